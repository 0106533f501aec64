"""Blocks become pages: preview, printer, PDF."""
