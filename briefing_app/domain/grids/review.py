"""What came back, and what is to be looked at in it: sent, here and received, cell by cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from briefing_app.domain.grids.cells import bare, same
from briefing_app.domain.grids.columns import SHEETS
from briefing_app.domain.grids.sheet import Column


class ItemId(NamedTuple):
    kind: str
    key: str


class Identity(NamedTuple):
    """What the hidden column of a line says: from which file, and of which item."""

    grid: str
    item: ItemId

    def __str__(self) -> str:
        return ":".join((self.grid, *self.item))

    @classmethod
    def read(cls, text: str) -> "Identity | None":
        grid, _, rest = text.partition(":")
        kind, _, key = rest.partition(":")
        return cls(grid, ItemId(kind, key)) if kind in SHEETS and key else None


class ReturnedRow(NamedTuple):
    """One line of a returned sheet: its cells that hold something, by the key of their column."""

    number: int
    identity: str
    cells: Mapping[str, str]

    def said(self, column: str) -> str:
        return self.cells.get(column, "")


class SetAside(NamedTuple):
    """Something that came back and is not taken over, and why."""

    document: str
    organisation: str
    sheet: str
    row: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    kind: str
    title: str
    columns: frozenset[str]
    rows: tuple[ReturnedRow, ...]


@dataclass(frozen=True, slots=True)
class Returned:
    """A file as it was read: nothing in it has been compared yet."""

    document: str
    grid: str = ""
    organisation: str = ""
    sheets: tuple[ReturnedSheet, ...] = ()
    sent: Mapping[ItemId, Mapping[str, str]] = field(default_factory=dict)
    """What the file itself remembers of what was sent."""
    set_aside: tuple[SetAside, ...] = ()


class Given(NamedTuple):
    """Who answered what, where: one cell that was taken over from a grid."""

    item: ItemId
    column: str
    organisation: str


@dataclass(frozen=True, slots=True)
class KnownCells:
    """What is known here of the items of a file.

    `sent` is what the file said when it left, column by column; an item or a column that is
    missing in it is not known to have been sent. `received` is what was taken over from the file
    since; `heard`, what an association is already known to have answered, as `bare` texts.
    """

    here: Mapping[ItemId, Mapping[str, str]] = field(default_factory=dict)
    sent: Mapping[ItemId, Mapping[str, str]] = field(default_factory=dict)
    received: Mapping[Given, str] = field(default_factory=dict)
    heard: Mapping[tuple[ItemId, str], frozenset[str]] = field(default_factory=dict)
    elsewhere: bool = False
    """The file says which grid it is, and that grid is not one of those sent from here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One cell that came back otherwise than it stands here."""

    document: str
    organisation: str
    row: int
    item: ItemId
    ref: str
    column: str
    sent: str | None
    here: str
    received: str
    written: str = ""
    """As it stands in the cell, where it was read into something else."""
    date: str = ""
    doubt: bool = False
    since: str = ""
    """The day of the change here, where both sides changed."""
    rivals: tuple[str, ...] = ()
    """What others answered for the same field."""

    @property
    def definition(self) -> Column:
        return SHEETS[self.item.kind].column(self.column)

    @property
    def conflict(self) -> bool:
        """Changed on both sides, or by two associations; answers are each association’s own."""
        if self.definition.answer:
            return False
        return self.sent is None or not same(self.here, self.sent) or bool(self.rivals)

    @property
    def erases(self) -> bool:
        return not self.received

    @property
    def protected(self) -> bool:
        return not self.definition.fill

    @property
    def settled(self) -> bool:
        """Nothing for her to decide: ticked in the review, taken by the command line."""
        return not (self.conflict or self.erases or self.protected or self.doubt)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRow:
    """A line that stands for no item yet."""

    document: str
    organisation: str
    row: int
    kind: str
    values: Mapping[str, str]
    resembles: tuple[tuple[str, str], ...] = ()
    """References and titles of what is stored already and says nearly the same."""

    @property
    def text(self) -> str:
        return bare(self.values["text"])

    @property
    def settled(self) -> bool:
        """A form is there to bring new lines; one added to a grid is for her to decide."""
        return SHEETS[self.kind].form and not self.resembles


@dataclass(frozen=True, slots=True)
class Comparison:
    changes: tuple[Difference, ...] = ()
    new: tuple[NewRow, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    organisations: frozenset[str] = frozenset()
    """Who speaks in the file."""


def with_rivals(changes: Iterable[Difference]) -> list[Difference]:
    """The same, each knowing what other files answer for the same field of the same item."""
    changes = list(changes)
    answers: dict[tuple[ItemId, str], dict[str, None]] = {}
    for each in changes:
        if each.definition.field:
            answers.setdefault((each.item, each.column), {})[each.received] = None
    compared = []
    for each in changes:
        others = answers.get((each.item, each.column), {})
        rivals = tuple(value for value in others if not same(value, each.received))
        compared.append(replace(each, rivals=rivals) if rivals else each)
    return compared
