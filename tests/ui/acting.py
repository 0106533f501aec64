"""Acting as she does: typing French, pressing keys, clicking."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox, QPushButton, QWidget


def write(widget: QWidget, text: str) -> None:
    """Type any letter; QTest cannot type « é » and ends the process."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def retype(edit: QWidget, text: str) -> None:
    """Other words in a field, and on to the next one: leaving a field keeps it."""
    edit.setFocus()
    QTest.keySequence(edit, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    write(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Tab)


def pressable(parent: QWidget, text: str) -> QPushButton:
    """The button she sees with these words on it."""
    QApplication.processEvents()  # new buttons appear with the next turn of the loop
    found = [b for b in parent.findChildren(QPushButton) if text in b.text() and not b.isHidden()]
    found = [b for b in found if b.text() == text] or found
    assert len(found) == 1, [b.text() for b in found]
    return found[0]


def click(qtbot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def pick(menu_button: QPushButton, text: str) -> None:
    """Open the menu of a button and choose the line with these words."""
    menu = menu_button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == text).trigger()


def answer(words: str) -> list[str]:
    """Press the button with these words in the question that is about to open; what it asks."""
    asked: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        pressable(box, words).click()

    QTimer.singleShot(0, press)
    return asked


class Hand:
    """The hand on the mouse: every click is counted."""

    def __init__(self) -> None:
        self.clicks = 0

    def press(self, widget: QWidget) -> None:
        assert widget.isVisible(), "she cannot press what she does not see"
        assert widget.isEnabled(), "she cannot press what is greyed"
        self._click(widget)

    def choose(self, combo: QComboBox, words: str) -> None:
        """Two clicks: the list opened, a line of it chosen."""
        # A list just opened takes a quick second click for the end of a double one.
        QApplication.setDoubleClickInterval(0)
        self._click(combo)
        QApplication.processEvents()
        lines = combo.view()
        row = next(i for i in range(combo.count()) if words in combo.itemText(i))
        place = combo.model().index(row, 0)
        lines.scrollTo(place)
        self._click(lines.viewport(), lines.visualRect(place).center())

    def _click(self, widget: QWidget, place=None) -> None:
        where = widget.rect().center() if place is None else place
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
        self.clicks += 1
