"""Writing a file: the complete old one or the complete new one, under a name that is free."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PARTIAL = ".partiel"
_PARTS = ("-journal", "-wal", "")
"""Of a store SQLite writes more than one file; the one that names them all goes last."""
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


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
    """Remove what a crash left of a file that was taking shape; a disk that refuses keeps it.

    Whoever names the place may mean harm: what does not have the very form we write, what is
    reached through a link, and what is no file stays.
    """
    with suppress(OSError, ValueError):
        if _is_ours(place):
            for each in _parts_of(place):
                if each.exists() and stat.S_ISREG(each.lstat().st_mode):
                    each.unlink()


def sweep_folder(folder: Path) -> None:
    """The same for a folder in which nothing but files of ours takes shape."""
    for place in folder.resolve().glob(f"*{_PARTIAL}"):
        sweep(place)


def private_mask() -> None:
    """From here on, what this program makes is for its user alone: 0600, and 0700 for folders."""
    os.umask(0o077)


def make_private(path: Path) -> None:
    """Take away what others may do with a file or folder of hers; quietly, where the disk lets."""
    with suppress(OSError):
        known = path.lstat()
        if os.name == "posix" and not path.is_symlink() and known.st_uid == os.getuid():
            path.chmod(stat.S_IMODE(known.st_mode) & ~_OTHERS)


def free_name(path: Path) -> Path:
    """The path, or « nom (2) », « nom (3) »... where something has that name already."""
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_stem(f"{path.stem} ({number})")
    return candidate


def _parts_of(place: Path) -> list[Path]:
    return [place.with_name(place.name + ending) for ending in _PARTS]


def _give_up(place: Path) -> None:
    for each in _parts_of(place):
        each.unlink(missing_ok=True)


def _is_ours(place: Path) -> bool:
    """Whether it has the form of `place_beside`, and no link stands on the way to it."""
    named = place.name.endswith(_PARTIAL) and place.name != _PARTIAL
    return named and place.is_absolute() and place.parent.resolve() == place.parent


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
