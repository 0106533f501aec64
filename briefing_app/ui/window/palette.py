"""Ctrl+K: go to anything by typing a part of it; commands, places and items alike."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from briefing_app.domain.text.text import fold
from briefing_app.domain.wording import noun
from briefing_app.storage.filters import Filter
from briefing_app.ui.parts.layout import column
from briefing_app.ui.parts.widgets import label, named, once_after
from briefing_app.ui.window.places import PLACES
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.finding import search

_PAUSE = 120
_FEWEST_LETTERS = 2
_PADDING = 12
_KEYS = "Entrée : ouvrir · Échap : fermer"


class _Entry(NamedTuple):
    text: str
    run: Callable[[], object]


class Palette(QFrame):
    """One line to type in, and what it may mean, over the window."""

    def __init__(
        self,
        session: Session,
        actions: Callable[[], Sequence[QAction]],
        visit: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        named(self, "palette")
        self._window = parent
        self._session = session
        self._actions = actions
        self._visit = visit
        self._entries: list[_Entry] = []
        self.edit = QLineEdit()
        self.edit.setPlaceholderText("Aller à… un constat, une rencontre, une commande, « R-32 »")
        self.edit.setAccessibleName("Rechercher partout")
        self.edit.installEventFilter(self)
        self.list = named(QListWidget(), "proposals")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._run())
        self._wait = once_after(self, _PAUSE)
        self._wait.timeout.connect(self.propose)
        self.edit.textEdited.connect(lambda _text: self._wait.start())
        self.said = label(_KEYS, "quiet")
        self.setLayout(column(self.edit, self.list, self.said))
        self.hide()

    def open(self, typed: str = "") -> None:
        room = self._window.width()
        width = min(680, room - 80)
        height = min(480, self._window.height() - 80)
        self.setGeometry((room - width) // 2, 60, width, height)
        self.edit.setText(typed)
        self.propose()
        self.show()
        self.raise_()
        self.edit.setFocus()

    def propose(self) -> None:
        typed = self.edit.text().strip()
        self._entries = [*self._commands(typed), *self._items(typed)]
        self.list.clear()
        for entry in self._entries:
            item = QListWidgetItem(entry.text, self.list)
            # No width of its own: a long name is cut with « … » instead of scrolling.
            item.setSizeHint(QSize(0, self.list.fontMetrics().height() + _PADDING))
        self.list.setCurrentRow(0)
        self.said.setText(_KEYS if self._entries or not typed else f"Rien ne répond à « {typed} ».")

    def _commands(self, typed: str) -> list[_Entry]:
        wanted = fold(typed)
        places = [_Entry(p.title, partial(self._visit, p.name)) for p in PLACES]
        commands = [
            _Entry(a.text().replace("&", ""), a.trigger) for a in self._actions() if a.isEnabled()
        ]
        return [entry for entry in places + commands if wanted in fold(entry.text)][:8]

    def _items(self, typed: str) -> list[_Entry]:
        if len(typed) < _FEWEST_LETTERS or not self._session.free:
            return []
        _, found = search(self._session.store, Filter(typed), recent=True, limit=12)
        return [
            _Entry(
                f"{each.ref or noun(each.kind).singular.capitalize()}   {each.title}",
                partial(self._session.go, each.kind, each.key),
            )
            for each in found
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event.key())
        return False

    def _on_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self.hide()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._wait.isActive():  # she was faster than the proposals
                self._wait.stop()
                self.propose()
            self._run()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % max(1, self.list.count()))
        else:
            return False
        return True

    def _run(self) -> None:
        row = self.list.currentRow()
        self.hide()
        if 0 <= row < len(self._entries):
            self._entries[row].run()
