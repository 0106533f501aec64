"""What narrows a list or a search: the same conditions for every kind that can answer them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.shape import SHAPES

_IN = "IN (SELECT value FROM json_each(:{name}))"
_TARGET = "id IN (SELECT owner FROM {kind}_{field} WHERE target {wanted})"

# Where each kind keeps what a list can be narrowed by: a column, or a list of links.
STATES = {
    "constats": "status",
    "recommendations": "status",
    "commitments": "status",
    "proposals": "outcome",
    "meetings": "state",
}
_INSTITUTIONS = {
    "recommendations": "addressed_to",
    "commitments": "institution",
    "meetings": "institutions",
    "people": "organisation",
}
_ASSOCIATIONS = {
    "constats": "organisations",
    "recommendations": "organisations",
    "proposals": "organisations",
    "commitments": "owners",
    "people": "organisation",
}
_MEASURES = {
    "constats": "measures",
    "recommendations": "measures",
    "commitments": "measures",
    "proposals": "measure",
}
_DATES = {"constats": "observed", "commitments": "due", "meetings": "date", "versions": "date"}


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for. Values of one field are alternatives; the fields narrow each other."""

    words: str = ""
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    associations: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    diffusions: tuple[Diffusion, ...] = ()
    since: date | None = None
    until: date | None = None


def conditions(kind: str, wanted: Filter) -> tuple[list[str], dict[str, Any]] | None:
    """The SQL that narrows a kind to what is asked; None where the kind cannot answer."""
    found: list[str] = []
    values: dict[str, Any] = {}
    for condition, name, value in _asked(kind, wanted):
        if condition is None:
            return None
        found.append(condition)
        values[name] = json.dumps([str(v) for v in value]) if isinstance(value, tuple) else value
    return found, values


def _asked(kind: str, wanted: Filter) -> Iterator[tuple[str | None, str, Any]]:
    if wanted.themes:
        own = "themes" if _has(kind, "themes") else None
        yield _links(kind, own, "themes"), "themes", wanted.themes
    if wanted.states:
        yield _column(STATES.get(kind), "states"), "states", wanted.states
    if wanted.diffusions:
        own = "diffusion" if _has(kind, "diffusion") else None
        yield _column(own, "diffusions"), "diffusions", wanted.diffusions
    for name, where in (
        ("institutions", _INSTITUTIONS),
        ("associations", _ASSOCIATIONS),
        ("measures", _MEASURES),
    ):
        if value := getattr(wanted, name):
            yield _links(kind, where.get(kind), name), name, value
    if wanted.since:
        yield _compared(_DATES.get(kind), ">=", "since"), "since", wanted.since.isoformat()
    if wanted.until:
        yield _compared(_DATES.get(kind), "<=", "until"), "until", wanted.until.isoformat()


def _links(kind: str, field: str | None, name: str) -> str | None:
    """The items that lead to what is asked, by a column or by a list of links."""
    if field is None:
        return None
    wanted = _IN.format(name=name)
    slot = next(slot for slot in SHAPES[kind].slots if slot.name == field)
    return (
        _TARGET.format(kind=kind, field=field, wanted=wanted) if slot.many else f"{field} {wanted}"
    )


def _column(column: str | None, name: str) -> str | None:
    return f"{column} {_IN.format(name=name)}" if column else None


def _compared(column: str | None, sign: str, name: str) -> str | None:
    return f"{column} {sign} :{name}" if column else None


def _has(kind: str, field: str) -> bool:
    return any(slot.name == field for slot in SHAPES[kind].slots)
