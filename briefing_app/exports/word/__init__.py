"""Blocks become a Word file."""
