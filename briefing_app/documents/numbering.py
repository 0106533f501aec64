"""The numbers that headings and points bear, as Word will count them.

Word numbers its paragraphs itself; here the same counting gives the page writer its numbers, the
table of contents its lines and each reference the number it leads to.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing_app.documents.blocks import (
    Block,
    Contents,
    ContentsLine,
    Document,
    Heading,
    Inline,
    ListItem,
    ListKind,
    Paragraph,
    PointReference,
    Spans,
    Table,
    Token,
)

_FORMS = {
    ListKind.NUMBER: "{}.",
    ListKind.DEMAND: "R{}.",
    ListKind.BOX_NUMBER: "{}.",
    ListKind.BULLET: "•",
    ListKind.CELL_BULLET: "•",
}
_LEVELS = 3


def numbers(blocks: Iterable[Block]) -> Iterator[str]:
    """What stands before each block: « 2.1 », « 12. », « R5. », a bullet, or nothing."""
    counting = _Counting()
    for block in blocks:
        yield counting.next(block)


class _Counting:
    def __init__(self) -> None:
        self._headings = [0] * _LEVELS
        self._lists: dict[ListKind, int] = defaultdict(int)

    def next(self, block: Block) -> str:
        if isinstance(block, Heading) and block.numbered:
            return self._heading(block.level)
        if isinstance(block, ListItem) and not block.continued:
            return self._item(block)
        return ""

    def _heading(self, level: int) -> str:
        self._headings[level - 1] += 1
        self._headings[level:] = [0] * (_LEVELS - level)
        return ".".join(str(number) for number in self._headings[:level])

    def _item(self, item: ListItem) -> str:
        if item.level:
            return "–"
        if item.kind is ListKind.DECIMAL:
            return self._heading(_LEVELS)
        self._lists[item.kind] = 1 if item.restart else self._lists[item.kind] + 1
        return _FORMS[item.kind].format(self._lists[item.kind])


def resolve(document: Document) -> Document:
    """References get the number they lead to, tables of contents their lines."""
    blocks = tuple(_anchored(document.blocks))
    shown = list(numbers(blocks))
    known = {
        block.anchor: number.rstrip(".")
        for block, number in zip(blocks, shown, strict=True)
        if isinstance(block, Heading | ListItem) and block.anchor
    }
    entries = tuple(_entries(blocks, shown))
    return replace(document, blocks=tuple(_resolved(block, known, entries) for block in blocks))


def _anchored(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every heading gets a name that a table of contents can lead to."""
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and not block.anchor:
            yield replace(block, anchor=Token(f"titre{index}"))
        else:
            yield block


def _entries(blocks: Iterable[Block], shown: Iterable[str]) -> Iterator[ContentsLine]:
    for block, number in zip(blocks, shown, strict=True):
        if isinstance(block, Heading):
            yield ContentsLine(block.level, number, block.text, block.anchor)


def _resolved(block: Block, known: dict[Token, str], entries: tuple[ContentsLine, ...]) -> Block:
    if isinstance(block, Contents):
        return replace(block, entries=tuple(e for e in entries if e.level <= block.levels))
    if isinstance(block, Table):
        return _resolved_table(block, known)
    if isinstance(block, Paragraph | ListItem):
        return _resolved_paragraph(block, known)
    return block


def _resolved_table(table: Table, known: dict[Token, str]) -> Table:
    rows = tuple(
        tuple(
            replace(cell, paragraphs=tuple(_resolved_paragraph(p, known) for p in cell.paragraphs))
            for cell in row
        )
        for row in table.rows
    )
    return replace(table, rows=rows)


def _resolved_paragraph(
    paragraph: Paragraph | ListItem, known: dict[Token, str]
) -> Paragraph | ListItem:
    if not any(isinstance(each, PointReference) for each in paragraph.spans):
        return paragraph
    return replace(paragraph, spans=_filled(paragraph.spans, known))


def _filled(spans: Spans, known: dict[Token, str]) -> Spans:
    return tuple(_with_number(each, known) for each in spans)


def _with_number(each: Inline, known: dict[Token, str]) -> Inline:
    return replace(each, text=known[each.anchor]) if isinstance(each, PointReference) else each
