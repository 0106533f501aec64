"""Dates and hours, typed as French writes them."""

import re
from datetime import date
from functools import cached_property
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from briefing_app.domain.text.dates import format_short, format_time
from briefing_app.domain.text.found_dates import FoundDate, Preference, parse_date, times_in
from briefing_app.errors import UserError
from briefing_app.ui.fields.base import Field
from briefing_app.ui.parts.layout import holding, row, wide
from briefing_app.ui.parts.widgets import button

_BESIDE_A_DAY = re.compile(r"(?i)(?:pour |avant |d[’']ici )?(?:le|au|du|ce)?")
_BESIDE_AN_HOUR = re.compile(r"(?i)\d|heures?|min(?:utes)?|h|à|de|midi|minuit|[\s:,.–-]")
_WIDTH = 34
"""Of the button that opens the calendar: the day needs the room."""


def _more_than(found: FoundDate, text: str) -> bool:
    """Whether words stand beside the day, which it would not keep."""
    beside = f"{text[: found.start_index]} {text[found.end_index :]}".strip(" .,")
    return _BESIDE_A_DAY.fullmatch(beside) is None


class DateField(Field):
    """« 1er mars », « 03/02/27 », « dans un mois », or a click in the calendar."""

    def __init__(self, caption: str, prefer: Preference = "future") -> None:
        super().__init__(caption)
        self._prefer = prefer
        self.edit = QLineEdit()
        self.edit.setPlaceholderText("jour, mois, année")
        self.edit.textEdited.connect(lambda _text: self.edited.emit())
        self.edit.editingFinished.connect(self._on_left)
        self._pick = button("", "pick")
        self._pick.setAccessibleName(f"Calendrier : {caption}")
        self._pick.setMenu(QMenu(self))
        self._pick.menu().aboutToShow.connect(self._show_calendar)
        self._pick.setFixedWidth(_WIDTH)
        holder = holding(row(wide(self.edit), self._pick, margins=0, spacing=4))
        self._hold(holder)
        self.edit.setAccessibleName(caption)
        self.setFocusProxy(self.edit)

    @cached_property
    def _calendar(self) -> QCalendarWidget:
        """Made when it is first opened: the first one takes 20 ms."""
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.clicked.connect(self._on_picked)
        action = QWidgetAction(self._pick)
        action.setDefaultWidget(calendar)
        self._pick.menu().addAction(action)
        return calendar

    def _show_calendar(self) -> None:
        """Open at the day that is typed, or at today."""
        typed = parse_date(self.edit.text(), date.today(), self._prefer)
        day = typed.start if typed else date.today()
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    @property
    def value(self) -> date | None:
        text = self.edit.text().strip()
        if not text:
            return None
        found = parse_date(text, date.today(), self._prefer)
        if found is None or found.start != found.end or _more_than(found, text):
            raise UserError(f"« {text} » n’est pas un jour. Tapez par exemple : 1er mars 2027.")
        return found.start

    def show_value(self, value: date | None) -> None:
        self.edit.setText(format_short(value) if value else "")

    @property
    def draft(self) -> str:
        return self.edit.text()

    def show_draft(self, draft: Any) -> None:
        self.edit.setText(str(draft))

    def _on_left(self) -> None:
        self.settled.emit()

    def _on_picked(self, day: QDate) -> None:
        self.show_value(date(day.year(), day.month(), day.day()))
        self._pick.menu().close()
        self.settled.emit()


class TimeField(Field):
    """« 9h », « 9 h 30 », « 14:30 »."""

    def __init__(self, caption: str) -> None:
        super().__init__(caption)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText("9 h 30")
        self.edit.textEdited.connect(lambda _text: self.edited.emit())
        self.edit.editingFinished.connect(self.settled)
        self._hold(self.edit)

    @property
    def value(self) -> str:
        text = self.edit.text().strip()
        if not text:
            return ""
        found = times_in(text)
        if not found or _BESIDE_AN_HOUR.sub("", text):
            raise UserError(f"« {text} » n’est pas une heure. Tapez par exemple : 9 h 30.")
        return found[0].start

    def show_value(self, value: str) -> None:
        self.edit.setText(format_time(value) if value else "")

    @property
    def draft(self) -> str:
        return self.edit.text()

    def show_draft(self, draft: Any) -> None:
        self.edit.setText(str(draft))
