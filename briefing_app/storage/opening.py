"""Opening a store: the one place where a file becomes a connection.

A file that is not a sound store of ours is refused before SQLite touches it, so that it stays
byte for byte as it was. The connection holds the file for itself while it is open: SQLite's own
exclusive lock makes one instance per store, and goes with the process whatever ends it.
"""

import sqlite3
import struct
from datetime import UTC
from pathlib import Path

from sqlite_utils import Database

from briefing_app.domain.errors import UserError
from briefing_app.storage.journal import Clock, system_clock
from briefing_app.storage.migrations import migrate, schema_version
from briefing_app.storage.store import Store

APPLICATION_ID = 0x504C4459  # "PLDY"
FORMAT = "plaidoyer"
_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_KEPT = "Le fichier n’a pas été modifié."


class StoreBusyError(UserError):
    """Another window or command has the store open."""


def open_store(path: Path, clock: Clock = system_clock) -> Store:
    """Open an existing store, bringing it to the present schema."""
    _check_file(path)
    try:
        db = _connect(path)
    except sqlite3.DatabaseError as error:
        raise _damaged(path) from error
    try:
        _check_content(db, path)
        migrate(db)
    except sqlite3.DatabaseError as error:
        db.close()
        raise _damaged(path) from error
    except BaseException:
        db.close()
        raise
    return Store(db, clock)


def create_store(path: Path, clock: Clock = system_clock) -> Store:
    """Make a new, empty store where there is no file yet: whole, or not at all."""
    if path.exists():
        raise UserError(f"« {path.name} » existe déjà. Choisissez un autre nom.")
    beside = path.with_name(path.name + ".nouveau")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        _new(_connect(beside), clock).close()
        beside.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise UserError(
            f"Impossible de créer « {path.name} » dans {path.parent}."
            " Choisissez un emplacement où vous pouvez écrire."
        ) from error
    return open_store(path, clock)


def memory_store(clock: Clock = system_clock) -> Store:
    """A store that lives as long as the process: for tests and previews."""
    return _new(_prepare(sqlite3.connect(":memory:", check_same_thread=False)), clock)


def open_or_create(path: Path, clock: Clock = system_clock) -> Store:
    return open_store(path, clock) if path.exists() else create_store(path, clock)


def _new(db: Database, clock: Clock) -> Store:
    created = clock().astimezone(UTC).isoformat(timespec="seconds")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrate(db)
    db.table("store_info").insert({"id": 1, "format": FORMAT, "created": created})
    return Store(db, clock)


def _connect(path: Path) -> Database:
    # One connection for the whole program; a long load lends it to the worker thread.
    conn = sqlite3.connect(path, check_same_thread=False, timeout=0.2)
    try:
        db = _prepare(conn)
        # Exclusive from the first access: no shared-memory file, and nobody else can open.
        for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL"):
            db.execute(f"PRAGMA {pragma}").fetchall()
        with db.atomic():
            db.execute("PRAGMA user_version").fetchall()
    except sqlite3.OperationalError as error:
        conn.close()
        if "locked" in str(error):
            raise StoreBusyError(
                f"« {path.name} » est déjà ouvert dans une autre fenêtre. Fermez-la d’abord."
            ) from error
        raise
    except BaseException:
        conn.close()
        raise
    return db


def _prepare(conn: sqlite3.Connection) -> Database:
    db = Database(conn, execute_plugins=False)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA secure_delete = ON").fetchall()
    db.execute("PRAGMA temp_store = MEMORY")
    return db


def _check_file(path: Path) -> None:
    """Refuse what is not one of our stores from its first bytes, without opening it as one."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
        size = path.stat().st_size
    except FileNotFoundError:
        raise UserError(f"« {path.name} » est introuvable dans {path.parent}.") from None
    except OSError as error:
        raise UserError(f"« {path.name} » ne peut pas être lu : {error.strerror}.") from error
    if not header:
        raise UserError(f"« {path.name} » est vide : ce n’est pas un fichier Plaidoyer. {_KEPT}")
    if len(header) < _HEADER or header[:16] != _MAGIC or _field(header, 68) != APPLICATION_ID:
        raise UserError(f"« {path.name} » n’est pas un fichier Plaidoyer. {_KEPT}")
    if _field(header, 60) > schema_version():
        raise UserError(
            f"« {path.name} » a été enregistré par une version plus récente de Plaidoyer."
            f" Mettez le programme à jour pour l’ouvrir. {_KEPT}"
        )
    if _is_truncated(header, size) and not _has_wal(path):
        raise _damaged(path)


def _is_truncated(header: bytes, size: int) -> bool:
    (page,) = struct.unpack(">H", header[16:18])
    return size < _field(header, 28) * (65536 if page == 1 else page)


def _has_wal(path: Path) -> bool:
    """A log that was not folded in yet may hold pages that the file does not have."""
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _field(header: bytes, offset: int) -> int:
    (value,) = struct.unpack(">I", header[offset : offset + 4])
    return int(value)


def _check_content(db: Database, path: Path) -> None:
    row = db.execute("SELECT format FROM store_info WHERE id = 1").fetchone()
    if row is None or row[0] != FORMAT:
        raise _damaged(path)


def _damaged(path: Path) -> UserError:
    return UserError(
        f"« {path.name} » est endommagé et ne peut pas être ouvert. {_KEPT}"
        " Restaurez une sauvegarde."
    )
