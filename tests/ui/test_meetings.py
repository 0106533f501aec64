"""Rencontres: the list, the form of one, and who comes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from briefing_app.domain.choices import Side
from briefing_app.domain.model import Dossier, Intervention, Meeting, Organisation, Person
from briefing_app.storage import queries
from briefing_app.ui.meetings.meetings import MeetingsPage
from tests.ui.acting import click, pressable, write


@pytest.fixture
def page(window):
    page = window.visit("meetings")
    assert isinstance(page, MeetingsPage)
    return page


def test_the_list_shows_the_latest_first_and_says_how_they_stand(page, demo):
    shown = page.items.pane.model.keys
    dated = [m for m in demo.find(Meeting) if m.date]
    assert shown[0] == max(dated, key=lambda m: m.date).key
    assert len(shown) == len(demo.find(Meeting))


def test_a_meeting_is_made_by_typing_and_can_be_prepared_at_once(qtbot, window, page, demo):
    click(qtbot, pressable(page, "+ Nouvelle rencontre"))
    form = page.form
    write(form.fields["title"].edit, "Rencontre avec la défenseure des enfants")
    write(form.fields["date"].edit, "12 mars 2027")
    write(form.fields["start"].edit, "9h30")
    form.keep()
    (made,) = [m for m in demo.find(Meeting) if "défenseure" in m.title]
    assert (str(made.date), made.start) == ("2027-03-12", "09:30")
    click(qtbot, pressable(form, "Dossier"))
    assert window.pages.currentWidget() is not page
    assert made.title in window.pages.currentWidget().meeting.currentText()


def test_someone_known_brings_function_and_side_along(qtbot, page, demo):
    offices = {o.key: o for o in demo.find(Organisation)}
    someone = next(
        p
        for p in demo.find(Person)
        if p.function and p.organisation and offices[p.organisation].kind == "institution"
    )
    page.show_key("interieur-2027")
    field = page.form.fields["participants"]
    before = len(field.value)
    click(qtbot, field.add)
    row = field._rows[-1]
    finder = row._fields["person"].finder
    write(finder, someone.name)
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    came = demo.get(Meeting, "interieur-2027").participants
    assert len(came) == before + 1
    assert came[-1].person == someone.key
    assert came[-1].function == someone.function
    assert came[-1].side is Side.INSTITUTION


def test_what_a_meeting_gave_leads_to_it(qtbot, window, page, demo):
    page.show_key("interieur-2027")
    dossier = demo.get(Dossier, queries.dossier_of(demo.db, "interieur-2027"))
    first = page.form.made.findChildren(QPushButton)[0]
    assert dossier.title.startswith(first.text().rstrip("…"))
    click(qtbot, first)
    assert window.pages.currentWidget().meeting.currentData() == "interieur-2027"


def test_a_turn_found_by_the_search_is_shown_where_it_was_said(window, page, demo):
    turn = demo.find(Intervention)[3]
    window.show_item("interventions", turn.key)
    assert page.minutes.isVisible()
    assert page.minutes.text.value == turn.text


def test_a_meeting_has_steps_once_it_is_there(window):
    page = window.visit("meetings")
    page.start_new()
    assert not page.form.steps.isVisible()
    page.show_key("interieur-2027")
    assert page.form.steps.isVisible()
