"""What the lists of the window show: filtered, sorted and paged in SQL."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlite_utils import Database

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Constat
from briefing_app.storage.search import match_expression


@dataclass(frozen=True, slots=True)
class Filter:
    """Which items a list shows. Themes are alternatives; everything else narrows."""

    words: str = ""
    themes: tuple[str, ...] = ()
    diffusion: Diffusion | None = None


class Row(NamedTuple):
    """One line of a list."""

    key: str
    ref: str
    title: str
    themes: str
    sources: int
    diffusion: Diffusion


def constat_keys(db: Database, wanted: Filter) -> list[str]:
    """The keys of the constats to show, latest first."""
    conditions, values = _conditions(wanted)
    where = " AND ".join(conditions) or "1"
    sql = f"SELECT key FROM {Constat.KIND} WHERE {where} ORDER BY id DESC"
    return [row[0] for row in db.execute(sql, values)]


def constat_rows(db: Database, keys: Sequence[str]) -> list[Row]:
    """The lines for those keys, in their order."""
    sql = (
        "SELECT key, ref, coalesce(heading, text),"
        " (SELECT group_concat(label, ' · ') FROM (SELECT label FROM constats_themes"
        "  JOIN themes ON themes.key = target WHERE owner = constats.id ORDER BY rank)),"
        " (SELECT count(*) FROM constats_organisations WHERE owner = constats.id),"
        " diffusion FROM constats WHERE key IN (SELECT value FROM json_each(?))"
    )
    found = {}
    for key, ref, title, themes, sources, diffusion in db.execute(sql, [json.dumps(list(keys))]):
        found[key] = Row(key, ref, title, themes or "", sources, Diffusion(diffusion))
    return [found[key] for key in keys if key in found]


def _conditions(wanted: Filter) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    expression = match_expression(wanted.words)
    if expression:
        conditions.append("id IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(expression)
    if wanted.themes:
        conditions.append(
            "id IN (SELECT owner FROM constats_themes"
            " WHERE target IN (SELECT value FROM json_each(?)))"
        )
        values.append(json.dumps(list(wanted.themes)))
    if wanted.diffusion:
        conditions.append("diffusion = ?")
        values.append(wanted.diffusion.value)
    return conditions, values
