"""The letter of a meeting that is being closed: what it holds, what is held back, its file."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from briefing_app.documents.kinds.letter import LetterContent
from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Commitment, Meeting
from briefing_app.domain.text.text import headline
from briefing_app.domain.wording import counted
from briefing_app.ui.parts.layout import aligned, column
from briefing_app.ui.parts.outside import meeting_folder
from briefing_app.ui.parts.preview import ReadyLine
from briefing_app.ui.parts.widgets import button, label
from briefing_app.ui.window.session import Session
from briefing_app.usecases.documents.letters import Letter, letter_of, write_letter
from briefing_app.usecases.documents.view import Withheld
from briefing_app.usecases.items.bulk import set_field

_NOBODY = (
    "Ni interlocuteur ni institution ne sont notés sur la page de la rencontre : il n’y a personne"
    " à qui écrire."
)


class LetterPanel(QWidget):
    def __init__(self, session: Session, meeting: Meeting) -> None:
        super().__init__()
        self._session = session
        self._meeting = meeting
        self._letter: Letter | None = None
        self.told = label("")
        self.told.setWordWrap(True)
        self.held = label("", "banner")
        self.held.setWordWrap(True)
        self.widen = button("")
        self.widen.clicked.connect(self._widen)
        self.write = button("Écrire le courrier", "main")
        self.write.clicked.connect(self._write)
        self.ready = ReadyLine(session)
        placed = [aligned(each, Qt.AlignmentFlag.AlignLeft) for each in (self.widen, self.write)]
        self.setLayout(column(self.told, self.held, *placed, self.ready, margins=0, spacing=8))
        self.reload()

    def reload(self) -> None:
        """What the letter would say now."""
        found = letter_of(self._session.store, self._meeting.key, date.today())
        self._letter = found
        whom = _addressee(found.content)
        self.write.setEnabled(bool(whom))
        self.told.setText(f"À {whom} : {_told(found.content)}" if whom else _NOBODY)
        self.held.setVisible(bool(found.withheld))
        self.held.setText("\n".join(["N’y figurent pas :", *map(_line, found.withheld)]))
        promises = len(found.withheld_promises)
        self.widen.setVisible(bool(promises))
        which = f"ces {promises} engagements" if promises > 1 else "cet engagement"
        self.widen.setText(f"Rendre {which} transmissible{'s' if promises > 1 else ''}")

    def _widen(self) -> None:
        assert self._letter
        keys = self._letter.withheld_promises
        set_field(self._session.store, Commitment.KIND, keys, "diffusion", Diffusion.TRANSMISSIBLE)

    def _write(self) -> None:
        store, meeting, today = self._session.store, self._meeting, date.today()
        folder = meeting_folder(meeting)
        self._session.run(
            "Écriture du courrier",
            lambda step: write_letter(store, meeting.key, folder, today, step),
            self.ready.show_files,
        )


def _addressee(content: LetterContent) -> str:
    person = content.addressee
    return f"{person.title} {person.name}".strip() if person else content.organisation


def _told(content: LetterContent) -> str:
    """« remercie de l’entretien, rappelle 2 engagements avec leurs échéances. »."""
    promised, answered = len(content.promises), len(content.answers)
    parts = ["remercie de l’entretien"]
    if promised:
        dues = "leurs échéances" if promised > 1 else "son échéance"
        parts.append(f"rappelle {counted(Commitment.KIND, promised)} avec {dues}")
    else:
        parts.append("demande les suites envisagées, faute d’engagement noté")
    if answered:
        parts.append(f"fait le point de {answered} réponse{'s' if answered > 1 else ''}")
    enclosed = " Le relevé d’engagements y est joint." if content.encloses_record else ""
    return f"{', '.join(parts)}.{enclosed}"


def _line(held: Withheld) -> str:
    return f"• {held.kind} « {headline(held.title, 60)} » : {held.reason}"
