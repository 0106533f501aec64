"""How items are called on the screen, and finding one by typing a part of its name."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from briefing_app.domain.model import (
    Acronym,
    Collective,
    Measure,
    Meeting,
    Organisation,
    Person,
    Plan,
    Theme,
)
from briefing_app.domain.shape import Json, headline, kind_of
from briefing_app.domain.text.dates import format_short
from briefing_app.domain.text.marks import marks
from briefing_app.domain.text.text import fold
from briefing_app.domain.text.text import headline as shortened
from briefing_app.storage.filters import Filter
from briefing_app.storage.store import Store

_BY_NAME = (Theme, Acronym, Organisation, Person, Plan, Measure, Meeting)
"""Kinds that are few, and sought by name: they are read whole."""


UNNAMED = "Le collectif"
"""What it is called as long as she did not say."""


class Named(NamedTuple):
    """An item as a link shows it."""

    kind: str
    key: str
    text: str


def collective(store: Store) -> Collective:
    """Who speaks: there is one, from the day she says something of it."""
    return next(iter(store.find(Collective)), Collective())


def name_of(kind: str, record: Json) -> str:
    """« R-0032 Délivrer le titre… », « mesure 5 (plan-2014-2016) », « AFJ »."""
    if kind == Measure.KIND:
        plan, version, _ = record["key"].split("/", 2)
        return f"Mesure {record['number']} {shortened(record['title'], 50)} ({plan}, {version})"
    if kind == Meeting.KIND:
        day = (
            format_short(date.fromisoformat(record["date"])) if record.get("date") else "sans date"
        )
        return f"{shortened(record['title'], 60)} ({day})"
    if kind == Person.KIND:
        return f"{record.get('title', '')} {record['name']}".strip()
    if kind == Organisation.KIND:
        return str(record.get("short") or record["name"])
    title = shortened(headline(kind, record), 60)
    return f"{record['ref']} {title}" if record.get("ref") else title


def names(store: Store, kind: str, keys: Iterable[str]) -> dict[str, str]:
    return {record["key"]: name_of(kind, record) for record in store.records(kind, keys)}


def matching(store: Store, kind: str, typed: str, limit: int = 8) -> list[Named]:
    """The items of a kind that what she typed may mean, the likeliest first."""
    if kind_of(kind) in _BY_NAME:
        return _by_name(store, kind, typed, limit)
    named = store.named(typed.strip().upper())
    _, hits = store.index.find(Filter(typed, kinds=(kind,)), recent=True, limit=limit)
    keys = dict.fromkeys([key for _, key in named] + [hit.key for hit in hits])
    return [Named(kind, key, text) for key, text in names(store, kind, keys).items()]


def _by_name(store: Store, kind: str, typed: str, limit: int) -> list[Named]:
    """Those that begin so come before those that hold it somewhere."""
    wanted = fold(typed).strip()
    found = []
    for record in store.records(kind):
        text = name_of(kind, record)
        whole = fold(f"{text} {headline(kind, record)} {record['key']}")
        place = whole.find(wanted)
        if place >= 0:
            found.append((place > 0, text, Named(kind, record["key"], text)))
        elif wanted and len(marks(whole, wanted)) >= len(wanted.split()):
            found.append((True, text, Named(kind, record["key"], text)))
    return [named for *_, named in sorted(found, key=lambda each: each[:2])[:limit]]
