"""A document of ten years ago becomes items: opened, decided with the keyboard, found, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Meeting,
    Recommendation,
    SourceDocument,
)
from briefing_app.imports.recognition.proposed import Kind
from briefing_app.storage.drafts import REVIEWS
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.storage.filters import Filter
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.session import Session
from briefing_app.usecases import meetings as minutes
from briefing_app.usecases.items.finding import search
from briefing_app.usecases.reading.review import Decision
from tests.builders import dumped
from tests.samples.making import HERE
from tests.ui.acting import click, pressable, write


def press(*keys):
    """Where the cursor stands, as she does without looking for it."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def ended(qtbot, window):
    qtbot.waitUntil(lambda: not window.session.busy, timeout=30_000)


@pytest.fixture
def reading(qtbot, window):
    """The minutes of a meeting, read and about to be gone through."""
    window.activateWindow()
    page = window.visit("reading")
    page.open_file(HERE / "minutes.docx")
    ended(qtbot, window)
    return page.pane


def entries(pane, kind):
    return [n for n, entry in enumerate(pane.review.entries) if entry.item.kind is kind]


def test_all_is_decided_by_keys_stored_found_and_undone(qtbot, window, demo, reading):
    before = dumped(demo)
    first = reading.review.entries[0].item
    assert reading.review.entries[1].item.kind is Kind.RECOMMANDATION
    press(Qt.Key.Key_Return, Qt.Key.Key_L, Qt.Key.Key_3, Qt.Key.Key_Return)
    decided = [entry.decision for entry in reading.review.entries[:4]]
    assert decided == [Decision.TAKEN, Decision.SKIPPED, Decision.TAKEN, Decision.WAITING]
    assert reading.review.current == 3
    assert dumped(demo) == before  # nothing before she says so
    click(qtbot, pressable(reading, "Enregistrer 2 éléments"))
    ended(qtbot, window)
    hit = search(demo, Filter(first.text))[1][0]
    taken = demo.get(Constat, hit.key)
    assert taken.source.document == "minutes.docx"
    assert first.text in taken.source.passage
    (document,) = demo.find(SourceDocument)
    promised = [c for c in demo.find(Commitment) if c.source and c.source.document == document.name]
    assert len(promised) == 1
    assert promised[0].meeting
    click(qtbot, window.undo_button)
    assert dumped(demo) == before


def test_a_review_is_left_by_closing_the_window_and_goes_on(qtbot, tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    window = MainWindow(Session(create_store(path)), path)
    window.show()
    pane = window.visit("reading").pane
    window.visit("reading").open_file(HERE / "minutes.docx")
    ended(qtbot, window)
    window.activateWindow()
    pane.list.setFocus()
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    window.close()
    again = MainWindow(Session(open_store(path)), path)
    again.show()
    page = again.visit("reading")
    assert not again.session.store.find(Constat)
    click(qtbot, pressable(page, "Continuer"))
    assert (page.pane.review.decided, page.pane.review.current) == (2, 2)
    again.close()


def test_opening_the_same_file_again_goes_on_with_its_review(qtbot, window, reading):
    press(Qt.Key.Key_Return)
    click(qtbot, pressable(reading, "Plus tard"))
    window.visit("reading").open_file(HERE / "minutes.docx")
    ended(qtbot, window)
    assert reading.review.decided == 1


def test_the_text_is_corrected_without_leaving_the_keyboard(window, demo, reading):
    said = reading.review.entries[0].item.text
    press(Qt.Key.Key_M)
    press(Qt.Key.Key_Home)
    write(QApplication.focusWidget(), "À Évry, ")
    QTest.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert reading.review.entries[0].item.text == f"À Évry, {said}"
    assert QApplication.focusWidget() is reading.list
    press(Qt.Key.Key_M)
    write(QApplication.focusWidget(), "Non. ")
    press(Qt.Key.Key_Escape)
    assert reading.review.entries[0].item.text == f"À Évry, {said}"


def test_items_are_joined_cut_and_every_decision_is_taken_back(reading):
    began = reading.review
    press(Qt.Key.Key_Down, Qt.Key.Key_F)
    assert len(reading.review.entries) == len(began.entries) - 1
    press(Qt.Key.Key_D)
    assert len(reading.review.entries) == len(began.entries)
    press(Qt.Key.Key_Return, Qt.Key.Key_T, *[Qt.Key.Key_Backspace] * 4)
    assert reading.review.entries == began.entries


def test_all_turns_at_once_make_the_minutes_of_a_new_meeting(qtbot, window, demo, reading):
    meetings = len(demo.find(Meeting))
    turns = entries(reading, Kind.INTERVENTION)
    section = {reading.review.entries[n].item.section for n in turns}
    for each in sorted(section):
        place = next(n for n in turns if reading.review.entries[n].item.section == each)
        reading.list.setCurrentIndex(reading.model.index(place))
        press(Qt.Key.Key_T)
    reading.diffusion._buttons[Diffusion.COLLECTIF].click()
    click(qtbot, pressable(reading, f"Enregistrer {len(turns)} éléments"))
    ended(qtbot, window)
    (meeting,) = [m for m in demo.find(Meeting) if m.title.startswith("Compte rendu de la")]
    assert len(demo.find(Meeting)) == meetings + 1
    said = minutes.turns(demo, meeting.key)
    assert [i.position for i in said] == list(range(1, len(turns) + 1))
    assert {i.diffusion for i in said} == {Diffusion.COLLECTIF}
    assert any(p.excused for p in meeting.participants)


def test_what_is_known_already_is_told_and_may_be_reworded(qtbot, window, demo, reading):
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    click(qtbot, pressable(reading, "Enregistrer 2 éléments"))
    ended(qtbot, window)
    page = window.visit("reading")
    (left,) = demo.drafts.of(REVIEWS)
    demo.drafts.drop(REVIEWS, left.key)
    page.open_file(HERE / "minutes.docx")
    ended(qtbot, window)
    assert "déjà été repris" in reading.known.text()
    assert [bool(e.twin) for e in reading.review.entries[:3]] == [True, True, False]
    count = len(demo.find(Constat)), len(demo.find(Recommendation))
    press(Qt.Key.Key_C)
    reading._reword(f"{reading.review.entries[1].item.text} Sans délai.")
    press(Qt.Key.Key_N)
    click(qtbot, pressable(reading, "Enregistrer 1 élément"))
    ended(qtbot, window)
    assert (len(demo.find(Constat)), len(demo.find(Recommendation))) == count
    assert sum(r.text.endswith("Sans délai.") for r in demo.find(Recommendation)) == 1


def test_a_document_that_cannot_be_read_is_one_sentence(qtbot, window, tmp_path):
    path = tmp_path / "vide.docx"
    path.write_bytes(b"")
    window.visit("reading").open_file(path)
    ended(qtbot, window)
    assert window.message.text() == "« vide.docx » : Ce fichier est vide. Rien n’a été importé."
    assert window.session.store.drafts.of(REVIEWS) == []
