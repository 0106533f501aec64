"""What every reader gives: the lines of a document in reading order, and what it left out.

A line is a paragraph where the format keeps paragraphs (Word, OpenDocument, RTF), and one printed
line where it only keeps pages (PDF, plain text); `segment.py` makes paragraphs of both.
"""

from dataclasses import dataclass
from enum import StrEnum


class ReadStyle(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    POINT = "point"
    BODY = "body"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a line stands in a table, or in which column of the page."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    text: str
    page: int | None = None
    place: str = ""
    """Where it stands, in French, when it is not the running text: « note 3 »."""
    style: ReadStyle = ReadStyle.BODY
    level: int = 0
    """Of a heading from 1; of a point from 0."""
    marker: str = ""
    """The bullet or the number of a real list, as the page shows it."""
    blanks: int = 0
    """Empty lines above."""
    indent: float = 0
    reach: float = 0
    """Where the line begins and ends, in letters from the left edge; 0 where no page tells."""
    size: float = 0
    bold: bool = False
    cell: CellPlace | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of the file that is not proposed, and why."""

    text: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extract:
    """One document as a reader gives it."""

    lines: tuple[ReadLine, ...]
    left_out: tuple[LeftOut, ...] = ()
    pages: int = 0
    printed: bool = False
    """Its lines are printed lines, cut where the page ended, not whole paragraphs."""
