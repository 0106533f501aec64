"""Blocks become files."""
