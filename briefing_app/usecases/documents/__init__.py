"""Producing documents, from what may be chosen to the file that is kept."""
