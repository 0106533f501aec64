"""References such as C-0014: given once, never changed, never used again."""

import json
import re
from collections import Counter
from collections.abc import Sequence

from briefing_app.domain.shape import Json, kind_of
from briefing_app.errors import UserError
from briefing_app.storage.connection import StoreConnection
from briefing_app.storage.rows import insert_rows


class RefError(UserError):
    """A refused reference, and the key of the item that asked for it."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


class Refs:
    def __init__(self, db: StoreConnection) -> None:
        self._db = db

    def give(self, kind: str, records: Sequence[Json]) -> None:
        """Put into each record the reference of its key, a new one where it has none."""
        known = self._known(kind, [record["key"] for record in records])
        for record in records:
            self._keep(record, known.get(record["key"]))
        new = [record for record in records if record["key"] not in known]
        self._register(kind, [record for record in new if record.get("ref")])
        self._register(kind, self._number(kind, [r for r in new if not r.get("ref")]))

    def find(self, ref: str) -> list[tuple[str, str]]:
        """The kind and key of the living item that has the reference."""
        sql = "SELECT kind, key FROM refs JOIN items USING (kind, key) WHERE ref = ?"
        return list(self._db.execute(sql, [ref]))

    def _keep(self, record: Json, kept: str | None) -> None:
        if kept and record.setdefault("ref", kept) != kept:
            message = f"la référence {kept} ne change jamais, elle ne peut pas devenir"
            raise RefError(record["key"], f"{message} « {record['ref']} »")

    def _known(self, kind: str, keys: list[str]) -> dict[str, str]:
        sql = "SELECT key, ref FROM refs WHERE kind = ? AND key IN (SELECT value FROM json_each(?))"
        return dict(self._db.execute(sql, [kind, json.dumps(keys)]))

    def _number(self, kind: str, records: list[Json]) -> list[Json]:
        sql = "SELECT coalesce(max(number), 0) FROM refs WHERE kind = ?"
        (last,) = self._db.execute(sql, [kind]).fetchone()
        for number, record in enumerate(records, start=last + 1):
            record["ref"] = _written(kind, number)
        return records

    def _register(self, kind: str, records: list[Json]) -> None:
        rows = [[r["ref"], kind, r["key"], _number_of(kind, r)] for r in records]
        self._refuse_taken(records)
        insert_rows(self._db, "refs", ("ref", "kind", "key", "number"), rows)

    def _refuse_taken(self, records: list[Json]) -> None:
        asked = Counter(record["ref"] for record in records)
        sql = "SELECT ref FROM refs WHERE ref IN (SELECT value FROM json_each(?))"
        taken = {row[0] for row in self._db.execute(sql, [json.dumps(list(asked))])}
        for record in records:
            if record["ref"] in taken or asked[record["ref"]] > 1:
                message = f"la référence {record['ref']} est celle d’un autre élément"
                raise RefError(record["key"], message)


def _written(kind: str, number: int) -> str:
    return f"{kind_of(kind).PREFIX}-{number:04d}"


def _number_of(kind: str, record: Json) -> int:
    ref = record["ref"]
    digits = re.fullmatch(rf"{kind_of(kind).PREFIX}-(\d{{4,9}})", ref, re.ASCII)
    if not digits or _written(kind, int(digits[1])) != ref:
        example = _written(kind, 14)
        raise RefError(record["key"], f"« {ref} » n’est pas une référence, comme {example}")
    return int(digits[1])
