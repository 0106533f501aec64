"""The one window: menus, places at left, the chosen place, the state of things below."""

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QPushButton,
    QWidget,
)

from briefing_app.domain.model import Attachment, Meeting
from briefing_app.domain.wording import new
from briefing_app.errors import UserError
from briefing_app.paths import APP_NAME
from briefing_app.storage.drafts import ABANDONED, RETURNED, REVIEWS
from briefing_app.ui.parts.layout import column, rest, row, wide
from briefing_app.ui.parts.leaving import LeavingDialog, NoBackupDialog
from briefing_app.ui.parts.page import Page
from briefing_app.ui.parts.room import ShownStack, bring_back, open_at, scrolling
from briefing_app.ui.parts.widgets import button, command, label, named
from briefing_app.ui.window.file_menu import FileCommands
from briefing_app.ui.window.places import PLACES
from briefing_app.ui.window.places_list import PlacesList
from briefing_app.ui.window.session import Session
from briefing_app.ui.window.status_bar import StatusBar

if TYPE_CHECKING:
    from briefing_app.ui.window.help import HelpWindow
    from briefing_app.ui.window.palette import Palette

_SUBJECTS = ("Qui peut voir quoi", "Raccourcis du clavier", f"À propos de {APP_NAME}")
"""Of the manual, those that are sought by their name."""
_TOOLS = {"Préparer une grille": "grids", "Reprendre un document…": "reading"}
_LISTED = (REVIEWS, RETURNED)
"""What waits in its place until she goes on with it."""
_SIZE = QSize(1280, 800)
_NEW = {"constats": "C", "recommendations": "R", "commitments": "E", "meetings": "M"}
"""What can be added from anywhere, with a letter of its own: every keyboard types letters."""


class MainWindow(QMainWindow):
    def __init__(self, session: Session, path: Path) -> None:
        super().__init__()
        self.session = session
        self._pages: dict[str, Page] = {}
        self._place = ""
        self._manual: HelpWindow | None = None
        self._given_up = False
        self.places = PlacesList(session)
        self.pages = ShownStack()
        self.files = FileCommands(session, path, self)
        self._actions()
        self._build()
        self.status = StatusBar(session, path)
        self.saved, self.backup = self.status.saved, self.status.backup
        self.stop = self.status.stop
        self.setStatusBar(self.status)
        self.setWindowTitle(f"{APP_NAME} – {path.stem}")
        self._listen()
        self._restore()
        self._refresh_actions()
        self._recover()
        session.saving.look()

    def _listen(self) -> None:
        session = self.session
        self.places.chosen.connect(self.visit)
        session.wanted.connect(self.show_item)
        session.place_wanted.connect(self.visit)
        session.creation_wanted.connect(self._new)
        session.dossier_wanted.connect(self._show_dossier)
        session.changed.connect(self._on_changed)
        session.resume_wanted.connect(self.resume)
        session.started.connect(self._on_started)
        session.finished.connect(lambda: self._allow(True))

    # Places

    def visit(self, name: str) -> Page:
        """Show a place; its page is made at the first visit."""
        if name not in self._pages:
            place = next(place for place in PLACES if place.name == name)
            self._pages[name] = place.make(self.session)
            self.pages.addWidget(self._pages[name])
        self._place = name
        self.pages.setCurrentWidget(self._pages[name])
        self.places.show_place(name)
        self.print_.setEnabled(self._pages[name].prints)
        self.add.setEnabled(self._pages[name].creates)
        self._pages[name].setFocus()
        return self._pages[name]

    def show_item(self, kind: str, key: str) -> None:
        """Show an item in the place of its kind; a joined file, with what it is joined to."""
        if kind == Attachment.KIND:
            joined = self.session.store.get(Attachment, key)
            kind, key = joined.kind, joined.item
        for place in PLACES:
            if kind in place.kinds:
                self.visit(place.name).show_item(kind, key)

    def _show_dossier(self, meeting: str) -> None:
        self.visit("dossiers").show_item(Meeting.KIND, meeting)

    def _recover(self) -> None:
        """After a crash, what was being typed is the first thing on the screen."""
        for draft in self.session.store.drafts.all():
            listed = draft.kind in _LISTED or draft.kind.startswith(ABANDONED)
            if not listed and self.resume(draft.kind, draft.key):
                return

    def resume(self, kind: str, key: str) -> bool:
        """Show what was left unfinished, in its place; False where it cannot be shown any more."""
        draft = self.session.store.drafts.get(kind, key)
        place = next((place for place in PLACES if draft and draft.subject in place.resumes), None)
        return bool(draft and place and self.visit(place.name).recover(draft))

    # Commands

    def _actions(self) -> None:
        self._make_actions()
        menus = self._menus()
        file = self.menuBar().addMenu("&Fichier")
        self.files.fill(file)
        file.addSeparator()
        file.addActions([self.print_, self.leave])
        added = {title: self.menuBar().addMenu(title) for title in menus}
        for title, actions in menus.items():
            added[title].addActions(actions)
        edit = added["&Édition"]
        edit.aboutToShow.connect(lambda: self._fill_edit(edit, menus["&Édition"]))
        listed = [action for actions in menus.values() for action in actions]
        self._all_actions = [*self.files.actions, self.print_, self.leave, *listed]

    def _make_actions(self) -> None:
        """Those that are on a button too, or cannot be pressed everywhere."""
        keys = QKeySequence.StandardKey
        self.undo = command(self, "Annuler", self.session.undo, keys.Undo)
        self.redo = command(self, "Rétablir", self.session.redo, keys.Redo)
        self.go = command(self, "Rechercher partout", lambda: self.palette_.open(), "Ctrl+K")
        self.look = command(self, "Chercher ici", self._find, keys.Find)
        self.prepare = command(
            self, "Préparer un dossier", lambda: self.visit("dossiers"), "Ctrl+D"
        )
        self.print_ = command(self, "Imprimer…", self._print, keys.Print)
        self.leave = command(self, "Quitter", self.close, "Ctrl+Q")
        self.help = command(self, "Mode d’emploi", self._help, "F1")
        self.add = command(self, "Ajouter ici", lambda: self._start(self._place), keys.New)

    def _menus(self) -> dict[str, list[QAction]]:
        tools = [command(self, text, partial(self._start, place)) for text, place in _TOOLS.items()]
        subjects = [command(self, title, partial(self._help, title)) for title in _SUBJECTS]
        creations = [
            command(self, new(kind), partial(self._new, kind), f"Ctrl+Shift+{letter}")
            for kind, letter in _NEW.items()
        ]
        visits = [
            command(self, place.title, partial(self.visit, place.name), key)
            for place, key in zip(PLACES, ("Alt+Home", *[""] * len(PLACES)), strict=False)
        ]
        steps = [
            command(self, "Lieu précédent", partial(self._step, -1), "Ctrl+PgUp"),
            command(self, "Lieu suivant", partial(self._step, 1), "Ctrl+PgDown"),
        ]
        return {
            "&Édition": [self.undo, self.redo, self.look, self.go],
            "&Ajouter": [self.add, *creations],
            "&Affichage": [*visits, *steps],
            "&Outils": [self.prepare, *tools],
            "A&ide": [self.help, *subjects],
        }

    def _here(self) -> list[QAction]:
        """What can be done with what is chosen in the place."""
        return self._pages[self._place].commands()

    def _fill_edit(self, menu: QMenu, always: list[QAction]) -> None:
        menu.clear()
        menu.addActions(always)
        menu.addSeparator()
        menu.addActions(self._here())

    @cached_property
    def palette_(self) -> "Palette":
        """Made when it is first asked for."""
        from briefing_app.ui.window.palette import Palette

        return Palette(self.session, self._commands, self.visit, self)

    def _commands(self) -> list[QAction]:
        return [*self._all_actions, *self._here()]

    def _new(self, kind: str) -> None:
        self._start(next(place for place in PLACES if kind in place.kinds).name)

    def _step(self, step: int) -> None:
        """The next place of the list at left, or the one before; after the last, the first."""
        names = [place.name for place in PLACES]
        self.visit(names[(names.index(self._place) + step) % len(names)])

    def _start(self, place: str) -> None:
        self.visit(place).start_new()

    def _find(self) -> None:
        if not self._pages[self._place].seek():
            self.palette_.open()

    def _print(self) -> None:
        if not self._pages[self._place].print_():
            self.say("Il n’y a rien à imprimer ici pour l’instant.")

    def _help(self, subject: str = "") -> None:
        """The manual, opened at the place she is in."""
        from briefing_app.ui.window.help import HelpWindow

        if self._manual is None:
            self._manual = HelpWindow(self._all_actions, self)
        here = next(place.title for place in PLACES if place.name == self._place)
        self._manual.show_subject(subject or here)

    # How it is laid out

    def _build(self) -> None:
        self.message = label("", "error")
        self.message.setWordWrap(True)
        self._trouble = QWidget()
        self._trouble.hide()
        seen = button("Compris")
        seen.clicked.connect(lambda: self.say(""))
        self._trouble.setLayout(row(wide(self.message), seen, margins=(16, 8, 16, 0)))
        middle = column(self._trouble, wide(scrolling(self.pages, "Lieu")), spacing=0)
        places = scrolling(self.places, "Lieux")
        places.setFixedWidth(248)
        places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        below = row(places, wide(middle), spacing=0)
        centre = named(QWidget(), "page")
        centre.setLayout(column(self._bar(), wide(below), margins=0, spacing=0))
        self.setCentralWidget(centre)

    def _bar(self) -> QWidget:
        bar = named(QWidget(), "bar")
        self.undo_button = self._bar_button("↶ Annuler", self.undo)
        self.redo_button = self._bar_button("↷ Rétablir", self.redo)
        search = self._bar_button("Rechercher partout…   Ctrl+K", self.go, "search")
        search.setMinimumWidth(360)
        bar.setLayout(
            row(
                self.undo_button,
                self.redo_button,
                search,
                rest(),
                self._bar_button("Préparer un dossier", self.prepare, "main"),
                margins=(12, 8, 12, 8),
            )
        )
        return bar

    def _bar_button(self, text: str, action: QAction, name: str = "") -> QPushButton:
        result = button(text, name)
        result.clicked.connect(action.trigger)
        return result

    def _restore(self) -> None:
        """Size and place as she left them, as far as the screen has room."""
        kept = QSettings().value("window/geometry")
        if kept is None or not self.restoreGeometry(kept):
            open_at(self, _SIZE)
            if self.size() != _SIZE:  # a small screen is used whole
                self.setWindowState(Qt.WindowState.WindowMaximized)
        elif not self.isMaximized():
            bring_back(self)
        self.visit(str(QSettings().value("window/place", PLACES[0].name)))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self._given_up or self.may_close()):
            event.ignore()
            return
        QSettings().setValue("window/geometry", self.saveGeometry())
        QSettings().setValue("window/place", self._place)
        self.session.close()
        event.accept()

    def may_close(self) -> bool:
        """Everything typed is kept and backed up; what is refused, she says whether to go."""
        try:
            self.session.saving.keep_all()
        except UserError as error:
            return LeavingDialog.ask(str(error), self)
        try:
            self.session.back_up()
        except UserError as error:
            return NoBackupDialog.ask(str(error), self)
        return True

    def give_up(self) -> None:
        """Close without asking: she was asked, or nothing was refused."""
        self._given_up = True
        self.close()

    # What is said

    def say(self, problem: str) -> None:
        """A refusal, above the place where it happened, until the next success."""
        self.message.setText(problem)
        self._trouble.setVisible(bool(problem))

    def _on_changed(self) -> None:
        self.status.note_stored()
        self.say("")
        self._refresh_actions()

    def _refresh_actions(self) -> None:
        """Undo and redo say what they would do, and cannot be pressed when there is nothing."""
        store, free = self.session.store, self.session.free
        for action, on_bar, word, step in (
            (self.undo, self.undo_button, "Annuler", store.undoable if free else None),
            (self.redo, self.redo_button, "Rétablir", store.redoable if free else None),
        ):
            action.setText(f"{word} : {step.label[:1].lower()}{step.label[1:]}" if step else word)
            action.setEnabled(step is not None)
            on_bar.setEnabled(step is not None)
            on_bar.setToolTip(action.text())

    def _on_started(self) -> None:
        self.say("")
        self._allow(False)

    def _allow(self, free: bool) -> None:
        """While the store is lent, the places show what they showed and take nothing."""
        for name, page in self._pages.items():
            if name != "dossiers":
                page.setEnabled(free)
        self._refresh_actions()
