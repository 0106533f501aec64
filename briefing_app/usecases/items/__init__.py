"""What is done with items of any kind."""
