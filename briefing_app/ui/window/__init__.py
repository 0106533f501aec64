"""The window itself: its places, its session, its files."""
