"""What stands beside the choice of a dossier: its pages, its own words, what is held back."""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.model import Dossier
from briefing_app.ui.dossier_words import DossierForm
from briefing_app.ui.held import HeldPane
from briefing_app.ui.preview import PreviewPane
from briefing_app.ui.session import Session
from briefing_app.ui.widgets import button
from briefing_app.usecases.documents import RECIPES
from briefing_app.usecases.selection import Selection

_PAGES, _WORDS, _HELD = range(3)


class DossierSide(QWidget):
    """Three sides of one dossier, one at a time."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._selection: Selection | None = None
        self.preview = PreviewPane(session, tuple(RECIPES))
        self.words = DossierForm(session, Dossier)
        self.withheld = HeldPane(session)
        self._shown = QStackedWidget()
        for each in (self.preview, self.words, self.withheld):
            self._shown.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._switch())
        layout.addWidget(self._shown, 1)

    def _switch(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(12, 12, 12, 0)
        line.setSpacing(0)
        self._sides = QButtonGroup(self)
        for place, text in enumerate(("Aperçu", "Demandes, note et présentation", "Retenus")):
            each = button(text, "segment")
            each.setCheckable(True)
            each.setChecked(place == _PAGES)
            self._sides.addButton(each, place)
            line.addWidget(each)
        self._sides.idClicked.connect(self._show_side)
        return line

    def recover(self) -> bool:
        """Show the words that a crash left unsaved, if there are any."""
        if not self.words.recover():
            return False
        self.show_words()
        return True

    def show_dossier(self, dossier: Dossier | None, selection: Selection | None) -> None:
        self._selection = selection
        self._show_held()
        self._show_words(dossier)
        self._show_pages()

    def show_pages(self) -> None:
        self._sides.button(_PAGES).click()

    def show_words(self) -> None:
        self._sides.button(_WORDS).click()

    def show_held(self) -> None:
        self._sides.button(_HELD).click()

    def _show_side(self, place: int) -> None:
        self.words.keep()
        self._shown.setCurrentIndex(place)
        self._show_pages()

    def _show_held(self) -> None:
        held = self._selection.withheld if self._selection else ()
        self.withheld.show_held(held)
        self._sides.button(_HELD).setVisible(bool(held))
        if not held and self._sides.checkedId() == _HELD:
            self.show_pages()

    def _show_words(self, dossier: Dossier | None) -> None:
        """The form holds the stored dossier, or an empty one for this meeting."""
        self.words.setEnabled(dossier is not None)
        if dossier and dossier.key:
            if self.words.key != dossier.key:
                self.words.show_key(dossier.key)
        elif dossier and self.words.defaults.get("meeting") != dossier.meeting:
            self.words.start_new(meeting=dossier.meeting, title=dossier.title)

    def _show_pages(self) -> None:
        if self._shown.currentWidget() is self.preview:
            self.preview.show_request(self._selection.request if self._selection else None)
