"""Closing a meeting: what was promised, what was answered, what is left, and when we meet again."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.choices import Stance
from briefing_app.domain.dates import format_date
from briefing_app.domain.errors import UserError
from briefing_app.domain.model import Commitment, Meeting, Recommendation
from briefing_app.domain.text import headline
from briefing_app.storage import queries
from briefing_app.ui.fields.choice import ChoiceField
from briefing_app.ui.fields.links import LinkChip
from briefing_app.ui.fields.moment import DateField
from briefing_app.ui.fields.text import TextField
from briefing_app.ui.flow import FlowLayout
from briefing_app.ui.session import Session
from briefing_app.ui.widgets import button, label, named
from briefing_app.usecases.minutes import answer_at, carried_to, close_meeting, keep_answer


class ClosingView(QWidget):
    """One page from top to bottom; answers are kept as they are typed, the rest in one step."""

    left = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        named(self, "page")
        self._session = session
        self.meeting: Meeting | None = None
        self.title = label("", "title")
        self.title.setWordWrap(True)
        back = button("← La rencontre")
        back.clicked.connect(self._leave)
        head = QHBoxLayout()
        head.addWidget(back)
        head.addWidget(self.title, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addLayout(head)
        layout.addWidget(self._area, 1)

    def show_meeting(self, key: str) -> None:
        store = self._session.store
        self.meeting = store.get(Meeting, key)
        self.title.setText(f"Clore – {self.meeting.title}")
        page = named(QWidget(), "page")
        self._column = QVBoxLayout(page)
        self._column.setSpacing(12)
        taken = store.find(Commitment, queries.taken_in(store.db, key))
        self._section(1, "Engagements pris", f"{len(taken)} notés")
        self._show_taken(taken)
        carried = carried_to(store, self.meeting)
        self._section(2, "Réponses reçues", "ce qui a été répondu à chaque demande portée")
        self._show_answers(carried)
        self._section(3, "À reporter", "les points qui n’ont pas été traités")
        self._show_points()
        self._section(4, "La suite", "")
        self._show_next()
        self._column.addStretch(1)
        self._area.setWidget(page)

    def _section(self, number: int, title: str, detail: str) -> None:
        line = QHBoxLayout()
        line.addWidget(label(f"{number}.  {title}", "subtitle"))
        line.addWidget(label(detail, "quiet"), 1, Qt.AlignmentFlag.AlignBottom)
        self._column.addLayout(line)

    def _show_taken(self, taken: list[Commitment]) -> None:
        if not taken:
            none = "Aucun engagement noté. Ils se prennent dans le compte rendu, avec F6."
            self._column.addWidget(label(none, "quiet"))
            return
        holder = QWidget()
        flow = FlowLayout(holder, spacing=6)
        for item in taken:
            due = f" – {format_date(item.due)}" if item.due else " – sans échéance"
            text = f"{item.ref} {headline(item.text, 70)}{due}"
            flow.addWidget(LinkChip(self._session, Commitment.KIND, item.key, text))
        self._column.addWidget(holder)

    def _show_answers(self, carried: list[Recommendation]) -> None:
        assert self.meeting
        if not carried:
            none = "Le dossier de cette rencontre ne contient aucune recommandation."
            self._column.addWidget(label(none, "quiet"))
        self.answers = [_Answer(self._session, item, self.meeting.key) for item in carried]
        for each in self.answers:
            self._column.addWidget(each)

    def _show_points(self) -> None:
        assert self.meeting
        self.points = [QCheckBox(point) for point in self.meeting.agenda]
        for each in self.points:
            self._column.addWidget(each)
        if not self.points:
            self._column.addWidget(label("L’ordre du jour était vide.", "quiet"))

    def _show_next(self) -> None:
        self.next_date = DateField("Prochaine rencontre")
        self.next_date.setMaximumWidth(320)
        self.finish = button("Clore la rencontre", "main")
        self.finish.clicked.connect(self.close_now)
        self.done = label("", "done")
        self.done.setWordWrap(True)
        self.done.hide()
        self._column.addWidget(self.next_date)
        self._column.addWidget(self.finish, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.done)

    def close_now(self) -> None:
        """Mark it as held; the next meeting is made when there is a date or a point for it."""
        assert self.meeting
        self.next_date.say("")
        try:
            day: date | None = self.next_date.value
        except UserError as error:
            self.next_date.say(str(error))
            return
        points = [each.text() for each in self.points if each.isChecked()]
        with self._session.telling():
            following = close_meeting(self._session.store, self.meeting, day, points)
            self.finish.setEnabled(False)
            self.done.setText(_told(following))
            self.done.show()

    def _leave(self) -> None:
        if self.meeting:
            self.left.emit(self.meeting.key)


class _Answer(QWidget):
    """One demand, and what was answered to it."""

    def __init__(self, session: Session, item: Recommendation, meeting: str) -> None:
        super().__init__()
        named(self, "record")
        self._session = session
        self.key = item.key
        self._known = answer_at(item, meeting)
        demand = label(f"{item.ref}   {headline(item.text, 200)}", "strong")
        demand.setWordWrap(True)
        self.stance = ChoiceField("Position", Stance)
        self.stance.show_value(self._known.stance)
        self.answer = TextField("Ce qui a été répondu", lines=2)
        self.answer.show_value(self._known.answer)
        for field in (self.stance, self.answer):
            field.settled.connect(self._keep)
        line = QHBoxLayout()
        line.addWidget(self.stance, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.answer, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(demand)
        layout.addLayout(line)

    def _keep(self) -> None:
        typed = replace(
            self._known,
            stance=Stance(self.stance.value or Stance.SANS_REPONSE),
            answer=self.answer.value,
        )
        if typed == self._known or not self._session.free:
            return
        self._known = typed
        store = self._session.store
        with self._session.telling():
            keep_answer(store, store.get(Recommendation, self.key), typed)


def _told(following: Meeting | None) -> str:
    if following is None:
        return "La rencontre est close."
    when = format_date(following.date) if following.date else "à fixer"
    return f"La rencontre est close. La suivante est prête à préparer : {when}."
