"""What an institution still owes, and the checklist printed for the next meeting."""

from datetime import date

import docx
import pypdfium2
import pytest
from PySide6.QtWidgets import QFileDialog

from briefing_app.domain.model import Commitment
from briefing_app.ui.follow_up import FollowUpPage
from tests.ui.acting import click, pressable


@pytest.fixture
def page(window):
    page = window.visit("following")
    assert isinstance(page, FollowUpPage)
    return page


def choose(combo, words):
    texts = [combo.itemText(row) for row in range(combo.count())]
    row = next(row for row, text in enumerate(texts) if text.startswith(words))
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


def listed(page, demo):
    return demo.find(Commitment, page.model.keys)


def test_an_institution_is_followed_by_due_date(page, demo):
    everyone = len(page.model.keys)
    choose(page.offices, "Intérieur")
    owed = listed(page, demo)
    assert 0 < len(owed) < everyone
    dues = [item.due for item in owed if item.due]
    assert dues == sorted(dues)
    assert f": {len(owed)}" in page.offices.currentText()


def test_only_what_is_late(page, demo):
    choose(page.period, "échéance passée")
    owed = listed(page, demo)
    assert owed
    assert all(item.due and item.due <= date.today() for item in owed)


def test_the_last_news_is_beside_the_promise(page, demo):
    item = next(each for each in listed(page, demo) if each.notes)
    row = page._rows[item.key]
    assert any(note.text[:30] in row.detail for note in item.notes)


def test_a_line_opens_its_engagement(qtbot, window, page):
    key = page.model.keys[2]
    page.view.activated.emit(page.model.index_of(key))
    assert window.pages.currentWidget().form.key == key


def test_the_checklist_is_printed_to_pdf(qtbot, window, page, demo, tmp_path, monkeypatch, opened):
    choose(page.offices, "Intérieur")
    path = tmp_path / "liste.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(path), ""))
    qtbot.waitUntil(lambda: page.preview.pages is not None)
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        click(qtbot, pressable(page, "PDF…"))
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    shown = [page._rows[key].ref for key in page.model.keys]
    missing = [ref for ref in shown if ref not in text]
    inside = [each.ref for each in listed(page, demo) if each.diffusion == "interne"]
    assert shown
    assert missing == inside
    click(qtbot, pressable(page, "Ouvrir"))
    assert opened == [path]


def test_the_checklist_is_kept_in_word(qtbot, window, page, tmp_path, monkeypatch):
    path = tmp_path / "liste.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(path), ""))
    choose(page.audience, "ministère")
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        click(qtbot, page.word)
    cells = [c.text for t in docx.Document(path).tables for r in t.rows for c in r.cells]
    assert any(cell.startswith("E-") for cell in cells)
