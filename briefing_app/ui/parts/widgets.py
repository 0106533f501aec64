"""Small controls that several screens share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from briefing_app.ui.parts.flow import FlowLayout
from briefing_app.ui.parts.layout import column, holding, rest, row, wide

W = TypeVar("W", bound=QWidget)
_TOGETHER = (
    *((f" {sign}", f"\u202f{sign}") for sign in ";!?"),
    *((f" {sign}", f"\u00a0{sign}") for sign in ":»"),
    ("« ", "«\u00a0"),
)
_READABLE = 760
"""Some 90 letters."""
_MARGINS = 4
"""Of a link, at both sides."""


def named(widget: W, name: str) -> W:
    """The widget, with the name that the style sheet knows it by."""
    widget.setObjectName(name)
    return widget


def unbroken(text: str) -> str:
    """The text with no line that begins with a sign: what the window says is short and ours, and
    does not wait for the whole of French typography."""
    for apart, together in _TOGETHER:
        text = text.replace(apart, together)
    return text


class Words(QLabel):
    """A text that is never broken before a « ; » nor inside « »; `text` is what was given."""

    def setText(self, text: str) -> None:
        self._given = text
        super().setText(unbroken(text))

    def text(self) -> str:
        return self._given


class OneLine(Words):
    """A text on one line, as much of it as there is room for; all of it in the tooltip."""

    def __init__(self, text: str, name: str = "") -> None:
        super().__init__()
        _written(self, text, name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._cut()
        super().resizeEvent(event)

    def _cut(self) -> None:
        right = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(unbroken(self._given), right, self.width())
        QLabel.setText(self, shown)


class LinkButton(QPushButton):
    """A link with the name of something: cut, with a sign of it, where there is no room."""

    def __init__(self, text: str, cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__(text)
        named(self, "link").setCursor(Qt.CursorShape.PointingHandCursor)
        self._whole = text
        self._cut = cut
        self.setAccessibleName(text)
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics()
        missing = letters.horizontalAdvance(self._whole) - letters.horizontalAdvance(self.text())
        # One more than it takes: widths of letters are rounded.
        return super().sizeHint() + QSize(missing and missing + 1, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, self._cut, self.width() - _MARGINS))
        super().resizeEvent(event)


def label(text: str, name: str = "") -> QLabel:
    return _written(Words(), text, name)


def _written(result: W, text: str, name: str) -> W:
    assert isinstance(result, Words)
    result.setText(text)
    result.setObjectName(name)
    result.setTextFormat(Qt.TextFormat.PlainText)
    # Otherwise whatever has a margin in the style sheet stands some pixels to the right.
    result.setIndent(0)
    return result


def once_after(owner: QObject, milliseconds: int) -> QTimer:
    """A timer that waits for a pause: each start begins the wait anew."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer


def button(text: str, name: str = "") -> QPushButton:
    result = QPushButton(text)
    result.setObjectName(name)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    return result


def action_of(pressed: QPushButton, owner: QObject) -> QAction:
    """What a button does, for a menu."""
    result = QAction(pressed.text(), owner)
    result.triggered.connect(lambda _checked: pressed.click())
    return result


def command(
    owner: QObject,
    text: str,
    run: Callable[[], object],
    key: QKeySequence | QKeySequence.StandardKey | str = "",
) -> QAction:
    """Something that can be done, for a menu or by its key."""
    result = QAction(text, owner)
    result.setShortcut(QKeySequence(key))
    result.triggered.connect(lambda _checked=False: run())
    return result


def readable(text: QWidget) -> QHBoxLayout:
    """A text as wide as there is room for, but never wider than one reads at ease."""
    text.setMaximumWidth(_READABLE)
    return row(wide(text, 1000), rest())


def captioned(caption: str, field: QWidget) -> QWidget:
    """A field under its name, which is also its accessible name."""
    name = label(caption, "caption")
    name.setBuddy(field)
    field.setAccessibleName(caption)
    return holding(column(name, field, margins=0, spacing=4))


def refill(box: QComboBox, choices: Iterable[tuple[str, str]]) -> None:
    """New choices, words and value; the chosen one is kept where it is still there."""
    kept = box.currentData()
    box.clear()
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(kept)))


class Chip(NamedTuple):
    key: str
    text: str
    hint: str = ""


class Chips(QWidget):
    """Themes to pick, as buttons that stay down; the rarer ones wait in a menu."""

    changed = Signal(tuple)

    def __init__(self, shown: int = 8, rest: str = "Autres thèmes") -> None:
        super().__init__()
        self._shown = shown
        self._rest = rest
        self._flow = FlowLayout(self)
        self._chips: tuple[Chip, ...] = ()
        self._picked: tuple[str, ...] = ()
        # Not « Minimum »: it would ask for the height of the narrowest chips there could be.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def picked(self) -> tuple[str, ...]:
        """In the order in which they were picked."""
        return self._picked

    @property
    def chips(self) -> tuple[Chip, ...]:
        return self._chips

    def show_chips(self, chips: Iterable[Chip], picked: Sequence[str]) -> None:
        chips, picked = tuple(chips), tuple(picked)
        if (chips, picked) != (self._chips, self._picked):
            self._chips, self._picked = chips, picked
            self._rebuild()

    def _rebuild(self) -> None:
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        front = [c for i, c in enumerate(self._chips) if i < self._shown or c.key in self._picked]
        for chip in front:
            self._flow.addWidget(self._button(chip))
        rest = [chip for chip in self._chips if chip not in front]
        if rest:
            self._flow.addWidget(self._more(rest))
        self.updateGeometry()

    def _button(self, chip: Chip) -> QPushButton:
        is_picked = chip.key in self._picked
        # The tick says it without colour.
        result = button(f"✓ {chip.text}" if is_picked else chip.text, "chip")
        result.setAccessibleName(chip.text)
        result.setCheckable(True)
        result.setChecked(is_picked)
        result.setToolTip(chip.hint)
        result.setAccessibleDescription(chip.hint)
        result.clicked.connect(lambda: self._toggle(chip.key))
        return result

    def _more(self, rest: list[Chip]) -> QPushButton:
        result = button(self._rest, "more")
        menu = QMenu(result)
        for chip in rest:
            menu.addAction(chip.text).triggered.connect(
                lambda _checked=False, key=chip.key: self._toggle(key)
            )
        result.setMenu(menu)
        return result

    def _toggle(self, key: str) -> None:
        if key in self._picked:
            self._picked = tuple(each for each in self._picked if each != key)
        else:
            self._picked = (*self._picked, key)
        self._rebuild()
        self.changed.emit(self._picked)


class Sides(QStackedWidget):
    """The widgets; their buttons are laid out where the place wants them."""

    turned = Signal()

    def __init__(self, sides: Mapping[str, QWidget], width: int = 0) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons = [self._button(title, width) for title in sides]
        for number, (each, side) in enumerate(zip(self.buttons, sides.values(), strict=True)):
            self._group.addButton(each, number)
            self.addWidget(side)
        self.buttons[0].setChecked(True)
        self._group.idToggled.connect(self._on_toggled)

    def _button(self, title: str, width: int) -> QPushButton:
        result = button(title, "segment")
        result.setCheckable(True)
        result.setMinimumWidth(width)
        return result

    def show_side(self, side: QWidget) -> None:
        self.buttons[self.indexOf(side)].setChecked(True)

    def offer(self, side: QWidget, *, offered: bool) -> None:
        """Whether that side can be chosen; where it cannot any more, the first one shows."""
        self.buttons[self.indexOf(side)].setVisible(offered)
        if not offered and self.currentWidget() is side:
            self.buttons[0].setChecked(True)

    def _on_toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.setCurrentIndex(number)
            self.turned.emit()
