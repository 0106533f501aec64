"""The one error that is meant for the coordinator; anything else is a bug."""


class UserError(Exception):
    """A sentence in French: what happened, what is safe, what to do."""
