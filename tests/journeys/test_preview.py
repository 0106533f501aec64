"""What she saw beside her choice is what is in the file, word for word, whatever the document."""

import re

import docx
import pypdfium2
import pytest
from PySide6.QtWidgets import QFileDialog

from briefing_app.domain.choices import Diffusion, DocumentKind
from briefing_app.usecases.documents.recipes import RECIPES, About
from tests.ui.acting import Hand, pressable

MEETING = "interieur-2025"


@pytest.fixture
def hand():
    return Hand()


@pytest.fixture
def page(window, demo):
    page = window.visit("dossiers")
    page.choose_meeting(MEETING)
    return page


def words(text):
    return re.findall(r"\w{3,}", text)


def shown(qtbot, page):
    """The words of the pages as they are drawn, once all of them are set."""
    qtbot.waitUntil(lambda: page.preview.pages is not None and page.preview.pages.done)
    pages = page.preview.pages
    return " ".join(text for sheet in pages.pages for text in lines(sheet))


def lines(sheet):
    for line in sheet.lines():
        drawn, place = line.ink.layout.text(), line.ink.line
        yield drawn[place.textStart() : place.textStart() + place.textLength()]


def written(path):
    document = docx.Document(path)
    texts = [p.text for p in document.paragraphs if p.style.name != "TOC"]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(texts)


def preview_of(qtbot, hand, page, kind):
    if page.preview.chosen is not kind:
        hand.choose(page.preview.kind, kind.label)
        page.preview._start()
    return shown(qtbot, page)


KINDS = [kind for kind, recipe in RECIPES.items() if recipe.about is About.MEETING]


@pytest.mark.parametrize("kind", KINDS)
def test_the_preview_and_the_file_hold_the_same_words(qtbot, window, hand, page, kind):
    seen = preview_of(qtbot, hand, page, kind)
    page.kinds.choose((kind.value,))
    with qtbot.waitSignal(window.session.finished, timeout=30_000):
        hand.press(page.produce)
    text = written(page.produced.files[0].path)
    assert len(words(text)) > 50
    assert not [word for word in words(text) if word not in seen]
    assert not [word for word in words(seen) if word not in text]


def test_the_note_is_seen_and_printed_for_the_delegation_alone(
    qtbot, window, hand, page, demo, tmp_path, monkeypatch
):
    """The rest of the pack is for a ministry; the note never is."""
    assert page.audience.currentData() == Diffusion.TRANSMISSIBLE
    seen = preview_of(qtbot, hand, page, DocumentKind.NOTE)
    path = tmp_path / "note.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(path), ""))
    with qtbot.waitSignal(window.session.finished, timeout=30_000):
        hand.press(pressable(page.preview, "PDF…"))
    sheets = pypdfium2.PdfDocument(path)
    printed = " ".join(sheet.get_textpage().get_text_range() for sheet in sheets)
    assert not [word for word in words(seen) if word not in printed]
    (made,) = [p for p in demo.productions.all(MEETING) if p.name == path.name]
    assert made.audience == Diffusion.COLLECTIF
    assert path.name in page.ready.told.text()
    assert page.ready.sent.isHidden()
