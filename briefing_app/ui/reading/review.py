"""Going through a document: the document at left, what was found in it at right, one key each."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QWidget,
)

from briefing_app.domain.model import PlanVersion
from briefing_app.domain.shape import Json
from briefing_app.domain.text.dates import format_date
from briefing_app.errors import UserError
from briefing_app.imports.recognition.proposed import Kind
from briefing_app.storage.lists import ListRow
from briefing_app.ui.fields.diffusion import DiffusionPicker
from briefing_app.ui.lists.delegate import RowDelegate
from briefing_app.ui.lists.rows import RowsModel
from briefing_app.ui.parts.layout import aligned, column, row, wide
from briefing_app.ui.parts.saving import Keeper, Typed
from briefing_app.ui.parts.widgets import button, captioned, label, refill
from briefing_app.ui.reading import decisions
from briefing_app.ui.reading.decisions import KINDS, DecisionList
from briefing_app.ui.reading.entry_rows import counts_of, meeting_choices, row_of, twin_of
from briefing_app.ui.reading.passages import PassagesView
from briefing_app.ui.reading.review_card import ReviewCard
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.workspace import themes
from briefing_app.usecases.reading import review as deciding
from briefing_app.usecases.reading.accepted import Stored, take
from briefing_app.usecases.reading.review import (
    NEW,
    Decision,
    DocumentReview,
)

_TEXT = "reviews.text"
"""The draft of words that are being corrected."""
_OF_PLANS = (Kind.MESURE, Kind.PROPOSITION)


class ReviewPane(QWidget):
    """One review; every decision is kept at once, so that it can be left at any time."""

    left = Signal()
    stored = Signal(object)
    given_up = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._review = DocumentReview()
        self._past: list[DocumentReview] = []
        self._themes: dict[str, str] = {}
        # Words that are being corrected are a draft until the correction is ended.
        self.keeper = Keeper(session, self, lambda: None, self._unkept)
        self._build()

    # How it is laid out

    def _build(self) -> None:
        self.title = label("", "title")
        self.counts = label("", "quiet")
        self.known = label("", "banner")
        self.known.setWordWrap(True)
        self.document = PassagesView()
        self.model = RowsModel(self._rows)
        self.list = DecisionList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.card = ReviewCard()
        self._connect()
        parts = (self.title, self.counts, self.known, self._choices(), wide(self._both()))
        self.setLayout(column(*parts, self._foot(), margins=(16, 12, 16, 12), spacing=8))

    def _both(self) -> QSplitter:
        found = QSplitter(Qt.Orientation.Vertical)
        found.addWidget(self.list)
        # On a small screen the card of an item is higher than its room.
        card = QScrollArea()
        card.setWidgetResizable(True)
        card.setFrameShape(QScrollArea.Shape.NoFrame)
        card.setWidget(self.card)
        found.addWidget(card)
        found.setChildrenCollapsible(False)
        found.setSizes([200, 340])
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self.document)
        both.addWidget(found)
        both.setChildrenCollapsible(False)
        both.setSizes([520, 560])
        return both

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_row)
        self.list.act_wanted.connect(self.act)
        self.list.kind_wanted.connect(self.retype)
        self.card.act_wanted.connect(self.act)
        self.card.kind_wanted.connect(self.retype)
        self.card.reworded.connect(self._reword)
        self.card.left.connect(self._on_corrected)
        self.card.text.textChanged.connect(self._on_typed)
        self.document.item_clicked.connect(self._choose)

    def _choices(self) -> QHBoxLayout:
        """What holds for the whole document."""
        self.meeting = QComboBox()
        self.version = QComboBox()
        self.diffusion = DiffusionPicker()
        self.keep = QCheckBox("Garder aussi le fichier")
        self.meeting.activated.connect(lambda _index: self._settle())
        self.version.activated.connect(lambda _index: self._settle())
        self.diffusion.changed.connect(lambda _value: self._settle())
        self.keep.clicked.connect(lambda _checked: self._settle())
        self._version_field = captioned("Plan dont parlent les mesures", self.version)
        return row(
            wide(captioned("Rencontre", self.meeting), 3),
            wide(self._version_field, 3),
            wide(captioned("Diffusion de ce qui est repris", self.diffusion), 3),
            aligned(self.keep, Qt.AlignmentFlag.AlignBottom),
            spacing=12,
        )

    def _foot(self) -> QHBoxLayout:
        said = "Rien n’est enregistré avant votre accord ; tout peut être annulé ensuite."
        drop, later = button("Abandonner la relecture"), button("Plus tard")
        drop.clicked.connect(lambda: self.given_up.emit(self._review.key, self._review.name))
        later.clicked.connect(self.leave)
        self.store_button = button("", "main")
        self.store_button.clicked.connect(self._store)
        return row(wide(label(said, "quiet")), drop, later, self.store_button)

    # What is shown

    @property
    def review(self) -> DocumentReview:
        return self._review

    def show_review(self, review: DocumentReview) -> None:
        store = self._session.store
        self._review, self._past = review, []
        self._themes = {theme.key: theme.label for theme in themes(store)}
        self.title.setText(f"Relire « {review.name} »")
        before = deciding.taken_before(store, review)
        day = f" le {format_date(before.imported)}" if before and before.imported else ""
        self.known.setText(f"Ce document a déjà été repris{day} : ce qui est connu est signalé.")
        self.known.setVisible(before is not None)
        self._fill_choices()
        self.document.show_document(review.read)
        self._refresh()
        self._go_on_correcting()
        self.take_focus()

    def take_focus(self) -> None:
        """The list decides by its keys; words that are being corrected stay open."""
        (self.card.text if self.card.editing else self.list).setFocus()

    def _go_on_correcting(self) -> None:
        """The words that were being corrected when the program ended."""
        self.keeper.begin()
        draft = self._session.store.drafts.get(_TEXT, self._review.key)
        if draft and draft.content["at"] < len(self._review.entries):
            self._choose(draft.content["at"])
            self.card.start_editing()
            self.card.text.setPlainText(draft.content["text"])
            self.keeper.begin(draft.kind, draft.key)

    def _on_typed(self) -> None:
        if self.card.editing:
            self.keeper.touch()

    def _on_corrected(self) -> None:
        self.keeper.keep()
        self.list.setFocus()

    def _unkept(self) -> Typed:
        content: Json = {}
        if self._review.key and self.card.changed:
            content = {"at": self._review.current, "text": self.card.text.toPlainText()}
        return Typed(_TEXT, self._review.key, content)

    def _fill_choices(self) -> None:
        review, store = self._review, self._session.store
        refill(self.meeting, meeting_choices(store, review))
        plans = [(f"{each.plan} : {each.label}", each.key) for each in store.find(PlanVersion)]
        refill(self.version, [("nouveau plan, lu dans ce document", NEW), *plans])
        self.meeting.setCurrentIndex(max(0, self.meeting.findData(review.meeting)))
        self.version.setCurrentIndex(max(0, self.version.findData(review.version or NEW)))
        self.diffusion.value = review.diffusion
        self.keep.setChecked(review.keep)

    def _refresh(self) -> None:
        """Everything is shown anew, the current item chosen."""
        review = self._review
        self.model.load([str(number) for number in range(len(review.entries))])
        self.counts.setText(counts_of(review))
        plural = "s" if review.chosen > 1 else ""
        self.store_button.setText(f"Enregistrer {review.chosen} élément{plural}")
        self.store_button.setEnabled(review.chosen > 0)
        self._version_field.setVisible(any(e.item.kind in _OF_PLANS for e in review.entries))
        if review.entries:
            self._choose(review.current)

    def _choose(self, number: int) -> None:
        self.list.setCurrentIndex(self.model.index(number))
        self._show_current()

    def _on_row(self, index: QModelIndex) -> None:
        row = index.row()
        if index.isValid() and row != self._review.current:
            self._keep_words()
            self._review = replace(self._review, current=row)
            self._choose(row)

    def _keep_words(self) -> None:
        """Words that were refused stand on the card and nowhere else: nothing takes their place."""
        if not self.card.changed:
            return
        try:
            self._reword(self.card.words)
        except UserError:
            # A click chooses its own line once this is over.
            QTimer.singleShot(0, self, self._point_at_current)
            raise

    def _point_at_current(self) -> None:
        self.list.setCurrentIndex(self.model.index(self._review.current))

    def _show_current(self) -> None:
        review = self._review
        entry = review.entries[review.current]
        self.document.show_items([each.item for each in review.entries], review.current)
        self.card.show_entry(entry, self._themes, twin_of(self._session.store, entry))

    def _rows(self, keys: Sequence[str]) -> list[ListRow]:
        entries = self._review.entries
        return [row_of(int(key), entries[int(key)], self._themes) for key in keys]

    # What she does

    def act(self, name: str) -> None:
        """A decision, by its key or its button."""
        at, store = self._review.current, self._session.store
        if name == decisions.BACK.name:
            self._go_back()
        elif name == decisions.EDIT.name:
            self.card.start_editing()
        elif name in _DECIDED:
            decided = _DECIDED[name]
            self._change(lambda review: _on(deciding.decide(review, at, decided), at))
        elif name == decisions.ALIKE.name:
            self._change(lambda review: _on(deciding.all_alike(review, at), at))
        elif name == decisions.MERGE.name:
            self._change(lambda review: deciding.merge(store, review, at))
        else:
            self._change(lambda review: deciding.split(store, review, at))

    def retype(self, number: int) -> None:
        at, store = self._review.current, self._session.store
        self._change(lambda review: deciding.retype(store, review, at, KINDS[number]))

    def _reword(self, text: str) -> None:
        at, store = self._review.current, self._session.store
        try:
            self._change(lambda review: deciding.reword(store, review, at, text))
        except UserError:
            self.card.go_on()
            raise

    def _settle(self) -> None:
        """A choice for the whole document."""
        self._change(
            lambda review: replace(
                review,
                meeting=self.meeting.currentData(),
                version=self.version.currentData(),
                diffusion=self.diffusion.value,
                keep=self.keep.isChecked(),
            )
        )

    def _change(self, change: Callable[[DocumentReview], DocumentReview]) -> None:
        if not self._review.entries:
            return
        try:
            changed = change(self._review)
        except UserError as error:
            self.card.say(str(error))
            return
        before = self._review
        self._keep(changed)
        self._past.append(before)

    def _go_back(self) -> None:
        if self._past:
            self._keep(self._past[-1])
            self._past.pop()
            self._fill_choices()

    def _keep(self, review: DocumentReview) -> None:
        deciding.leave(self._session.store, review)
        self._review = review
        self._refresh()

    def leave(self) -> None:
        if self._review.key and self._session.free:
            deciding.leave(self._session.store, self._review)
        self.left.emit()

    def _store(self) -> None:
        review, store, today = self._review, self._session.store, date.today()
        self._session.run(
            f"Enregistrement de « {review.name} »",
            lambda step: take(store, review, today, step),
            self._on_stored,
        )

    def _on_stored(self, outcome: Stored) -> None:
        self._review = DocumentReview()
        self.stored.emit(outcome)


_DECIDED = {
    decisions.TAKE.name: Decision.TAKEN,
    decisions.SKIP.name: Decision.SKIPPED,
    decisions.SAME.name: Decision.SAME,
    decisions.NEWER.name: Decision.NEWER,
}


def _on(review: DocumentReview, at: int) -> DocumentReview:
    """The review, at the next item that waits for a decision."""
    return replace(review, current=deciding.next_waiting(review, at))
