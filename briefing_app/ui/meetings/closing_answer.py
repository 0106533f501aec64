"""What was answered to a demand, noted while a meeting is closed."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.choices import Stance
from briefing_app.domain.model import Carried, Recommendation
from briefing_app.domain.shape import Json
from briefing_app.domain.text.text import headline
from briefing_app.ui.fields.choice import ChoiceField
from briefing_app.ui.fields.text import TextField
from briefing_app.ui.parts.layout import column, row, wide
from briefing_app.ui.parts.widgets import label, named
from briefing_app.ui.window.session import Session
from briefing_app.usecases.meetings import answer_at, keep_answer


class AnswerRow(QWidget):
    """One demand, and what was answered to it."""

    edited = Signal()
    settled = Signal()

    def __init__(self, session: Session, item: Recommendation, meeting: str) -> None:
        super().__init__()
        named(self, "record")
        self._session = session
        self._meeting = meeting
        self.key = item.key
        self._known = answer_at(item, meeting)
        demand = label(f"{item.ref}   {headline(item.text, 120)}", "strong")
        demand.setWordWrap(True)
        demand.setToolTip(item.text)
        self.stance = ChoiceField("Position", Stance)
        self.answer = TextField("Ce qui a été répondu", lines=1)
        self._show(self._known)
        self.answer.edited.connect(self.edited)
        for field in (self.stance, self.answer):
            field.settled.connect(self.settled)
        line = row(wide(self.stance, 1, Qt.AlignmentFlag.AlignTop), wide(self.answer, 2))
        self.setLayout(column(demand, line, margins=(12, 8, 12, 8)))

    def _show(self, known: Carried) -> None:
        self.stance.show_value(known.stance)
        self.answer.show_value(known.answer)
        self._mark()

    def _mark(self) -> None:
        self.stance.mark_kept()
        self.answer.mark_kept()

    @property
    def unkept(self) -> bool:
        return self.stance.unkept or self.answer.unkept

    @property
    def draft(self) -> Json:
        return {"stance": self.stance.draft, "answer": self.answer.draft}

    def show_draft(self, draft: Json) -> None:
        self.stance.show_draft(draft["stance"])
        self.answer.show_draft(draft["answer"])

    def refresh(self) -> None:
        """Another answer than the one kept here: an undo, or another place."""
        found = self._session.store.find(Recommendation, [self.key])
        known = answer_at(found[0], self._meeting) if found else self._known
        if known != self._known and not self.unkept:
            self._known = known
            self._show(known)

    def keep(self) -> None:
        typed = replace(
            self._known,
            stance=Stance(self.stance.value or Stance.SANS_REPONSE),
            answer=self.answer.value,
        )
        if typed != self._known:
            store = self._session.store
            keep_answer(store, store.get(Recommendation, self.key), typed)
            self._known = typed
        self._mark()
