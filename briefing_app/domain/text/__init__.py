"""What is read in a text, and what is done to it."""
