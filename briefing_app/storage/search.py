"""The full-text index over every kind: kept by the store, asked here.

Accents and case are folded by the index itself; endings are folded by searching the stem of
each word as a prefix, because an accent-free French stem is nearly always one.
"""

import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from briefing_app.domain.shape import SHAPES, Json, headline, texts
from briefing_app.domain.text.text import stem
from briefing_app.storage.connection import StoreConnection
from briefing_app.storage.filters import Filter, conditions
from briefing_app.storage.rows import insert_rows

_WORD = re.compile(r"\w+")
_SHORTEST = 2


class Hit(NamedTuple):
    kind: str
    key: str
    excerpt: str


def match_expression(words: str) -> str:
    """What the index is asked for: every word, with any ending; a phrase in quotes as it stands;
    an article of a law in any writing."""
    parts = []
    for index, chunk in enumerate(words.split('"')):
        if index % 2:
            found = _WORD.findall(chunk)
            parts += [_any_spelling(" ".join(found), "")] if found else []
        else:
            articles, rest = _articles(chunk)
            # « l’été », « d’asile »: the elided letter would match half the dictionary.
            found = [w for w in _WORD.findall(rest) if len(w) >= _SHORTEST or w.isdigit()]
            parts += articles + [_any_spelling(stem(word), "*") for word in found]
    return " AND ".join(parts)


def _articles(words: str) -> tuple[list[str], str]:
    """What finds the articles that the words name, and the words without them."""
    if not any(each.isdigit() for each in words):
        return [], words
    from briefing_app.domain.text.articles import articles_in  # few searches name one

    mentions = articles_in(words)
    rest = words
    for mention in mentions:
        rest = rest.replace(words[mention.start : mention.end], " ")
    return [_any_writing(mention.text) for mention in mentions], rest


def _any_writing(article: str) -> str:
    """« L.425-1 » is also « L 425-1 » and « L425-1 »; « 5 » without its word is any number."""
    first, *others = _WORD.findall(article)
    if not others:
        return f'"article {first}"'
    apart = f'"{" ".join((first, *others))}"'
    joined = f'"{" ".join((first + others[0], *others[1:]))}"'
    return f"({apart} OR {joined})" if first.isalpha() else apart


def _any_spelling(asked: str, ending: str) -> str:
    # The index keeps œ and æ as letters of their own; a keyboard rarely has them.
    spellings = {asked, asked.replace("oe", "œ"), asked.replace("ae", "æ")}
    joined = " OR ".join(f'"{each}"{ending}' for each in sorted(spellings))
    return f"({joined})" if len(spellings) > 1 else joined


class SearchIndex:
    def __init__(self, db: StoreConnection) -> None:
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
        self, wanted: Filter, *, recent: bool = False, limit: int = 50
    ) -> tuple[int, list[Hit]]:
        """How many items hold all the words, and the first of them.

        The best come first; while she types, the most recent ones do, which is several times
        faster for common words.
        """
        expression = match_expression(wanted.words)
        if not expression:
            return 0, []
        narrowed, values = _narrowed(wanted)
        # CROSS: the index is asked first, whatever SQLite believes of the other table.
        source = "FROM search CROSS JOIN items ON items.id = search.rowid"
        where = f"{source} WHERE search MATCH :words{narrowed}"
        values["words"] = expression
        (total,) = self._db.execute(f"SELECT count(*) {where}", values).fetchone()
        order = "search.rowid DESC" if recent else "search.rank, search.rowid"
        excerpt = "snippet(search, 1, '', '', '…', 24)"
        sql = f"SELECT kind, key, {excerpt} {where} ORDER BY {order} LIMIT {int(limit)}"
        return total, [Hit(*row) for row in self._db.execute(sql, values)]


def _narrowed(wanted: Filter) -> tuple[str, dict[str, Any]]:
    """The condition for everything but the words, over all the kinds that can answer it."""
    kinds = wanted.kinds or tuple(SHAPES)
    if wanted == Filter(words=wanted.words):
        return "", {}
    parts: list[str] = []
    values: dict[str, Any] = {}
    for kind in kinds:
        asked = conditions(kind, wanted)
        if asked is None:
            continue
        each, values = asked
        where = f" WHERE {' AND '.join(each)}" if each else ""
        parts.append(f"SELECT id FROM {kind}{where}")
    ids = " UNION ALL ".join(parts) or "SELECT NULL"
    return f" AND search.rowid IN ({ids})", values


def indexed(kind: str, record: Json) -> tuple[str, str]:
    """What the index holds of an item: its title, and all that was written in it."""
    return headline(kind, record), "\n".join(texts(SHAPES[kind], record))
