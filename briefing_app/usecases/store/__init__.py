"""A store opened, filled, saved."""
