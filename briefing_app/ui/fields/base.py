"""What every field of a form has in common."""

from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from briefing_app.ui.parts.layout import column
from briefing_app.ui.parts.widgets import button, label


class Field(QWidget):
    """One field: its caption, its control, and what is wrong with what stands in it.

    `edited` while she types; `settled` when she has chosen, or left it: then it is kept.
    `back_wanted`: she would rather have what is stored.
    """

    edited = Signal()
    settled = Signal()
    back_wanted = Signal()

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.caption = caption
        self._name = label(caption, "caption")
        self._problem = label("", "problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._layout = column(self._name, margins=0, spacing=4)
        self.setLayout(self._layout)
        self._back: QPushButton | None = None
        self._kept: Any = None

    def _hold(self, control: QWidget) -> None:
        """Put the control under its caption, which is also its accessible name."""
        control.setAccessibleName(self.caption)
        self._name.setBuddy(control)
        self.setFocusProxy(control)
        self._layout.addWidget(control)
        self._layout.addWidget(self._problem)

    def add_below(self, widget: QWidget) -> None:
        """Something said about the field, just below it."""
        self._layout.addWidget(widget)

    @property
    def value(self) -> Any:
        """What the model keeps; raises `UserError` where it cannot be read."""
        raise TypeError("a field says what its value is")

    def show_value(self, value: Any) -> None:
        raise TypeError("a field shows its value")

    @property
    def draft(self) -> Any:
        """What stands in the field, readable or not, as plain JSON."""
        raise TypeError("a field says what stands in it")

    def show_draft(self, draft: Any) -> None:
        """Put back what stood in it."""
        raise TypeError("a field puts back what stood in it")

    @property
    def unkept(self) -> bool:
        """Whether something else stands in it than what is stored."""
        return bool(self.draft != self._kept)

    def mark_kept(self) -> None:
        """What its value says is stored now."""
        self._kept = self.draft

    @property
    def unfinished(self) -> bool:
        """Whether something stands in the field that its value leaves out."""
        return False

    def explain(self) -> None:
        """Say beside the field why its value leaves something out, where it does."""

    def say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def offer_back(self, offered: bool) -> None:
        """The way back to what is stored, beside what could not be kept."""
        if offered and self._back is None:
            self._back = button("Revenir au texte enregistré", "link")
            self._back.setAccessibleName(f"Revenir au texte enregistré : {self.caption}")
            self._back.clicked.connect(self.back_wanted)
            place = self._layout.indexOf(self._problem) + 1
            self._layout.insertWidget(place, self._back, 0, Qt.AlignmentFlag.AlignLeft)
        if self._back is not None:
            self._back.setVisible(offered)

    def give_back(self, value: Any) -> None:
        """What is stored takes the place of what was typed."""
        self.show_value(value)
        self.mark_kept()


class GrowingEdit(QPlainTextEdit):
    """As high as what stands in it, between a few lines and many."""

    def __init__(self, lines: int, most: int = 14) -> None:
        super().__init__()
        self._lines = lines
        self._most = max(lines, most)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(
            lambda _size: self.updateGeometry()
        )

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """A file is not its path as text: it is joined to the item, where that can be."""
        files = source.hasUrls() and all(url.isLocalFile() for url in source.urls())
        return not files and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.canInsertFromMimeData(source):
            self.take_in(source.text())

    def take_in(self, text: str) -> None:
        """What is pasted or dropped: words, whatever they looked like elsewhere."""
        self.textCursor().insertText(text)

    def sizeHint(self) -> QSize:
        lines = min(max(self._lines, ceil(self.document().size().height())), self._most)
        return QSize(super().sizeHint().width(), lines * self.fontMetrics().lineSpacing() + 28)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()  # a narrower field needs more lines

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


AWAY = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why a field is left that she will come back to: another window, a menu."""


class Settling(QObject):
    """Tells when a control loses the focus to another one, not to a dialog, a menu or a window."""

    left = Signal()

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in AWAY:
            self.left.emit()
        return False
