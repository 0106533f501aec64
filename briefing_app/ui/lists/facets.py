"""What a list is narrowed by: a field of the filter, and a menu of its values to tick."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from briefing_app.domain.choices import Choice
from briefing_app.storage import lists
from briefing_app.ui.parts.widgets import named
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.naming import names

Values = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing a list can be narrowed by: a field of the filter, and the values to choose."""

    name: str
    caption: str
    values: Callable[[], Values]
    at_first: tuple[str, ...] = ()
    makes: bool = False
    """What is ticked is made: all of it is everything ticked. A list shows all with no tick."""


def choices(cls: type[Choice]) -> Callable[[], Values]:
    return lambda: [(each.value, each.label) for each in cls]


def used(session: Session, kind: str, field_: str, target: str) -> Callable[[], Values]:
    """The items that those of a kind lead to, by name."""

    def values() -> Values:
        keys = lists.used(session.store.db, kind, field_)
        return sorted(names(session.store, target, keys).items(), key=lambda each: each[1])

    return values


def periods() -> Values:
    year = date.today().year
    return [(str(each), str(each)) for each in range(year + 1, year - 12, -1)]


class FacetButton(QPushButton):
    """« Association : AFJ ▾ »: a menu of values to tick."""

    changed = Signal()

    def __init__(self, facet: Facet) -> None:
        super().__init__()
        named(self, "facet")
        self.facet = facet
        self.chosen: tuple[str, ...] = facet.at_first
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self._labels = dict(facet.values()) if facet.at_first else {}
        self._show()

    def choose(self, values: Sequence[str]) -> None:
        self.chosen = tuple(values)
        self._labels = dict(self.facet.values()) if values else {}
        self._show()
        self.changed.emit()

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        self._labels = dict(self.facet.values())
        if self.facet.makes:
            menu.addAction("Tout cocher", lambda: self.choose(tuple(self._labels)))
        else:
            menu.addAction("Tout afficher", lambda: self.choose(()))
        menu.addSeparator()
        for value, text in self._labels.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value in self.chosen)
            action.triggered.connect(lambda _checked, value=value: self._toggle(value))

    def _toggle(self, value: str) -> None:
        if value in self.chosen:
            self.choose([each for each in self.chosen if each != value])
        else:
            self.choose([*self.chosen, value])

    def _show(self) -> None:
        said = ", ".join(self._labels.get(value, value) for value in self.chosen[:1])
        if len(self.chosen) > 1:
            said += f" + {len(self.chosen) - 1}"
        self.setText(f"{self.facet.caption} : {said}" if said else self.facet.caption)
        self.setProperty("active", bool(said))
        self.style().unpolish(self)
        self.style().polish(self)
