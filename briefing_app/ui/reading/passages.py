"""The document that is gone through: its lines as they were read, with what was found in them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from briefing_app.imports import markers
from briefing_app.imports.recognition.proposed import Proposed, Recognition
from briefing_app.ui.parts import colours
from briefing_app.ui.parts.widgets import named

_INDENT = 16


class PassagesView(QTextEdit):
    """Read only. A click on a marked passage chooses its item."""

    item_clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "passages")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Le document")
        self.document().setDocumentMargin(_INDENT)
        self._blocks: list[int] = []
        self._items: Sequence[Proposed] = ()

    def show_document(self, read: Recognition) -> None:
        """The lines in order, a word at each new page, and at the end what no line holds."""
        self.clear()
        self._blocks = []
        cursor = self.textCursor()
        page: int | None = None
        for line in read.passages:
            if line.page and line.page != page:
                self._write(cursor, f"— page {line.page} —", quiet=True)
                page = line.page
            marker = "•" if markers.is_bullet(line.marker) else line.marker
            text = f"{marker} {line.text}".strip()
            self._blocks.append(self._write(cursor, text, bold=line.heading, far=bool(line.marker)))
        lines = {line.text for line in read.passages}
        elsewhere = [aside for aside in read.left_out if aside.text not in lines]
        if elsewhere:
            self._write(cursor, "Aussi dans le fichier, et laissé de côté", bold=True)
        for aside in elsewhere:
            place = f"{aside.place}, " if aside.place else ""
            self._write(cursor, f"{aside.text} ({place}{aside.reason})", quiet=True)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_items(self, items: Sequence[Proposed], current: int) -> None:
        """Mark the passages; the current one is in view."""
        self._items = items
        shades = colours.current()
        marked = [self._mark(item, shades.marked) for item in items]
        if items:
            marked.append(self._mark(items[current], shades.chosen, strong=True))
            self.setTextCursor(self._cursor(items[current].last))
            self.setTextCursor(self._cursor(items[current].first))
            self.ensureCursorVisible()
        self.setExtraSelections(marked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        line = self.textCursor().blockNumber()
        for number, item in enumerate(self._items):
            if self._block(item.first) <= line <= self._block(item.last):
                self.item_clicked.emit(number)
                return

    def _write(
        self,
        cursor: QTextCursor,
        text: str,
        *,
        bold: bool = False,
        quiet: bool = False,
        far: bool = False,
    ) -> int:
        """A paragraph at the end; its number."""
        style = QTextCharFormat()
        style.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        shades = colours.current()
        style.setForeground(QColor(shades.quiet if quiet else shades.text))
        place = QTextBlockFormat()
        place.setLeftMargin(_INDENT if far else 0)
        place.setBottomMargin(6)
        if not self.document().isEmpty():
            cursor.insertBlock()
        cursor.setBlockFormat(place)
        cursor.insertText(text or " ", style)
        return cursor.blockNumber()

    def _mark(
        self, item: Proposed, colour: str, *, strong: bool = False
    ) -> QTextEdit.ExtraSelection:
        found = QTextEdit.ExtraSelection()
        cursor = self._cursor(item.first)
        cursor.setPosition(self._cursor(item.last).position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        found.cursor = cursor
        style = QTextCharFormat()
        style.setBackground(QColor(colour))
        style.setFontUnderline(strong)
        found.format = style
        return found

    def _cursor(self, line: int) -> QTextCursor:
        return QTextCursor(self.document().findBlockByNumber(self._block(line)))

    def _block(self, line: int) -> int:
        return self._blocks[min(line, len(self._blocks) - 1)]
