"""The connection to a store, whose failures are sentences: a full disk is not a bug."""

import os
import sqlite3
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.errors import UserError

if TYPE_CHECKING:
    from sqlite_utils import Database

_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
_PROTECTED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_HELD = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_LEAST_ROOM = 20
_MEGABYTE = 1_000_000


class DiskError(UserError):
    """The disk refused to write; nothing was half written."""


class HeldError(DiskError):
    """Another program holds the file; nothing was changed."""


class DamagedError(UserError):
    """The file is not whole any more."""


class StoreConnection:
    """SQLite for the rooms above; a failure of the disk is raised as a `UserError`.

    The connection commits each statement by itself: several are one step in `atomic`.
    """

    def __init__(self, conn: sqlite3.Connection, path: Path | None) -> None:
        conn.isolation_level = None
        self.conn = conn
        self.path = path

    @cached_property
    def utils(self) -> "Database":
        """sqlite-utils on this connection, for what changes the store."""
        # 75 ms: paid at the first change, not when the window opens.
        from sqlite_utils import Database

        return Database(self.conn, execute_plugins=False)

    def execute(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> sqlite3.Cursor:
        try:
            with self._failures_in_words():
                return self.conn.execute(sql, parameters)
        except UnicodeDecodeError as error:
            # SQLite quotes rotten text in its message, which Python cannot read.
            raise damaged(self.path) from error

    @contextmanager
    def atomic(self) -> Generator[None, None, None]:
        with self._failures_in_words(), self.utils.atomic():
            yield

    def close(self) -> None:
        self.conn.close()

    @contextmanager
    def _failures_in_words(self) -> Generator[None, None, None]:
        """Turns what SQLite raises for the disk's sake into a sentence; bugs pass as they are."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            refusal = sentence_for(error, self.path)
            if refusal is None:
                raise
            raise refusal from error


def sentence_for(error: BaseException, path: Path | None = None) -> UserError | None:
    """The sentence for a failure of the disk; None for any other error, which is a bug."""
    if not isinstance(error, sqlite3.DatabaseError):
        return None
    # Python's own errors have no code: it could not read a text as one.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _DAMAGED or "Could not decode" in str(error):
        return damaged(path)
    if path is None:
        return None
    if code in _PROTECTED or (code in _FULL and not os.access(path.parent, os.W_OK)):
        return DiskError(
            f"« {path.name} » ne peut pas être modifié : {path.parent} est protégé en écriture."
            " Rien n’a été changé. Copiez le fichier dans un emplacement où vous pouvez écrire."
        )
    if code in _FULL:
        return DiskError(
            f"Le disque qui porte « {path.name} » est plein ou n’accepte plus rien. Rien n’a été"
            " enregistré à moitié ; ce que vous avez tapé est encore à l’écran. Libérez au moins"
            f" {room_for(path)} Mo dans {path.parent}, puis réessayez."
        )
    if code in _HELD:
        return HeldError(
            f"« {path.name} » est tenu par un autre programme. Rien n’a été changé ; ce que vous"
            " avez tapé est encore à l’écran. Fermez ce programme, puis réessayez."
        )
    return None


def damaged(path: Path | None) -> DamagedError:
    name = f"« {path.name} »" if path else "Le fichier"
    return DamagedError(
        f"{name} est endommagé et ne peut pas être lu. Il n’a pas été modifié."
        " Restaurez une sauvegarde."
    )


def room_for(path: Path) -> int:
    """Megabytes that a store needs beside itself to work at ease."""
    size = path.stat().st_size if path.exists() else 0
    return max(_LEAST_ROOM, size * 2 // _MEGABYTE)
