"""One kind of items as rows: its table, and a table for each of its lists.

The shape of the kind says which columns there are; nothing here is written kind by kind.
Identifiers come from the dataclasses, never from a user.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from briefing_app.domain.shape import SHAPES, Json, Slot, Sort, kind_of
from briefing_app.storage.connection import StoreConnection, damaged

_CHUNK = 500


class _Column(NamedTuple):
    """One column, and where its value stands in the record."""

    name: str
    slot: Slot
    outer: str = ""


class KindRows:
    """Reads and writes the records of one kind. Knows neither journal nor index."""

    def __init__(self, db: StoreConnection, kind: str) -> None:
        self._db = db
        self._kind = kind
        slots = SHAPES[kind].slots
        self._order = tuple(slot.name for slot in slots)
        self._columns = tuple(_columns(slot for slot in slots if not slot.many))
        self._lists = tuple(slot for slot in slots if slot.many)
        self._by_ref = bool(kind_of(kind).PREFIX)

    def keys(self) -> list[str]:
        """Every key, in the order of references, or of keys where the kind has none."""
        order = "length(ref), ref" if self._by_ref else "key"
        return [
            row[0] for row in self._db.execute(f"SELECT key FROM {self._kind} ORDER BY {order}")
        ]

    def read(self, keys: Iterable[str]) -> dict[str, Json]:
        """The records of those keys that exist, in the order asked for."""
        wanted = list(keys)
        found: dict[str, Json] = {}
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            rows = self._read_chunk(chunk)
            found.update((key, rows[key]) for key in chunk if key in rows)
        return found

    def ids(self, keys: Iterable[str]) -> dict[str, int]:
        sql = f"SELECT key, id FROM {self._kind} WHERE key IN (SELECT value FROM json_each(?))"
        return dict(self._db.execute(sql, [json.dumps(list(keys))]))

    def insert(self, records: dict[int, Json]) -> None:
        names = ["id", *(column.name for column in self._columns)]
        rows = [[number, *self._values(record)] for number, record in records.items()]
        self._write(self._kind, names, rows)
        for slot in self._lists:
            self._insert_list(slot, {n: r[slot.name] for n, r in records.items() if slot.name in r})

    def update(self, number: int, fields: Json) -> None:
        """Set those fields of one item; None empties a field."""
        columns = [c for c in self._columns if (c.outer or c.slot.name) in fields]
        if columns:
            assignments = ", ".join(f'"{c.name}" = ?' for c in columns)
            values = [_value(c, fields) for c in columns]
            self._db.execute(
                f"UPDATE {self._kind} SET {assignments} WHERE id = ?", [*values, number]
            )
        for slot in self._lists:
            if slot.name in fields:
                self._delete_list(slot, [number])
                self._insert_list(slot, {number: fields[slot.name] or []})

    def unlink(self, numbers: list[int]) -> None:
        """Take away what the items own and what they point to, so that any may be deleted."""
        for slot in self._lists:
            self._delete_list(slot, numbers)
        loose = [c.name for c in self._columns if c.slot.target and not c.slot.fact.required]
        if loose:
            empty = ", ".join(f'"{name}" = NULL' for name in loose)
            self._each(f"UPDATE {self._kind} SET {empty} WHERE id", numbers)

    def delete(self, numbers: list[int]) -> None:
        self._each(f"DELETE FROM {self._kind} WHERE id", numbers)

    def _read_chunk(self, keys: list[str]) -> dict[str, Json]:
        names = ", ".join(f'"{column.name}"' for column in self._columns)
        wanted = "key IN (SELECT value FROM json_each(?))"
        sql = f"SELECT id, {names} FROM {self._kind} WHERE {wanted}"
        asked = [json.dumps(keys)]
        raw = {row[0]: _read(self._columns, row[1:]) for row in self._db.execute(sql, asked)}
        for slot in self._lists:
            names = ", ".join(f'"{column.name}"' for column in _list_columns(slot))
            sql = (
                f"SELECT owner, {names} FROM {self._kind}_{slot.name} WHERE owner IN"
                f" (SELECT id FROM {self._kind} WHERE {wanted}) ORDER BY owner, rank"
            )
            for owner, *values in self._db.execute(sql, asked):
                if owner not in raw:  # an index that rotted does not say what its table says
                    raise damaged(None)
                raw[owner].setdefault(slot.name, []).append(_list_value(slot, values))
        return {record["key"]: self._ordered(record) for record in raw.values()}

    def _ordered(self, record: Json) -> Json:
        return {name: record[name] for name in self._order if name in record}

    def _values(self, record: Json) -> list[Any]:
        return [_value(column, record) for column in self._columns]

    def _insert_list(self, slot: Slot, lists: dict[int, list[Any]]) -> None:
        columns = _list_columns(slot)
        rows = [
            [owner, rank, *(_list_cell(slot, column, value) for column in columns)]
            for owner, values in lists.items()
            for rank, value in enumerate(values)
        ]
        names = ["owner", "rank", *(column.name for column in columns)]
        self._write(f"{self._kind}_{slot.name}", names, rows)

    def _delete_list(self, slot: Slot, owners: list[int]) -> None:
        self._each(f"DELETE FROM {self._kind}_{slot.name} WHERE owner", owners)

    def _each(self, sql: str, numbers: list[int]) -> None:
        self._db.execute(f"{sql} IN (SELECT value FROM json_each(?))", [json.dumps(numbers)])

    def _write(self, table: str, names: list[str], rows: list[list[Any]]) -> None:
        insert_rows(self._db, table, names, rows)


def _columns(slots: Iterable[Slot]) -> Iterator[_Column]:
    for slot in slots:
        if slot.shape:
            for inner in slot.shape.slots:
                yield _Column(f"{slot.name}_{inner.name}", inner, slot.name)
        else:
            yield _Column(slot.name, slot)


def _list_columns(slot: Slot) -> list[_Column]:
    if slot.shape:
        return list(_columns(slot.shape.slots))
    return [_Column("target" if slot.target else "value", slot)]


def _list_cell(slot: Slot, column: _Column, value: Any) -> Any:
    return _value(column, value) if slot.shape else value


def _list_value(slot: Slot, values: list[Any]) -> Any:
    return _read(_list_columns(slot), values) if slot.shape else values[0]


def _value(column: _Column, record: Json) -> Any:
    if column.outer:
        record = record.get(column.outer) or {}
    return record.get(column.slot.name)


def _read(columns: Iterable[_Column], values: Iterable[Any]) -> Json:
    record: Json = {}
    for column, value in zip(columns, values, strict=True):
        if value is None:
            continue
        if column.slot.sort is Sort.BOOLEAN:
            value = bool(value)
        place = record.setdefault(column.outer, {}) if column.outer else record
        place[column.slot.name] = value
    return record


_VALUES = 900
"""Fewer than the 999 that the oldest SQLite takes in one statement."""


def insert_rows(
    db: StoreConnection, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    at_once = _VALUES // len(names)
    columns = ", ".join(f'"{name}"' for name in names)
    places = f"({', '.join('?' * len(names))})"
    for start in range(0, len(rows), at_once):
        chunk = rows[start : start + at_once]
        sql = f"INSERT INTO {table} ({columns}) VALUES {', '.join([places] * len(chunk))}"
        db.execute(sql, [value for row in chunk for value in row])
