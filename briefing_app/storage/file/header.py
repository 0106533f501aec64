"""What the first bytes of a file say, read without opening it as a store."""

import struct
from pathlib import Path

from briefing_app.errors import UserError
from briefing_app.storage.connection import damaged
from briefing_app.storage.file.migrations import schema_version

APPLICATION_ID = 0x504C4459  # "PLDY"
_MAGIC = b"SQLite format 3\0"
_LENGTH = 100
_KEPT = "Le fichier n’a pas été modifié."


def check_file(path: Path) -> int:
    """Refuse what is not one of our stores; the version of its schema."""
    header, size = _read(path)
    if not header:
        raise UserError(f"« {path.name} » est vide : ce n’est pas un fichier Plaidoyer. {_KEPT}")
    if len(header) < _LENGTH or header[:16] != _MAGIC or _field(header, 68) != APPLICATION_ID:
        raise UserError(f"« {path.name} » n’est pas un fichier Plaidoyer. {_KEPT}")
    version = _field(header, 60)
    if version > schema_version():
        raise UserError(
            f"« {path.name} » a été enregistré par une version plus récente de Plaidoyer."
            f" Mettez le programme à jour pour l’ouvrir. {_KEPT}"
        )
    if _is_truncated(header, size) and not _has_log(path):
        raise damaged(path)
    return version


def _read(path: Path) -> tuple[bytes, int]:
    try:
        with path.open("rb") as file:
            return file.read(_LENGTH), path.stat().st_size
    except FileNotFoundError:
        raise UserError(f"« {path.name} » est introuvable dans {path.parent}.") from None
    except OSError as error:
        raise UserError(f"« {path.name} » ne peut pas être lu : {error.strerror}.") from error


def _is_truncated(header: bytes, size: int) -> bool:
    (page,) = struct.unpack(">H", header[16:18])
    return size < _field(header, 28) * (65536 if page == 1 else page)


def _has_log(path: Path) -> bool:
    """A log that was not folded in yet may hold pages that the file does not have."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _field(header: bytes, offset: int) -> int:
    (value,) = struct.unpack(">I", header[offset : offset + 4])
    return int(value)
