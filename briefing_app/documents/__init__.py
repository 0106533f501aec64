"""Frozen content becomes a list of blocks: pure, and the same for every writer."""
