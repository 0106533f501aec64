"""What a document seems to hold: rules and words, pure."""
