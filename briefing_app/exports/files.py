"""Files that leave: whole or not at all, with a sentence where the disk refuses."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing_app.errors import UserError
from briefing_app.files import written_whole


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """A place to write to: it takes the name `path` once everything is on the disk."""
    try:
        with written_whole(path) as place:
            yield place
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
