"""The one error that is meant for the coordinator; anything else is a bug."""


class UserError(Exception):
    """A sentence in French: what happened, what is safe, what to do."""


class FieldError(UserError):
    """The same, about one field: it is shown beside it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
