"""What a document is made of before it is a file; every writer turns the same blocks into pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing_app.domain.choices import Language


class Role(StrEnum):
    """What a paragraph is for; each writer has one named style for each."""

    EYEBROW = "eyebrow"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    DETAIL = "detail"
    LEAD = "lead"
    """A line that opens what follows it, and never stands alone at the foot of a page."""
    SPEAKER = "speaker"
    OLD_WORDING = "old_wording"
    NEW_WORDING = "new_wording"
    AFTER_TABLE = "after_table"
    """As BODY, below a table that has no white of its own."""
    BOX_TITLE = "box_title"
    BOX = "box"
    CONTENTS_TITLE = "contents_title"
    CLOSING = "closing"
    """The last line: when it was made, by whom."""
    SENDER = "sender"
    ADDRESSEE = "addressee"
    PLACE_AND_DATE = "place_and_date"
    OBJECT = "object"
    SIGNATURE = "signature"
    CELL = "cell"
    CELL_DETAIL = "cell_detail"
    CELL_HEADER = "cell_header"
    WRITING = "writing"
    """A dotted line to write on by hand."""


class ListKind(StrEnum):
    BULLET = "bullet"
    NUMBER = "number"
    """1. 2. 3."""
    DEMAND = "demand"
    """R1. R2. R3., so that a constat and a recommandation cannot be confused."""
    BOX_NUMBER = "box_number"
    CELL_BULLET = "cell_bullet"
    DECIMAL = "decimal"
    """One more level below the numbers of the headings: 2.1.3"""


class Change(StrEnum):
    """What a new wording does to some words."""

    NONE = ""
    ADDED = "added"
    REMOVED = "removed"
    INSERTED = "inserted"
    """As ADDED, and Word can accept or reject it."""
    DELETED = "deleted"
    """As REMOVED, and Word can accept or reject it."""


class TableKind(StrEnum):
    PLAIN = "plain"
    CHECKLIST = "checklist"
    """In black on white only."""


class Token(str):
    """A name for machines, an anchor or an address: typography leaves it as it is."""

    __slots__ = ()


NOWHERE = Token()


@dataclass(frozen=True, slots=True)
class Span:
    """A run of letters of one kind.

    Somebody else's words (a plan, an engagement) are `verbatim`: no sigle is written out in them.
    """

    text: str
    bold: bool = False
    italic: bool = False
    change: Change = Change.NONE
    link: Token = NOWHERE
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class PointReference:
    """The number of another point of the document, that is filled in when it is known."""

    anchor: Token
    text: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    spans: "Spans"


@dataclass(frozen=True, slots=True)
class Checkbox:
    ticked: bool = False


Inline = Span | PointReference | Footnote | Checkbox
Spans = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    numbered: bool = True
    anchor: Token = NOWHERE


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
    anchor: Token = NOWHERE


@dataclass(frozen=True, slots=True)
class Cell:
    paragraphs: tuple[Paragraph | ListItem, ...]


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row is repeated on every page; widths are parts of the whole."""

    caption: str
    header: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    kind: TableKind = TableKind.PLAIN


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One line of a table of contents."""

    level: int
    number: str
    text: str
    anchor: Token


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents, down to a level of headings; filled in when all of them are known."""

    title: str
    levels: int = 2
    entries: tuple[ContentsLine, ...] = ()


Block = Heading | Paragraph | ListItem | Table | Contents


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: what is on its pages, and what its properties say."""

    title: str
    author: str
    header: tuple[str, str]
    """What stands at the left and at the right of the head of each page but the first."""
    produced: date
    blocks: tuple[Block, ...]
    footer: str = ""
    """At the left of the foot of each page: the author, where nothing else is said."""
    landscape: bool = False
    language: Language = Language.FRANCAIS


def plain(text: str, *, bold: bool = False, italic: bool = False) -> Spans:
    return (Span(text, bold, italic),) if text else ()


def text_of(spans: Iterable[Inline]) -> str:
    """What is read in the line; footnotes are not part of it."""
    return "".join(each.text for each in spans if isinstance(each, Span | PointReference))


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph | ListItem]:
    """Every paragraph of the blocks in reading order, those of tables too; no heading."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from cell.paragraphs
        elif isinstance(block, Paragraph | ListItem):
            yield block


_LINE = 90
"""Letters that a line of the body holds, roughly, over the whole width."""
_TALLEST = 26
"""Lines of a row that is still kept whole: half a page."""


def is_tall(table: Table, row: Row) -> bool:
    """Whether a row would leave too much white behind if it were kept on one page."""
    whole = sum(table.widths)
    return any(
        sum(1 + len(text_of(p.spans)) * whole // (_LINE * width) for p in cell.paragraphs)
        > _TALLEST
        for cell, width in zip(row, table.widths, strict=True)
    )
