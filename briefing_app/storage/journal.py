"""The journal: what every operation changed, field by field, before and after.

It is at once the undo stack, the redo stack and the history of each item.
"""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, NamedTuple

from briefing_app.domain.shape import Json
from briefing_app.storage.connection import StoreConnection
from briefing_app.storage.rows import insert_rows

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    return datetime.now(UTC)


class JournalLine(NamedTuple):
    """One changed item. A side is None where the item does not exist.

    Where it exists on both sides, each holds the fields that differ, None for an empty one.
    """

    kind: str
    key: str
    before: Json | None
    after: Json | None

    def reversed(self) -> "JournalLine":
        return JournalLine(self.kind, self.key, self.after, self.before)


class Operation(NamedTuple):
    """One undo step, as the menus name it."""

    id: int
    label: str


class Event(NamedTuple):
    """One line of an item's history."""

    at: datetime
    label: str
    before: Json | None
    after: Json | None


def compare(kind: str, key: str, before: Json | None, after: Json | None) -> JournalLine | None:
    """The line between two whole records, or None where nothing differs."""
    if before is None or after is None:
        return None if before is after else JournalLine(kind, key, before, after)
    names = [n for n in {**before, **after} if before.get(n) != after.get(n)]
    if not names:
        return None
    old, new = ({n: side.get(n) for n in names} for side in (before, after))
    return JournalLine(kind, key, old, new)


def merge(first: JournalLine, second: JournalLine) -> JournalLine | None:
    """One line for two changes of one item in one operation; None if they cancel out."""
    before = None if first.before is None else {**(second.before or {}), **first.before}
    after = None if second.after is None else {**(first.after or {}), **second.after}
    if before is None or after is None:
        sides = (None if side is None else _whole(side) for side in (before, after))
        return compare(first.kind, first.key, *sides)
    return compare(first.kind, first.key, before, after)


def _whole(record: Json) -> Json:
    return {name: value for name, value in record.items() if value is not None}


class Journal:
    """Reads and writes the two tables of the journal; the store decides when."""

    def __init__(self, db: StoreConnection, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def begin(self, label: str) -> int:
        """A new operation; what had been undone can no longer be done again."""
        self._db.execute(
            "DELETE FROM changes WHERE operation IN (SELECT id FROM operations WHERE undone)"
        )
        self._db.execute("DELETE FROM operations WHERE undone")
        at = self._clock().astimezone(UTC).isoformat(timespec="seconds")
        self._db.execute("INSERT INTO operations (label, at) VALUES (?, ?)", [label, at])
        (number,) = self._db.execute("SELECT max(id) FROM operations").fetchone()
        return int(number)

    def record(self, operation: int, lines: Iterable[JournalLine]) -> None:
        """Write the lines, each merged with what this operation already did to the item."""
        rows: list[list[Any]] = []
        for kind, group in groupby(lines, key=lambda line: line.kind):
            new = {line.key: line for line in group}
            for first in self._take(operation, kind, new):
                merged = merge(first, new.pop(first.key))
                rows += [_row(operation, merged)] if merged else []
            rows += [_row(operation, line) for line in new.values()]
        names = ("operation", "kind", "key", "before", "after")
        insert_rows(self._db, "changes", names, rows)

    def lines(self, operation: int) -> list[JournalLine]:
        rows = self._db.execute(
            "SELECT kind, key, before, after FROM changes WHERE operation = ? ORDER BY rowid",
            [operation],
        )
        return [JournalLine(kind, key, _loads(old), _loads(new)) for kind, key, old, new in rows]

    def to_undo(self) -> Operation | None:
        mine = "id > (SELECT begun FROM store_info)"
        return self._operation(f"WHERE NOT undone AND {mine} ORDER BY id DESC")

    def to_redo(self) -> Operation | None:
        return self._operation("WHERE undone ORDER BY id")

    def mark(self, operation: int, undone: bool) -> None:
        self._db.execute("UPDATE operations SET undone = ? WHERE id = ?", [undone, operation])

    def history(self, kind: str, key: str) -> list[Event]:
        """What happened to one item, latest first; what was undone did not happen."""
        rows = self._db.execute(
            "SELECT at, label, before, after FROM changes JOIN operations ON id = operation"
            " WHERE kind = ? AND key = ? AND NOT undone ORDER BY id DESC",
            [kind, key],
        )
        return [
            Event(datetime.fromisoformat(at), label, _loads(old), _loads(new))
            for at, label, old, new in rows
        ]

    def _take(self, operation: int, kind: str, keys: Iterable[str]) -> list[JournalLine]:
        """Removes and returns the lines that this operation already has for those items."""
        where = "operation = ? AND kind = ? AND key IN (SELECT value FROM json_each(?))"
        asked = [operation, kind, json.dumps(list(keys))]
        rows = self._db.execute(f"SELECT key, before, after FROM changes WHERE {where}", asked)
        taken = [JournalLine(kind, key, _loads(old), _loads(new)) for key, old, new in rows]
        if taken:
            self._db.execute(f"DELETE FROM changes WHERE {where}", asked)
        return taken

    def _operation(self, where: str) -> Operation | None:
        row = self._db.execute(f"SELECT id, label FROM operations {where} LIMIT 1").fetchone()
        return Operation(*row) if row else None


def settle(db: StoreConnection) -> None:
    """Makes everything done so far the beginning of the file: listed, but never undone."""
    last = "(SELECT coalesce(max(id), 0) FROM operations)"
    db.execute(f"UPDATE store_info SET begun = {last}")


def _row(operation: int, line: JournalLine) -> list[Any]:
    return [operation, line.kind, line.key, _dumps(line.before), _dumps(line.after)]


def _dumps(record: Json | None) -> str | None:
    return None if record is None else json.dumps(record, ensure_ascii=False)


def _loads(text: str | None) -> Json | None:
    record: Json | None = None if text is None else json.loads(text)
    return record
