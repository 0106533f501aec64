"""A store for the coordinator: hers, new, from the demonstration, from a backup, from a file."""

from datetime import date
from pathlib import Path

from briefing_app.domain.model import Collective
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.storage.store import Store
from briefing_app.usecases.store.safekeeping import restore

# A store is opened every day and made once: what making it needs is imported then.

_SHARED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "kdrive")


def new_store(path: Path, collective: str = "") -> Store:
    """A store with the themes that the program brings along, and the name of the collective."""
    from briefing_app.storage.journal import settle
    from briefing_app.usecases.items.themes import shipped_themes

    def fill(store: Store) -> None:
        with store.operation("Créer le fichier"):
            store.save_all(shipped_themes())
            if collective.strip():
                store.save(Collective(key=Collective.KEY, name=collective.strip()))
        settle(store.db)

    return create_store(path, fill=fill)


def store_from(path: Path, exchange: Path) -> Store:
    """A new store that holds what an exchange file brings; none where the file is refused."""
    from briefing_app.usecases.store.exchange import load_file

    return create_store(path, fill=lambda store: load_file(store, exchange))


def restored(path: Path, backup: Path) -> Store:
    restore(path, backup)
    return open_store(path)


def demonstration_store(path: Path) -> Store:
    from briefing_app.usecases.store.demonstration import open_demonstration

    return open_demonstration(path, date.today())


def is_shared(path: Path) -> bool:
    """Whether another program may copy the file while it is open: no place for a store."""
    parts = [part.lower() for part in path.parts]
    return str(path).startswith("\\\\") or any(
        part.startswith(name) for part in parts for name in _SHARED
    )
