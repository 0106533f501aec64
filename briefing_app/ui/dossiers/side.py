"""What stands beside the choice of a dossier: its pages, its own words, what is held back."""

from PySide6.QtWidgets import QWidget

from briefing_app.domain.model import Dossier
from briefing_app.storage.drafts import Draft
from briefing_app.ui.dossiers.held import HeldPane
from briefing_app.ui.dossiers.words import DossierForm
from briefing_app.ui.parts.layout import column, row, wide
from briefing_app.ui.parts.preview import PreviewPane
from briefing_app.ui.parts.widgets import Sides
from briefing_app.ui.window.session import Session
from briefing_app.usecases.documents.recipes import RECIPES
from briefing_app.usecases.documents.selection import Selection


class DossierSide(QWidget):
    """Three sides of one dossier, one at a time."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._selection: Selection | None = None
        self.preview = PreviewPane(session, tuple(RECIPES))
        self.words = DossierForm(session, Dossier)
        self.withheld = HeldPane(session)
        self.sides = Sides(
            {
                "Aperçu": self.preview,
                "Demandes, note et présentation": self.words,
                "Retenus": self.withheld,
            }
        )
        self.sides.turned.connect(self._on_turned)
        switch = row(*self.sides.buttons, margins=(12, 12, 12, 0), spacing=0)
        self.setLayout(column(switch, wide(self.sides), margins=0))

    def recover(self, draft: Draft) -> bool:
        """Show the words that were left unsaved."""
        if not self.words.recover(draft):
            return False
        self.sides.show_side(self.words)
        return True

    def show_dossier(self, dossier: Dossier | None, selection: Selection | None) -> None:
        self._selection = selection
        self._show_held()
        self._show_words(dossier)
        self._show_pages()

    def show_held(self) -> None:
        self.sides.show_side(self.withheld)

    def _on_turned(self) -> None:
        self.words.keep()
        self._show_pages()

    def _show_held(self) -> None:
        held = self._selection.withheld if self._selection else ()
        self.withheld.show_held(held)
        self.sides.offer(self.withheld, offered=bool(held))

    def _show_words(self, dossier: Dossier | None) -> None:
        """The form holds the stored dossier, or an empty one for this meeting."""
        self.words.setEnabled(dossier is not None)
        if dossier and dossier.key:
            if self.words.key != dossier.key:
                self.words.show_key(dossier.key)
        elif dossier and self.words.defaults.get("meeting") != dossier.meeting:
            self.words.start_new(meeting=dossier.meeting, title=dossier.title)

    def _show_pages(self) -> None:
        if self.sides.currentWidget() is self.preview:
            self.preview.show_request(self._selection.request if self._selection else None)
