"""Closing a meeting: what was promised, what was answered, the letter, and when we meet again."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QScrollArea,
    QSplitter,
    QWidget,
)

from briefing_app.domain.choices import DocumentKind, MeetingState
from briefing_app.domain.model import Commitment, Meeting, Recommendation
from briefing_app.domain.shape import Json
from briefing_app.domain.text.dates import format_date, format_short
from briefing_app.domain.text.text import headline
from briefing_app.errors import UserError
from briefing_app.storage import queries
from briefing_app.storage.drafts import Draft
from briefing_app.ui.fields.links import LinkChip, clear
from briefing_app.ui.fields.moment import DateField
from briefing_app.ui.meetings.closing_answer import AnswerRow
from briefing_app.ui.meetings.closing_letter import LetterPanel
from briefing_app.ui.parts.choosing import PDF, FileChoice
from briefing_app.ui.parts.flow import FlowLayout
from briefing_app.ui.parts.layout import column, holding, row, wide
from briefing_app.ui.parts.leaving import keep_all
from briefing_app.ui.parts.outside import meeting_folder
from briefing_app.ui.parts.preview import PreviewPane
from briefing_app.ui.parts.saving import Keeper, Typed
from briefing_app.ui.parts.widgets import button, label, named
from briefing_app.ui.window.session import Session
from briefing_app.usecases.documents.letters import letter_request
from briefing_app.usecases.documents.packs import File, file_name, produce
from briefing_app.usecases.meetings import carried_to, close_meeting

_CLOSING = "meetings.closing"
"""The draft of a closing."""
_KINDS = (DocumentKind.COURRIER, DocumentKind.ENGAGEMENTS)


class ClosingView(QWidget):
    """One page from top to bottom, and the letter beside it as it will leave.

    Answers are kept as they are typed; the meeting is closed in one step.
    """

    left = Signal(str)
    minutes_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        named(self, "page")
        self._session = session
        self.meeting: Meeting | None = None
        self._following: Meeting | None = None
        self.answers: list[AnswerRow] = []
        self.keeper = Keeper(session, self, self._keep, self._unkept)
        self._build()
        session.changed.connect(lambda _notice: self._refresh())

    def _build(self) -> None:
        self.title = label("", "title")
        self.title.setWordWrap(True)
        back = button("← La rencontre")
        back.clicked.connect(self._leave)
        head = row(back, wide(self.title))
        self._steps = row(spacing=0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        going = holding(
            column(head, self._steps, wide(self._area), margins=(16, 12, 8, 12), spacing=8)
        )
        self.preview = PreviewPane(self._session, _KINDS)
        self.preview.pdf_wanted.connect(self._make_pdf)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(going)
        both.addWidget(self.preview)
        both.setChildrenCollapsible(False)
        both.setSizes([640, 460])
        self.setLayout(column(both, margins=0))

    # What is shown

    def show_meeting(self, key: str) -> None:
        self.keep()
        store = self._session.store
        self.meeting = store.get(Meeting, key)
        self._following = None
        self.title.setText(f"Clore – {self.meeting.title}")
        self._area.setWidget(self._steps_of(self.meeting))
        self._show_taken()
        self.preview.show_request(letter_request(store, key))
        draft = store.drafts.get(_CLOSING, key)
        if draft:
            self._show_draft(draft)
        else:
            self.keeper.begin()

    def _steps_of(self, meeting: Meeting) -> QWidget:
        page = named(QWidget(), "page")
        self._column = column(margins=(0, 4, 8, 0), spacing=10)
        page.setLayout(self._column)
        while item := self._steps.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self._section("Engagements pris")
        self._lay_out_taken()
        self._section("Réponses reçues", "ce qui a été répondu à chaque demande portée")
        self._show_answers(carried_to(self._session.store, meeting))
        self._section("Courrier", "pour remercier, et rappeler ce qui a été promis")
        self.letter = LetterPanel(self._session, meeting)
        self._column.addWidget(self.letter)
        self._section("La suite", "les points à reporter, la prochaine rencontre")
        self._show_points()
        self._show_next()
        self._column.addStretch(1)
        return page

    def _section(self, title: str, detail: str = "") -> QLabel:
        """A step of the way, with a button above that leads to it."""
        head = label(f"{self._steps.count() + 1}.  {title}", "subtitle")
        go = button(title, "segment")
        go.clicked.connect(lambda: self._go_to(head))
        self._steps.addWidget(go, 1)
        line = row(
            head,
            wide(label(detail, "quiet"), 1, Qt.AlignmentFlag.AlignBottom),
            margins=(0, 10, 0, 0),
        )
        self._column.addLayout(line)
        return head

    def _go_to(self, head: QWidget) -> None:
        self._area.verticalScrollBar().setValue(head.y())

    def _lay_out_taken(self) -> None:
        self._none_taken = label("Aucun engagement noté pour l’instant.", "quiet")
        holder = QWidget()
        self._taken = FlowLayout(holder, spacing=6)
        more = button("En noter dans le compte rendu", "link")
        more.clicked.connect(self._to_minutes)
        self._column.addWidget(self._none_taken)
        self._column.addWidget(holder)
        self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_taken(self) -> None:
        assert self.meeting
        store = self._session.store
        taken = store.find(Commitment, queries.taken_in(store.db, self.meeting.key))
        self._none_taken.setVisible(not taken)
        clear(self._taken)
        for item in taken:
            due = format_short(item.due) if item.due else item.due_text or "sans échéance"
            text = f"{item.ref}, {due} : {headline(item.text, 80)}"
            self._taken.addWidget(LinkChip(self._session, Commitment.KIND, item.key, text))

    def _show_answers(self, carried: list[Recommendation]) -> None:
        assert self.meeting
        if not carried:
            none = "Le dossier de cette rencontre ne contient aucune recommandation."
            self._column.addWidget(label(none, "quiet"))
        self.answers = [AnswerRow(self._session, item, self.meeting.key) for item in carried]
        for each in self.answers:
            each.edited.connect(self.keeper.touch)
            each.settled.connect(self.keep)
            self._column.addWidget(each)

    def _show_points(self) -> None:
        assert self.meeting
        self.points = [QCheckBox(point) for point in self.meeting.agenda]
        for each in self.points:
            each.clicked.connect(lambda _on: self.keeper.touch())
            self._column.addWidget(each)
        if not self.points:
            self._column.addWidget(label("L’ordre du jour était vide.", "quiet"))

    def _show_next(self) -> None:
        self.next_date = DateField("Prochaine rencontre")
        self.next_date.setMaximumWidth(320)
        self.next_date.mark_kept()
        self.next_date.edited.connect(self.keeper.touch)
        self.next_date.settled.connect(self.keep)
        self.finish = button("Clore la rencontre", "main")
        self.finish.clicked.connect(self.close_now)
        self.done = label("", "done")
        self.done.setWordWrap(True)
        self.go_on = button("Ouvrir la rencontre suivante")
        self.go_on.clicked.connect(self._go_on)
        self._column.addWidget(self.next_date)
        self._column.addWidget(self.finish, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.done)
        self._column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_closed(None, closed=False)

    def _show_closed(self, following: Meeting | None, *, closed: bool) -> None:
        self._following = following
        self.finish.setEnabled(not closed)
        self.done.setText(_told(following))
        self.done.setVisible(closed)
        self.go_on.setVisible(following is not None)

    def _refresh(self) -> None:
        """What changed here or was undone; what is being typed stays."""
        if not (self.meeting and self._session.free and self.isVisible()):
            return
        store = self._session.store
        found = store.find(Meeting, [self.meeting.key])
        if not found:
            self.left.emit("")
            return
        (self.meeting,) = found
        self._show_taken()
        for each in self.answers:
            each.refresh()
        self.letter.reload()
        self.preview.show_request(letter_request(store, self.meeting.key))
        gone = self._following and not store.find(Meeting, [self._following.key])
        if gone or self.meeting.state is MeetingState.A_PREPARER:
            self._show_closed(None, closed=False)

    # What she does

    def keep(self) -> None:
        """Store the answers; the day and the points wait until the meeting is closed."""
        self.keeper.keep()

    def _keep(self) -> None:
        keep_all(*(each.keep for each in self.answers))

    def _unkept(self) -> Typed:
        key = self.meeting.key if self.meeting else ""
        content: Json = {
            "day": self.next_date.draft if key and self.next_date.unkept else "",
            "points": [each.text() for each in self.points if each.isChecked()] if key else [],
            "answers": {each.key: each.draft for each in self.answers if each.unkept},
        }
        return Typed(_CLOSING, key, content if any(content.values()) else {})

    def recover(self, draft: Draft) -> str:
        """Show the closing that was left; its meeting, or nothing where that is gone."""
        if not self._session.store.find(Meeting, [draft.key]):
            return ""
        self.show_meeting(draft.key)
        return draft.key

    def _show_draft(self, draft: Draft) -> None:
        left = draft.content
        if left["day"]:
            self.next_date.show_draft(left["day"])
        for point in self.points:
            point.setChecked(point.text() in left["points"])
        for answer in self.answers:
            if typed := left["answers"].get(answer.key):
                answer.show_draft(typed)
        self.keeper.begin(draft.kind, draft.key)

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
        following = close_meeting(self._session.store, self.meeting, day, points)
        self._show_closed(following, closed=True)
        self._forget_typed()

    def _forget_typed(self) -> None:
        """The day and the points are those of the next meeting now."""
        self.next_date.mark_kept()
        for each in self.points:
            each.setChecked(False)
        self.keep()

    def _go_on(self) -> None:
        assert self._following
        self._session.go(Meeting.KIND, self._following.key)

    def _leave(self) -> None:
        self.keep()
        if self.meeting:
            self.left.emit(self.meeting.key)

    def _to_minutes(self) -> None:
        self.keep()
        if self.meeting:
            self.minutes_wanted.emit(self.meeting.key)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    # Files

    def _make_pdf(self, kind: DocumentKind) -> None:
        assert self.meeting
        store, today = self._session.store, date.today()
        request = letter_request(store, self.meeting.key)
        name = Path(file_name(store, kind, request)).with_suffix(".pdf")
        start = meeting_folder(self.meeting) / name
        path = FileChoice.ask_new(self, "Enregistrer en PDF", PDF, start)
        if path:
            self._session.run(
                f"Écriture : {kind.label}",
                lambda step: produce(store, kind, request, path, today, step),
                lambda _held: self.letter.ready.show_files([File(kind.value, path)]),
            )


def _told(following: Meeting | None) -> str:
    if following is None:
        return "La rencontre est close."
    when = format_date(following.date) if following.date else "à fixer"
    return f"La rencontre est close. La suivante est prête à préparer : {when}."
