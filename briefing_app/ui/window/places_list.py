"""The list at left: where she is, how much is there, and what is late."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.storage import lists, queries
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 10)
        layout.setSpacing(2)
        for place in PLACES:
            if place.first:
                layout.addWidget(_hairline())
            layout.addWidget(self._button(place))
        layout.addStretch(1)
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
        inside = QHBoxLayout(result)
        inside.setContentsMargins(10, 0, 10, 0)
        inside.addStretch(1)
        inside.addWidget(count)
        self._counts[place.name] = count
        return result


def _hairline() -> QFrame:
    line = named(QFrame(), "hairline")
    line.setFixedHeight(17)
    return line
