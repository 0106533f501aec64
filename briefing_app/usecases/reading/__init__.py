"""Old documents are read, decided on, and taken over."""
