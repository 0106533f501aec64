"""A date is typed, or picked in a calendar that opens at what is typed."""

from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCalendarWidget

from briefing_app.ui.fields.moment import DateField


@pytest.fixture
def field(qtbot):
    field = DateField("Échéance")
    qtbot.addWidget(field)
    field.show()
    return field


def opened(field):
    """The calendar as the button opens it."""
    menu = field._pick.menu()
    menu.popup(field.mapToGlobal(field.rect().bottomLeft()))
    (calendar,) = menu.findChildren(QCalendarWidget)
    assert calendar.isVisible()
    return calendar


def test_the_calendar_opens_at_the_day_that_is_typed(field):
    field.show_value(date(2027, 3, 1))
    assert opened(field).selectedDate() == QDate(2027, 3, 1)
    field.edit.setText("14/07/2028")
    assert opened(field).selectedDate() == QDate(2028, 7, 14)


def test_a_day_that_is_picked_is_written_and_kept(qtbot, field):
    calendar = opened(field)
    with qtbot.waitSignal(field.settled):
        calendar.clicked.emit(QDate(2027, 5, 8))
    assert field.value == date(2027, 5, 8)
    assert not calendar.isVisible()
