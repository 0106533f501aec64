"""Short verbs that join storage, documents and files; the window and the command line call them."""
