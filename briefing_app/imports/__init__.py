"""Files that come in: read in a process of their own, then recognised. Stores nothing."""

READER = "--lire-un-document"
"""The hidden word of the command line: this process reads a document (`worker.py`)."""
