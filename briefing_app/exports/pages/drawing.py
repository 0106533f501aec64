"""Blocks as pages that Qt draws: the preview, the printer and PDF. What she sees is what leaves.

Pages follow the styles of the same Word template (`looks.py`) and the rules of `paginate.py`. They
are set block by block, a few milliseconds at a time, so that a window can do it between two
keystrokes; blocks that did not change since the last preview are not set again.
"""

import re
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path

from PySide6.QtCore import QHashSeed, QMarginsF, QPointF, QRectF, QSizeF, Qt, QUuid
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)
from PySide6.QtPrintSupport import QPrinter

from briefing_app.documents.blocks import Block, Document
from briefing_app.documents.numbering import numbers
from briefing_app.exports.pages.looks import Edge, looks
from briefing_app.exports.pages.page_lines import UNIT, Ink, Setter, broken, laid_out
from briefing_app.exports.pages.pagination import Flow, Paginator, Placed, PrintedPage
from briefing_app.exports.word.styles import LOCALES
from briefing_app.paths import APP_NAME

_NOTE_RULE = 200.0


class Pages:
    """A document as pages. `previous` lends what it set already, for a preview after a change."""

    def __init__(
        self, document: Document, template: bytes | None = None, previous: "Pages | None" = None
    ) -> None:
        self._document = document
        self._styles = looks(template)
        page = self._styles.page
        top, right, bottom, left = page.margins
        width, height = page.width, page.height
        if document.landscape:
            width, height = height, width
        self.size = QSizeF(width, height)
        self._margins = QMarginsF(left, top, right, bottom)
        self._setter = Setter(self._styles, width - left - right)
        self._paginator = Paginator(height - top - bottom, _NOTE_RULE)
        self._set: dict[tuple[Block, str, int], tuple[list[Flow], int]] = {}
        same = (
            previous is not None and previous._styles is self._styles and previous.size == self.size
        )
        self._known = previous._set if previous is not None and same else {}
        self._steps = self._lay_out()
        self.done = False

    @property
    def pages(self) -> list[PrintedPage]:
        return self._paginator.pages

    def advance(self, seconds: float | None = None) -> bool:
        """Set blocks for that long, or all of them; whether the document is finished."""
        end = None if seconds is None else time.perf_counter() + seconds
        for _ in self._steps:
            if end is not None and time.perf_counter() >= end:
                return False
        self.done = True
        return True

    def _lay_out(self) -> Iterator[None]:
        for block, number in zip(
            self._document.blocks, numbers(self._document.blocks), strict=True
        ):
            for flow in self._flows(block, number):
                self._paginator.add(flow)
                yield
        self._paginator.flush()

    def _flows(self, block: Block, number: str) -> Iterator[Flow]:
        key = block, number, self._setter.notes
        if key in self._known:
            flows, self._setter.notes = self._known[key]
            yield from flows
        else:
            flows = []
            for flow in self._setter.flows(block, number):
                flows.append(flow)
                yield flow
        self._set[key] = flows, self._setter.notes

    # Painting

    def paint(self, painter: QPainter, index: int) -> None:
        """Draw one page, in twentieths of a point."""
        page, left, top = self.pages[index], self._margins.left(), self._margins.top()
        self._paint_around(painter, index)
        for placed in page.placed:
            _paint_placed(painter, placed, left, top + placed.top)
        self._paint_notes(painter, page)

    def _paint_around(self, painter: QPainter, index: int) -> None:
        width = self.size.width() - self._margins.left() - self._margins.right()
        look = self._styles.page
        document = self._document
        if index:
            self._paint_line(painter, "Header", *document.header, look.header, width)
        number = f"page {index + 1} / {len(self.pages)}"
        bottom = self.size.height() - look.footer
        self._paint_line(
            painter, "Footer", document.footer or document.author, number, bottom, width
        )

    def _paint_line(
        self, painter: QPainter, style: str, left: str, right: str, top: float, width: float
    ) -> None:
        """The head or the foot of a page, with its rule on the side of the text."""
        look = self._styles.of(style)
        for text, at_right in ((left, False), (right, True)):
            layout = laid_out(text, look)
            (line, *_) = broken(layout, look, width)
            shift = width - line.naturalTextWidth() if at_right else 0
            above = line.height() if style == "Footer" else 0
            painter.setPen(QColor(f"#{look.colour}"))
            line.draw(painter, QPointF(self._margins.left() + shift, top - above))
        height = line.height() + 80
        y = top - height if style == "Footer" else top + height
        _rule(painter, _HAIRLINE, self._margins.left(), y, width)

    def _paint_notes(self, painter: QPainter, page: PrintedPage) -> None:
        if not page.notes:
            return
        y = self.size.height() - self._margins.bottom() - page.notes
        _rule(painter, _HAIRLINE, self._margins.left(), y - _NOTE_RULE / 2, UNIT * 1.5)
        for line in page.lines():
            for column in line.ink.notes:
                for note in column:
                    _paint_ink(painter, note.ink, self._margins.left(), y, note.height)
                    y += note.height

    def paint_all(self, printer: QPrinter | QPdfWriter) -> None:
        """Every page, on a printer of any resolution."""
        self.advance()
        painter = QPainter(printer)
        painter.scale(printer.resolution() / UNIT, printer.resolution() / UNIT)
        for index in range(len(self.pages)):
            if index:
                printer.newPage()
            self.paint(painter, index)
        painter.end()


_HAIRLINE = Edge(width=10, colour="C9CFD8")


def _paint_placed(painter: QPainter, placed: Placed, left: float, top: float) -> None:
    flow, frame = placed.flow, placed.flow.ink
    if frame is not None:
        box = QRectF(left, top, frame.width, placed.height)
        if frame.is_header and frame.look.head_fill:
            painter.fillRect(box, QColor(f"#{frame.look.head_fill}"))
        edge = frame.look.head_line if frame.is_header else frame.look.line
        _rule(painter, edge, left, top + placed.height, frame.width)
    for column in placed.parts:
        y = top + flow.above
        for index, line in enumerate(column):
            y += line.gap if index else 0
            _paint_ink(painter, line.ink, left, y, line.height)
            y += line.height


def _paint_ink(painter: QPainter, ink: Ink, left: float, top: float, height: float) -> None:
    look = ink.look
    start = left + ink.left - look.hanging
    if look.fill or look.bar:
        bar = look.bar or Edge()
        box = QRectF(start - bar.space, top, ink.width + left - start + bar.space, height)
        if look.fill:
            painter.fillRect(box, QColor(f"#{look.fill}"))
        stripe = QRectF(box.left() - bar.width, top, bar.width, height)
        painter.fillRect(stripe, QColor(f"#{bar.colour}"))
    if look.rule:
        _rule(painter, look.rule, left + ink.left, top + height, ink.width)
    painter.setPen(QColor(f"#{look.colour}"))
    baseline = top + height - ink.line.height()
    if ink.label:
        ink.label.draw(painter, QPointF(start, baseline))
    ink.line.draw(painter, QPointF(left + ink.left, baseline))


def _rule(painter: QPainter, edge: Edge, left: float, y: float, width: float) -> None:
    pen = QPen(QColor(f"#{edge.colour}"), edge.width)
    pen.setStyle(Qt.PenStyle.DotLine if edge.dotted else Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(left + width, y))


# PDF

_DATES = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]*\)")
_DESCRIPTION = """<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default"
>{title}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq>
</dc:creator><dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"""


def write_pdf(document: Document, path: Path, template: bytes | None = None) -> None:
    """The pages as a PDF file; the same pages give the same bytes."""
    application()
    # Qt writes the fonts of a file in the order of a table that it shuffles anew in each process.
    QHashSeed.setDeterministicGlobalSeed()
    pages = Pages(document, template)
    writer = QPdfWriter(str(path))
    writer.setDocumentId(
        QUuid.createUuidV5(QUuid(), f"{document.title} {document.produced}".encode())
    )
    writer.setResolution(UNIT)
    writer.setTitle(document.title)
    writer.setAuthor(document.author)
    writer.setCreator(APP_NAME)
    writer.setDocumentXmpMetadata(_description(document))
    size = QSizeF(pages.size.width() / 20, pages.size.height() / 20)
    page = QPageSize(size, QPageSize.Unit.Point)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    pages.paint_all(writer)
    del writer
    path.write_bytes(_DATES.sub(lambda found: _dated(found, document), path.read_bytes()))


def _description(document: Document) -> bytes:
    return _DESCRIPTION.format(
        title=escape(document.title),
        author=escape(document.author),
        language=LOCALES[document.language],
    ).encode()


def _dated(found: re.Match[bytes], document: Document) -> bytes:
    """The production date in the place of the hour of writing, at the same length."""
    stamp = b"/%s (D:%sZ)" % (found[1], f"{document.produced:%Y%m%d}000000".encode())
    return stamp.ljust(len(found[0]))


def application() -> QGuiApplication:
    """Fonts need an application; without a window it draws on no screen."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    return QGuiApplication([APP_NAME, "-platform", "offscreen"])
