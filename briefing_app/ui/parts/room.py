"""How much room there is: no window is larger than the screen, and what does not fit scrolls."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

_FRAME = QSize(16, 40)
"""What a system draws around a window that was not shown yet: at least its title."""


def open_at(window: QWidget, wanted: QSize) -> None:
    """The size it opens with: the one that is wanted, or as much of it as the screen has."""
    window.resize(wanted.boundedTo(_room(_screen_of(window))))


def bring_back(window: QWidget) -> None:
    """A window that was left on a larger screen, or on one that is away, is all here again."""
    within = _screen_of(window).availableGeometry()
    open_at(window, window.size())
    whole = QRect(window.pos(), window.size() + _frame_of(window))
    if not within.contains(whole):
        x = max(within.left(), min(whole.left(), within.right() + 1 - whole.width()))
        y = max(within.top(), min(whole.top(), within.bottom() + 1 - whole.height()))
        window.move(x, y)


def _screen_of(window: QWidget) -> QScreen:
    """Where it stands, or where what it belongs to does."""
    owner = window.parentWidget() or window
    return QGuiApplication.screenAt(owner.geometry().center()) or owner.screen()


def _room(screen: QScreen) -> QSize:
    return screen.availableGeometry().size() - _FRAME


def _frame_of(window: QWidget) -> QSize:
    return (window.frameGeometry().size() - window.size()).expandedTo(_FRAME)


def scrolling(whole: QWidget, name: str) -> QScrollArea:
    """As large as there is room for; what is more is scrolled to, and pushes no window."""
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidget(whole)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class ShownStack(QStackedWidget):
    """Asks for the room of what it shows, not of the largest it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _index: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else super().minimumSizeHint()
