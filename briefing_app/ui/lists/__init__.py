"""Lists of items, and the page that shows one beside its list."""
