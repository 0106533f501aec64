"""The one window: menus, places at left, the chosen place, the state of things below."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QMainWindow,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.dates import format_short
from briefing_app.paths import APP_NAME
from briefing_app.storage.backups import backups_of
from briefing_app.ui.constats import ConstatsPage
from briefing_app.ui.dossiers import DossierPage
from briefing_app.ui.session import Session
from briefing_app.ui.widgets import button, label, named


class MainWindow(QMainWindow):
    def __init__(self, session: Session, path: Path) -> None:
        super().__init__()
        self.session = session
        self.constats = ConstatsPage(session)
        self.dossiers = DossierPage(session)
        self._actions()
        self._build()
        self._status_bar(path)
        self.setWindowTitle(f"{APP_NAME} – {path.stem}")
        self.resize(QSize(1280, 800))
        session.changed.connect(self._on_changed)
        session.failed.connect(self.say)
        session.started.connect(self._on_started)
        session.progressed.connect(self._on_progress)
        session.finished.connect(self._on_finished)
        session.backed_up.connect(lambda _at: self.backup.setText(_told_backup(path)))
        self._refresh_actions()
        self.constats.view.setFocus()

    def _actions(self) -> None:
        self.undo = self._action("Annuler", self.session.undo, QKeySequence.StandardKey.Undo)
        self.redo = self._action("Rétablir", self.session.redo, QKeySequence.StandardKey.Redo)
        self.new = self._action("Nouveau constat", self._new_constat, QKeySequence.StandardKey.New)
        self.search = self._action("Chercher", self._find, QKeySequence.StandardKey.Find)
        self.prepare = self._action("Préparer un dossier", self._prepare, "Ctrl+D")
        self.leave = self._action("Quitter", self.close, QKeySequence.StandardKey.Quit)
        file, edit, dossier = (
            self.menuBar().addMenu(name) for name in ("&Fichier", "&Édition", "&Dossier")
        )
        file.addActions([self.new, self.leave])
        edit.addActions([self.undo, self.redo, self.search])
        dossier.addActions([self.prepare])

    def _action(self, text: str, run: object, key: QKeySequence.StandardKey | str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(run)
        return action

    def _build(self) -> None:
        self.places = named(QListWidget(), "placeList")
        self.places.setAccessibleName("Lieux")
        self.places.addItems(["Constats", "Dossiers"])
        self.places.setFixedWidth(190)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.constats)
        self.pages.addWidget(self.dossiers)
        self.places.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.places.setCurrentRow(0)
        self.message = label("", "error")
        self.message.setWordWrap(True)
        self.message.hide()
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.message)
        middle.addWidget(self.pages, 1)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.places)
        below.addLayout(middle, 1)
        centre = named(QWidget(), "page")
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        layout.addLayout(below, 1)
        self.setCentralWidget(centre)

    def _bar(self) -> QWidget:
        bar = named(QWidget(), "bar")
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(12, 8, 12, 8)
        self.undo_button = button("Annuler")
        self.undo_button.clicked.connect(self.undo.trigger)
        self.redo_button = button("Rétablir")
        self.redo_button.clicked.connect(self.redo.trigger)
        prepare = button("Préparer un dossier", "main")
        prepare.clicked.connect(self.prepare.trigger)
        layout.addWidget(self.undo_button)
        layout.addWidget(self.redo_button)
        layout.addStretch(1)
        layout.addWidget(prepare)
        return bar

    def _status_bar(self, path: Path) -> None:
        self.saved = QLabel("Tout est enregistré")
        self.saved.setContentsMargins(12, 0, 0, 0)
        self.backup = QLabel(_told_backup(path))
        self.backup.setContentsMargins(12, 0, 0, 0)
        self.progress = QProgressBar()
        self.progress.setFixedWidth(240)
        self.progress.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.stop = button("Arrêter")
        self.stop.clicked.connect(self.session.cancel)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.saved)
        bar.addWidget(self.backup)
        bar.addPermanentWidget(self.progress)
        bar.addPermanentWidget(self.stop)
        name = QLabel(f"Fichier : {path.stem}")
        name.setContentsMargins(0, 0, 12, 0)
        bar.addPermanentWidget(name)
        self.progress.hide()
        self.stop.hide()

    def say(self, problem: str) -> None:
        """A refusal, above the place where it happened, until the next success."""
        self.message.setText(problem)
        self.message.setVisible(bool(problem))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.constats.editor.keep()
        self.session.close()
        event.accept()

    def _new_constat(self) -> None:
        self.places.setCurrentRow(0)
        self.constats.start_new()

    def _find(self) -> None:
        self.places.setCurrentRow(0)
        self.constats.search.setFocus()

    def _prepare(self) -> None:
        self.places.setCurrentRow(1)

    def _on_changed(self) -> None:
        self.saved.setText(f"Enregistré à {datetime.now():%H h %M}")  # noqa: DTZ005 - her clock
        self.say("")
        self._refresh_actions()

    def _refresh_actions(self) -> None:
        """Undo and redo say what they would do, and cannot be pressed when there is nothing."""
        store, free = self.session.store, not self.session.busy
        for action, on_bar, word, step in (
            (self.undo, self.undo_button, "Annuler", store.undoable if free else None),
            (self.redo, self.redo_button, "Rétablir", store.redoable if free else None),
        ):
            action.setText(f"{word} : {_lowered(step.label)}" if step else word)
            action.setEnabled(step is not None)
            on_bar.setEnabled(step is not None)
            on_bar.setToolTip(action.text())

    def _on_started(self, text: str) -> None:
        self.say("")
        self.progress.setRange(0, 0)
        self.progress.setFormat(text)
        self.progress.show()
        self.stop.show()
        self.constats.setEnabled(False)
        self._refresh_actions()

    def _on_progress(self, done: int, total: int, text: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.setFormat(text)

    def _on_finished(self) -> None:
        self.progress.hide()
        self.stop.hide()
        self.constats.setEnabled(True)
        self._refresh_actions()


def _told_backup(path: Path) -> str:
    found = backups_of(path)
    if not found:
        return "Aucune sauvegarde encore"
    at = found[0].at
    day = "aujourd’hui" if at.date() == date.today() else f"le {format_short(at.date())}"
    return f"Dernière sauvegarde : {day}, {at:%H h %M}"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
