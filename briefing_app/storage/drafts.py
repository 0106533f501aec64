"""Unsent text: kept while she types, so that a crash takes two seconds of it at most."""

import json
from datetime import UTC, datetime
from typing import NamedTuple

from briefing_app.domain.shape import Json
from briefing_app.storage.connection import StoreConnection
from briefing_app.storage.journal import Clock

REVIEWS = "reviews"
"""The reviews of documents that wait to be resumed."""
RETURNED = "returned"
"""The reviews of grids that came back, likewise."""
ABANDONED = "abandoned."
"""Before the kind of a review that she gave up, while she can still have it back."""
_ABANDONED_KEPT = 5
NEW = "+"
"""What the key of a draft begins with whose item does not exist yet."""


class Draft(NamedTuple):
    """What was typed for an item, or in a part of its place: the news of `commitments.note`."""

    kind: str
    key: str
    content: Json
    at: datetime

    @property
    def subject(self) -> str:
        """The kind of the item that it is about."""
        return self.kind.partition(".")[0]

    @property
    def new(self) -> bool:
        """Whether the item does not exist yet."""
        return not self.key or self.key.startswith(NEW)


class Drafts:
    """Each is written at once: drafts are neither journalled nor undone."""

    def __init__(self, db: StoreConnection, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def keep(self, kind: str, key: str, content: Json) -> None:
        at = self._clock().astimezone(UTC).isoformat(timespec="seconds")
        self._db.execute(
            "INSERT INTO drafts VALUES (?, ?, ?, ?) ON CONFLICT (kind, key)"
            " DO UPDATE SET content = excluded.content, at = excluded.at",
            [kind, key, json.dumps(content, ensure_ascii=False), at],
        )

    def drop(self, kind: str, key: str) -> None:
        self._db.execute("DELETE FROM drafts WHERE kind = ? AND key = ?", [kind, key])

    def all(self) -> list[Draft]:
        """Latest first."""
        return self._read("SELECT kind, key, content, at FROM drafts ORDER BY at DESC")

    def of(self, kind: str) -> list[Draft]:
        """Those of one kind, latest first."""
        sql = "SELECT kind, key, content, at FROM drafts WHERE kind = ? ORDER BY at DESC"
        return self._read(sql, kind)

    def get(self, kind: str, key: str) -> Draft | None:
        sql = "SELECT kind, key, content, at FROM drafts WHERE kind = ? AND key = ?"
        return next(iter(self._read(sql, kind, key)), None)

    def any_text(self) -> bool:
        """Whether a typed text waits; not one of an item that was deleted since."""
        item = "items.kind || '.' = substr(drafts.kind || '.', 1, length(items.kind) + 1)"
        sql = (
            "SELECT 1 FROM drafts WHERE kind NOT IN (?, ?) AND kind NOT LIKE ? AND ("
            " key = '' OR key LIKE ?"
            f" OR EXISTS (SELECT 1 FROM items WHERE items.key = drafts.key AND {item})"
            " OR EXISTS (SELECT 1 FROM drafts AS whole WHERE whole.key = drafts.key"
            "  AND whole.kind = ? AND drafts.kind LIKE ?)) LIMIT 1"
        )
        values = [REVIEWS, RETURNED, f"{ABANDONED}%", f"{NEW}%", REVIEWS, f"{REVIEWS}.%"]
        return self._db.execute(sql, values).fetchone() is not None

    def abandon(self, kind: str, key: str) -> None:
        """Put a review aside; of those, the last ones are kept."""
        self._rename(kind, key, ABANDONED + kind)
        for draft in self.of(ABANDONED + kind)[_ABANDONED_KEPT:]:
            self.drop(draft.kind, draft.key)

    def take_up(self, kind: str, key: str) -> None:
        """Have a review back that was put aside."""
        self._rename(ABANDONED + kind, key, kind)

    def _rename(self, kind: str, key: str, other: str) -> None:
        at = self._clock().astimezone(UTC).isoformat(timespec="seconds")
        self._db.execute(
            "UPDATE OR REPLACE drafts SET kind = ?, at = ? WHERE kind = ? AND key = ?",
            [other, at, kind, key],
        )

    def _read(self, sql: str, *values: str) -> list[Draft]:
        return [
            Draft(kind, key, json.loads(content), datetime.fromisoformat(at))
            for kind, key, content, at in self._db.execute(sql, list(values))
        ]
