"""Grids become workbooks."""
