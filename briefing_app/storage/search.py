"""The full-text index over every kind: kept by the store, asked here.

Accents and case are folded by the index itself; endings are folded by searching the stem of
each word as a prefix, because an accent-free French stem is nearly always one.
"""

import json
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlite_utils import Database

from briefing_app.domain.shape import SHAPES, Json, headline, texts
from briefing_app.domain.text import stem
from briefing_app.storage.bulk import insert_rows

_WORD = re.compile(r"\w+")


class Hit(NamedTuple):
    kind: str
    key: str
    excerpt: str


def match_expression(words: str) -> str:
    """What the index is asked for: every word, with any ending; a phrase in quotes as it stands."""
    parts = []
    for index, chunk in enumerate(words.split('"')):
        found = _WORD.findall(chunk)
        if index % 2:
            parts += [f'"{" ".join(found)}"'] if found else []
        else:
            parts += [_any_spelling(word) for word in found]
    return " ".join(parts)


def _any_spelling(word: str) -> str:
    root = stem(word)
    # The index keeps œ and æ as letters of their own; a keyboard rarely has them.
    spellings = {root, root.replace("oe", "œ"), root.replace("ae", "æ")}
    joined = " OR ".join(f'"{each}"*' for each in sorted(spellings))
    return f"({joined})" if len(spellings) > 1 else joined


class SearchIndex:
    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, kind: str, records: dict[int, Json]) -> None:
        """Index those items anew."""
        self.drop(records)
        rows = [(number, *indexed(kind, record)) for number, record in records.items()]
        insert_rows(self._db, "search", ("rowid", "title", "body"), rows)

    def drop(self, numbers: Iterable[int]) -> None:
        sql = "DELETE FROM search WHERE rowid IN (SELECT value FROM json_each(?))"
        self._db.execute(sql, [json.dumps(list(numbers))])

    def find(
        self, words: str, *, kinds: Sequence[str] = (), theme: str = "", limit: int = 50
    ) -> tuple[int, list[Hit]]:
        """How many items hold all the words, and the best of them."""
        expression = match_expression(words)
        if not expression:
            return 0, []
        where, values = "search MATCH ?", [expression]
        if kinds:
            where += " AND kind IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(list(kinds)))
        if theme:
            where += f" AND items.id IN ({_with_theme()})"
            values += [theme] * len(_themed())
        source = f"FROM search JOIN items ON items.id = search.rowid WHERE {where}"
        (total,) = self._db.execute(f"SELECT count(*) {source}", values).fetchone()
        excerpt = "snippet(search, 1, '', '', '…', 24)"
        order = f"ORDER BY search.rank, search.rowid LIMIT {int(limit)}"
        sql = f"SELECT kind, key, {excerpt} {source} {order}"
        return total, [Hit(*row) for row in self._db.execute(sql, values)]


def indexed(kind: str, record: Json) -> tuple[str, str]:
    """What the index holds of an item: its title, and all that was written in it."""
    return headline(kind, record), "\n".join(texts(SHAPES[kind], record))


def _themed() -> list[str]:
    return [k for k, shape in SHAPES.items() if any(s.name == "themes" for s in shape.slots)]


def _with_theme() -> str:
    return " UNION ".join(f"SELECT owner FROM {kind}_themes WHERE target = ?" for kind in _themed())
