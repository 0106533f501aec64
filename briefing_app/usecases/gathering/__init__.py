"""From what was selected to the frozen content of each document: keys become words."""
