"""The minutes of a meeting, typed turn by turn; a sentence becomes an item by one key."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QSplitter,
    QWidget,
)

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Commitment, Constat, Intervention, Meeting, Recommendation
from briefing_app.domain.shape import Json
from briefing_app.domain.text.text import sentence_at
from briefing_app.storage.drafts import NEW, Draft
from briefing_app.storage.lists import ListRow
from briefing_app.storage.store import Notice
from briefing_app.ui.fields.base import Settling
from briefing_app.ui.fields.choice import DiffusionField
from briefing_app.ui.fields.text import TextField
from briefing_app.ui.lists.delegate import RowDelegate
from briefing_app.ui.lists.rows import RowsModel, RowsView
from briefing_app.ui.meetings.speaker import Speaker
from briefing_app.ui.meetings.taken import TakenPanel
from briefing_app.ui.parts.flow import FlowLayout
from briefing_app.ui.parts.layout import column, holding, row, wide
from briefing_app.ui.parts.saving import Keeper, Typed
from briefing_app.ui.parts.widgets import OneLine, button, captioned, named, readable
from briefing_app.ui.window.session import Session
from briefing_app.usecases import meetings as minutes
from briefing_app.usecases.items.workspace import delete

_TAKEN = (
    ("F6", "Engagement", Commitment),
    ("F7", "Constat", Constat),
    ("F8", "Recommandation", Recommendation),
)


class MinutesView(QWidget):
    """Turns above, the one being typed below, and at right what the minutes gave."""

    left = Signal(str)
    closing_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        named(self, "page")
        self._session = session
        self.meeting: Meeting | None = None
        self._turn: Intervention | None = None
        self._shown_speaker: tuple[str, str] = ("", "")
        self.keeper = Keeper(session, self, self._keep, self._unkept)
        self._build()
        self._keys()
        session.changed.connect(self._on_changed)

    # How it is laid out

    def _build(self) -> None:
        self.title = OneLine("", "title")
        back = button("← La rencontre")
        back.clicked.connect(self._leave)
        self.close_ = button("Clore la rencontre")
        self.close_.clicked.connect(self._close)
        head = row(back, wide(self.title), self.close_)
        self._rows = RowsModel(self._read)
        self.list = named(RowsView(), "rows")
        self.list.setAccessibleName("Interventions")
        self.list.setUniformItemSizes(True)
        self.list.setModel(self._rows)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.given = TakenPanel(self._session)
        self.again = self.given.again
        body = QSplitter(Qt.Orientation.Horizontal)
        body.setChildrenCollapsible(False)
        body.addWidget(self._writing())
        body.addWidget(self.given)
        body.setStretchFactor(0, 1)
        body.setSizes([790, 290])
        self.setLayout(column(head, wide(body), margins=(16, 12, 16, 12), spacing=8))

    def _make_turn(self) -> None:
        """What one turn of the minutes holds."""
        self.speaker = Speaker(self._session)
        self.text = TextField(
            "Ce qui est dit",
            "Sélectionnez une phrase pour en faire un engagement, un constat, une recommandation",
            lines=5,
            known=self._session.known_words,
        )
        self.speaker.taken.connect(lambda _key: self.text.setFocus())
        self.speaker.textEdited.connect(lambda _text: self._on_edited())
        Settling(self.speaker).left.connect(self.keep)
        self.text.edited.connect(self._on_edited)
        self.text.settled.connect(self.keep)
        self.text.back_wanted.connect(self._give_back)
        self.text.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.diffusion = DiffusionField()
        self.diffusion.settled.connect(self._on_edited)

    def _writing(self) -> QWidget:
        self._make_turn()
        self.next = button("Suivant   Ctrl+Entrée", "main")
        self.next.clicked.connect(self.next_turn)
        self.remove = button("Supprimer")
        self.remove.clicked.connect(self._remove)
        who = row(wide(captioned("Qui parle", self.speaker), 3), wide(self.diffusion, 4))
        foot = QWidget()
        flow = FlowLayout(foot, spacing=6)
        for each in (self.next, *self._takers(), self.remove):
            flow.addWidget(each)
        entry = holding(column(who, readable(self.text), foot, margins=(0, 8, 0, 0)))
        writing = QSplitter(Qt.Orientation.Vertical)
        writing.setChildrenCollapsible(False)
        writing.addWidget(self.list)
        writing.addWidget(entry)
        writing.setStretchFactor(0, 1)
        return writing

    def _takers(self) -> list[QPushButton]:
        self.takers: dict[type[minutes.Taken], QPushButton] = {}
        for key, word, cls in _TAKEN:
            taker = button(f"{word}   {key}")
            taker.setToolTip("La phrase sélectionnée, ou celle où est le curseur")
            taker.clicked.connect(lambda _checked=False, cls=cls: self.take(cls))
            self.takers[cls] = taker
        return list(self.takers.values())

    def _keys(self) -> None:
        wanted: dict[str, Callable[[], None]] = {
            "Ctrl+Return": self.next_turn,
            "Ctrl+Enter": self.next_turn,
            "Alt+Up": partial(self._move, -1),
            "Alt+Down": partial(self._move, 1),
        }
        wanted |= {key: partial(self.take, cls) for key, _, cls in _TAKEN}
        for key, run in wanted.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    # What is shown

    def show_meeting(self, key: str) -> None:
        self.keep()
        self.meeting = self._session.store.get(Meeting, key)
        self.speaker.meeting = self.meeting
        self.title.setText(f"Compte rendu – {self.meeting.title}")
        self._blank()
        self._reload()
        self.speaker.setFocus()

    def show_turn(self, key: str) -> None:
        self.list.setCurrentIndex(self._rows.index_of(key))

    def _read(self, keys: Sequence[str]) -> list[ListRow]:
        if not self._session.free:
            return []
        store = self._session.store
        names = minutes.names_of_speakers(store)
        return [
            ListRow(turn.key, "", names.get(turn.person or "", turn.label) or "—", turn.text, {})
            for turn in store.find(Intervention, keys)
        ]

    def _reload(self) -> None:
        if self.meeting is None or not self._session.free:
            return
        with QSignalBlocker(self.list.selectionModel()):
            self._rows.load([t.key for t in minutes.turns(self._session.store, self.meeting.key)])
        self._point_at_turn()
        self.given.show_meeting(self.meeting)

    def _point_at_turn(self) -> None:
        """The line of the turn that is being typed, or none."""
        with QSignalBlocker(self.list.selectionModel()):
            if self._turn:
                self.list.setCurrentIndex(self._rows.index_of(self._turn.key))
            else:
                self.list.clearSelection()
                self.list.scrollToBottom()

    def _blank(self) -> None:
        """An empty turn, ready to be typed."""
        with QSignalBlocker(self.list.selectionModel()):
            self.list.clearSelection()
        self._show(None)

    def _on_chosen(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        key = self._rows.key(index)
        try:
            self.keep()
            self._show(self._session.store.get(Intervention, key))
        finally:
            self._point_at_turn()

    def _show(self, turn: Intervention | None) -> None:
        """A turn as it is stored, then what was typed there and could not be stored."""
        self._turn = turn
        self.given.say_again(None)
        self._show_stored(turn)
        self.remove.setEnabled(turn is not None)
        self.keeper.begin()
        if draft := self._session.store.drafts.get(Intervention.KIND, self._draft_key):
            self._show_draft(draft, "Voici ce que vous aviez tapé ; ce n’est pas enregistré.")

    def _show_stored(self, turn: Intervention | None) -> None:
        names = minutes.names_of_speakers(self._session.store)
        person = turn.person if turn else None
        self.speaker.show_speaker(person, names.get(person or "", turn.label if turn else ""))
        self.text.show_value(turn.text if turn else "")
        self.diffusion.show_value(turn.diffusion if turn else Diffusion.COLLECTIF)
        self._mark_kept()

    def _mark_kept(self) -> None:
        self._shown_speaker = self._speaker
        for field in (self.text, self.diffusion):
            field.mark_kept()
        self.text.say("")
        self.text.offer_back(False)

    @property
    def _speaker(self) -> tuple[str, str]:
        return self.speaker.person or "", self.speaker.text().strip()

    def showEvent(self, event: QShowEvent) -> None:
        """What was taken here may have been changed elsewhere meanwhile."""
        super().showEvent(event)
        self._reload()

    def _on_changed(self, notice: Notice) -> None:
        if not self.isVisible() or self.meeting is None:
            return
        if self._turn and (Intervention.KIND, self._turn.key) in notice.changed:
            self._see_changed(self._turn.key)
        self._reload()

    def _see_changed(self, key: str) -> None:
        """The turn was changed elsewhere, or undone; what is being typed stays."""
        kept = self._session.store.find(Intervention, [key])
        if not kept:
            self._blank()
        elif self.keeper.typing or self.text.unkept:
            self._turn = kept[0]
        else:
            self._show(kept[0])

    # What she does

    def _on_edited(self) -> None:
        if self._changed:
            self.keeper.touch()

    @property
    def _changed(self) -> bool:
        """Whether something else stands here than what is stored."""
        said = self.text.unkept or self._speaker != self._shown_speaker
        # Who may see it says nothing yet where nothing is said.
        return said or bool(self._turn and self.diffusion.unkept)

    def keep(self) -> None:
        """Store what stands in the turn, if it says anything."""
        self.keeper.keep()

    def _keep(self) -> None:
        if self.meeting is None or not self._changed:
            return
        if not self.text.value:
            self._say_empty()
            return
        turn = self._turn or Intervention(meeting=self.meeting.key, text=self.text.value)
        person, who = self._spoken_by(turn)
        typed = replace(
            turn, text=self.text.value, person=person, label=who, diffusion=self.diffusion.value
        )
        if typed != self._turn:
            self._store(typed)
        self._mark_kept()

    def _store(self, typed: Intervention) -> None:
        store = self._session.store
        with store.operation("Écrire le compte rendu"):
            stored = store.save(typed) if self._turn else minutes.add_turn(store, typed)
        self._turn = stored
        self.remove.setEnabled(True)
        self._point_at_turn()

    def _say_empty(self) -> None:
        """A turn that is stored is not taken away by emptying it."""
        if self._turn and self.text.unkept:
            self.text.say("Une intervention ne peut pas rester vide : « Supprimer » la retire.")
            self.text.offer_back(True)

    def _give_back(self) -> None:
        if self._turn:
            self._show_stored(self._turn)
            self.text.setFocus()
            self.keep()

    def _spoken_by(self, turn: Intervention) -> tuple[str | None, str]:
        """Who speaks: someone known, or the words typed."""
        person = self.speaker.person
        if person and person == turn.person:
            return person, turn.label
        return person, "" if person else self.speaker.text().strip()

    def next_turn(self) -> None:
        self.keep()
        self._blank()
        self._reload()
        self.speaker.setFocus()

    def take(self, cls: type[minutes.Taken]) -> None:
        """The selected sentence, or the one under the cursor, becomes an item."""
        cursor = self.text.edit.textCursor()
        selected = cursor.selection().toPlainText().strip()
        sentence = selected or sentence_at(self.text.edit.toPlainText(), cursor.position())
        self.keep()
        if not (sentence and self.meeting and self._turn):
            return
        store, meeting, turn = self._session.store, self.meeting, self._turn
        known = minutes.taken_already(store, meeting, turn, sentence, cls)
        self.given.say_again(known)
        if known is None:
            minutes.take_sentence(store, meeting, turn, sentence, cls, date.today())

    def _move(self, step: int) -> None:
        self.keep()
        if self._turn:
            minutes.move_turn(self._session.store, self._turn, step)

    def _remove(self) -> None:
        if self._turn:
            delete(self._session.store, Intervention.KIND, [self._turn.key])
            self._blank()

    def _leave(self) -> None:
        self.keep()
        if self.meeting:
            self.left.emit(self.meeting.key)

    def _close(self) -> None:
        self.keep()
        if self.meeting:
            self.closing_wanted.emit(self.meeting.key)

    # What is not stored

    @property
    def _draft_key(self) -> str:
        if self._turn:
            return self._turn.key
        return NEW + (self.meeting.key if self.meeting else "")

    def _unkept(self) -> Typed:
        content: Json = {}
        if self.meeting and self._changed:
            content = {
                "meeting": self.meeting.key,
                "turn": self._turn.key if self._turn else "",
                "speaker": self.speaker.text(),
                "person": self.speaker.person or "",
                "text": self.text.draft,
                "diffusion": self.diffusion.draft,
            }
        return Typed(Intervention.KIND, self._draft_key, content)

    def recover(self, draft: Draft) -> str:
        """Show the turn that was left; the meeting it belongs to, or nothing."""
        store, left = self._session.store, draft.content
        if not store.find(Meeting, [left["meeting"]]):
            return ""
        if left["turn"] and not store.find(Intervention, [left["turn"]]):
            return ""
        self.show_meeting(left["meeting"])
        if left["turn"]:
            self.show_turn(left["turn"])
        self._show_draft(draft, "Brouillon récupéré : il n’avait pas été enregistré.")
        return str(left["meeting"])

    def _show_draft(self, draft: Draft, sentence: str) -> None:
        left = draft.content
        self.speaker.show_speaker(left["person"] or None, left["speaker"])
        self.text.show_draft(left["text"])
        self.diffusion.show_draft(left.get("diffusion", self.diffusion.draft))
        self.text.say(sentence)
        self.text.offer_back(self._turn is not None)
        self.keeper.begin(draft.kind, draft.key)
