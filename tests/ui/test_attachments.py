"""A file is joined by dropping it on an item or by choosing it; it is looked at, and taken away."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from briefing_app.domain.model import Attachment, Constat
from briefing_app.ui.parts import attachments
from briefing_app.ui.parts.attachments import AttachmentsPanel
from briefing_app.ui.parts.choosing import ErasureDialog
from tests.ui.acting import click, pick, pressable, write

LONG = "Attestation de l’association, recueillie en trois entretiens.pdf"


@pytest.fixture
def form(window, demo):
    window.show_item("constats", demo.keys("constats")[0])
    return window.pages.currentWidget().form


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "Attestation.pdf"
    path.write_bytes(b"%PDF-1.7 une attestation")
    return path


def panel_of(form):
    return form.findChild(AttachmentsPanel)


def named_on(form):
    """The names of files that she sees on the form."""
    QApplication.processEvents()  # new buttons appear with the next turn of the loop
    buttons = panel_of(form).findChildren(QPushButton, "link")
    return [each.text() for each in buttons if each.isVisible()]


def drop(qtbot, form, on, *paths, wait=True):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(on, enter)
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    if not wait:
        QApplication.sendEvent(on, event)
        return
    with qtbot.waitSignal(form.session.finished):
        QApplication.sendEvent(on, event)


def test_a_dropped_file_stands_on_the_item_until_it_is_undone(qtbot, window, form, demo, file):
    drop(qtbot, form, form.viewport(), file)
    assert named_on(form) == ["Attestation.pdf"]
    assert demo.find(Attachment)[0].item == form.key
    window.undo.trigger()
    assert not demo.find(Attachment)
    assert named_on(form) == []


def test_a_file_is_chosen_looked_at_taken_out_and_taken_away(
    qtbot, window, form, demo, file, tmp_path, monkeypatch
):
    panel = panel_of(form)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_words: ([str(file)], ""))
    with qtbot.waitSignal(form.session.finished):
        click(qtbot, panel.add)
    opened = []
    monkeypatch.setattr(attachments, "open_outside", opened.append)
    click(qtbot, pressable(panel, "Attestation.pdf"))
    assert opened[0].read_bytes() == file.read_bytes()
    out = tmp_path / "sortie.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(out), ""))
    pick(pressable(panel, "Actions"), "Enregistrer sous…")
    assert out.read_bytes() == file.read_bytes()
    pick(pressable(panel, "Actions"), "Retirer")
    assert demo.find(Attachment) == []
    window.close()
    assert not opened[0].exists()


def test_erasing_for_good_is_asked_and_cannot_be_undone(qtbot, form, demo, file, monkeypatch):
    drop(qtbot, form, form.viewport(), file)
    asked = []
    monkeypatch.setattr(ErasureDialog, "ask", lambda names, _parent: bool(asked.append(names)) or 1)
    with qtbot.waitSignal(form.session.finished):
        pick(pressable(panel_of(form), "Actions"), "Effacer définitivement…")
    assert asked == [["Attestation.pdf"]]
    assert demo.find(Attachment) == []
    assert demo.db.execute("SELECT count(*) FROM attached_files").fetchone() == (0,)


def test_what_is_typed_is_kept_before_a_file_is_joined_to_it(qtbot, window, demo, file):
    page = window.visit("constats")
    page.start_new()
    drop(qtbot, page.form, page.form.viewport(), file, wait=False)
    assert "Écrivez d’abord un constat" in page.form.notice.text()
    assert demo.find(Attachment) == []
    write(page.form.text.edit, "Une attestation est exigée.")
    drop(qtbot, page.form, page.form.viewport(), file)
    made = next(c for c in demo.find(Constat) if c.text == "Une attestation est exigée.")
    assert demo.find(Attachment)[0].item == made.key


def test_the_path_of_a_file_is_never_typed_into_a_text_but_an_address_is(qtbot, form, file):
    before = form.text.edit.toPlainText()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    assert not form.text.edit.canInsertFromMimeData(data)
    QApplication.clipboard().setMimeData(data)
    form.text.edit.paste()
    assert form.text.edit.toPlainText() == before
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/rapport")])
    data.setText("https://example.org/rapport")
    QApplication.clipboard().setMimeData(data)
    form.text.edit.paste()
    assert "https://example.org/rapport" in form.text.edit.toPlainText()


def test_a_long_name_keeps_its_kind_and_does_not_widen_the_form(qtbot, form, file):
    long = file.with_name(LONG)
    long.write_bytes(b"%PDF-1.7")
    width = form.widget().minimumSizeHint().width()
    drop(qtbot, form, form.viewport(), long)
    (shown,) = named_on(form)
    assert shown.startswith("Attestation de")
    assert "…" in shown
    assert shown.endswith(".pdf")
    assert LONG in pressable(panel_of(form), shown).toolTip()
    assert form.widget().minimumSizeHint().width() == width
    assert [each for each in panel_of(form).findChildren(QLabel) if "·" in each.text()]


def test_the_search_leads_from_a_file_to_its_item(qtbot, window, form, demo, file):
    drop(qtbot, form, form.viewport(), file)
    key = form.key
    window.visit("today")
    window.palette_.open("attestation.pdf")
    qtbot.keyClick(window.palette_.edit, Qt.Key.Key_Down)  # after « Annuler : joindre… »
    qtbot.keyClick(window.palette_.edit, Qt.Key.Key_Return)
    assert window.pages.currentWidget().form.key == key
