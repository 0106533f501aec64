"""Documents: what exists in Word and PDF becomes items; reviews that were left wait here."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from briefing_app.domain.text.dates import format_date
from briefing_app.storage.drafts import REVIEWS, Draft
from briefing_app.ui.parts.layout import column, rest, row, wide
from briefing_app.ui.parts.page import Page
from briefing_app.ui.parts.resuming import ReviewsToResume, record
from briefing_app.ui.parts.widgets import button, label, named
from briefing_app.ui.reading.review import ReviewPane
from briefing_app.ui.window.session import Session
from briefing_app.usecases.reading import review as deciding
from briefing_app.usecases.reading.accepted import (
    Stored,
    TakenDocument,
    documents_taken,
    write_original,
)

_FILTER = "Documents (*.docx *.doc *.pdf *.odt *.rtf *.txt *.docm *.dotx);;Tous les fichiers (*)"
_WHAT = (
    "Un compte rendu, un dossier, une note, l’analyse d’un plan : le programme y cherche constats,"
    " recommandations, engagements, mesures, propositions et interventions. Vous décidez de chacun."
)


def choose_document(parent: QWidget) -> Path | None:
    """The file she wants to go through."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _ = QFileDialog.getOpenFileName(parent, "Reprendre un document", folder, _FILTER)
    return Path(chosen) if chosen else None


class ReadingPage(Page):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setAcceptDrops(True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.pane = ReviewPane(session)
        self.pane.left.connect(self._show_start)
        self.pane.given_up.connect(self._give_up)
        self.pane.stored.connect(self._on_stored)
        self.done = ""
        self.stack = QStackedWidget()
        self.stack.addWidget(self._area)
        self.stack.addWidget(self.pane)
        self.fill_with(self.stack)
        session.changed.connect(lambda _notice: self.reload())
        session.finished.connect(self._on_finished)
        self.reload()

    # Opening

    def open_file(self, path: Path) -> None:
        """Read a file, in a process of its own, then go through it."""
        store, today = self._session.store, date.today()
        self._session.run(
            f"Lecture de « {path.name} »",
            lambda step: deciding.begin_review(store, path, today, step),
            lambda review: self._show_review(review.key),
        )

    def resume(self, key: str) -> None:
        self._show_review(key)

    def start_new(self) -> None:
        if path := choose_document(self):
            self.open_file(path)

    def recover(self, draft: Draft) -> bool:
        self._show_review(draft.key)
        return self.stack.currentWidget() is self.pane

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := _dropped(event):
            event.acceptProposedAction()
            self.open_file(path)

    def _show_review(self, key: str) -> None:
        self.pane.show_review(deciding.resume(self._session.store, key))
        self.stack.setCurrentWidget(self.pane)
        self.pane.take_focus()

    def _give_up(self, key: str, name: str) -> None:
        if self.waiting.give_up(key, name):
            self._show_start()

    def _on_stored(self, outcome: Stored) -> None:
        plural = "s" if outcome.stored > 1 else ""
        self.done = f"{outcome.stored} élément{plural} enregistré{plural}. « Annuler » les retire."
        if outcome.waiting:
            rest = f"{outcome.waiting} attendent" if outcome.waiting > 1 else "1 attend"
            self.done += f" {rest} encore votre décision, ci-dessous."
        if outcome.file_gone:
            self.done += " Le fichier n’était plus à sa place : il n’a pas pu être gardé."
        self._show_start()

    def _on_finished(self) -> None:
        """The store is back: what changed is read, and the keys decide again."""
        self.reload()
        if self.isVisible() and self.stack.currentWidget() is self.pane:
            self.pane.take_focus()

    # The page from which one begins

    def showEvent(self, event: QShowEvent) -> None:
        self.reload()
        super().showEvent(event)

    def _show_start(self) -> None:
        self.stack.setCurrentWidget(self._area)
        self.reload()

    def reload(self) -> None:
        """Reviews that wait, and documents that were gone through."""
        if not self._session.free:
            return
        page = named(QWidget(), "page")
        self.waiting = ReviewsToResume(self._session, REVIEWS)
        self.waiting.resumed.connect(self._show_review)
        done = [label(self.done, "done")] if self.done else []
        taken = [self._taken(each) for each in documents_taken(self._session.store)]
        if taken:
            taken.insert(0, label("Documents repris", "section"))
        page.setLayout(
            column(
                label("Documents", "title"),
                _wrapped(_WHAT),
                self._opening(),
                *done,
                self.waiting,
                *taken,
                rest(),
                margins=(26, 18, 26, 18),
                spacing=10,
            )
        )
        self._area.setWidget(page)
        self.waiting.reload()

    def _opening(self) -> QHBoxLayout:
        choose = button("Reprendre un document…", "main")
        choose.clicked.connect(self.start_new)
        return row(
            choose, wide(label("ou déposez-le ici (Word, PDF, OpenDocument, RTF, texte)", "quiet"))
        )

    def _taken(self, taken: TakenDocument) -> QWidget:
        document = taken.document
        day = f"repris le {format_date(document.imported)}" if document.imported else ""
        items = f"{taken.items} élément{'s' if taken.items > 1 else ''}"
        said = " · ".join(part for part in (items, day) if part)
        if not taken.kept:
            return record(document.name, said)
        copy = button("Enregistrer une copie du fichier…")
        copy.clicked.connect(partial(self._copy, document.name))
        return record(document.name, f"{said} · fichier gardé", copy)

    def _copy(self, name: str) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Enregistrer une copie", name)
        if chosen:
            write_original(self._session.store, name, Path(chosen))


def _wrapped(text: str) -> QWidget:
    said = label(text, "quiet")
    said.setWordWrap(True)
    said.setMaximumWidth(760)
    return said


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is dragged, if it is one."""
    urls = event.mimeData().urls()
    local = urls[0].toLocalFile() if len(urls) == 1 else ""
    return Path(local) if local and Path(local).is_file() else None
