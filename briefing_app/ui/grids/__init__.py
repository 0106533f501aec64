"""Grilles: sent, waited for, gone through."""
