"""How long work tells where it is, and how it is stopped."""

from collections.abc import Callable

Step = Callable[[int, int, str], None]
"""`step(done, total, text)`: shows progress; raises `Cancelled` where she asked to stop."""


class Cancelled(Exception):  # noqa: N818 - not an error
    """She asked to stop: nothing was written."""


def silent(_done: int, _total: int, _text: str) -> None:
    """Progress that nobody watches."""
