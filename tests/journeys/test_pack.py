"""From a meeting to a finished pack: eight clicks at most, and what was seen is what is produced."""

import re

import docx
import pytest
from PySide6.QtCore import Qt

from briefing_app.domain.choices import DocumentKind, ItemKind, Section
from briefing_app.domain.model import Dossier, Meeting
from briefing_app.ui.dossiers import DossierPage
from tests.ui.acting import click, pressable, write

MEETING = "interieur-2027"


@pytest.fixture
def page(window):
    window.show_item("dossiers", "dossier-interieur-2027")
    page = window.pages.currentWidget()
    assert isinstance(page, DossierPage)
    return page


def dossier(demo):
    return demo.get(Dossier, "dossier-interieur-2027")


def seen(qtbot, page):
    """The words of the pages, once all of them are set."""
    qtbot.waitUntil(lambda: page.preview.pages is not None and page.preview.pages.done)
    return page.preview.pages


def test_from_the_first_page_to_an_open_document_in_eight_clicks(qtbot, window, demo, tmp_path):
    used = {each.meeting for each in demo.find(Dossier)}
    meeting = next(m for m in demo.find(Meeting) if m.key not in used)
    window.visit("today")
    clicks, opened = 0, []

    def press(button):
        nonlocal clicks
        click(qtbot, button)
        clicks += 1

    press(pressable(window, "Préparer un dossier"))
    page = window.pages.currentWidget()
    page._open = opened.append
    page.choose_meeting(meeting.key)
    clicks += 2  # the list of meetings opened, one of them chosen
    for theme in ("Mineurs", "Hébergement", "Droit au séjour"):
        press(pressable(page.chips, theme))
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        press(page.produce)
    press(page.open)
    assert clicks <= 8
    assert docx.Document(opened[0]).core_properties.title


def test_the_same_items_stand_in_the_preview_and_in_the_file(qtbot, window, page):
    shown = "".join(drawn(seen(qtbot, page)))
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        click(qtbot, page.produce)
    written = docx.Document(page.produced.files[0].path)
    texts = [p.text for p in written.paragraphs if p.style.name != "TOC"]
    texts += [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    said = [word for text in texts for word in re.findall(r"\w{3,}", text)]
    assert len(said) > 2000
    missing = [word for word in said if word not in shown]
    assert not missing


def drawn(pages):
    """The text of every line, as it was drawn."""
    for page in pages.pages:
        for line in page.lines():
            ink = line.ink
            text = ink.layout.text()
            yield text[ink.line.textStart() : ink.line.textStart() + ink.line.textLength()] + " "


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
