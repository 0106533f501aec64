"""What was produced: the frozen content of each file that was written, and the version sent."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from briefing_app.domain.shape import Json
from briefing_app.errors import UserError
from briefing_app.storage.connection import StoreConnection
from briefing_app.storage.journal import Clock

_COLUMNS = "id, kind, name, meeting, recipient, audience, produced, at, fingerprint, sent_name"


ERASED = "(personne effacée)"


class Production(NamedTuple):
    """One file that was produced, without its content."""

    number: int
    kind: str
    name: str
    meeting: str
    recipient: str
    audience: str
    produced: date
    at: datetime
    fingerprint: str
    sent_name: str
    """The name of the version really sent; empty where none was attached."""
    has_content: bool
    """Whether it can be produced again: an erased item takes the content with it."""


class Productions:
    """The record of what was produced; neither journalled nor undone."""

    def __init__(self, db: StoreConnection, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def keep(
        self, about: dict[str, str], produced: date, content: Json, items: Iterable[tuple[str, str]]
    ) -> int:
        """Remembers a file: the columns of `about`, its content, and the items it tells of."""
        row = about | {
            "produced": produced.isoformat(),
            "at": self._clock().astimezone(UTC).isoformat(timespec="seconds"),
            "content": json.dumps(content, ensure_ascii=False),
        }
        with self._db.atomic():
            number = int(str(self._db.utils.table("productions").insert(row).last_pk))
            self._db.utils.table("productions_items").insert_all(
                {"production": number, "kind": kind, "key": key} for kind, key in sorted(items)
            )
        return number

    def all(self, meeting: str = "") -> list[Production]:
        """Those of a meeting or every one, latest first."""
        sql = f"SELECT {_COLUMNS}, content IS NOT NULL FROM productions"
        where = " WHERE meeting = ?" if meeting else ""
        rows = self._db.execute(f"{sql}{where} ORDER BY id DESC", [meeting] if meeting else [])
        return [_production(row) for row in rows]

    def get(self, number: int) -> Production:
        sql = f"SELECT {_COLUMNS}, content IS NOT NULL FROM productions WHERE id = ?"
        row = self._db.execute(sql, [number]).fetchone()
        if row is None:
            raise UserError(f"Aucune pièce produite ne porte le numéro {number}.")
        return _production(row)

    def content(self, number: int) -> Json | None:
        """What it was made from; nothing once an item in it was erased."""
        sql = "SELECT content FROM productions WHERE id = ?"
        (content,) = self._db.execute(sql, [number]).fetchone()
        found: Json | None = json.loads(content) if content else None
        return found

    def items(self, number: int, kind: str) -> set[str]:
        sql = "SELECT key FROM productions_items WHERE production = ? AND kind = ?"
        return {key for (key,) in self._db.execute(sql, [number, kind])}

    def attach(self, number: int, name: str, content: bytes) -> None:
        sql = "UPDATE productions SET sent_name = ?, sent = ? WHERE id = ?"
        self._db.execute(sql, [name, content, number])

    def unname(self, person: str) -> None:
        """A person erased for good is not named as a recipient any more; the institution stays."""
        sql = "UPDATE productions SET recipient = replace(recipient, ?, ?)"
        self._db.execute(sql, [person, ERASED])

    def sent(self, number: int) -> bytes:
        sql = "SELECT sent FROM productions WHERE id = ?"
        (content,) = self._db.execute(sql, [number]).fetchone()
        return bytes(content or b"")


def _production(row: Sequence[Any]) -> Production:
    number, kind, name, meeting, recipient, audience, produced, at, mark, sent, whole = row
    return Production(
        number,
        kind,
        name,
        meeting,
        recipient,
        audience,
        date.fromisoformat(produced),
        datetime.fromisoformat(at),
        mark,
        sent or "",
        bool(whole),
    )
