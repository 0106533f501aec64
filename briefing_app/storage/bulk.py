"""Many rows in few statements: three times as fast as inserting them through a table object."""

from collections.abc import Sequence
from typing import Any

from briefing_app.storage.connection import StoreConnection

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
