"""Plaidoyer: an offline desktop program for preparing meeting briefing packs."""

__version__ = "0.1.0"
