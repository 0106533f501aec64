"""A list and its item, side by side; a panel for many when several are chosen."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from briefing_app.domain.choices import Choice, Diffusion
from briefing_app.domain.model import Theme
from briefing_app.domain.wording import a, counted
from briefing_app.errors import UserError
from briefing_app.storage.drafts import Draft
from briefing_app.storage.filters import STATES
from briefing_app.storage.store import Notice
from briefing_app.ui.lists.listing import ListPane
from briefing_app.ui.parts.choosing import ErasureDialog
from briefing_app.ui.parts.form import ItemForm
from briefing_app.ui.parts.layout import aligned, column, rest
from briefing_app.ui.parts.page import Page
from briefing_app.ui.parts.widgets import button, command, label, named
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items import bulk
from briefing_app.usecases.items.naming import names
from briefing_app.usecases.items.workspace import delete, erase, themes


class ItemPage(Page):
    prints = True

    def __init__(
        self, session: Session, pane: ListPane, form: ItemForm, states: type[Choice] | None = None
    ) -> None:
        super().__init__()
        self.session = session
        self.pane = pane
        self.form = form
        self.many = ManyPanel(session, pane, states)
        self.many.removed.connect(self.delete)
        self._side = QStackedWidget()
        self._side.addWidget(form)
        self._side.addWidget(self.many)
        self._side.setMinimumWidth(380)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(pane)
        both.addWidget(self._side)
        both.setChildrenCollapsible(False)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        both.setSizes([740, 420])
        self.fill_with(both)
        self.setFocusProxy(pane.view)
        pane.chosen.connect(self._on_chosen)
        pane.several.connect(self._on_several)
        pane.new_wanted.connect(self.start_new)
        pane.menu_wanted.connect(self._show_menu)
        form.created.connect(self._on_created)
        session.changed.connect(self._on_changed)
        self._actions()

    def _actions(self) -> None:
        self.remove = command(self, "Supprimer", self.delete, "Del")
        self.forget = command(self, "Effacer définitivement…", self.erase, "Shift+Del")
        for each in (self.remove, self.forget):
            each.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.pane.view.addAction(each)

    def show_key(self, key: str) -> None:
        self.pane.show_key(key)
        self._on_chosen(key)

    def start_new(self) -> None:
        self.pane.view.clearSelection()
        self._side.setCurrentWidget(self.form)
        self.form.start_new()

    def commands(self) -> list[QAction]:
        return self.pane.view.actions() if self.pane.selected else []

    def seek(self) -> bool:
        self.pane.search.setFocus()
        return True

    def print_(self) -> bool:
        return self.pane.print_list()

    def recover(self, draft: Draft) -> bool:
        self._side.setCurrentWidget(self.form)
        return self.form.recover(draft)

    def delete(self) -> None:
        """Asks nothing: it can be undone."""
        keys = self.pane.selected
        if keys:
            delete(self.session.store, self.pane.kind, keys)
            self.form.show_item(None)

    def erase(self) -> None:
        """For good: asked first, for nothing brings it back."""
        keys, store, kind = self.pane.selected, self.session.store, self.pane.kind
        called = list(names(store, kind, keys).values())
        if not keys or not ErasureDialog.ask(called, self):
            return
        self.form.show_item(None)
        self.session.run(
            "Effacer définitivement", lambda _step: erase(store, kind, keys), self._on_erased
        )

    def _on_erased(self, _done: object) -> None:
        self.session.told.emit("Effacé définitivement de ce fichier")

    def _on_chosen(self, key: str) -> None:
        self._side.setCurrentWidget(self.form)
        self._or_stay(partial(self.form.show_key, key))

    def _on_several(self, keys: list[str]) -> None:
        self._or_stay(self.form.keep)
        self.many.show_keys(keys)
        self._side.setCurrentWidget(self.many)

    def _or_stay(self, leave: Callable[[], None]) -> None:
        """Where the item shown cannot be left, for it is kept nowhere, the list says so too."""
        try:
            leave()
        except UserError:
            self.pane.point_at(self.form.key)
            raise

    def _on_created(self, key: str) -> None:
        self.pane.reload()
        self.pane.show_key(key)

    def _on_changed(self, _notice: Notice) -> None:
        if self.isVisible():
            self.pane.reload()

    def showEvent(self, event: QShowEvent) -> None:
        self.pane.reload()
        super().showEvent(event)

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self.pane.view.actions())
        menu.exec(place)


class ManyPanel(QWidget):
    """One change for all that are chosen; one step back."""

    removed = Signal()

    def __init__(self, session: Session, pane: ListPane, states: type[Choice] | None) -> None:
        super().__init__()
        named(self, "page")
        self._session = session
        self._pane = pane
        self._states = states
        self._keys: list[str] = []
        self.head = label("", "subtitle")
        self.add_theme = self._menu_button("Ajouter un thème", self._fill_add)
        self.remove_theme = self._menu_button("Retirer un thème", self._fill_remove)
        self.state = self._menu_button("Changer l’état", self._fill_states)
        self.diffusion = self._menu_button("Changer la diffusion", self._fill_diffusions)
        said = label("Chaque choix s’applique à tous, et s’annule d’un coup.", "quiet")
        said.setWordWrap(True)
        self.remove = button("Supprimer")
        self.remove.clicked.connect(self.removed)
        offered = [self.remove] if states is None else [self.state, self.diffusion, self.remove]
        if pane.spec.theme_column is not None:
            offered = [self.add_theme, self.remove_theme, *offered]
        placed = [aligned(each, Qt.AlignmentFlag.AlignLeft) for each in offered]
        self.setLayout(column(self.head, said, *placed, rest(), margins=16, spacing=12))

    def show_keys(self, keys: list[str]) -> None:
        self._keys = keys
        kind = self._pane.kind
        chosen = "choisies" if a(kind).startswith("une ") else "choisis"
        self.head.setText(f"{counted(kind, len(keys))} {chosen}")

    def _menu_button(self, text: str, fill: Callable[[QMenu], None]) -> QPushButton:
        result = button(text, "opener")
        menu = QMenu(result)
        menu.aboutToShow.connect(partial(fill, menu))
        result.setMenu(menu)
        return result

    def _fill_add(self, menu: QMenu) -> None:
        offered = [(t.label, partial(self._theme, bulk.add_theme, t.key)) for t in self._themes()]
        self._fill(menu, offered)

    def _fill_remove(self, menu: QMenu) -> None:
        offered = [
            (t.label, partial(self._theme, bulk.remove_theme, t.key)) for t in self._themes()
        ]
        self._fill(menu, offered)

    def _fill_states(self, menu: QMenu) -> None:
        field = STATES[self._pane.kind]
        self._fill(menu, [(s.label, partial(self._set, field, s)) for s in self._states or ()])

    def _fill_diffusions(self, menu: QMenu) -> None:
        self._fill(menu, [(d.label, partial(self._set, "diffusion", d)) for d in Diffusion])

    def _fill(self, menu: QMenu, offered: Sequence[tuple[str, Callable[[], None]]]) -> None:
        menu.clear()
        for text, run in offered:
            menu.addAction(text).triggered.connect(lambda _checked=False, run=run: run())

    def _themes(self) -> list[Theme]:
        return themes(self._session.store)

    def _theme(self, change: Callable[..., None], theme: str) -> None:
        change(self._session.store, self._pane.kind, self._keys, theme)

    def _set(self, field: str, value: Choice) -> None:
        bulk.set_field(self._session.store, self._pane.kind, self._keys, field, value)
