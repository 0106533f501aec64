"""Writing a file so that it is either the complete old one or the complete new one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing_app.domain.errors import UserError

PARTIAL = ".partiel"


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """A place to write to: it takes the name `path` once everything is on the disk."""
    beside = path.with_name(path.name + PARTIAL)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        _sync(beside)
        beside.replace(path)
    except PermissionError as error:
        raise UserError(
            f"« {path.name} » ne peut pas être écrit dans {path.parent} : il est ouvert dans un"
            " autre programme, ou l’emplacement est protégé. Rien n’a été perdu."
        ) from error
    except OSError as error:
        raise UserError(
            f"« {path.name} » n’a pas pu être écrit dans {path.parent} ({error.strerror})."
            " Rien n’a été perdu."
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def free_name(path: Path) -> Path:
    """The path, or « nom (2) », « nom (3) »... where something has that name already."""
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_stem(f"{path.stem} ({number})")
    return candidate
