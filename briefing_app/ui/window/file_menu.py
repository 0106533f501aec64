"""The menu Fichier: which store is open, its backups, and its open exchange file."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.domain.wording import several
from briefing_app.errors import UserError
from briefing_app.paths import EXTENSION
from briefing_app.storage.store import Store
from briefing_app.ui.parts.choosing import EXCHANGE, STORES, FileChoice
from briefing_app.ui.parts.widgets import command
from briefing_app.ui.window import preferences
from briefing_app.ui.window.session import Session
from briefing_app.usecases.store.progress import Step

if TYPE_CHECKING:
    from briefing_app.usecases.store.exchange import LoadReport


# What a command needs is imported when it is chosen: the window is there sooner.


class FileCommands(QObject):
    """The commands, for the menu and for whoever looks for them by their names."""

    def __init__(self, session: Session, path: Path, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._path = path
        self._window = window
        self.new = command(window, "Nouveau fichier…", self._new)
        self.open = command(window, "Ouvrir…", self._open, QKeySequence.StandardKey.Open)
        self.back_up = command(window, "Sauvegarder maintenant", session.back_up_now)
        self.restore = command(window, "Restaurer une sauvegarde…", self._restore)
        self.load = command(window, "Charger un fichier d’échange…", self._load)
        self.dump = command(window, "Tout écrire dans un fichier d’échange…", self._dump)
        self.recent = QMenu("Ouvrir un fichier récent", window)
        self.recent.aboutToShow.connect(self._fill_recent)
        self._fill_recent()
        session.started.connect(lambda _text: self._allow(False))
        session.finished.connect(lambda: self._allow(True))

    @property
    def actions(self) -> list[QAction]:
        return [self.new, self.open, self.back_up, self.restore, self.load, self.dump]

    def fill(self, menu: QMenu) -> None:
        menu.addActions([self.new, self.open])
        menu.addMenu(self.recent)
        menu.addSeparator()
        menu.addActions([self.back_up, self.restore])
        menu.addSeparator()
        menu.addActions([self.load, self.dump])

    def _allow(self, free: bool) -> None:
        for action in self.actions:
            action.setEnabled(free)
        self.recent.setEnabled(free)

    def _fill_recent(self) -> None:
        self.recent.clear()
        others = [path for path in preferences.recent_files() if path != self._path]
        for path in others:
            action = self.recent.addAction(f"{path.stem}   ({path.parent})")
            action.triggered.connect(partial(self._session.open_wanted.emit, path))
        self.recent.menuAction().setEnabled(bool(others))

    def _new(self) -> None:
        start = self._path.with_name(f"Nouveau collectif{EXTENSION}")
        if path := FileChoice.ask_new(self._window, "Nouveau fichier", STORES, start):
            self._session.new_wanted.emit(path)

    def _open(self) -> None:
        if path := FileChoice.ask_existing(self._window, "Ouvrir", STORES, self._path.parent):
            self._session.open_wanted.emit(path)

    def _restore(self) -> None:
        from briefing_app.ui.parts.restoring import RestoreDialog

        if backup := RestoreDialog.ask(self._path, "", self._window):
            self._session.restore_wanted.emit(backup)

    def _load(self) -> None:
        path = FileChoice.ask_existing(self._window, "Charger un fichier d’échange", EXCHANGE)
        if path:
            store = self._session.store
            self._session.run(
                f"Chargement de « {path.name} »",
                lambda step: _load(store, path, step),
                self._loaded,
            )

    def _loaded(self, report: "LoadReport") -> None:
        self._session.told.emit(told_of(report))

    def _dump(self) -> None:
        from briefing_app.usecases.store.exchange import dump_file

        start = self._path.with_suffix(".json")
        path = FileChoice.ask_new(self._window, "Tout écrire", EXCHANGE, start)
        if path:
            store = self._session.store
            self._session.run(
                f"Écriture de « {path.name} »",
                lambda step: dump_file(store, path, step),
                lambda _done: self._session.told.emit(f"« {path.name} » est écrit"),
            )


def _load(store: Store, path: Path, step: Step) -> "LoadReport":
    """A refusal names the place in the file; she also hears that nothing came of it."""
    from briefing_app.usecases.store.exchange import load_file

    try:
        return load_file(store, path, step)
    except UserError as error:
        raise UserError(f"« {path.name} » n’a pas été chargé, rien n’a changé. {error}") from error


def told_of(report: "LoadReport") -> str:
    created = several(report.created, "nouveau", "nouveaux")
    changed = several(report.changed, "changé", "changés")
    return f"Chargé : {created}, {changed}, {report.unchanged} déjà là"
