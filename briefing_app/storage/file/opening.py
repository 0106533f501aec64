"""Opening a store: the one place where a file becomes a connection.

A file that is not a sound store of ours is refused before SQLite touches it, so that it stays
byte for byte as it was. The connection holds the file for itself while it is open: SQLite's own
exclusive lock makes one instance per store, and goes with the process whatever ends it.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from briefing_app.errors import UserError
from briefing_app.files import make_private, place_beside, sweep, sweep_folder, written_whole
from briefing_app.paths import EXTENSION
from briefing_app.storage.connection import HeldError, StoreConnection, damaged, sentence_for
from briefing_app.storage.file.backups import back_up, folder_of
from briefing_app.storage.file.header import APPLICATION_ID, check_file
from briefing_app.storage.file.migrations import migrate, schema_version
from briefing_app.storage.file.unfinished import sweep_unfinished
from briefing_app.storage.journal import Clock, system_clock
from briefing_app.storage.rows import insert_rows
from briefing_app.storage.store import Store

FORMAT = "plaidoyer"


class StoreBusyError(UserError):
    """Another window or command has the store open."""


def open_store(path: Path, clock: Clock = system_clock) -> Store:
    """Open an existing store, bringing it to the present schema after a backup of it."""
    version = check_file(path)
    _make_private(path)
    try:
        db = _connect(path)
    except sqlite3.DatabaseError as error:
        raise sentence_for(error, path) or error from None
    try:
        _check_content(db, path)
        _sweep(path)
        store = Store(db, clock)
        if version < schema_version():
            _bring_up(store)
        sweep_unfinished(db)
    except BaseException:
        db.close()
        raise
    return store


def create_store(
    path: Path, clock: Clock = system_clock, fill: Callable[[Store], object] = lambda _: None
) -> Store:
    """Make a new store where there is no file yet, with what fills it: whole, or not at all."""
    if path.exists():
        raise UserError(f"« {path.name} » existe déjà. Choisissez un autre nom.")
    try:
        with written_whole(path) as place, closing(_new(_connect(place, path), clock)) as store:
            fill(store)
    except (OSError, sqlite3.OperationalError) as error:
        raise UserError(
            f"Impossible de créer « {path.name} » dans {path.parent}."
            " Choisissez un emplacement où vous pouvez écrire."
        ) from error
    return open_store(path, clock)


def memory_store(clock: Clock = system_clock, image: bytes = b"") -> Store:
    """A store that lives as long as the process; with an image, as another one stood."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    if not image:
        return _new(_prepare(connection, None), clock)
    connection.deserialize(image)
    return Store(_prepare(connection, None), clock)


def _sweep(path: Path) -> None:
    """What a crash left half written beside the store; it is ours alone now."""
    sweep(place_beside(path.resolve()))
    sweep_folder(folder_of(path))


def _make_private(path: Path) -> None:
    """What an earlier version left open to others; before SQLite gives its log the same rights."""
    log, folder = path.with_name(path.name + "-wal"), folder_of(path)
    for each in (path.resolve(), log, folder, *folder.glob(f"*{EXTENSION}")):
        make_private(each)


def _bring_up(store: Store) -> None:
    back_up(store, datetime.now())  # noqa: DTZ005 - named for her, by her clock
    migrate(store.db)


def _new(db: StoreConnection, clock: Clock) -> Store:
    created = clock().astimezone(UTC).isoformat(timespec="seconds")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrate(db)
    insert_rows(db, "store_info", ("id", "format", "created"), [(1, FORMAT, created)])
    return Store(db, clock)


def _connect(path: Path, called: Path | None = None) -> StoreConnection:
    """`called` is the name that a store is going to have, where it is still being made."""
    # One connection for the whole program; a long load lends it to the worker thread.
    conn = sqlite3.connect(path, check_same_thread=False, timeout=0.2)
    try:
        db = _prepare(conn, called or path)
        # Exclusive from the first access: no shared-memory file, and nobody else can open.
        for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL"):
            db.execute(f"PRAGMA {pragma}").fetchall()
        db.execute("PRAGMA user_version").fetchall()
    except HeldError as error:
        conn.close()
        raise StoreBusyError(
            f"« {path.name} » est déjà ouvert dans une autre fenêtre. Fermez-la d’abord."
        ) from error
    except BaseException:
        conn.close()
        raise
    return db


def _prepare(conn: sqlite3.Connection, path: Path | None) -> StoreConnection:
    db = StoreConnection(conn, path)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA secure_delete = ON").fetchall()
    db.execute("PRAGMA temp_store = MEMORY")
    return db


def _check_content(db: StoreConnection, path: Path) -> None:
    try:
        row = db.execute("SELECT format FROM store_info WHERE id = 1").fetchone()
    except sqlite3.OperationalError as error:  # no such table
        raise damaged(path) from error
    if row is None or row[0] != FORMAT:
        raise damaged(path)
