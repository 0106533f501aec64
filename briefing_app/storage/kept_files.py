"""The bytes of joined files: outside the journal, each once, under its fingerprint.

A file that was taken away stays as long as the journal knows of it, so that undoing brings it back.
"""

import hashlib
from typing import NamedTuple

from briefing_app.storage.connection import StoreConnection
from briefing_app.storage.store import Store


def keep_file(db: StoreConnection, content: bytes) -> str:
    """Keep those bytes, if they are not there already; their fingerprint."""
    fingerprint = hashlib.sha256(content).hexdigest()
    sql = "INSERT INTO attached_files VALUES (?, ?) ON CONFLICT DO NOTHING"
    db.execute(sql, [fingerprint, content])
    return fingerprint


def kept_file(db: StoreConnection, fingerprint: str) -> bytes | None:
    """The bytes of that fingerprint; nothing where they are gone, or are not those any more."""
    sql = "SELECT content FROM attached_files WHERE fingerprint = ?"
    row = db.execute(sql, [fingerprint]).fetchone()
    content = bytes(row[0]) if row else b""
    return content if hashlib.sha256(content).hexdigest() == fingerprint else None


def forget_unused_files(db: StoreConnection) -> None:
    """After an erasure: what neither an item nor the journal knows of any more."""
    db.execute(
        "WITH sides (side) AS ("
        "  SELECT before FROM changes WHERE kind = 'attachments'"
        "  UNION ALL SELECT after FROM changes WHERE kind = 'attachments'"
        "), known (fingerprint) AS ("
        "  SELECT fingerprint FROM attachments"
        "  UNION SELECT json_extract(side, '$.fingerprint') FROM sides"
        ") DELETE FROM attached_files WHERE fingerprint NOT IN"
        " (SELECT fingerprint FROM known WHERE fingerprint IS NOT NULL)"
    )


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


def keep_original(db: StoreConnection, document: str, content: bytes) -> None:
    db.execute(
        "INSERT INTO originals VALUES (?, ?) ON CONFLICT (document)"
        " DO UPDATE SET content = excluded.content",
        [document, content],
    )


def original(db: StoreConnection, document: str) -> bytes | None:
    row = db.execute("SELECT content FROM originals WHERE document = ?", [document]).fetchone()
    return row[0] if row else None


def originals(db: StoreConnection) -> set[str]:
    """The names of the documents whose file is kept."""
    return {name for (name,) in db.execute("SELECT document FROM originals")}
