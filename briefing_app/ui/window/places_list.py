"""The list at left: where she is, how much is there, and what is late."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLabel,
    QPushButton,
    QWidget,
)

from briefing_app.storage import lists, queries
from briefing_app.ui.parts.layout import column, rest, row
from briefing_app.ui.parts.widgets import button, label, named
from briefing_app.ui.window.places import PLACES, Place
from briefing_app.ui.window.session import Session


class PlacesList(QWidget):
    chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        named(self, "places")
        self.setAccessibleName("Lieux")
        self._session = session
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        self._counts: dict[str, QLabel] = {}
        lines: list[QWidget] = []
        for place in PLACES:
            if place.first:
                lines.append(_hairline())
            lines.append(self._button(place))
        self.setLayout(column(*lines, rest(), margins=(8, 10, 8, 10), spacing=2))
        session.changed.connect(lambda _notice: self.refresh())
        self.refresh()

    def show_place(self, name: str) -> None:
        self._buttons[name].setChecked(True)

    def refresh(self) -> None:
        """The counts beside the names; what is late is said in words."""
        if not self._session.free:
            return
        db = self._session.store.db
        late = queries.late_commitments(db, date.today())
        for place in PLACES:
            total = lists.count(db, place.kinds[0]) if place.kinds and place.counted else 0
            text = str(total) if total else ""
            alarm = place.name == "commitments" and late
            if alarm:
                text = f"{late} en retard"
            self._counts[place.name].setText(text)
            self._mark(self._counts[place.name], bool(alarm))
            spoken = f"{place.title}, {text}" if text else place.title
            self._buttons[place.name].setAccessibleName(spoken)

    def _mark(self, count: QLabel, alarm: bool) -> None:
        """What is not on the screen yet is given its looks with all the rest."""
        count.setProperty("alert", alarm)
        if count.isVisible():
            count.style().polish(count)

    def _button(self, place: Place) -> QPushButton:
        result = button(place.title, "place")
        result.setCheckable(True)
        result.clicked.connect(lambda: self.chosen.emit(place.name))
        self._group.addButton(result)
        self._buttons[place.name] = result
        count = label("", "count")
        result.setLayout(row(rest(), count, margins=(10, 0, 10, 0)))
        self._counts[place.name] = count
        return result


def _hairline() -> QFrame:
    line = named(QFrame(), "hairline")
    line.setFixedHeight(17)
    return line
