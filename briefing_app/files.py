"""Writing a file: the complete old one or the complete new one, under a name that is free."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PARTIAL = ".partiel"
_PARTS = ("-journal", "-wal", "")
"""Of a store SQLite writes more than one file; the one that names them all goes last."""


def place_beside(path: Path) -> Path:
    """Where a file takes shape before it has its name."""
    return path.with_name(path.name + _PARTIAL)


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A place to write to: it takes the name `path` once everything is on the disk."""
    place = place_beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _give_up(place)
        yield place
        _sync(place)
        place.replace(path)
    finally:
        with suppress(OSError):
            _give_up(place)


def sweep(place: Path) -> None:
    """Remove what a crash left of a file that was taking shape; a disk that refuses keeps it."""
    with suppress(OSError):
        _give_up(place)


def sweep_folder(folder: Path) -> None:
    """The same for a folder in which nothing but files of ours takes shape."""
    for place in folder.glob(f"*{_PARTIAL}"):
        sweep(place)


def free_name(path: Path) -> Path:
    """The path, or « nom (2) », « nom (3) »... where something has that name already."""
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_stem(f"{path.stem} ({number})")
    return candidate


def _give_up(place: Path) -> None:
    for ending in _PARTS:
        place.with_name(place.name + ending).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
