"""Rencontres: the meeting, its minutes, its closing."""
