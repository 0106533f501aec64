"""What the minutes of a meeting gave: each opens."""

from PySide6.QtWidgets import QWidget

from briefing_app.domain.model import Meeting
from briefing_app.domain.text.text import headline
from briefing_app.ui.fields.links import LinkChip, clear
from briefing_app.ui.parts.flow import FlowLayout
from briefing_app.ui.parts.layout import column, rest
from briefing_app.ui.parts.widgets import label
from briefing_app.ui.window.session import Session
from briefing_app.usecases.meetings import Taken, taken_from


class TakenPanel(QWidget):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.nothing = label("Rien encore : sélectionnez une phrase, puis F6, F7 ou F8.", "quiet")
        self.nothing.setWordWrap(True)
        self.again = label("", "done")
        self.again.setWordWrap(True)
        self.again.hide()
        holder = QWidget()
        self._flow = FlowLayout(holder, spacing=4)
        title = label("Pris au fil du compte rendu", "section")
        parts = (title, self.nothing, self.again, holder, rest())
        self.setLayout(column(*parts, margins=(12, 0, 0, 0)))

    def show_meeting(self, meeting: Meeting) -> None:
        clear(self._flow)
        taken = taken_from(self._session.store, meeting)
        self.nothing.setVisible(not taken)
        for item in taken:
            text = f"{item.ref} {headline(item.text, 40)}"
            self._flow.addWidget(LinkChip(self._session, item.KIND, item.key, text))

    def say_again(self, known: Taken | None) -> None:
        """What a sentence became already, beside it; the cursor stays where she types."""
        text = f"Déjà noté : {known.ref}, « {headline(known.text, 80)} »." if known else ""
        self.again.setText(text)
        self.again.setVisible(bool(text))
