"""Produced documents opened again and read, as whoever receives them does."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from briefing_app.documents.blocks import (
    Block,
    Contents,
    Footnote,
    Heading,
    ListItem,
    Spans,
    text_of,
)
from briefing_app.documents.blocks import Document as Composed
from briefing_app.documents.blocks import Table as Grid
from briefing_app.domain.choices import Diffusion, DocumentKind
from briefing_app.domain.text.text import fold
from briefing_app.exports.files import read_archive
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.packs import produce, request_for
from briefing_app.usecases.documents.recipes import RECIPES, About, kept_inside
from briefing_app.usecases.documents.selection import Request
from tests.conftest import TODAY


def request_for_kind(store: Store, kind: DocumentKind, meeting: str, **changes: object) -> Request:
    """What a kind of document is asked for: its recipe says what it is about, and for whom."""
    about = meeting if RECIPES[kind].about is About.MEETING else ""
    asked = request_for(store, about, None, None if about else Diffusion.TRANSMISSIBLE)
    return kept_inside(kind, replace(asked, **changes))


def made(store: Store, kind: DocumentKind, request: Request, folder: Path) -> Path:
    path = folder / f"{kind}.docx"
    produce(store, kind, request, path, TODAY)
    return path


def letters(text: str) -> str:
    """Only the letters and digits: what typography does not touch."""
    return "".join(c for c in fold(text) if c.isalnum())


def paragraphs(path: Path) -> Iterator[Paragraph]:
    """In reading order, those of tables too."""
    document = docx.Document(path)
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        else:
            yield block


def lines(path: Path, style: str = "") -> list[str]:
    """The texts of the paragraphs, or of those of one style; every space is a space."""
    found = (p for p in paragraphs(path) if not style or p.style.name == style)
    return [" ".join(visible(p).split()) for p in found]


def visible(paragraph: Paragraph) -> str:
    """What is read, tracked insertions and deletions included."""
    kept = (qn("w:t"), qn("w:delText"), qn("w:br"), qn("w:tab"))
    return "".join(e.text or " " for e in paragraph._p.iter(*kept))


def headings(path: Path) -> list[tuple[int, str]]:
    found = (p for p in paragraphs(path) if p.style.name.startswith("Heading"))
    return [(int(p.style.name[-1]), " ".join(p.text.split())) for p in found]


def tables(path: Path) -> list[list[list[str]]]:
    return [
        [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]
        for table in docx.Document(path).tables
    ]


def whole(path: Path) -> str:
    return " ".join(lines(path))


def part(path: Path, name: str) -> etree._Element:
    return etree.fromstring(read_archive(path)[name])


# The same before it is a file: quick to compose, so that each rule can have its own example.


def plainly(spans: Spans) -> str:
    """What is read in a line, notes in braces; every space is a space."""
    notes = (f"{{{plainly(s.spans)}}}" if isinstance(s, Footnote) else text_of((s,)) for s in spans)
    return " ".join("".join(notes).split())


def composed(document: Composed) -> list[tuple[str, str]]:
    """What each block is, and what it says; a table tells its header and its rows."""
    return [each for block in document.blocks for each in _told(block)]


def _told(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Heading):
        yield f"heading {block.level}{'' if block.numbered else ' bare'}", plainly_set(block.text)
    elif isinstance(block, Grid):
        yield "table", " | ".join(map(plainly_set, block.header))
        for row in block.rows:
            yield "row", " | ".join(" / ".join(plainly(p.spans) for p in c.paragraphs) for c in row)
    elif isinstance(block, Contents):
        yield "contents", " / ".join(plainly_set(f"{e.number} {e.text}") for e in block.entries)
    elif isinstance(block, ListItem):
        yield f"{block.kind} {block.level}", plainly(block.spans)
    else:
        yield str(block.role), plainly(block.spans)


def plainly_set(text: str) -> str:
    return " ".join(text.split())
