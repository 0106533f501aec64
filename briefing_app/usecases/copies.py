"""Copies of joined files, made to be looked at: they do not outlive the window."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from briefing_app.paths import opened_folder

_OWN = 0o600


def forget_copies() -> None:
    """Take away the copies that were looked at; one still open elsewhere goes the next time."""
    for path in _deepest_first(opened_folder()):
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.chmod(_OWN)
                path.unlink()


def _deepest_first(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("*"), reverse=True)
