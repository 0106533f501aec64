"""What a document is made of before it is a file; every writer turns the same blocks into pages."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a paragraph is for; each writer has one named style for each."""

    EYEBROW = "eyebrow"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    DETAIL = "detail"
    BOX_TITLE = "box_title"
    BOX = "box"
    CELL = "cell"
    CELL_DETAIL = "cell_detail"
    CELL_HEADER = "cell_header"


class ListKind(StrEnum):
    BULLET = "bullet"
    NUMBER = "number"
    """1. 2. 3."""
    DEMAND = "demand"
    """R1. R2. R3., so that a constat and a recommandation cannot be confused."""
    BOX_NUMBER = "box_number"
    DECIMAL = "decimal"
    """One more level below the numbers of the headings: 2.1.3"""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of letters of one kind."""

    text: str
    bold: bool = False
    italic: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: Spans
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class ListItem:
    """One point of a list. Level 0 is numbered or bulleted by its kind, deeper ones bulleted.

    `continued` is a further paragraph of the same point, without a mark of its own; `restart`
    begins the numbers again.
    """

    spans: Spans
    kind: ListKind = ListKind.BULLET
    level: int = 0
    continued: bool = False
    restart: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row is repeated on every page; widths are parts of the whole."""

    caption: str
    header: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Heading | Paragraph | ListItem | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: what is on its pages, and what its properties say."""

    title: str
    author: str
    header: tuple[str, str]
    """What stands at the left and at the right of the head of each page but the first."""
    produced: date
    blocks: tuple[Block, ...]


def plain(text: str, *, bold: bool = False, italic: bool = False) -> Spans:
    return (Span(text, bold, italic),) if text else ()


def text_of(spans: Spans) -> str:
    return "".join(span.text for span in spans)
