"""Blocks set in lines by Qt, with the styles of a Word template. Used by `page.py` only."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from briefing_app.documents.blocks import (
    Block,
    Change,
    Checkbox,
    Contents,
    Footnote,
    Heading,
    Inline,
    ListItem,
    ListKind,
    Paragraph,
    Role,
    Span,
    Spans,
    Table,
    is_tall,
    plain,
)
from briefing_app.exports.pages.looks import Look, Looks, TableLook
from briefing_app.exports.pages.pagination import Column, Flow, PrintedLine
from briefing_app.exports.word.styles import (
    CHECKBOX,
    FOOTNOTE_MARK,
    FOOTNOTE_TEXT,
    TABLES,
    contents_style,
    heading_style,
    letter_style,
    paragraph_style,
)

UNIT = 1440
"""To the inch: lengths are in twentieths of a point, as in a Word template."""
_SUBSTITUTES = ("Carlito", "Liberation Sans", "DejaVu Sans")
_BOXES = {False: "☐", True: "☑"}
_BOLD_NUMBERS = {ListKind.NUMBER, ListKind.DEMAND, ListKind.DECIMAL}
_NUMBER_ROOM = 567
_SHOWN_AS = {Change.INSERTED: Change.ADDED, Change.DELETED: Change.REMOVED}
_NEW_LINE = "\u2028"


class Ink(NamedTuple):
    """What is drawn for one line, from its own left and top."""

    line: QTextLine
    layout: QTextLayout
    """Holds the line: it must live as long."""
    look: Look
    left: float
    width: float
    label: QTextLayout | None = None
    notes: tuple[Column, ...] = ()


class RowFrame(NamedTuple):
    """What is drawn around a row of a table."""

    look: TableLook
    width: float
    is_header: bool


class Setter:
    """Sets blocks as flows of lines, with the styles of a template; counts the footnotes."""

    def __init__(self, styles: Looks, width: float) -> None:
        self._styles = styles
        self._width = width
        self.notes = 0

    def flows(self, block: Block, number: str) -> Iterator[Flow]:
        if isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Contents):
            yield from self._contents(block)
        elif isinstance(block, Heading):
            yield self._heading(block, number)
        else:
            yield self._paragraph(block, number)

    def _heading(self, heading: Heading, number: str) -> Flow:
        look = self._styles.of(heading_style(heading.level))
        if not heading.numbered:
            look = replace(look, left=0, hanging=0)
        return self._flow(look, self._set(plain(heading.text), look, self._width, number))

    def _paragraph(self, block: Paragraph | ListItem, number: str) -> Flow:
        look = self._styles.of(paragraph_style(block))
        return self._flow(look, self._set(block.spans, look, self._width, number, _kind(block)))

    def _contents(self, contents: Contents) -> Iterator[Flow]:
        if contents.entries:
            title = Paragraph(plain(contents.title), Role.CONTENTS_TITLE)
            yield self._paragraph(title, "")
        for entry in contents.entries:
            look = self._styles.of(contents_style(entry.level))
            look = replace(look, left=look.left + _NUMBER_ROOM, hanging=_NUMBER_ROOM)
            yield self._flow(look, self._set(plain(entry.text), look, self._width, entry.number))

    def _flow(self, look: Look, column: Column) -> Flow:
        return Flow(
            (column,),
            before=look.before,
            after=look.after,
            keep_next=look.keep_next,
            whole=look.keep_lines,
            close_to=look if look.together else None,
        )

    def _table(self, table: Table) -> Iterator[Flow]:
        look = self._styles.table(TABLES[table.kind])
        heads = tuple((Paragraph(plain(text), Role.CELL_HEADER),) for text in table.header)
        header = self._row(table, look, heads, is_header=True)
        yield header
        for row in table.rows:
            cells = tuple(cell.paragraphs for cell in row)
            flow = self._row(table, look, cells)
            yield replace(flow, whole=not is_tall(table, row), repeat=header)

    def _row(
        self,
        table: Table,
        look: TableLook,
        cells: tuple[tuple[Paragraph | ListItem, ...], ...],
        *,
        is_header: bool = False,
    ) -> Flow:
        top, _, bottom, _ = look.margins
        shares = [self._width * part / sum(table.widths) for part in table.widths]
        lefts = [sum(shares[:index]) for index in range(len(shares))]
        return Flow(
            tuple(map(self._cell, cells, lefts, shares, [look] * len(cells))),
            above=top,
            below=bottom,
            keep_next=is_header,
            ink=RowFrame(look, self._width, is_header),
        )

    def _cell(
        self,
        content: tuple[Paragraph | ListItem, ...],
        left: float,
        width: float,
        look: TableLook,
    ) -> Column:
        _, right_margin, _, left_margin = look.margins
        lines: list[PrintedLine] = []
        white = 0.0
        for block in content:
            style = self._styles.of(paragraph_style(block))
            inner = width - left_margin - right_margin
            number = "•" if isinstance(block, ListItem) else ""
            first, *rest = self._set(block.spans, style, inner, number, _kind(block))
            gap = max(white, style.before) if lines else 0
            moved = [replace(first, gap=gap), *rest]
            lines += [_shifted(line, left + left_margin) for line in moved]
            white = style.after
        return tuple(lines)

    def _set(
        self,
        spans: Spans,
        look: Look,
        width: float,
        number: str = "",
        kind: ListKind | None = None,
    ) -> Column:
        """The lines of one paragraph; its footnotes go with the last of them."""
        layout, notes = self._layout(spans, look)
        inks = [Ink(line, layout, look, look.left, width) for line in broken(layout, look, width)]
        if number:
            bold = look.bold or kind in _BOLD_NUMBERS
            inks[0] = inks[0]._replace(label=_label(number, replace(look, bold=bold)))
        if notes:
            inks[-1] = inks[-1]._replace(notes=notes)
        room = sum(line.height for note in notes for line in note)
        lines = [
            PrintedLine(look.exact or ink.line.height() * look.spacing, ink=ink) for ink in inks
        ]
        return (*lines[:-1], replace(lines[-1], notes=room))

    def _layout(self, spans: Spans, look: Look) -> tuple[QTextLayout, tuple[Column, ...]]:
        text, formats, notes = "", [], []
        for each in spans:
            piece, form = self._piece(each, look)
            if isinstance(each, Footnote):
                notes.append(self._note(each, piece))
            begin, end = _length(text), _length(text + piece)
            text += piece
            if form is not None:
                formats.append(_range(begin, end - begin, form))
        layout = laid_out(text, look)
        layout.setFormats(formats)
        return layout, tuple(notes)

    def _piece(self, each: Inline, look: Look) -> tuple[str, QTextCharFormat | None]:
        if isinstance(each, Checkbox):
            return _BOXES[each.ticked], _format(self._styles.letters(CHECKBOX, look))
        if isinstance(each, Footnote):
            self.notes += 1
            return str(self.notes), _format(self._styles.letters(FOOTNOTE_MARK, look))
        if isinstance(each, Span):
            shown = replace(each, change=_SHOWN_AS.get(each.change, each.change))
            style = letter_style(shown)
            form = _format(self._styles.letters(style, look)) if style else None
            return each.text.replace("\n", _NEW_LINE), form
        return each.text, None

    def _note(self, note: Footnote, mark: str) -> Column:
        look = self._styles.of(FOOTNOTE_TEXT)
        return self._set((Span(f"{mark}  "), *note.spans), look, self._width)


def _kind(block: Paragraph | ListItem) -> ListKind | None:
    return block.kind if isinstance(block, ListItem) and not block.level else None


def _shifted(line: PrintedLine, by: float) -> PrintedLine:
    return replace(line, ink=line.ink._replace(left=line.ink.left + by))


def _length(text: str) -> int:
    """As Qt counts: letters beyond the common ones are two."""
    return len(text.encode("utf-16-le")) // 2


def _font(look: Look) -> QFont:
    font = QFont([look.font, *_SUBSTITUTES])
    font.setPixelSize(round(look.size))
    font.setBold(look.bold)
    font.setItalic(look.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # The letters of a ligature are lost in a PDF: they could not be searched nor read aloud.
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def _format(look: Look) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(_font(look))
    form.setForeground(QColor(f"#{look.colour}"))
    form.setFontUnderline(look.underline)
    form.setFontStrikeOut(look.strike)
    if look.raised:
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return form


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, form
    return found


def laid_out(text: str, look: Look) -> QTextLayout:
    layout = QTextLayout(text, _font(look))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    return layout


def broken(layout: QTextLayout, look: Look, width: float) -> list[QTextLine]:
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLeadingIncluded(True)
        line.setLineWidth(width - look.left)
        line.setPosition(QPointF(0, 0))
        lines.append(line)
    layout.endLayout()
    return lines


def _label(text: str, look: Look) -> QTextLayout:
    layout = laid_out(text, look)
    broken(layout, look, UNIT * 10)
    return layout
