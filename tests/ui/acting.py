"""Acting as she does: typing French, pressing keys, clicking."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget


def write(widget: QWidget, text: str) -> None:
    """Type any letter; QTest cannot type « é » and ends the process."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


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
