"""From the minutes of a meeting to an engagement, an answer, the letter, and the next meeting."""

from datetime import date

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from briefing_app.domain.choices import Diffusion, DocumentKind
from briefing_app.domain.model import Commitment, Constat, Intervention, Meeting, Recommendation
from briefing_app.ui.fields.links import LinkChip
from briefing_app.ui.meetings.meetings import MeetingsPage
from briefing_app.usecases.meetings import carried_to, take_sentence, taken_from, turns
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


@pytest.mark.parametrize(
    ("key", "cls"),
    [(Qt.Key.Key_F6, Commitment), (Qt.Key.Key_F7, Constat), (Qt.Key.Key_F8, Recommendation)],
)
def test_a_sentence_taken_twice_shows_what_it_became_the_first_time(qtbot, minutes, demo, key, cls):
    speak(qtbot, minutes, "sémap", f"C’est une priorité. {PROMISE} Merci.")
    select(minutes.text.edit, PROMISE)
    qtbot.keyClick(minutes.text.edit, key)
    # The whole sentence or but its words, twice in a row or after something else.
    select(minutes.text.edit, PROMISE.rstrip("."))
    qtbot.keyClick(minutes.text.edit, key)
    (taken,) = [item for item in demo.find(cls) if item.text == PROMISE]
    assert minutes.again.isVisible()
    assert minutes.again.text() == f"Déjà noté : {taken.ref}, « {PROMISE} »."
    assert pressable(minutes, taken.ref)
    assert minutes.text.edit.hasFocus(), "she goes on typing"
    demo.undo()
    qtbot.keyClick(minutes.text.edit, key)
    assert not minutes.again.isVisible()
    assert len([item for item in demo.find(cls) if item.text == PROMISE.rstrip(".")]) == 1


def test_one_sentence_may_become_an_item_of_each_kind(qtbot, minutes, demo):
    speak(qtbot, minutes, "sémap", PROMISE)
    for key in (Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8) * 2:
        minutes.text.edit.setFocus()
        qtbot.keyClick(minutes.text.edit, key)
    for cls in (Commitment, Constat, Recommendation):
        assert len([item for item in demo.find(cls) if item.text == PROMISE]) == 1


def test_the_same_words_of_two_people_are_two_promises(demo):
    meeting = demo.get(Meeting, MEETING)
    first, second = [each.person for each in meeting.participants if each.person][:2]
    for person in (first, second, first):
        turn = Intervention(meeting=MEETING, person=person, text=PROMISE)
        take_sentence(demo, meeting, turn, PROMISE, Commitment, date(2027, 1, 5))
    made = [each for each in demo.find(Commitment) if each.text == PROMISE]
    assert [each.by for each in made] == [first, second]


def test_what_was_typed_is_kept_when_she_leaves(qtbot, page, minutes, demo):
    speak(qtbot, minutes, "sémap", "Une phrase inachevée")
    click(qtbot, pressable(minutes, "← La rencontre"))
    assert turns(demo, MEETING)[-1].text == "Une phrase inachevée"
    assert page.form.isVisible()


def test_what_a_crash_left_of_a_turn_is_there_again(qtbot, window, page, minutes, demo):
    speak(qtbot, minutes, "sémap", "Une phrase que rien n’a enregistrée")
    minutes.keeper.keep_draft()
    (draft,) = demo.drafts.of(Intervention.KIND)
    minutes._show_stored(None)
    assert page.recover(draft)
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


def said_in(path):
    document = docx.Document(path)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_a_promise_of_the_minutes_is_in_the_letter_that_is_opened(
    qtbot, window, page, minutes, demo, opened
):
    speak(qtbot, minutes, "sémap", f"C’est une priorité. {PROMISE} Merci.")
    select(minutes.text.edit, PROMISE)
    qtbot.keyClick(minutes.text.edit, Qt.Key.Key_F6)
    click(qtbot, pressable(minutes, "Clore la rencontre"))
    letter = page.closing.letter

    # A note of hers leaves nowhere before she says so: here she says it.
    assert "faute d’engagement" in letter.told.text()
    assert PROMISE.rstrip(".") in letter.held.text()
    click(qtbot, pressable(letter, "Rendre cet engagement transmissible"))
    (taken,) = [item for item in demo.find(Commitment) if item.text == PROMISE]
    assert taken.diffusion is Diffusion.TRANSMISSIBLE
    assert letter.held.isHidden()
    assert "rappelle 1 engagement avec son échéance" in letter.told.text()
    assert "Mme Apolline Sémaphore" in letter.told.text()

    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        click(qtbot, pressable(letter, "Écrire le courrier"))
    click(qtbot, pressable(letter, "Ouvrir"))
    click(qtbot, pressable(letter, "Emplacement"))
    path, place = opened
    assert place == path.parent
    assert place.name in letter.ready.where.text()
    text = said_in(path)
    assert PROMISE.rstrip(".") in text.replace("\xa0", " ")
    assert "1er mars 2027" in text.replace("\xa0", " ")
    assert "Nous vous remercions" in text

    # Sent as it lies there, and remembered on the page of the meeting.
    click(qtbot, pressable(letter, "Noter comme envoyé"))
    (made,) = demo.productions.all(MEETING)
    assert (made.kind, made.sent_name) == (DocumentKind.COURRIER, path.name)
    assert demo.productions.sent(made.number) == path.read_bytes()
    assert demo.get(Meeting, MEETING).state == "a_preparer"
    click(qtbot, pressable(page.closing, "← La rencontre"))
    assert pressable(page.form.produced, f"envoyé : {path.name}")


def test_the_letter_says_that_the_relevé_is_enclosed_and_it_is(qtbot, window, page, minutes, demo):
    with demo.operation("Promettre"):
        for number in range(8):
            demo.save(
                Commitment(
                    text=f"Promesse {number}.", meeting=MEETING, diffusion=Diffusion.TRANSMISSIBLE
                )
            )
    click(qtbot, pressable(minutes, "Clore la rencontre"))
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        click(qtbot, pressable(page.closing.letter, "Écrire le courrier"))
    kinds = {made.kind: made for made in demo.productions.all(MEETING)}
    assert set(kinds) == {DocumentKind.COURRIER, DocumentKind.ENGAGEMENTS}
    folder = page.closing.letter.ready._files[0].path.parent
    text = said_in(folder / kinds[DocumentKind.ENGAGEMENTS].name)
    assert all(f"Promesse {number}." in text for number in range(8))


def test_the_letter_beside_follows_what_is_answered(qtbot, page, minutes, demo):
    click(qtbot, pressable(minutes, "Clore la rencontre"))
    closing = page.closing
    closing.answers[0].answer.edit.setFocus()
    write(closing.answers[0].answer.edit, "Une instruction sera donnée.")
    closing.answers[1].answer.edit.setFocus()
    assert "1 réponse" in closing.letter.told.text()
    qtbot.waitUntil(lambda: closing.preview.pages is not None and closing.preview.pages.done)
    demo.undo()
    assert closing.answers[0].answer.value == ""
    assert "réponse" not in closing.letter.told.text()


def test_an_answer_that_is_being_typed_is_kept_when_the_window_closes(
    window, page, qtbot, minutes, demo
):
    click(qtbot, pressable(minutes, "Clore la rencontre"))
    first = page.closing.answers[0]
    first.answer.edit.setFocus()
    write(first.answer.edit, "Oui, dès l’été.")
    window.session.saving.keep_all()
    said = [c.answer for c in demo.get(Recommendation, first.key).carried if c.meeting == MEETING]
    assert said == ["Oui, dès l’été."]


def test_the_next_meeting_is_opened_from_the_closing_and_an_undo_opens_it_again(
    qtbot, window, page, minutes, demo
):
    click(qtbot, pressable(minutes, "Clore la rencontre"))
    closing = page.closing
    write(closing.next_date.edit, "le 3 juin 2027")
    click(qtbot, closing.finish)
    click(qtbot, window.undo_button)
    assert closing.finish.isEnabled()
    assert closing.done.isHidden()
    click(qtbot, closing.finish)
    click(qtbot, pressable(closing, "Ouvrir la rencontre suivante"))
    assert page.form.item.date == date(2027, 6, 3)
    assert page.form.isVisible()


def test_a_letter_that_cannot_be_written_is_told_and_may_be_written_again(
    qtbot, window, page, minutes, tmp_path
):
    click(qtbot, pressable(minutes, "Clore la rencontre"))
    letter = page.closing.letter
    in_the_way = tmp_path / "Plaidoyer"
    in_the_way.write_text("un fichier là où devrait être l’emplacement")
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        click(qtbot, letter.write)
    assert "Rien n’a été perdu" in window.message.text()
    assert letter.ready.isHidden()
    in_the_way.unlink()
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        click(qtbot, letter.write)
    assert letter.ready.isVisible()
    assert not window.message.isVisible()


def test_nobody_to_write_to_is_said(qtbot, window, page, demo):
    window.show_item("meetings", "collectif-janvier-2014")
    click(qtbot, pressable(page.form, "Clore"))
    assert "personne à qui écrire" in page.closing.letter.told.text()
    assert not page.closing.letter.write.isEnabled()
    assert page.closing.letter.held.isHidden()


def test_what_was_taken_and_then_deleted_elsewhere_is_gone_from_the_minutes(
    qtbot, window, page, minutes, demo
):
    speak(qtbot, minutes, "sémap", PROMISE)
    qtbot.keyClick(minutes.text.edit, Qt.Key.Key_F6)
    (taken,) = [item for item in demo.find(Commitment) if item.text == PROMISE]
    click(qtbot, pressable(minutes, taken.ref))
    place = window.pages.currentWidget()
    assert place.form.key == taken.key
    place.pane.view.setFocus()
    qtbot.keyClick(place.pane.view, Qt.Key.Key_Delete)
    assert not demo.find(Commitment, [taken.key])
    window.visit("meetings")
    assert minutes.isVisible()
    shown = [chip.key for chip in minutes.findChildren(LinkChip) if not chip.isHidden()]
    assert taken.key not in shown


def test_a_turn_that_was_just_stored_can_be_taken_away(qtbot, minutes, demo):
    before = turns(demo, MEETING)
    speak(qtbot, minutes, "séma", PROMISE)
    qtbot.keyClick(minutes.text.edit, Qt.Key.Key_F6)
    assert len(turns(demo, MEETING)) == len(before) + 1
    click(qtbot, minutes.remove)
    assert turns(demo, MEETING) == before
