"""From a meeting to a finished pack, and to the version sent: eight clicks at most."""

from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
from PySide6.QtCore import Qt

from briefing_app.domain.choices import DocumentKind, ItemKind, Section
from briefing_app.domain.model import Dossier, Meeting
from briefing_app.ui.dossiers.dossiers import DossierPage
from tests.ui.acting import Hand, click, pressable, write

MEETING = "interieur-2027"


@pytest.fixture
def page(window):
    window.show_item("dossiers", "dossier-interieur-2027")
    page = window.pages.currentWidget()
    assert isinstance(page, DossierPage)
    return page


def dossier(demo):
    return demo.get(Dossier, "dossier-interieur-2027")


@pytest.fixture
def hand():
    return Hand()


def produced(qtbot, window, hand, page):
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        hand.press(page.produce)


def test_from_the_first_page_to_an_open_document_in_eight_clicks(qtbot, window, demo, hand, opened):
    used = {each.meeting for each in demo.find(Dossier)}
    meeting = next(m for m in demo.find(Meeting) if m.key not in used and m.interlocutor)
    window.visit("today")
    hand.press(pressable(window, "Préparer un dossier"))
    page = window.pages.currentWidget()
    hand.choose(page.meeting, meeting.title)
    for theme in ("Mineurs", "Hébergement", "Droit au séjour"):
        hand.press(pressable(page.chips, theme))
    produced(qtbot, window, hand, page)
    hand.press(page.ready.open)
    assert hand.clicks <= 8
    assert meeting.date.isoformat() in opened[0].name
    assert docx.Document(opened[0]).core_properties.title.startswith("Rencontre avec")


def test_from_the_next_meeting_to_the_pack_as_it_was_sent_in_eight_clicks(
    qtbot, window, demo, hand, opened
):
    """Opened in Word, changed there, sent: what was sent is beside what was produced."""
    with demo.operation("Prévoir"):
        meeting = demo.save(
            Meeting(
                title="Rencontre de demain",
                date=date.today() + timedelta(days=1),
                institutions=demo.get(Meeting, MEETING).institutions,
            )
        )
    window.visit("today")
    hand.press(pressable(window.pages.currentWidget(), "Préparer le dossier"))
    page = window.pages.currentWidget()
    assert page.meeting.currentData() == meeting.key
    for theme in ("Mineurs", "Hébergement", "Droit au séjour"):
        hand.press(pressable(page.chips, theme))
    produced(qtbot, window, hand, page)
    hand.press(page.ready.open)
    written = docx.Document(opened[0])
    written.paragraphs[1].add_run(" – version définitive")
    written.save(opened[0])
    hand.press(page.ready.sent)
    assert hand.clicks <= 8
    (made,) = demo.productions.all(meeting.key)
    sent = docx.Document(BytesIO(demo.productions.sent(made.number)))
    assert sent.paragraphs[1].text.endswith("version définitive")
    assert made.sent_name == opened[0].name
    window.show_item("meetings", meeting.key)
    assert pressable(window.pages.currentWidget(), f"envoyé : {opened[0].name}")


def test_a_document_that_is_gone_is_not_noted_as_sent(qtbot, window, demo, hand, page):
    produced(qtbot, window, hand, page)
    page.produced.files[0].path.unlink()
    hand.press(page.ready.sent)
    assert "ne peut pas être lu" in window.message.text()
    assert not demo.productions.all(MEETING)[0].sent_name


def test_a_part_can_be_left_out_and_is_missing_from_the_file(qtbot, window, page, demo):
    heads = [page.content.topLevelItem(row) for row in range(page.content.topLevelItemCount())]
    head = next(h for h in heads if h.text(0).startswith(Section.CONTEXTE.label))
    head.setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: Section.CONTEXTE not in dossier(demo).sections)
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        click(qtbot, page.produce)
    written = docx.Document(page.produced.files[0].path)
    assert "Contexte" not in [p.text for p in written.paragraphs]


def test_an_item_is_moved_with_the_keyboard_and_the_move_is_undone(qtbot, window, page, demo):
    first, second, *_ = in_part(page, ItemKind.CONSTAT)
    page.content.setCurrentItem(line_of(page, first))
    page.content.setFocus()
    qtbot.keyClick(page.content, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: in_part(page, ItemKind.CONSTAT)[:2] == [second, first])
    click(qtbot, window.undo_button)
    assert in_part(page, ItemKind.CONSTAT)[:2] == [first, second]


def in_part(page, kind):
    keys = [line.data(0, Qt.ItemDataRole.UserRole + 1) for line in page.content.lines()]
    return [key for found, key in keys if found == kind]


def line_of(page, key):
    lines = page.content.lines()
    return next(e for e in lines if e.data(0, Qt.ItemDataRole.UserRole + 1)[1] == key)


def test_an_item_in_other_words_keeps_its_own_text(qtbot, window, page, demo):
    key = in_part(page, ItemKind.CONSTAT)[1]
    page.content.setCurrentItem(line_of(page, key))
    page.wording.text.edit.clear()
    write(page.wording.text.edit, "Dit autrement pour ce ministère.")
    page.wording.text.settled.emit()
    qtbot.waitUntil(lambda: any(i.wording for i in dossier(demo).items if i.key == key))
    assert "reformulé" in line_of(page, key).text(0)
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        click(qtbot, page.produce)
    texts = [p.text for p in docx.Document(page.produced.files[0].path).paragraphs]
    assert any("Dit autrement pour ce ministère." in text for text in texts)
    page.content.setCurrentItem(line_of(page, key))
    click(qtbot, pressable(page.wording, "Reprendre le texte d’origine"))
    qtbot.waitUntil(lambda: not any(i.wording for i in dossier(demo).items if i.key == key))


def test_a_dossier_begins_from_an_earlier_one(qtbot, page, demo):
    used = {each.meeting for each in demo.find(Dossier)}
    meeting = next(m for m in demo.find(Meeting) if m.key not in used)
    page.choose_meeting(meeting.key)
    page.take_over(dossier(demo))
    (made,) = [d for d in demo.find(Dossier) if d.meeting == meeting.key]
    assert made.themes == dossier(demo).themes
    assert made.items == dossier(demo).items
    assert made.previous == dossier(demo).key
    assert meeting.title in made.title


def test_the_asks_are_written_beside_the_pages(qtbot, page, demo):
    click(qtbot, pressable(page, "Demandes, note et présentation"))
    asks = page.words.fields["asks"]
    asks.edit.setFocus()
    asks.edit.setPlainText("Une seule demande.")
    page.words.keep()
    assert dossier(demo).asks == ("Une seule demande.",)


def test_several_documents_are_made_in_one_go(qtbot, window, page):
    chosen = (DocumentKind.DOSSIER.value, DocumentKind.CHECKLIST.value)
    page.kinds.choose(chosen)
    with qtbot.waitSignal(window.session.finished, timeout=30_000):
        click(qtbot, page.produce)
    assert [file.kind for file in page.produced.files] == list(chosen)
    assert all(file.path.exists() for file in page.produced.files)
    page.kinds.choose(())
    assert not page.produce.isEnabled()
