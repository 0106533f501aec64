"""What the lists of the window show: filtered, sorted and paged in SQL, and put into words here."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from briefing_app.domain.choices import (
    Choice,
    CommitmentStatus,
    ConstatStatus,
    Diffusion,
    MeetingKind,
    MeetingState,
    OrganisationKind,
    RecommendationStatus,
    ThemeFamily,
    Validation,
)
from briefing_app.domain.shape import SHAPES
from briefing_app.storage.connection import StoreConnection
from briefing_app.storage.filters import Filter, conditions
from briefing_app.storage.search import match_expression


class ListColumn(NamedTuple):
    """One thing a list can show at the right of its lines."""

    name: str
    caption: str
    sql: str
    width: int = 14
    """In letters."""
    shown: bool = True
    words: Callable[[Any], str] = str


class ListOrder(NamedTuple):
    caption: str
    sql: str


class Part(NamedTuple):
    """One part of the line below a title: the SQL for its value, and how it is put into words."""

    sql: str
    words: Callable[[Any], str] = str


class Listing(NamedTuple):
    """How the lines of a kind are read."""

    title: str
    detail: tuple[Part, ...]
    columns: tuple[ListColumn, ...]
    orders: tuple[ListOrder, ...]
    ref: str = "ref"
    """What stands before the title; nothing for kinds without references."""


class ListRow(NamedTuple):
    """One line of a list: its columns are values, which the screen puts into words."""

    key: str
    ref: str
    title: str
    detail: str
    values: dict[str, Any]


def _linked(kind: str, field: str, name: str, target: str) -> Part:
    """The names of what an item leads to, one after the other."""
    return Part(
        f"(SELECT group_concat(name, ' · ') FROM (SELECT {name} AS name FROM {kind}_{field}"
        f" JOIN {target} ON {target}.key = target WHERE owner = {kind}.id ORDER BY rank))"
    )


def _themes(kind: str) -> Part:
    return _linked(kind, "themes", "label", "themes")


def _count(noun: str) -> Callable[[int], str]:
    """« 1 contact », « 3 contacts », nothing for none."""
    return lambda n: f"{n} {noun}{'s' if n > 1 else ''}" if n else ""


def _reported(count: int) -> str:
    return f"signalé par {_count('association')(count)}" if count else ""


def _promised(day: str) -> str:
    return f"promis le {date.fromisoformat(day):%d/%m/%Y}"


def _word(choices: type[Choice]) -> Callable[[str], str]:
    return lambda code: choices(code).label


def _unusual(choices: type[Choice], usual: Choice) -> Callable[[str], str]:
    """The word for a code, where it is not the one that most have."""
    return lambda code: "" if code == usual else choices(code).label


_REPORTED = Part(
    "(SELECT count(*) FROM constats_organisations WHERE owner = constats.id)", _reported
)
_VALIDATION = ListColumn("validation", "Validation", "validation", 11, False, _word(Validation))
_DIFFUSION = ListColumn("diffusion", "Diffusion", "diffusion", 16, True, _word(Diffusion))
_LATEST = ListOrder("plus récents", "id DESC")
_BY_REF = ListOrder("référence", "length(ref), ref")

LISTINGS = {
    "constats": Listing(
        "coalesce(heading, text)",
        (_themes("constats"), _REPORTED),
        (
            ListColumn("status", "État", "status", 11, False, _word(ConstatStatus)),
            _VALIDATION,
            ListColumn("observed", "Observé le", "observed", 14, shown=False),
            ListColumn("territory", "Territoire", "territory", 20, shown=False),
            _DIFFUSION,
        ),
        (
            _LATEST,
            ListOrder("plus anciens", "id"),
            _BY_REF,
            ListOrder("titre", "coalesce(heading, text) COLLATE NOCASE"),
            ListOrder("date d’observation", "observed IS NULL, observed DESC"),
        ),
    ),
    "recommendations": Listing(
        "text",
        (
            _themes("recommendations"),
            _linked("recommendations", "addressed_to", "coalesce(short, name)", "organisations"),
        ),
        (
            ListColumn("status", "État", "status", 21, words=_word(RecommendationStatus)),
            _VALIDATION,
            ListColumn(
                "carried",
                "Portée le",
                "(SELECT max(date) FROM recommendations_carried JOIN meetings"
                " ON meetings.key = meeting WHERE owner = recommendations.id)",
                14,
                shown=False,
            ),
            _DIFFUSION,
        ),
        (_LATEST, _BY_REF, ListOrder("état", "status, length(ref), ref")),
    ),
    "commitments": Listing(
        "text",
        (
            Part("(SELECT coalesce(short, name) FROM organisations WHERE key = institution)"),
            Part("(SELECT date FROM meetings WHERE key = meeting)", _promised),
            _themes("commitments"),
        ),
        (
            ListColumn("due", "Échéance", "due", 23),
            ListColumn("status", "État", "status", 16, words=_word(CommitmentStatus)),
            _DIFFUSION._replace(shown=False),
        ),
        (
            ListOrder("échéance", "due IS NULL, due"),
            _LATEST,
            _BY_REF,
            ListOrder("état", "status, due IS NULL, due"),
        ),
    ),
    "meetings": Listing(
        "title",
        (
            _linked("meetings", "institutions", "coalesce(short, name)", "organisations"),
            Part("kind", _unusual(MeetingKind, MeetingKind.RENCONTRE)),
            Part("place"),
        ),
        (
            ListColumn("date", "Date", "date", 16),
            ListColumn("state", "État", "state", 24, words=_word(MeetingState)),
        ),
        (
            ListOrder("plus récentes", "date IS NOT NULL, date DESC"),
            ListOrder("plus anciennes", "date IS NULL, date"),
            ListOrder("titre", "title COLLATE NOCASE"),
        ),
        ref="''",
    ),
    "organisations": Listing(
        "name",
        (
            Part("short"),
            Part("kind", _unusual(OrganisationKind, OrganisationKind.INSTITUTION)),
            Part(
                "(SELECT group_concat(coalesce(former.short, former.name), ' · ') FROM"
                " organisations_succeeds JOIN organisations AS former ON former.key = target"
                " WHERE owner = organisations.id)",
                "succède à {}".format,
            ),
            Part(
                "(SELECT count(*) FROM people WHERE people.organisation = organisations.key)",
                _count("contact"),
            ),
        ),
        (),
        (ListOrder("nom", "name COLLATE NOCASE"), ListOrder("nature", "kind, name COLLATE NOCASE")),
        ref="''",
    ),
    "people": Listing(
        "trim(coalesce(title, '') || ' ' || name)",
        (
            Part("function"),
            Part("(SELECT coalesce(short, name) FROM organisations WHERE key = organisation)"),
        ),
        (),
        (
            ListOrder("nom", "name COLLATE NOCASE"),
            ListOrder("organisation", "organisation IS NULL, organisation, name COLLATE NOCASE"),
        ),
        ref="''",
    ),
    "themes": Listing(
        "label",
        (Part("(SELECT group_concat(value, ', ') FROM themes_keywords WHERE owner = themes.id)"),),
        (
            ListColumn("family", "Famille", "family", 14, words=_word(ThemeFamily)),
            ListColumn(
                "used",
                "Éléments",
                "(SELECT nullif(count(*), 0) FROM ("
                + " UNION ALL ".join(
                    f"SELECT owner FROM {kind}_themes WHERE target = themes.key"
                    for kind in ("constats", "recommendations", "commitments", "proposals")
                )
                + "))",
                13,
                words=_count("élément"),
            ),
        ),
        (ListOrder("mon ordre", "position IS NULL, position, label"), ListOrder("nom", "label")),
        ref="''",
    ),
    "acronyms": Listing("text", (), (), (ListOrder("sigle", "key COLLATE NOCASE"),), ref="key"),
}
"""The kinds that are listed a page at a time; the others are few."""


def keys(
    db: StoreConnection, kind: str, wanted: Filter, order: ListOrder | None = None
) -> list[str]:
    """The keys of the items of a kind to show, in the order asked for."""
    asked = conditions(kind, wanted)
    if asked is None:
        return []
    found, values = asked
    if expression := match_expression(wanted.words):
        found.append("id IN (SELECT rowid FROM search WHERE search MATCH :words)")
        values["words"] = expression
    sorted_by = (order or LISTINGS[kind].orders[0]).sql
    sql = f"SELECT key FROM {kind} WHERE {' AND '.join(found) or 1} ORDER BY {sorted_by}"
    return [row[0] for row in db.execute(sql, values)]


def rows(db: StoreConnection, kind: str, wanted: Sequence[str]) -> list[ListRow]:
    """The lines for those keys, in their order."""
    listing = LISTINGS[kind]
    columns, parts = listing.columns, listing.detail
    values = "".join(
        f", {sql}" for sql in [each.sql for each in parts] + [each.sql for each in columns]
    )
    extra = ", due_text" if kind == "commitments" else ", NULL"
    sql = (
        f"SELECT key, {listing.ref}, {listing.title}{values}{extra} FROM {kind}"
        " WHERE key IN (SELECT value FROM json_each(?))"
    )
    found = {}
    for key, ref, title, *rest in db.execute(sql, [json.dumps(list(wanted))]):
        named = dict(zip((column.name for column in columns), rest[len(parts) :], strict=False))
        named["due_text"] = rest[-1] or ""
        found[key] = ListRow(key, ref, title, _detail(parts, rest), named)
    return [found[key] for key in wanted if key in found]


def _detail(parts: Sequence[Part], values: Sequence[Any]) -> str:
    """The parts that are there, with a dot between them."""
    words = (p.words(v) for p, v in zip(parts, values, strict=False) if v is not None)
    return " · ".join(filter(None, words))


def count(db: StoreConnection, kind: str) -> int:
    (number,) = db.execute(f"SELECT count(*) FROM {kind}").fetchone()
    return int(number)


def used(db: StoreConnection, kind: str, field: str) -> list[str]:
    """What the items of a kind lead to, the most used first."""
    slot = next(slot for slot in SHAPES[kind].slots if slot.name == field)
    column, table = ("target", f"{kind}_{field}") if slot.many else (field, kind)
    sql = (
        f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL"
        f" GROUP BY {column} ORDER BY count(*) DESC LIMIT 60"
    )
    return [row[0] for row in db.execute(sql)]
