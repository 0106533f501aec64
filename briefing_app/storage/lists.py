"""What the lists of the window show: filtered, sorted and paged in SQL."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from sqlite_utils import Database

from briefing_app.domain.choices import Diffusion
from briefing_app.storage.filters import Filter, conditions
from briefing_app.storage.search import match_expression


class Row(NamedTuple):
    """One line of a list."""

    key: str
    ref: str
    title: str
    themes: str
    sources: int
    diffusion: Diffusion


def keys(db: Database, kind: str, wanted: Filter) -> list[str]:
    """The keys of the items of a kind to show, latest first."""
    asked = conditions(kind, wanted)
    if asked is None:
        return []
    found, values = asked
    if expression := match_expression(wanted.words):
        found.append("id IN (SELECT rowid FROM search WHERE search MATCH :words)")
        values["words"] = expression
    sql = f"SELECT key FROM {kind} WHERE {' AND '.join(found) or 1} ORDER BY id DESC"
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
