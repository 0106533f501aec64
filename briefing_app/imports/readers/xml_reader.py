"""What Word and OpenDocument texts have in common: blocks inside blocks, tables, frames, notes."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from briefing_app.imports.line import CellPlace
from briefing_app.imports.readers.reader import ParagraphReader

DEEPEST = 200
"""Levels of elements that are followed; no program writes so many."""


class ListPoint(NamedTuple):
    """The item of a list: the style of the list, how deep, and whether it begins there."""

    style: str
    depth: int
    first: bool


class Where(NamedTuple):
    """Where a block stands: in a note or a frame, a cell, a list, and how deep in the XML."""

    place: str = ""
    cell: CellPlace | None = None
    point: ListPoint | None = None
    depth: int = 0

    def inside(self) -> "Where":
        return self._replace(depth=self.depth + 1)


@dataclass(slots=True)
class ParagraphText:
    """The text of a paragraph as it is gathered, and the frames and notes that hang on it."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    plain: int = 0
    hanging: list[tuple[etree._Element, Where]] = field(default_factory=list)

    @property
    def raw(self) -> str:
        return "".join(self.parts)

    @property
    def is_bold(self) -> bool:
        return self.bold > 0 and not self.plain

    def count_weight(self, *, bold: bool) -> None:
        self.bold += bold
        self.plain += not bold


class XmlReader(ParagraphReader, ABC):
    """Walks the blocks of a text; a format says what each of its elements is (`read_block`)."""

    row_tag: str
    cell_tag: str

    @abstractmethod
    def read_block(self, block: etree._Element, where: Where) -> None: ...

    @abstractmethod
    def text_of(self, element: etree._Element) -> str:
        """All the text within, as it is listed when it is left out."""

    def read_blocks(self, blocks: Iterable[etree._Element], where: Where) -> None:
        if where.depth <= DEEPEST:
            for block in blocks:
                self.read_block(block, where)

    def read_table(self, table: etree._Element, where: Where) -> None:
        self._tables += 1
        number = self._tables
        for row, line in enumerate(_owned(table, self.row_tag)):
            for column, box in enumerate(self.cells_of(line, where)):
                cell = CellPlace(number, row, column)
                self.read_blocks(box, Where(where.place, cell, depth=where.depth + 1))

    def cells_of(self, row: etree._Element, where: Where) -> Iterator[etree._Element]:  # noqa: ARG002 - where a deleted row is left out
        return _owned(row, self.cell_tag)

    def read_hanging(self, text: ParagraphText) -> None:
        """Frames and notes, after the paragraph that they hang on."""
        for element, where in text.hanging:
            self.read_blocks(element, where)

    def leave_element(self, element: etree._Element, where: Where, reason: str) -> None:
        self.leave(self.text_of(element), where.place, reason)


def _owned(owner: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, not those of a table within."""
    return (each for each in owner.iter(tag) if next(each.iterancestors(owner.tag)) is owner)
