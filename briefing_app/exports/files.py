"""Files that leave: whole or not at all, with a sentence where the disk refuses."""

import csv
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

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


_DATE = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"


def write_archive(path: Path, parts: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != _FIRST, name)):
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, parts[name])


def read_archive(source: Path | BinaryIO) -> dict[str, bytes]:
    with zipfile.ZipFile(source) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(header)
        writer.writerows([_guarded(cell) for cell in row] for row in rows)


def _guarded(cell: str) -> str:
    """An apostrophe keeps a spreadsheet from reckoning a text that begins like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
