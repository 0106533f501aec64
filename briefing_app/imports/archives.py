"""Zip archives that come in, looked through before any library opens them.

Their size is limited as the archive tells it: reading never goes beyond what is told.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from briefing_app.errors import UserError

_WHOLE = 400_000_000
_PART = 120_000_000
_PARTS = 2_000
_PROLOGUE = 4_096
_UNTOUCHED = "Rien n’a été importé."


class DamagedArchiveError(UserError):
    def __init__(self) -> None:
        super().__init__(f"Ce fichier est endommagé et ne peut pas être lu. {_UNTOUCHED}")


def open_archive(data: bytes) -> Mapping[str, bytes]:
    """The parts of an archive, each read when it is asked for."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DamagedArchiveError from error
    _check(archive.infolist())
    return _Parts(archive)


def _check(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        raise UserError(
            "Ce fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis"
            f" recommencez. {_UNTOUCHED}"
        )
    sizes = [part.file_size for part in parts]
    if len(parts) > _PARTS or sum(sizes) > _WHOLE or max(sizes, default=0) > _PART:
        raise UserError(
            f"Une fois ouvert, ce fichier serait démesuré : il est refusé par sécurité."
            f" {_UNTOUCHED}"
        )
    if len(set(names)) < len(names) or any(map(leads_out, names)):
        raise UserError(
            f"Ce fichier est construit de façon anormale : il est refusé par sécurité. {_UNTOUCHED}"
        )


def leads_out(name: str) -> bool:
    """Whether the name of a part stands for a place outside of its archive."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]


class _Parts(Mapping[str, bytes]):
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = archive.namelist()

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        try:
            content = self._archive.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise DamagedArchiveError from error
        start = content[:_PROLOGUE].replace(b"\0", b"")
        if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
            raise UserError(
                f"Ce fichier contient des instructions interdites (DTD ou entités). {_UNTOUCHED}"
            )
        return content
