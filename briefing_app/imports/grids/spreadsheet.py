"""A spreadsheet as it was read, whatever format it came in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from briefing_app.domain.grids.cells import Raw
from briefing_app.errors import UserError

MOST_COLUMNS = 80
"""Columns that are looked at: nobody reads a grid that is wider."""
_MOST_LINES = 100_000


class RawRow(NamedTuple):
    number: int
    cells: tuple[Raw, ...]


class CellAddress(NamedTuple):
    """The head of a column, as a name kept in the file tells it; both count from 1."""

    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class RawSheet:
    title: str
    rows: tuple[RawRow, ...]
    merged: tuple[tuple[int, str], ...] = ()
    """Ranges of merged cells that take several lines, with the first of these."""
    hidden: int = 0
    """How many lines are hidden, by a filter for instance."""
    unreckoned: tuple[tuple[int, int], ...] = ()
    """Line and column of the formulas without a result."""


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    sheets: tuple[RawSheet, ...]
    names: Mapping[str, CellAddress] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    """What the file says of its own identity, the surest first."""


def filled(rows: Iterable[tuple[int, Iterable[Raw]]]) -> tuple[RawRow, ...]:
    """The lines that hold something, a million styled ones below them left out."""
    kept = []
    for number, cells in rows:
        values = tuple(_trimmed(cell) for cell in cells)
        if any(value is not None for value in values):
            kept.append(RawRow(number, values))
            if len(kept) > _MOST_LINES:
                raise UserError(
                    f"Ce tableau a plus de {_MOST_LINES} lignes : ce n’est pas une grille de suivi."
                    " Rien n’a été importé."
                )
    return tuple(kept)


def _trimmed(cell: Raw) -> Raw:
    return None if isinstance(cell, str) and not cell.strip() else cell
