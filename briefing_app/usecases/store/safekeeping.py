"""Backups and restoring, as the window and the command line ask for them."""

from datetime import datetime
from pathlib import Path

from briefing_app.domain.wording import counted
from briefing_app.errors import UserError
from briefing_app.storage.file.backups import (
    Backup,
    RottenError,
    back_up,
    back_up_as,
    contents,
    double_backup,
    duplicate,
    is_current,
    verify,
)
from briefing_app.storage.file.opening import StoreBusyError, open_store
from briefing_app.storage.store import Store

_TOLD = ("constats", "recommendations", "commitments", "meetings")


def back_up_now(store: Store) -> Backup:
    return back_up(store, _now())


def back_up_changes(store: Store) -> Backup | None:
    """A backup if anything changed since the last one."""
    return None if store.path is None or is_current(store) else back_up_now(store)


def double(store: Store, backup: Backup, second: Path) -> Path:
    """The same backup in another place, a USB stick for instance; checked there too."""
    if not second.is_dir():
        raise UserError(
            f"L’emplacement {second} n’est pas accessible : la sauvegarde n’a pas été doublée."
            " Celle de cet ordinateur est faite."
        )
    return double_backup(store, backup, second).path


def describe(backup: Path) -> str:
    """« 97 constats, 103 recommandations… »: what she would find again."""
    held = contents(backup)
    if not held:
        return "illisible"
    return ", ".join(counted(kind, held[kind]) for kind in _TOLD if held.get(kind)) or "vide"


def back_up_to(store: Store, target: Path) -> Backup:
    """A backup where she says."""
    back_up_as(store, target)
    return Backup(target, _now())


def restore(path: Path, backup: Path) -> Path | None:
    """Put a backup in the place of the store; where the former one was kept.

    The present store is backed up first; one that cannot be opened any more is set aside under a
    dated name. Nothing is touched before the backup was read to its end.
    """
    verify(backup)
    kept = _keep_present(path)
    duplicate(backup, path)
    open_store(path).close()
    return kept


def _keep_present(path: Path) -> Path | None:
    if not path.exists():
        return None
    try:
        store = open_store(path)
    except StoreBusyError:
        raise
    except UserError:
        return _set_aside(path)
    try:
        return back_up_now(store).path
    except RottenError:
        # It opens, and is not sound any more: no copy of it would be a backup.
        store.close()
        return _set_aside(path)
    finally:
        store.close()


def _set_aside(path: Path) -> Path:
    """Damaged, and perhaps still worth something: kept with its log, under another name."""
    stamp = f"{_now():%Y-%m-%d %Hh%Mm%S}"
    aside = path.with_stem(f"{path.stem} endommagé {stamp}")
    for ending in ("-wal", "-shm", ""):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside


def _now() -> datetime:
    return datetime.now()  # noqa: DTZ005 - named for her, by her clock
