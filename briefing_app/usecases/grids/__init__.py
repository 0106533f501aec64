"""Grids go round, come back, and are taken over."""
