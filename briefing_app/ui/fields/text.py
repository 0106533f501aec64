"""Text: a line, or paragraphs with light formatting, spelling marks and identifying details."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeySequence,
    QShortcut,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QLineEdit, QMenu

from briefing_app.domain.text.cleaning import clean
from briefing_app.ui.fields.base import Field, GrowingEdit, Settling
from briefing_app.ui.fields.dictionary import dictionary
from briefing_app.ui.parts import colours
from briefing_app.usecases.items.spelling import is_read, mistakes, suggestions

# Where a typed line is bold or italic, its marks included.
_BOLD = re.compile(r"\*\*(?=\S)[^*]+(?<=\S)\*\*")
_ITALIC = re.compile(r"(?<!\*)\*(?=[^\s*])[^*]+(?<=\S)\*(?!\*)")


class LineField(Field):
    """One line of text."""

    def __init__(self, caption: str, hint: str = "") -> None:
        super().__init__(caption)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(hint)
        self.edit.textEdited.connect(lambda _text: self.edited.emit())
        self.edit.editingFinished.connect(self.settled)
        self._hold(self.edit)

    @property
    def value(self) -> str:
        return clean(self.edit.text()).text.strip()

    def show_value(self, value: str) -> None:
        if self.edit.text() != value:
            self.edit.setText(value)
            self.edit.setCursorPosition(0)

    @property
    def draft(self) -> str:
        return self.edit.text()

    def show_draft(self, draft: Any) -> None:
        self.edit.setText(str(draft))


class TextField(Field):
    """Paragraphs. Ctrl+B and Ctrl+I mark the selection; what is pasted is cleaned, and said."""

    pasted = Signal(str)

    def __init__(
        self,
        caption: str,
        hint: str = "",
        lines: int = 5,
        known: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        super().__init__(caption)
        self.edit = _Editor(known, lines)
        self.edit.setPlaceholderText(hint)
        self.edit.textChanged.connect(self.edited)
        self.edit.cleaned.connect(self.say)
        self.edit.pasted.connect(self.pasted)
        Settling(self.edit).left.connect(self.settled)
        self._hold(self.edit)

    @property
    def value(self) -> str:
        return clean(self.edit.toPlainText()).text.strip()

    def show_value(self, value: str) -> None:
        if self.value != value:
            self.edit.setPlainText(value)
        self.say("")

    @property
    def draft(self) -> str:
        return self.edit.toPlainText()

    def show_draft(self, draft: Any) -> None:
        self.edit.setPlainText(str(draft))


class _Editor(GrowingEdit):
    cleaned = Signal(str)
    pasted = Signal(str)

    def __init__(self, known: Callable[[], Iterable[str]], lines: int) -> None:
        super().__init__(lines)
        self._known = known
        self._marker = _Marker(self.document(), known)
        if not is_read():
            dictionary().read.connect(self._mark_again)
            dictionary().begin()
        for key, mark in (("Ctrl+B", "**"), ("Ctrl+I", "*")):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda mark=mark: self._surround(mark))

    def _mark_again(self) -> None:
        """New looks are no change of the text, whatever Qt says."""
        with QSignalBlocker(self):
            self._marker.rehighlight()

    def take_in(self, text: str) -> None:
        found = clean(text)
        super().take_in(found.text)
        if found.changes:
            self.cleaned.emit(f"Texte collé, nettoyé : {', '.join(found.changes)}.")
        self.pasted.emit(found.text)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        self._offer_spellings(menu, event.pos())
        menu.exec(event.globalPos())

    def _offer_spellings(self, menu: QMenu, place: QPoint) -> None:
        cursor = self.cursorForPosition(place)
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        word = cursor.selectedText()
        if self.isReadOnly() or not (is_read() and mistakes(word, self._known())):
            return
        menu.addSeparator()
        for each in suggestions(word):
            menu.addAction(each).triggered.connect(partial(cursor.insertText, each))

    def _surround(self, mark: str) -> None:
        """Mark the selection, or take its marks away."""
        cursor = self.textCursor()
        text = cursor.selection().toPlainText()
        if self.isReadOnly() or not text.strip():
            return
        marked = text.startswith(mark) and text.endswith(mark) and len(text) > 2 * len(mark)
        cursor.insertText(text[len(mark) : -len(mark)] if marked else f"{mark}{text}{mark}")


class _Marker(QSyntaxHighlighter):
    """Shows bold and italic as such, and underlines words that French does not know."""

    def __init__(self, document: QTextDocument, known: Callable[[], Iterable[str]]) -> None:
        super().__init__(document)
        self._known = known

    def highlightBlock(self, text: str) -> None:
        for pattern, look in ((_BOLD, _bold), (_ITALIC, _italic)):
            for found in pattern.finditer(text):
                self._mark(found.start(), found.end(), look)
        for start, end in mistakes(text, self._known()) if is_read() else ():
            self._mark(start, end, _unknown)

    def _mark(self, start: int, end: int, change: Callable[[QTextCharFormat], None]) -> None:
        for place in range(start, end):
            look = QTextCharFormat(self.format(place))
            change(look)
            self.setFormat(place, 1, look)


def _bold(look: QTextCharFormat) -> None:
    look.setFontWeight(QFont.Weight.DemiBold)


def _italic(look: QTextCharFormat) -> None:
    look.setFontItalic(True)


def _unknown(look: QTextCharFormat) -> None:
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(QColor(colours.current().alert))
