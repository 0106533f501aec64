"""Files that come in: read in a process of their own, then recognised. Stores nothing."""
