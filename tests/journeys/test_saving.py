"""One path for whatever is typed: kept or in a draft, said below, given back when she wants it."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing_app.domain.model import Commitment, Constat, Meeting
from briefing_app.storage.drafts import RETURNED, REVIEWS
from briefing_app.usecases.grids import waiting as receiving
from briefing_app.usecases.meetings import turns
from briefing_app.usecases.reading.review import Decision, begin_review
from tests.builders import dumped
from tests.journeys.test_refusals import MEETING, commitments, constats, meetings, problem
from tests.samples.making import HERE as SAMPLES
from tests.spreadsheets import Opened
from tests.ui.acting import answer, click, pressable, retype, write

UNKNOWN = "Xqwzt"
DRAFT = "Gardé en brouillon"


def ended(qtbot, window):
    qtbot.waitUntil(lambda: window.session.free, timeout=30_000)


# The status bar


def typing_into(place, name):
    return lambda window: place(window).fields[name].edit


def news(window):
    return commitments(window).quick


def turn(window):
    window.visit("meetings").open_minutes(MEETING)
    return window.visit("meetings").minutes.text.edit


def other_words(window):
    page = window.visit("dossiers")
    page.choose_meeting(MEETING)
    page.content.setCurrentItem(page.content.lines()[0])
    return page.wording.text.edit


def an_answer(window):
    window.visit("meetings").open_closing(MEETING)
    return window.visit("meetings").closing.answers[0].answer.edit


def next_day(window):
    an_answer(window)
    return window.visit("meetings").closing.next_date.edit


def interlocutor(window):
    return meetings(window).fields["interlocutor"].finder


def day_of_a_grid(window):
    return window.visit("grids").sending.by.edit


def name_of_the_collective(window):
    return window.visit("settings").collective.fields["name"].edit


TYPED_INTO = (
    typing_into(constats, "text"),
    typing_into(commitments, "due"),
    *(news, turn, other_words, an_answer, next_day, interlocutor, day_of_a_grid),
    name_of_the_collective,
)


@pytest.mark.parametrize("place", TYPED_INTO)
def test_the_window_says_within_two_seconds_how_what_is_typed_stands(qtbot, window, place):
    edit = place(window)
    assert "Modification" not in window.saved.text()
    edit.setFocus()
    write(edit, "Une")
    assert window.saved.text() == "Modification en cours…"
    began = time.monotonic()
    qtbot.waitUntil(lambda: "Modification" not in window.saved.text(), timeout=10_000)
    assert time.monotonic() - began < 5  # two seconds, on a machine that does other things too
    waits = bool(window.session.store.drafts.any_text())
    assert window.saved.text().startswith(DRAFT if waits else "Enregistré à")


# Words that lead nowhere yet


LINKS = (
    (meetings, "interlocutor"),
    (meetings, "institutions"),
    (constats, "organisations"),
    (constats, "measures"),
    (commitments, "by"),
    (commitments, "recommendations"),
)


@pytest.mark.parametrize(("place", "name"), LINKS)
def test_words_that_match_nobody_are_said_and_stay(window, demo, place, name):
    form = place(window)
    key, before = form.key, dumped(demo)
    retype(form.fields[name].finder, UNKNOWN)
    assert f"« {UNKNOWN} » ne correspond à rien de connu" in problem(form.fields[name])
    assert window.saved.text().startswith(DRAFT)
    assert dumped(demo) == before
    form.show_key(next(k for k in demo.keys(form.cls.KIND) if k != key))
    assert not form.fields[name].finder.text()
    form.show_key(key)
    assert form.fields[name].finder.text() == UNKNOWN
    retype(form.fields[name].finder, "")
    assert not problem(form.fields[name])
    assert not demo.drafts.all()


def test_a_row_says_so_too_and_the_rest_of_it_is_kept(qtbot, window, demo):
    form = meetings(window)
    rows = form.fields["participants"]
    click(qtbot, rows.add)
    row = rows._rows[-1]._fields
    retype(row["label"].edit, "Une représentante du cabinet")
    retype(row["person"].finder, UNKNOWN)
    assert UNKNOWN in problem(row["person"])
    assert demo.get(Meeting, form.key).participants[-1].label == "Une représentante du cabinet"
    assert window.saved.text().startswith(DRAFT)


# The text that is stored


def test_an_emptied_text_is_given_back(qtbot, window, demo):
    form = constats(window)
    stored = demo.get(Constat, form.key).text
    retype(form.text.edit, "")
    assert demo.drafts.all()
    click(qtbot, pressable(form, "Revenir au texte enregistré"))
    assert form.text.value == stored
    assert not problem(form.text)
    assert not demo.drafts.all()
    assert window.saved.text() == "Tout est enregistré"


def test_a_day_that_is_none_is_given_back_and_other_words_stay(qtbot, window, demo):
    form = commitments(window)
    due = demo.get(Commitment, form.key).due
    retype(form.fields["due"].edit, "le 32 mars")
    retype(form.fields["by"].finder, UNKNOWN)
    click(qtbot, form.fields["due"]._back)
    assert form.fields["due"].value == due
    assert form.fields["by"].finder.text() == UNKNOWN


def test_an_emptied_turn_is_given_back(qtbot, window, demo):
    page = window.visit("meetings")
    page.open_minutes(MEETING)
    retype(page.minutes.text.edit, "Nous verrons cela.")
    page.minutes.show_turn(turns(demo, MEETING)[-1].key)
    retype(page.minutes.text.edit, "")
    assert "ne peut pas rester vide" in problem(page.minutes.text)
    click(qtbot, pressable(page.minutes, "Revenir au texte enregistré"))
    assert page.minutes.text.value == "Nous verrons cela."
    assert not demo.drafts.all()


# Who speaks


@pytest.mark.parametrize("who", [UNKNOWN, "sémap"])
def test_tab_after_any_speaker_leads_to_what_is_said(qtbot, window, demo, who):
    page = window.visit("meetings")
    page.open_minutes(MEETING)
    page.minutes.speaker.setFocus()
    write(page.minutes.speaker, who)
    QTest.keyClick(page.minutes.speaker, Qt.Key.Key_Tab)
    assert page.minutes.text.edit.hasFocus()
    write(page.minutes.text.edit, "Nous verrons cela.")
    page.minutes.next_turn()
    last = turns(demo, MEETING)[-1]
    assert last.text == "Nous verrons cela."
    assert last.label == who if who == UNKNOWN else last.person


def test_news_that_are_being_typed_stay_with_their_commitment(window, demo):
    form = commitments(window)
    first, second = demo.keys("commitments")[:2]
    write(form.quick, "Le cabinet a rappelé")
    form.show_key(second)
    assert not form.quick.text()
    form.show_key(first)
    assert form.quick.text() == "Le cabinet a rappelé"
    QTest.keyClick(form.quick, Qt.Key.Key_Return)
    assert demo.get(Commitment, first).notes[0].text == "Le cabinet a rappelé"
    assert not demo.drafts.all()


# Reviews


@pytest.fixture
def returned(qtbot, window, demo, tmp_path):
    """A grid that came back with three answers, about to be looked at."""
    page = window.visit("grids")
    click(qtbot, page.sending.prepare)
    ended(qtbot, window)
    (path,) = tmp_path.glob("**/Grille*.xlsx")
    opened = Opened(path)
    for item in [c for c in demo.find(Commitment) if c.status.value == "en_cours"][:3]:
        opened.write("Engagements", item.ref, Suivi=f"Vu {item.ref}.", Association="AFJ")
    page.take_back([opened.save(tmp_path / "AFJ.xlsx")])
    ended(qtbot, window)
    assert len(page.review.model.ticked) == 3
    return page


def untick(page, row):
    page.review.view.setCurrentIndex(page.review.model.index(row, 0))
    QTest.keyClick(page.review.view, Qt.Key.Key_Space)


def test_a_review_of_grids_that_is_put_off_goes_on_from_today_with_its_ticks(
    qtbot, window, returned
):
    untick(returned, 1)
    click(qtbot, returned.review.later)
    today = window.visit("today")
    (line,) = [b for b in today.findChildren(type(today._link("", print))) if _said(b)]
    click(qtbot, line)
    assert returned.review.isVisible()
    assert len(returned.review.model.ticked) == 2


def _said(line):
    return "AFJ.xlsx" in line.accessibleName() and "3 lignes" in line.accessibleName()


def test_storing_a_part_of_a_review_of_grids_keeps_the_rest(qtbot, window, demo, returned):
    untick(returned, 1)
    rest = returned.review.model.lines[1].ref
    click(qtbot, pressable(returned.review, "Enregistrer 2 changements"))
    ended(qtbot, window)
    assert "1 ligne reste à relire" in returned.done.text()
    click(qtbot, pressable(returned, "Continuer"))
    assert [line.ref for line in returned.review.model.lines] == [rest]
    untick(returned, 0)  # it comes as she left it: she takes it now
    click(qtbot, pressable(returned.review, "Enregistrer 1 changement"))
    ended(qtbot, window)
    assert not demo.drafts.of(RETURNED)


def test_a_review_of_grids_is_given_up_after_a_question_and_had_back(qtbot, window, demo, returned):
    asked = answer("Continuer la relecture")
    click(qtbot, returned.review.drop)
    assert "AFJ.xlsx" in asked[0]
    assert returned.review.isVisible()
    answer("Abandonner")
    click(qtbot, returned.review.drop)
    assert not returned.review.isVisible()
    assert not receiving_left(demo)
    click(qtbot, pressable(returned, "Rétablir"))
    click(qtbot, pressable(returned, "Continuer"))
    assert len(returned.review.model.ticked) == 3


def receiving_left(store):
    return store.drafts.of(RETURNED)


@pytest.fixture
def document(window, demo, today):
    review = begin_review(demo, SAMPLES / "minutes.docx", today)
    page = window.visit("reading")
    page.resume(review.key)
    return page


def test_storing_a_part_of_a_document_keeps_the_rest_and_an_undo_gives_it_back(
    qtbot, window, demo, document
):
    count = len(document.pane.review.entries)
    for _ in range(2):
        QTest.keyClick(document.pane.list, Qt.Key.Key_Return)
    click(qtbot, pressable(document.pane, "Enregistrer 2 éléments"))
    ended(qtbot, window)
    assert f"{count - 2} attendent encore" in document.done
    click(qtbot, pressable(document, "Continuer"))
    decided = [entry.decision for entry in document.pane.review.entries[:3]]
    assert decided == [Decision.STORED, Decision.STORED, Decision.WAITING]
    assert not document.pane.store_button.isEnabled()
    document.pane.list.setCurrentIndex(document.pane.model.index(0))
    QTest.keyClick(document.pane.list, Qt.Key.Key_L)
    assert "déjà enregistré" in document.pane.card.problem.text()
    click(qtbot, window.undo_button)
    document.resume(document.pane.review.key)
    assert document.pane.review.entries[0].decision is Decision.TAKEN


def test_a_review_of_a_document_is_given_up_after_a_question_and_had_back(
    qtbot, window, demo, document
):
    QTest.keyClick(document.pane.list, Qt.Key.Key_Return)
    drop = pressable(document.pane, "Abandonner la relecture")
    answer("Abandonner")
    click(qtbot, drop)
    assert not demo.drafts.of(REVIEWS)
    click(qtbot, pressable(document, "Rétablir"))
    click(qtbot, pressable(document, "Continuer"))
    assert document.pane.review.decided == 1


def test_the_same_files_taken_back_again_go_on_with_their_review(qtbot, window, returned, tmp_path):
    untick(returned, 1)
    click(qtbot, returned.review.later)
    returned.take_back([tmp_path / "AFJ.xlsx"])
    ended(qtbot, window)
    assert len(returned.review.model.ticked) == 2
    assert receiving.key_of(returned._review)
