"""What a grid is made of: sheets, columns, and what is written in them.

A value is a text here, a date in ISO form, as the exchange file has it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any

from briefing_app.domain.choices import Choice, Diffusion
from briefing_app.domain.text.dates import format_short


class CellEntry(Enum):
    """What is written in a column."""

    TEXT = auto()
    DATE = auto()
    CHOICE = auto()
    ORGANISATION = auto()
    THEME = auto()
    YES_NO = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What keys are called, for the columns that show or offer them."""

    audience: Diffusion = Diffusion.COLLECTIF
    themes: Mapping[str, str]
    organisations: Mapping[str, str]
    """Sigles, or names where there is none."""
    members: tuple[str, ...]
    full_names: Mapping[str, str]
    meetings: Mapping[str, date | None]
    cite: Callable[[Iterable[str]], str]

    def of_themes(self, keys: Iterable[str]) -> str:
        return ", ".join(self.themes[key] for key in keys)

    def of_organisations(self, keys: Iterable[str]) -> str:
        return ", ".join(self.organisations[key] for key in keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a grid.

    A *field* is a field of the item: a change of the cell changes the item. A column to fill in
    that is no field is an *answer*: the words of whoever sends the grid back. All the others are
    shown, and protected.
    """

    key: str
    header: str
    width: int
    read: Callable[[Any, Names], str] = lambda _item, _names: ""
    entry: CellEntry = CellEntry.TEXT
    choices: type[Choice] | None = None
    field: bool = False
    fill: bool = False
    hint: str = ""
    """What to write there: shown when the cell is chosen."""
    also: tuple[str, ...] = ()
    """Other headers it may come back under."""

    @property
    def answer(self) -> bool:
        return self.fill and not self.field

    def options(self, names: Names) -> list[str]:
        """What its list offers."""
        if self.choices:
            return [choice.label for choice in self.choices]
        if self.entry is CellEntry.ORGANISATION:
            return [names.organisations[key] for key in names.members]
        if self.entry is CellEntry.THEME:
            return list(names.themes.values())
        return ["oui", "non"] if self.entry is CellEntry.YES_NO else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: the items of one kind, a line each."""

    kind: str
    title: str
    columns: tuple[Column, ...]
    form: bool = False
    """Blank, for new items."""

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)

    def place(self, key: str) -> int:
        """The number of a column in a file, after the one of identities."""
        return 2 + next(i for i, column in enumerate(self.columns) if column.key == key)

    def has(self, key: str) -> bool:
        return any(column.key == key for column in self.columns)


def shown(column: Column, value: str) -> str:
    """A value as a person reads it."""
    if value and column.entry is CellEntry.DATE:
        return format_short(date.fromisoformat(value))
    return value


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One item in a sheet: what each cell says, by the key of its column."""

    key: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tab:
    sheet: Sheet
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """Everything one file says: to whom, for which round, and all its lines."""

    grid: str
    title: str
    collective: str
    produced: date
    tabs: tuple[Tab, ...]
    names: Names
    round: str = ""
    organisation: str = ""
    reply_by: date | None = None
