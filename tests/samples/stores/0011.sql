UPDATE store_info SET begun = 1;
