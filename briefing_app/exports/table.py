"""Tables as plain text, for any spreadsheet: UTF-8 with its mark, semicolons, no formula."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(header)
        writer.writerows([_guarded(cell) for cell in row] for row in rows)


def _guarded(cell: str) -> str:
    """An apostrophe keeps a spreadsheet from reckoning a text that begins like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
