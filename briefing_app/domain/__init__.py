"""What the coordinator talks about: frozen dataclasses and pure functions, no import of ours."""
