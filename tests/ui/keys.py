"""Every shortcut of a window, taken from where it is kept: a new one cannot be forgotten."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.ui.scenes import inner_scenes

_WITHIN = ("people", "dossier words", "proposal", "plan details")
"""Of what opens inside a place, that which has keys of its own."""


class Shortcut(NamedTuple):
    key: QKeySequence
    source: QObject
    """The action or the QShortcut."""
    owner: QWidget
    """Where it works."""
    within: Qt.ShortcutContext

    @property
    def name(self) -> str:
        return f"{self.key.toString()} of {type(self.owner).__name__}"

    @property
    def combinations(self) -> list[QKeyCombination]:
        return [self.key[i] for i in range(self.key.count())]


def shortcuts(window: QWidget) -> Iterator[Shortcut]:
    for action in window.findChildren(QAction):
        owner = next((o for o in action.associatedObjects() if isinstance(o, QWidget)), window)
        local = action.shortcutContext() is Qt.ShortcutContext.WidgetShortcut
        for key in action.shortcuts():
            yield Shortcut(key, action, owner if local else window, action.shortcutContext())
    for each in window.findChildren(QShortcut):
        for key in each.keys():  # noqa: SIM118 - not those of a dict
            yield Shortcut(key, each, each.parent(), each.context())
    for pressed in window.findChildren(QAbstractButton):
        if not pressed.shortcut().isEmpty():
            yield Shortcut(pressed.shortcut(), pressed, pressed, Qt.ShortcutContext.WindowShortcut)


def show_everything(window) -> Iterator[str]:
    """Each thing the window can show, where shortcuts may be kept; what is chosen, is."""
    for name in ("today", "dossiers", "constats", "recommendations", "commitments", "following",
                 "grids", "reading", "contacts", "themes", "acronyms", "settings", "meetings"):  # fmt: skip
        page = window.visit(name)
        pane = getattr(page, "pane", None) or getattr(getattr(page, "page", None), "pane", None)
        if keys := getattr(getattr(pane, "model", None), "keys", None):
            page.show_key(keys[0])
        yield name
    for scene in inner_scenes():
        if scene.name in _WITHIN:
            scene.show(window)
            yield scene.name
    window.visit("meetings").form.minutes_wanted.emit("interieur-2027")
    yield "minutes"
