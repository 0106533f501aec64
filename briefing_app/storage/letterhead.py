"""The Word template of her own: in the store, so that it goes where the store goes.

It is hers already as a file, and can be chosen again: it is neither journalled nor undone.
"""

from typing import NamedTuple

from briefing_app.storage.store import Store


class Letterhead(NamedTuple):
    name: str
    content: bytes


def read(store: Store) -> Letterhead | None:
    row = store.db.execute("SELECT name, content FROM letterhead").fetchone()
    return Letterhead(*row) if row else None


def keep(store: Store, letterhead: Letterhead) -> None:
    store.db.execute("INSERT OR REPLACE INTO letterhead VALUES (1, ?, ?)", letterhead)


def drop(store: Store) -> None:
    store.db.execute("DELETE FROM letterhead")
