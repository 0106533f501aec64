"""Backups: whole copies of a store, checked before they get their name, thinned with age."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Hashable, Iterable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from briefing_app.errors import UserError
from briefing_app.files import free_name, written_whole
from briefing_app.paths import EXTENSION
from briefing_app.storage.connection import DiskError
from briefing_app.storage.file.header import check_file
from briefing_app.storage.file.unfinished import noted
from briefing_app.storage.store import Store

_STAMP = "%Y-%m-%d %Hh%Mm%S"
_NAMED = re.compile(
    rf" (\d{{4}}-\d\d-\d\d) (\d\d)h(\d\d)m(\d\d)(?: \(\d+\))?{re.escape(EXTENSION)}$"
)
_ALL_OF = timedelta(days=2)
_KEPT: tuple[tuple[int, Callable[[date], Hashable]], ...] = (
    (10, lambda day: day),
    (8, lambda day: day.isocalendar()[:2]),
    (12, lambda day: (day.year, day.month)),
)
"""How many days, weeks and months keep their latest backup."""
_MEGABYTE = 1_000_000


class Backup(NamedTuple):
    path: Path
    at: datetime


class BackupError(UserError):
    """A copy that is not what it should be; no earlier one was touched."""


class RottenError(BackupError):
    """What was copied is not sound: the disk lost something of it."""


def folder_of(store: Path) -> Path:
    """Beside the store, where she finds them without the program."""
    return store.parent / f"Sauvegardes de {store.stem}"


def backups_of(store: Path, folder: Path | None = None) -> list[Backup]:
    """Latest first, by the moment in their names: copying a file changes its date."""
    found = []
    for path in (folder or folder_of(store)).glob(f"*{EXTENSION}"):
        stamp = _NAMED.search(path.name)
        if stamp:
            at = "{} {}:{}:{}".format(*stamp.groups())
            found.append(Backup(path, datetime.fromisoformat(at)))
    return sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True)


def back_up(store: Store, now: datetime, folder: Path | None = None) -> Backup:
    """A verified copy of the store as it is now; older ones are thinned only afterwards."""
    source = _path_of(store)
    folder = folder or folder_of(source)
    stamp = now.replace(microsecond=0, tzinfo=None)
    # A clock that was set back must not overwrite what is there.
    target = free_name(folder / f"{source.stem} {stamp:{_STAMP}}{EXTENSION}")
    _copy(store.db.conn, target, source)
    _thin(source, folder, stamp)
    return Backup(target, stamp)


def double_backup(store: Store, backup: Backup, folder: Path) -> Backup:
    """The same backup in another folder, where those of this store are thinned too."""
    target = folder / backup.path.name
    with noted(store.db, [target]):
        duplicate(backup.path, target)
    _thin(_path_of(store), folder, backup.at)
    return Backup(target, backup.at)


def _thin(source: Path, folder: Path, now: datetime) -> None:
    """Another store may have its backups in the same folder: they stay."""
    found = [b for b in backups_of(source, folder) if _NAMED.sub("", b.path.name) == source.stem]
    old = set(to_remove([backup.at for backup in found], now))
    for backup in found:
        if backup.at in old:
            backup.path.unlink()


def back_up_as(store: Store, target: Path) -> None:
    """A verified copy under a name of her own."""
    with noted(store.db, [target]):
        _copy(store.db.conn, target, _path_of(store))


def duplicate(backup: Path, target: Path) -> None:
    """The same content in another place, checked there."""
    with closing(_read_only(backup)) as connection:
        _copy(connection, target, backup)


def _copy(connection: sqlite3.Connection, target: Path, source: Path) -> None:
    """Copy a store page by page, check the copy, and only then give it its name."""
    try:
        with written_whole(target) as place:
            _check_room(source, target)
            with closing(sqlite3.connect(place)) as copied:
                connection.backup(copied)
            verify(place, _counts(connection))
    except (OSError, sqlite3.Error) as error:
        raise BackupError(
            f"La sauvegarde dans {target.parent} a échoué. Vos données et les sauvegardes"
            " précédentes sont intactes. Choisissez un autre emplacement, ou libérez de la place."
        ) from error


def verify(path: Path, expected: tuple[int, int] | None = None) -> None:
    """Read the whole file: sound, ours, and holding what it should."""
    check_file(path)
    if not _is_whole(path, expected):
        raise RottenError(f"« {path.name} » est endommagé : cette copie ne peut pas servir.")


def _is_whole(path: Path, expected: tuple[int, int] | None) -> bool:
    try:
        with closing(_read_only(path)) as connection:
            sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
            held = _counts(connection)
    except sqlite3.DatabaseError:
        return False
    return sound and not broken and (expected is None or held == expected)


def _counts(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many items, and how far the journal goes: equal where nothing changed."""
    (items,) = connection.execute("SELECT count(*) FROM items").fetchone()
    sql = "SELECT coalesce(max(id), 0) * 2 + coalesce(sum(undone), 0) FROM operations"
    (step,) = connection.execute(sql).fetchone()
    return items, step


def contents(path: Path) -> dict[str, int]:
    """How many items of each kind a backup holds; nothing where it cannot be read."""
    try:
        with closing(_read_only(path)) as connection:
            return dict(connection.execute("SELECT kind, count(*) FROM items GROUP BY kind"))
    except sqlite3.DatabaseError:
        return {}


def is_current(store: Store, folder: Path | None = None) -> bool:
    """Whether the latest backup holds what the store holds now."""
    found = backups_of(_path_of(store), folder)
    if not found:
        return False
    try:
        with closing(_read_only(found[0].path)) as connection:
            return _counts(connection) == _counts(store.db.conn)
    except sqlite3.DatabaseError:
        return False


def to_remove(moments: Iterable[datetime], now: datetime) -> list[datetime]:
    """Those that thinning lets go: never the latest, never one of the last two days or later."""
    latest_first = sorted(moments, reverse=True)
    kept = {moment for moment in latest_first if moment > now - _ALL_OF} | set(latest_first[:1])
    for count, period in _KEPT:
        seen: dict[Hashable, datetime] = {}
        for moment in latest_first:
            seen.setdefault(period(moment.date()), moment)
        kept.update(list(seen.values())[:count])
    return [moment for moment in latest_first if moment not in kept]


def _path_of(store: Store) -> Path:
    if store.path is None:
        raise UserError("Ce fichier n’est pas encore enregistré : il n’y a rien à sauvegarder.")
    return store.path


def _check_room(source: Path, target: Path) -> None:
    size = source.stat().st_size
    free = shutil.disk_usage(target.parent).free
    if free < size:
        raise DiskError(
            f"Il manque de la place dans {target.parent} pour une sauvegarde : libérez au moins"
            f" {(size - free) // _MEGABYTE + 1} Mo. Vos données et les sauvegardes précédentes sont"
            " intactes."
        )


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
