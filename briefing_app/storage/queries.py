"""Questions that read across kinds: they answer with keys, in the order of a list."""

import json
from collections.abc import Iterable, Iterator
from datetime import date

from briefing_app.domain.lateness import CLOSED
from briefing_app.domain.shape import SHAPES, Shape
from briefing_app.storage.connection import StoreConnection


def with_themes(db: StoreConnection, kind: str, themes: Iterable[str]) -> list[str]:
    """The items of a kind that carry at least one of the themes, in order of reference."""
    sql = (
        f"SELECT key FROM {kind} WHERE id IN (SELECT owner FROM {kind}_themes"
        " WHERE target IN (SELECT value FROM json_each(?))) ORDER BY length(ref), ref"
    )
    return _keys(db, sql, json.dumps(list(themes)))


def theme_counts(db: StoreConnection, kind: str) -> dict[str, int]:
    """How many items of a kind carry each theme."""
    sql = f"SELECT target, count(*) FROM {kind}_themes GROUP BY target"
    return dict(db.execute(sql))


def commitments_of(db: StoreConnection, institutions: Iterable[str]) -> list[str]:
    """The engagements of those institutions, or taken in a meeting with one of them."""
    sql = (
        "WITH wanted AS (SELECT value AS key FROM json_each(?))"
        " SELECT key FROM commitments WHERE institution IN wanted OR (institution IS NULL AND"
        " meeting IN (SELECT meetings.key FROM meetings JOIN meetings_institutions"
        " ON owner = meetings.id WHERE target IN wanted)) ORDER BY length(ref), ref"
    )
    return _keys(db, sql, json.dumps(list(institutions)))


def forerunners(db: StoreConnection, institutions: Iterable[str]) -> list[str]:
    """Those institutions and all that they succeed: what one promised, the next one owes."""
    sql = (
        "WITH RECURSIVE line (key) AS (SELECT value FROM json_each(?) UNION"
        " SELECT target FROM line JOIN organisations USING (key)"
        " JOIN organisations_succeeds ON owner = organisations.id) SELECT key FROM line"
    )
    return _keys(db, sql, json.dumps(list(institutions)))


def dossier_of(db: StoreConnection, meeting: str) -> str | None:
    """The latest dossier made for a meeting."""
    return next(iter(dossiers_of(db, meeting)), None)


def parts_of(db: StoreConnection, demands: Iterable[str]) -> list[str]:
    """The sub-demands of those recommandations, at any depth."""
    sql = (
        "WITH RECURSIVE below (key) AS (SELECT value FROM json_each(?) UNION SELECT"
        " recommendations.key FROM below JOIN recommendations ON parent = below.key)"
        " SELECT key FROM below JOIN recommendations USING (key) WHERE parent IS NOT NULL"
        " ORDER BY coalesce(position, 0), length(ref), ref"
    )
    return _keys(db, sql, json.dumps(list(demands)))


def referring(db: StoreConnection, kind: str, keys: Iterable[str]) -> list[tuple[str, str]]:
    """The items, by kind and key, that lead to any of those items."""
    asked = json.dumps(list(keys))
    found: dict[tuple[str, str], None] = {}
    for owner, shape in SHAPES.items():
        for sql in _referring_columns(owner, shape, kind):
            for (key,) in db.execute(f"SELECT key FROM {owner} WHERE {sql}", [asked]):
                found[owner, key] = None
    return list(found)


def _referring_columns(owner: str, shape: Shape, kind: str) -> Iterator[str]:
    wanted = "IN (SELECT value FROM json_each(?))"
    for slot in shape.slots:
        table = f"{owner}_{slot.name}"
        if slot.target == kind and not slot.many:
            yield f'"{slot.name}" {wanted}'
        elif slot.target == "*":
            yield f"kind = '{kind}' AND \"{slot.name}\" {wanted}"
        elif slot.target == kind:
            yield f"id IN (SELECT owner FROM {table} WHERE target {wanted})"
        elif slot.shape and slot.many:
            for inner in slot.shape.slots:
                if inner.target == kind:
                    yield f'id IN (SELECT owner FROM {table} WHERE "{inner.name}" {wanted})'
                elif inner.target == "*":
                    yield (
                        f"id IN (SELECT owner FROM {table}"
                        f" WHERE kind = '{kind}' AND \"{inner.name}\" {wanted})"
                    )


def late_commitments(db: StoreConnection, today: date) -> int:
    """How many engagements are overdue and not settled."""
    sql = (
        "SELECT count(*) FROM commitments WHERE due < ?"
        " AND status NOT IN (SELECT value FROM json_each(?))"
    )
    (number,) = db.execute(sql, [today.isoformat(), json.dumps(CLOSED)]).fetchone()
    return int(number)


def count_validation(db: StoreConnection, validation: str) -> int:
    """How many constats and recommandations are at that step."""
    parts = " UNION ALL ".join(
        f"SELECT count(*) AS n FROM {kind} WHERE validation = :step"
        for kind in ("constats", "recommendations")
    )
    (number,) = db.execute(f"SELECT sum(n) FROM ({parts})", {"step": validation}).fetchone()
    return int(number)


def turns_of(db: StoreConnection, meeting: str) -> list[str]:
    """The speakers' turns of a meeting."""
    sql = "SELECT key FROM interventions WHERE meeting = ? ORDER BY position, id"
    return _keys(db, sql, meeting)


def carried_to(db: StoreConnection, meeting: str) -> list[str]:
    """The recommandations that were carried to a meeting."""
    sql = (
        "SELECT key FROM recommendations WHERE id IN (SELECT owner FROM recommendations_carried"
        " WHERE meeting = ?) ORDER BY length(ref), ref"
    )
    return _keys(db, sql, meeting)


def taken_in(db: StoreConnection, meeting: str) -> list[str]:
    """The engagements taken in a meeting."""
    sql = "SELECT key FROM commitments WHERE meeting = ? ORDER BY length(ref), ref"
    return _keys(db, sql, meeting)


def from_document(db: StoreConnection, kind: str, document: str) -> list[str]:
    """The items of a kind that were taken from a document, in the order they were added."""
    sql = f"SELECT key FROM {kind} WHERE source_document = ? ORDER BY id"
    return _keys(db, sql, document)


def dossiers_of(db: StoreConnection, meeting: str) -> list[str]:
    """The dossiers made for a meeting, latest first."""
    sql = "SELECT key FROM dossiers WHERE meeting = ? ORDER BY id DESC"
    return _keys(db, sql, meeting)


def latest_version(db: StoreConnection) -> str | None:
    """The version of a plan that holds now: the last of the plan that ends last."""
    sql = (
        'SELECT versions.key FROM versions JOIN plans ON plans.key = plan ORDER BY "end" DESC,'
        " coalesce(date, '') DESC, versions.position DESC LIMIT 1"
    )
    return next(iter(_keys(db, sql)), None)


def measures_of(db: StoreConnection, version: str) -> list[tuple[str, str]]:
    """The measures of a version in their order: key and number."""
    sql = "SELECT key, number FROM measures WHERE version = ? ORDER BY position"
    return list(db.execute(sql, [version]))


def proposals_on(db: StoreConnection, measures: Iterable[str]) -> list[str]:
    """The propositions on any of those measures."""
    sql = (
        "SELECT key FROM proposals WHERE measure IN (SELECT value FROM json_each(?))"
        " ORDER BY length(ref), ref"
    )
    return _keys(db, sql, json.dumps(list(measures)))


def proposal_counts(db: StoreConnection, version: str) -> dict[str, int]:
    """How many propositions each measure of a version has."""
    sql = (
        "SELECT measure, count(*) FROM proposals JOIN measures ON measures.key = measure"
        " WHERE version = ? GROUP BY measure"
    )
    return dict(db.execute(sql, [version]))


def files_of(db: StoreConnection, kind: str, keys: Iterable[str]) -> list[str]:
    """The files joined to any of those items, in the order they were joined."""
    sql = (
        "SELECT key FROM attachments WHERE kind = ? AND item IN (SELECT value FROM json_each(?))"
        " ORDER BY id"
    )
    return _keys(db, sql, kind, json.dumps(list(keys)))


def _keys(db: StoreConnection, sql: str, *values: str) -> list[str]:
    return [row[0] for row in db.execute(sql, list(values))]
