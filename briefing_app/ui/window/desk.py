"""Which store is open in which window: one at a time, and always one to go on with.

What is asked for is opened before the window that is there goes away; where that cannot be (the
same file is restored), a failure ends in the welcome, with a sentence.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from briefing_app.errors import UserError
from briefing_app.paths import default_store
from briefing_app.paths import demonstration_store as demonstration_path
from briefing_app.storage.file.backups import backups_of
from briefing_app.storage.file.opening import StoreBusyError, open_store
from briefing_app.storage.store import Store
from briefing_app.ui.parts.choosing import SharedPlace
from briefing_app.ui.window import preferences
from briefing_app.ui.window.instances import Doorbell, ring
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.session import Session
from briefing_app.ui.window.welcome import Welcome
from briefing_app.usecases.items.copies import forget_copies
from briefing_app.usecases.store import opening

_AFTERWARDS = 2000
"""Milliseconds: when the window stands, and before she can have opened anything."""


class Desk(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.window: QWidget | None = None
        self._bell: Doorbell | None = None

    def start(self, path: Path | None, *, demonstration: bool = False) -> bool:
        """Open what was asked for, or her last file, or the welcome; False where another window
        had it open already, and came forward."""
        QTimer.singleShot(_AFTERWARDS, self, forget_copies)  # a window that crashed left its own
        if demonstration:
            path = path or demonstration_path()
            return self._show(path, lambda place: opening.demonstration_store(place))
        if path:
            return self.open(path) if path.exists() else self._create_named(path)
        path = next(iter(preferences.recent_files()), None) or default_store()
        if path.exists():
            return self.open(path)
        self.welcome()
        return True

    # What can be asked for

    def welcome(self, problem: str = "") -> None:
        welcome = Welcome(problem)
        welcome.creation.connect(self._create_first)
        welcome.demonstration.connect(self._demonstrate)
        welcome.backup.connect(lambda backup: self._restore_first(backup))
        welcome.exchange.connect(lambda file: self._load_first(file))
        welcome.opening.connect(lambda path: self.open(path))
        self._replace(welcome, None)

    def open(self, path: Path) -> bool:
        return self._show(path, open_store)

    def create(self, path: Path) -> None:
        if opening.is_shared(path) and not SharedPlace.ask(
            self.window, _SHARED.format(path.parent), "Créer ici quand même"
        ):
            return
        self._show(path, opening.new_store)

    def _create_named(self, path: Path) -> bool:
        self.create(path)
        if self.window is None:  # she would rather have it elsewhere
            self.welcome()
        return True

    def restore(self, path: Path, backup: Path) -> None:
        """The window goes first: nothing else may have the file open."""
        if self._may_leave():
            self._leave()
            self._show(path, lambda place: opening.restored(place, backup))

    def _demonstrate(self) -> None:
        self._show(demonstration_path(), opening.demonstration_store)

    def _create_first(self, collective: str) -> None:
        self._show(default_store(), lambda place: opening.new_store(place, collective))

    def _restore_first(self, backup: Path) -> None:
        self._show(default_store(), lambda place: opening.restored(place, backup))

    def _load_first(self, exchange: Path) -> None:
        self._show(default_store(), lambda place: opening.store_from(place, exchange))

    # How it is shown

    def _show(self, path: Path, make: Callable[[Path], Store]) -> bool:
        if not self._may_leave():
            return True
        try:
            store = make(path)
        except StoreBusyError as error:
            if ring(path):
                return False
            self._refuse(str(error))
        except UserError as error:
            self._offer_backups(path, str(error))
        else:
            self._use(store, path)
        return True

    def _use(self, store: Store, path: Path) -> None:
        preferences.remember_file(path)
        session = Session(store)
        session.new_wanted.connect(self.create)
        session.open_wanted.connect(lambda other: self.open(other))
        session.restore_wanted.connect(lambda backup: self.restore(path, backup))
        bell = Doorbell(path)
        window = MainWindow(session, path)
        bell.rung.connect(lambda: _bring_forward(window))
        self._replace(window, bell)

    def _offer_backups(self, path: Path, problem: str) -> None:
        """What cannot be opened is left as it is, unless she chooses a backup instead."""
        if path.exists() and backups_of(path):
            from briefing_app.ui.parts.restoring import RestoreDialog

            reason = f"{problem} Vous pouvez reprendre l’une de ses sauvegardes."
            if backup := RestoreDialog.ask(path, reason, self.window):
                self.restore(path, backup)
                return
        self._refuse(problem)

    def _refuse(self, problem: str) -> None:
        """Said where she is; at the start there is only the welcome."""
        if isinstance(self.window, MainWindow | Welcome):
            self.window.say(problem)
        else:
            self.welcome(problem)

    def _replace(self, window: QWidget, bell: Doorbell | None) -> None:
        window.show()
        self._leave()
        window.activateWindow()
        self.window, self._bell = window, bell

    def _may_leave(self) -> bool:
        """Whether what she typed is kept, or she gives it up."""
        return not isinstance(self.window, MainWindow) or self.window.may_close()

    def _leave(self) -> None:
        """Close what is shown, with its store; the program goes on."""
        QApplication.setQuitOnLastWindowClosed(False)
        if self._bell:
            self._bell.close()
        if isinstance(self.window, MainWindow):
            self.window.give_up()
        elif self.window:
            self.window.close()
        if self.window:
            self.window.deleteLater()
        self.window, self._bell = None, None
        QApplication.setQuitOnLastWindowClosed(True)


def _bring_forward(window: QWidget) -> None:
    window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
    window.raise_()
    window.activateWindow()


_SHARED = (
    "L’emplacement {} est partagé ou synchronisé : un fichier ouvert peut y être abîmé, et ce que"
    " vous écrivez y est copié ailleurs. Gardez plutôt le fichier sur cet ordinateur, et doublez"
    " ses sauvegardes sur une clé ou un autre disque (Réglages)."
)
