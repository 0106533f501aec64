"""Places of the items that are typed: constats, demands, promises, contacts."""
