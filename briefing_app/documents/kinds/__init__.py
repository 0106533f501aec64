"""The kinds of documents, one module each: content becomes blocks."""
