"""From the minutes of a meeting to an engagement, an answer, and the next meeting."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from briefing_app.domain.model import Commitment, Constat, Intervention, Meeting, Recommendation
from briefing_app.ui.meetings import MeetingsPage
from briefing_app.usecases.minutes import carried_to, taken_from, turns
from tests.ui.acting import click, pressable, write

MEETING = "interieur-2027"
PROMISE = "Nous publierons la circulaire avant le 1er mars 2027."


@pytest.fixture
def page(window):
    window.show_item("meetings", MEETING)
    page = window.pages.currentWidget()
    assert isinstance(page, MeetingsPage)
    return page


@pytest.fixture
def minutes(qtbot, page):
    click(qtbot, pressable(page.form, "Compte rendu"))
    return page.minutes


def speak(qtbot, minutes, letters, text):
    write(minutes.speaker, letters)
    qtbot.keyClick(minutes.speaker, Qt.Key.Key_Return)
    assert minutes.text.edit.hasFocus()
    write(minutes.text.edit, text)


def select(editor, sentence):
    cursor = editor.textCursor()
    start = editor.toPlainText().index(sentence)
    cursor.setPosition(start)
    cursor.setPosition(start + len(sentence), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def test_turns_are_typed_one_after_the_other_with_the_keyboard(qtbot, minutes, demo):
    before = len(turns(demo, MEETING))
    speak(qtbot, minutes, "séma", "Je vous remercie d’être venus.")
    qtbot.keyClick(minutes.text.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert minutes.speaker.hasFocus()
    assert not minutes.text.draft
    speak(qtbot, minutes, "un invité inattendu", "Une remarque.")
    qtbot.keyClick(minutes.text.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    first, second = turns(demo, MEETING)[before:]
    assert first.person
    assert not first.label
    assert (second.person, second.label) == (None, "un invité inattendu")
    assert second.position == first.position + 1


def test_two_letters_name_the_speaker_and_one_does_not(minutes):
    assert minutes.speaker.found("S") == []
    found = [each.text for each in minutes.speaker.found("se")]
    assert "Mme Apolline Sémaphore" in found


def test_a_selected_sentence_becomes_an_engagement_that_knows_its_meeting(qtbot, minutes, demo):
    speak(qtbot, minutes, "sémap", f"C’est une priorité. {PROMISE} Merci.")
    select(minutes.text.edit, PROMISE)
    qtbot.keyClick(minutes.text.edit, Qt.Key.Key_F6)
    (taken,) = [item for item in demo.find(Commitment) if item.text == PROMISE]
    assert taken.meeting == MEETING
    assert taken.due == date(2027, 3, 1)
    assert taken.by
    assert taken.institution
    assert taken.source
    assert taken.source.passage == PROMISE
    assert taken.ref in pressable(minutes, taken.ref).text()


def test_without_a_selection_the_sentence_under_the_cursor_is_taken(qtbot, minutes, demo):
    speak(qtbot, minutes, "sémap", "Un premier point. Les récépissés sont refusés à Lille.")
    qtbot.keyClick(minutes.text.edit, Qt.Key.Key_F7)
    assert any(c.text == "Les récépissés sont refusés à Lille." for c in demo.find(Constat))
    demo.undo()
    assert not any("Lille" in c.text and "récépissés" in c.text for c in demo.find(Constat))
    kept = demo.get(Meeting, MEETING)
    assert any(turn.text.startswith("Un premier") for turn in turns(demo, kept.key))


def test_a_demand_is_taken_with_f8(qtbot, minutes, demo):
    speak(qtbot, minutes, "sémap", "Nommer un référent par préfecture.")
    qtbot.keyClick(minutes.text.edit, Qt.Key.Key_F8)
    found = taken_from(demo, demo.get(Meeting, MEETING))
    assert [type(each) for each in found] == [Recommendation]


def test_what_was_typed_is_kept_when_she_leaves(qtbot, page, minutes, demo):
    speak(qtbot, minutes, "sémap", "Une phrase inachevée")
    click(qtbot, pressable(minutes, "← La rencontre"))
    assert turns(demo, MEETING)[-1].text == "Une phrase inachevée"
    assert page.form.isVisible()


def test_what_a_crash_left_of_a_turn_is_there_again(qtbot, window, page, minutes, demo):
    speak(qtbot, minutes, "sémap", "Une phrase que rien n’a enregistrée")
    minutes.keep_draft()
    minutes.text.edit.clear()
    minutes.show_meeting(MEETING)
    assert page.recover()
    assert minutes.text.draft == "Une phrase que rien n’a enregistrée"
    assert minutes.speaker.text() == "Mme Apolline Sémaphore"
    minutes.next_turn()
    assert not [d for d in demo.drafts.all() if d.kind == Intervention.KIND]


def test_an_answer_is_kept_as_it_is_typed_and_the_demand_is_carried(qtbot, page, minutes, demo):
    click(qtbot, pressable(minutes, "Clore la rencontre"))
    asked = carried_to(demo, demo.get(Meeting, MEETING))
    shown = page.closing.answers
    assert [each.key for each in shown] == [each.key for each in asked]
    write(shown[0].answer.edit, "Une instruction sera donnée.")
    shown[0].answer.settled.emit()
    answered = demo.get(Recommendation, asked[0].key)
    assert [c.answer for c in answered.carried if c.meeting == MEETING] == [
        "Une instruction sera donnée."
    ]
    assert answered.status != "a_porter"


def test_closing_prepares_the_next_meeting_with_what_is_left(qtbot, page, minutes, demo):
    click(qtbot, pressable(minutes, "Clore la rencontre"))
    closing = page.closing
    agenda = demo.get(Meeting, MEETING).agenda
    closing.points[-1].click()
    write(closing.next_date.edit, "le 3 juin 2027")
    count = len(demo.find(Meeting))
    click(qtbot, closing.finish)
    assert demo.get(Meeting, MEETING).state == "tenue"
    (following,) = [m for m in demo.find(Meeting) if m.date == date(2027, 6, 3)]
    assert following.agenda == agenda[-1:]
    assert following.participants
    assert closing.done.isVisible()
    assert not closing.finish.isEnabled()
    demo.undo()
    assert len(demo.find(Meeting)) == count
    assert demo.get(Meeting, MEETING).state == "a_preparer"


def test_a_day_that_is_none_closes_nothing(qtbot, page, minutes, demo):
    click(qtbot, pressable(minutes, "Clore la rencontre"))
    write(page.closing.next_date.edit, "un de ces jours")
    click(qtbot, page.closing.finish)
    assert "n’est pas un jour" in page.closing.next_date._problem.text()
    assert demo.get(Meeting, MEETING).state == "a_preparer"
