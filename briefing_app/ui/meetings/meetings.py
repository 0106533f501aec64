"""Rencontres: a meeting's page, then its minutes, then its closing."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from briefing_app.domain.choices import MeetingKind, MeetingState, Side
from briefing_app.domain.model import Dossier, Intervention, Item, Meeting, Participant, Upcoming
from briefing_app.domain.text.dates import format_short
from briefing_app.storage import queries
from briefing_app.storage.drafts import Draft
from briefing_app.ui.fields.base import Field
from briefing_app.ui.fields.choice import BoolField, ChoiceField, DiffusionField
from briefing_app.ui.fields.links import LinkChip, LinkField, LinksField, clear
from briefing_app.ui.fields.moment import DateField, TimeField
from briefing_app.ui.fields.records import LinesField, RecordsField
from briefing_app.ui.fields.text import LineField, TextField
from briefing_app.ui.lists.facets import Facet, choices, periods, used
from briefing_app.ui.lists.item_page import ItemPage
from briefing_app.ui.lists.listing import ListPane, ListSpec
from briefing_app.ui.meetings.closing import ClosingView
from briefing_app.ui.meetings.minutes import MinutesView
from briefing_app.ui.meetings.produced import ProducedPanel
from briefing_app.ui.parts.attachments import AttachmentsPanel
from briefing_app.ui.parts.flow import FlowLayout
from briefing_app.ui.parts.form import ItemForm, Line
from briefing_app.ui.parts.layout import aligned, column, holding
from briefing_app.ui.parts.page import Page
from briefing_app.ui.parts.panels import HistoryPanel
from briefing_app.ui.parts.widgets import button, label
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.naming import names
from briefing_app.usecases.meetings import person_of


class MeetingsPage(Page):
    """The list with the chosen meeting; its minutes and its closing take the whole place."""

    prints = True

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.form = MeetingForm(session, Meeting)
        self.items = ItemPage(session, ListPane(session, _spec(session)), self.form, MeetingState)
        self.minutes = MinutesView(session)
        self.closing = ClosingView(session)
        self._stack = QStackedWidget()
        for each in (self.items, self.minutes, self.closing):
            self._stack.addWidget(each)
        self.fill_with(self._stack)
        self.form.minutes_wanted.connect(self.open_minutes)
        self.form.closing_wanted.connect(self.open_closing)
        self.minutes.left.connect(self._back)
        self.minutes.closing_wanted.connect(self.open_closing)
        self.closing.left.connect(self._back)
        self.closing.minutes_wanted.connect(self.open_minutes)

    def show_item(self, kind: str, key: str) -> None:
        """A turn of the minutes is shown where it was said."""
        if kind == Intervention.KIND:
            turn = self.session.store.get(Intervention, key)
            self.open_minutes(turn.meeting)
            self.minutes.show_turn(key)
        else:
            self.show_key(key)

    def show_key(self, key: str) -> None:
        self._stack.setCurrentWidget(self.items)
        self.items.show_key(key)

    def start_new(self) -> None:
        self._stack.setCurrentWidget(self.items)
        self.items.start_new()

    def commands(self) -> list[QAction]:
        return self.items.commands() if self._stack.currentWidget() is self.items else []

    def seek(self) -> bool:
        return self._stack.currentWidget() is self.items and self.items.seek()

    def print_(self) -> bool:
        shown = self._stack.currentWidget()
        if shown is self.closing:
            return self.closing.preview.print_pages()
        return shown is self.items and self.items.print_()

    def recover(self, draft: Draft) -> bool:
        if draft.kind == Meeting.KIND:
            self._stack.setCurrentWidget(self.items)
            return self.items.recover(draft)
        view: MinutesView | ClosingView = self.closing
        if draft.kind == Intervention.KIND:
            view = self.minutes
        if meeting := view.recover(draft):
            self.items.show_key(meeting)
            self._stack.setCurrentWidget(view)
        return bool(meeting)

    def open_minutes(self, meeting: str) -> None:
        self.form.keep()
        self.minutes.show_meeting(meeting)
        self._stack.setCurrentWidget(self.minutes)

    def open_closing(self, meeting: str) -> None:
        self.form.keep()
        self.minutes.keep()
        self.closing.show_meeting(meeting)
        self._stack.setCurrentWidget(self.closing)

    def _back(self, meeting: str) -> None:
        """To the page of the meeting; an undo may have taken it away."""
        self._stack.setCurrentWidget(self.items)
        if meeting:
            self.items.show_key(meeting)


def _spec(session: Session) -> ListSpec:
    kind = Meeting.KIND
    return ListSpec(
        Meeting,
        "Rencontres",
        (
            Facet("states", "État", choices(MeetingState)),
            Facet(
                "institutions", "Institution", used(session, kind, "institutions", "organisations")
            ),
            Facet("period", "Année", periods),
        ),
        "Aucune rencontre pour l’instant. Commencez par « + Nouvelle rencontre ».",
        theme_column=None,
    )


class MeetingForm(ItemForm):
    minutes_wanted = Signal(str)
    closing_wanted = Signal(str)

    def make_fields(self) -> Mapping[str, Field]:
        session = self.session
        return {
            "title": LineField("Rencontre", "Rencontre avec la directrice de cabinet…"),
            "kind": ChoiceField("Nature", MeetingKind),
            "state": ChoiceField("État", MeetingState),
            "date": DateField("Date"),
            "start": TimeField("De"),
            "end": TimeField("À"),
            "place": LineField("Lieu"),
            "institutions": LinksField(
                "Institutions", session, "organisations", "Ajouter une institution"
            ),
            "interlocutor": LinkField("Interlocuteur", session, "people", "Qui nous reçoit"),
            "diffusion": DiffusionField(),
            "participants": self._participants(),
            "agenda": LinesField("Ordre du jour", "Un point par ligne", lines=4),
            "context": TextField(
                "Contexte",
                "Ce que le lecteur doit savoir avant de commencer",
                lines=4,
                known=session.known_words,
            ),
            "synthesis": TextField("Synthèse (après la rencontre)", lines=3),
            "annexes": LinesField("Annexes citées dans le dossier", "Une par ligne"),
            "upcoming": RecordsField(
                "Dates à venir",
                Upcoming,
                lambda: {"date": DateField("Date"), "text": LineField("Quoi")},
                "+ Date",
                lines=(("date", "text"),),
            ),
        }

    def _participants(self) -> RecordsField:
        return RecordsField(
            "Participants",
            Participant,
            self._participant,
            "+ Participant",
            lines=(
                ("person", "label"),
                ("function", "organisation"),
                ("side", "excused", "reason"),
            ),
        )

    def _participant(self) -> Mapping[str, Field]:
        """Someone known brings function and organisation along, as they are on that day."""
        person = LinkField("Personne", self.session, "people", "Nom, ou fonction")
        function = LineField("Fonction ce jour-là")
        organisation = LinkField("Organisation", self.session, "organisations")
        side = ChoiceField("Côté", Side)

        def bring() -> None:
            known = person_of(self.session.store, person.value)
            if known and not function.value:
                function.show_value(known.person.function)
            if known and known.person.organisation and not organisation.value:
                organisation.show_value(known.person.organisation)
                side.show_value(known.side)

        person.settled.connect(bring)
        return {
            "person": person,
            "label": LineField("ou libellé", "Une représentante de…"),
            "function": function,
            "organisation": organisation,
            "side": side,
            "excused": BoolField("Présence", "Excusé"),
            "reason": LineField("Motif (ne sort pas)"),
        }

    def lines(self) -> list[Line]:
        joined = [("kind", "state"), ("start", "end")]
        rest = {name for line in joined for name in line}
        firsts = {line[0]: line for line in joined}
        return [firsts.get(n, (n,)) for n in self.fields if n not in rest or n in firsts]

    def extras(self) -> list[QWidget]:
        self.prepare = self._step("Dossier", lambda: self.session.prepare(self.key))
        self.write = self._step("Compte rendu", lambda: self.minutes_wanted.emit(self.key))
        self.close_ = self._step("Clore", lambda: self.closing_wanted.emit(self.key))
        self.steps = QWidget()
        flow = FlowLayout(self.steps, spacing=6)
        for each in (self.prepare, self.write, self.close_):
            flow.addWidget(each)
        self.fields["title"].add_below(self.steps)
        self.made = MadePanel(self.session)
        self.produced = ProducedPanel(self.session)
        self.history = HistoryPanel(self.session)
        return [self.made, self.produced, AttachmentsPanel(self), self.history]

    def _step(self, text: str, run: object) -> QPushButton:
        result = button(text)
        result.clicked.connect(run)
        return result

    def show_item(self, item: Item | None) -> None:
        super().show_item(item)
        key = item.key if item else ""
        self.steps.setVisible(bool(key))
        self.made.show_meeting(key)
        self.produced.show_meeting(key)
        self.history.show_item(Meeting.KIND, key)

    def title(self, item: Item | None) -> str:
        if isinstance(item, Meeting):
            return format_short(item.date) if item.date else "Date à fixer"
        return super().title(item)


class MadePanel(QWidget):
    """What was made for a meeting, and what it gave: each opens."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._column = column(margins=0, spacing=2)
        self.setLayout(self._column)
        self._flows = {caption: self._line(caption) for caption in ("Dossiers", "Engagements pris")}

    def _line(self, caption: str) -> tuple[QWidget, FlowLayout]:
        name, holder = label(caption, "caption"), QWidget()
        flow = FlowLayout(holder, spacing=6)
        both = holding(
            column(aligned(name, Qt.AlignmentFlag.AlignLeft), holder, margins=(0, 0, 0, 8))
        )
        self._column.addWidget(both)
        return both, flow

    def show_meeting(self, key: str) -> None:
        store = self._session.store
        dossiers = queries.dossiers_of(store.db, key) if key else []
        taken = queries.taken_in(store.db, key) if key else []
        self._show("Dossiers", Dossier.KIND, dossiers)
        self._show("Engagements pris", "commitments", taken)

    def _show(self, caption: str, kind: str, keys: list[str]) -> None:
        whole, flow = self._flows[caption]
        clear(flow)
        whole.setVisible(bool(keys))
        for key, text in names(self._session.store, kind, keys).items():
            flow.addWidget(LinkChip(self._session, kind, key, text))
