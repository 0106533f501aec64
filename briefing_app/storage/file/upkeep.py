"""Looking after a store: is everything in it sound, and in step?"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.domain.model import Attachment
from briefing_app.domain.shape import SHAPES
from briefing_app.domain.wording import noun
from briefing_app.storage.connection import DamagedError
from briefing_app.storage.kept_files import kept_file
from briefing_app.storage.search import indexed
from briefing_app.storage.store import Store


@dataclass(frozen=True, slots=True)
class Health:
    counts: dict[str, int]
    problems: list[str]


def check(store: Store) -> Health:
    """The full check: integrity, links, index. Takes a while on a large store."""
    counts: dict[str, int] = {}
    problems: list[str] = []
    try:
        problems += _integrity(store)
        counts.update((kind, len(store.keys(kind))) for kind in SHAPES)
        problems += [*_links(store), *_index(store), *_files(store)]
    except (sqlite3.DatabaseError, DamagedError) as error:
        problems.append(f"Fichier abîmé : {error}")
    return Health(counts, problems)


def _integrity(store: Store) -> list[str]:
    rows = [row[0] for row in store.db.execute("PRAGMA integrity_check")]
    return [] if rows == ["ok"] else [f"Fichier abîmé : {row}" for row in rows]


def _links(store: Store) -> list[str]:
    rows = store.db.execute("PRAGMA foreign_key_check").fetchall()
    return [f"Lien rompu dans {table}" for table, *_ in rows]


def _files(store: Store) -> Iterator[str]:
    for each in store.find(Attachment):
        if kept_file(store.db, each.fingerprint) is None:
            yield f"Fichier joint absent ou abîmé : {each.name}"


def _index(store: Store) -> Iterator[str]:
    try:
        with store.db.atomic():
            store.db.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        yield f"Index de recherche abîmé : {error}"
    sql = "SELECT kind, key, title, body FROM items LEFT JOIN search ON search.rowid = items.id"
    found = {(kind, key): (title, body) for kind, key, title, body in store.db.execute(sql)}
    for kind in SHAPES:
        for record in store.records(kind):
            if found.pop((kind, record["key"]), None) != indexed(kind, record):
                yield f"Index de recherche en retard : {noun(kind).singular} {record['key']}"
    for kind, key in found:
        yield f"Registre en trop : {noun(kind).singular if kind in SHAPES else kind} {key}"
    (stray,) = store.db.execute(
        "SELECT count(*) FROM search WHERE rowid NOT IN (SELECT id FROM items)"
    ).fetchone()
    if stray:
        yield f"Index de recherche : {stray} entrées de trop"
