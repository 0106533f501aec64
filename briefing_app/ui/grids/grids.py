"""Grilles: sent round, waited for, taken back; and the form, the calendar and the reminders."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.grids.review import Difference, NewRow
from briefing_app.domain.grids.sheet import Names
from briefing_app.domain.wording import several
from briefing_app.files import free_name
from briefing_app.storage.drafts import RETURNED, Draft
from briefing_app.storage.store import Store
from briefing_app.ui.grids.received_files import FILTER, ReceivedFiles, files_of
from briefing_app.ui.grids.returned import lines_of, ticks_of
from briefing_app.ui.grids.review import ReviewPanel
from briefing_app.ui.grids.rounds import RoundPane
from briefing_app.ui.grids.sending import SendPane
from briefing_app.ui.grids.sentences import answers_of, not_read, title_of, what_remains
from briefing_app.ui.parts.layout import column, holding, rest, row, wide
from briefing_app.ui.parts.outside import documents_folder, open_outside
from briefing_app.ui.parts.page import Page
from briefing_app.ui.parts.resuming import ReviewsToResume
from briefing_app.ui.parts.widgets import action_of, button, label, named
from briefing_app.ui.window.session import Session, Work
from briefing_app.usecases.agenda import write_agenda
from briefing_app.usecases.grids import waiting as receiving
from briefing_app.usecases.grids.accepted import Applied, apply
from briefing_app.usecases.grids.names import names_for
from briefing_app.usecases.grids.review import GridReview, Unread, review, review_returned
from briefing_app.usecases.grids.rounds import RoundState, rounds
from briefing_app.usecases.grids.sending import FORM_TITLE, send_form


class GridsPage(Page):
    """The rounds at left, the chosen one or a new one at right; a review takes the whole place."""

    def __init__(self, session: Session, open_place: Callable[[Path], None] | None = None) -> None:
        super().__init__()
        self._session = session
        self._paths: list[Path] = []
        self._review: GridReview | None = None
        self._rounds: list[RoundState] = []
        self.setAcceptDrops(True)
        self.review = ReviewPanel("Noter le retour, sans rien changer")
        self.review.accepted.connect(self._keep)
        self.review.put_off.connect(self._leave)
        self.review.ticked.connect(self._on_ticked)
        self.review.given_up.connect(self._give_up)
        self.review.opened.connect(session.go)
        self.sending = SendPane(session, open_place or open_outside)
        self.round = RoundPane(session)
        self._build()
        self._offered = [action_of(each, self) for each in (self.back, self.form, self.calendar)]
        session.changed.connect(lambda _notice: self.reload())
        session.finished.connect(self.reload)

    def _build(self) -> None:
        self._right = QStackedWidget()
        self._right.addWidget(self.sending)
        self._right.addWidget(self.round)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self._left())
        both.addWidget(self._right)
        both.setChildrenCollapsible(False)
        both.setSizes([380, 720])
        self._whole = QStackedWidget()
        self._whole.addWidget(both)
        self._whole.addWidget(self._reviewing())
        self.setLayout(column(self._whole, margins=0))

    def _make_buttons(self) -> None:
        self.new = button("Préparer une grille")
        self.new.setToolTip("Ctrl+N")
        self.new.clicked.connect(self.start_new)
        self.back = button("Reprendre des fichiers reçus…", "main")
        self.back.clicked.connect(self._choose_files)
        self.form = button("Formulaire de remontée…", "link")
        self.form.clicked.connect(self._write_form)
        self.calendar = button("Calendrier des rencontres et échéances…", "link")
        self.calendar.clicked.connect(self._write_calendar)

    def _left(self) -> QWidget:
        self._make_buttons()
        self.list = named(QListWidget(), "rows")
        self.list.setAccessibleName("Tours de grille")
        self.list.setSpacing(2)
        self.list.currentRowChanged.connect(self._on_round)
        self.none = label("Aucune grille n’est encore partie.", "quiet")
        hint = label("Vous pouvez aussi déposer ici les fichiers reçus, plusieurs à la fois.")
        named(hint, "quiet").setWordWrap(True)
        self.done = label("", "done")
        self.done.setWordWrap(True)
        head = row(wide(label("Tours", "subtitle")), self.new)
        whole = holding(
            column(
                label("Grilles de suivi", "title"),
                self.back,
                hint,
                self.done,
                self._to_resume(),
                head,
                self.none,
                wide(self.list),
                self.form,
                self.calendar,
                margins=(16, 12, 16, 12),
                spacing=8,
            )
        )
        whole.setMinimumWidth(360)
        return whole

    def _to_resume(self) -> QWidget:
        self.waiting = ReviewsToResume(self._session, RETURNED)
        self.waiting.resumed.connect(self._resume)
        return self.waiting

    def _reviewing(self) -> QWidget:
        self.answering = QComboBox()
        self.answering.setAccessibleName("Qui répond, quand le fichier ne le dit pas")
        self.answering.activated.connect(lambda _index: self._compare_again())
        self._asking = holding(
            row(
                label("Des réponses ne disent pas de qui elles sont. Elles viennent de :"),
                self.answering,
                rest(),
                margins=(16, 12, 16, 0),
            )
        )
        return holding(
            column(self._asking, self._received(), wide(self.review), margins=0, spacing=0)
        )

    def _received(self) -> QVBoxLayout:
        self.received = ReceivedFiles()
        return column(self.received, margins=(16, 12, 16, 0))

    # The rounds

    def commands(self) -> list[QAction]:
        return self._offered

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        if not (self._session.free and self.isVisible()):
            return
        chosen = self.round.key
        self._rounds = rounds(self._session.store)
        self.list.blockSignals(True)
        self.list.clear()
        for each in self._rounds:
            item = QListWidgetItem(f"{each.title}\n{answers_of(each)}", self.list)
            item.setSizeHint(QSize(0, 2 * self.fontMetrics().height() + 16))
        self.list.blockSignals(False)
        self.none.setVisible(not self._rounds)
        self.sending.reload()
        self.waiting.reload()
        keys = [each.key for each in self._rounds]
        if chosen in keys:
            self.list.setCurrentRow(keys.index(chosen))

    def _on_round(self, row: int) -> None:
        if 0 <= row < len(self._rounds):
            self.round.show_round(self._rounds[row])
            self._right.setCurrentWidget(self.round)

    def start_new(self) -> None:
        """A new grid to prepare."""
        self.list.setCurrentRow(-1)
        self.round.key = ""
        self._right.setCurrentWidget(self.sending)

    # What came back

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._session.free and files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_back(files_of(event.mimeData()))

    def _choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "Reprendre des fichiers reçus", "", FILTER)
        if chosen:
            self.take_back([Path(each) for each in chosen])

    def take_back(self, paths: Sequence[Path]) -> None:
        """Read what came back, and show it to be looked at. Nothing is stored yet."""
        self._paths = list(paths)
        self._show_senders()
        self._read()

    def _show_senders(self) -> None:
        names = _names(self._session.store)
        self.answering.clear()
        self.answering.addItem("je ne sais pas", "")
        for key in names.members:
            self.answering.addItem(names.organisations[key], key)

    def _read(self) -> None:
        store, paths = self._session.store, self._paths
        self.done.setText("")
        self._session.run(
            "Lecture des fichiers reçus",
            lambda step: (review(store, paths, date.today(), "", step), _names(store)),
            lambda read: self._begin(*read),
        )

    def _begin(self, found: GridReview, names: Names) -> None:
        """A review of the same files goes on instead."""
        key = receiving.key_of(found)
        if self._session.store.drafts.get(RETURNED, key):
            self._resume(key, found.unread)
        else:
            self._show_review(found, names)

    def _compare_again(self) -> None:
        """The same files, now that she said who answers."""
        found, store, today = self._review, self._session.store, date.today()
        who = self.answering.currentData() or ""
        if found is not None:
            again = review_returned(store, found.returned, today, who)
            said = replace(found, files=again.files, changes=again.changes, new=again.new)
            self._show_review(said, _names(store))

    def _resume(self, key: str, unread: tuple[Unread, ...] = ()) -> None:
        """A review that was left, compared with what is known now."""
        store = self._session.store
        found = receiving.resume(store, key, date.today())
        found = replace(found, unread=unread or found.unread)
        self._show_senders()
        self.answering.setCurrentIndex(self.answering.findData(receiving.sender_of(store, key)))
        self._show_review(found, _names(store))

    def recover(self, draft: Draft) -> bool:
        if draft.kind == RETURNED:
            self._resume(draft.key)
        else:
            self.start_new()
        return True

    def _show_review(self, found: GridReview, names: Names) -> None:
        self._review = found
        self._asking.setVisible(found.unsigned or bool(self.answering.currentData()))
        self.received.show_files(found)
        ticks = receiving.ticks_of(self._session.store, receiving.key_of(found))
        self.review.show_lines(title_of(found), lines_of(found, names, ticks))
        self.review.keep.setEnabled(bool(found.files))
        self._on_ticked()
        self._whole.setCurrentIndex(1)

    def _on_ticked(self) -> None:
        """Every tick is kept at once, so that it can be left at any time."""
        if self._review and self._review.decisions and self._session.free:
            ticks = ticks_of(self._review.decisions, self.review.model.ticked)
            who = self.answering.currentData() or ""
            receiving.leave(self._session.store, self._review, ticks, who)

    def _give_up(self) -> None:
        if self._review is not None:
            files = [each.document for each in self._review.files]
            name = files[0] if len(files) == 1 else f"{len(files)} grilles reçues"
            if self.waiting.give_up(receiving.key_of(self._review), name):
                self._leave()

    def _keep(self, chosen: list[object]) -> None:
        """As one step that can be undone."""
        found, store = self._review, self._session.store
        if found is None:
            return
        decided = [each for each in chosen if isinstance(each, Difference | NewRow)]
        key, today = receiving.key_of(found), date.today()

        def work(_step: object) -> tuple[Applied, int]:
            applied = apply(store, found, today, decided)
            return applied, receiving.keep_rest(store, key, today)

        self._session.run("Enregistrement des réponses", work, lambda kept: self._on_kept(*kept))

    def _on_kept(self, applied: Applied, rest: int) -> None:
        changed = several(applied.changed, "changement", "changements")
        created = several(applied.created, "ligne nouvelle", "lignes nouvelles")
        self.done.setText(
            f"Enregistré : {changed} et {created}."
            f" Annuler les défait d’un coup.{not_read(self._review)}{what_remains(rest)}"
        )
        self._leave()

    def _leave(self) -> None:
        self._review = None
        self._whole.setCurrentIndex(0)
        self.waiting.reload()

    # Files that go out

    def _write_form(self) -> None:
        path, store = self._asked(FORM_TITLE, ".xlsx", "Excel"), self._session.store
        if path:
            work: Work = lambda _step: send_form(store, path, date.today())  # noqa: E731
            self._run(f"Écriture : {FORM_TITLE}", work, path)

    def _write_calendar(self) -> None:
        path, store = self._asked("Calendrier", ".ics", "Calendrier"), self._session.store
        if path:
            work: Work = lambda _step: write_agenda(  # noqa: E731
                store, path, Diffusion.INTERNE, date.today()
            )
            self._run("Écriture du calendrier", work, path)

    def _run(self, words: str, work: Work, path: Path) -> None:
        self._session.run(words, work, lambda _: self.done.setText(f"Prêt : {path.name}"))

    def _asked(self, name: str, suffix: str, what: str) -> Path | None:
        proposed = free_name(documents_folder() / f"{name}{suffix}")
        chosen, _ = QFileDialog.getSaveFileName(
            self, f"Enregistrer : {name}", str(proposed), f"{what} (*{suffix})"
        )
        return Path(chosen).with_suffix(suffix) if chosen else None


def _names(store: Store) -> Names:
    return names_for(store, Diffusion.COLLECTIF)
