"""Columns, cells, and what came back in them; pure."""
