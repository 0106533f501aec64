"""What the window asks of a place, whatever it shows."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from briefing_app.storage.drafts import Draft
from briefing_app.ui.parts.layout import column
from briefing_app.ui.parts.widgets import named


class Page(QWidget):
    """The widget of a place; what a place does not do, it inherits as nothing to do."""

    prints = False
    """Whether what it shows can go on paper."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "page")

    @property
    def creates(self) -> bool:
        """Whether something can be added here."""
        return type(self).start_new is not Page.start_new

    def fill_with(self, whole: QWidget) -> None:
        """One widget that takes the whole place."""
        self.setLayout(column(whole, margins=0))

    def show_key(self, key: str) -> None:
        """Show the item with this key."""

    def show_item(self, kind: str, key: str) -> None:
        """Show an item; places that hold several kinds tell them apart."""
        self.show_key(key)

    def start_new(self) -> None:
        """Show an empty item, ready to be typed."""

    def commands(self) -> list[QAction]:
        """What can be done here with what is chosen: in the menu Édition, and by a right click."""
        return []

    def seek(self) -> bool:
        """Put the cursor where this place is searched; False where it has no search."""
        return False

    def print_(self) -> bool:
        """Put what is shown on paper, after a preview; False where nothing is."""
        return False

    def recover(self, draft: Draft) -> bool:
        """Show what was left unfinished here; False where it cannot be shown any more."""
        return False
