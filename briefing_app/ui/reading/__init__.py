"""Documents: read, gone through, taken over."""
