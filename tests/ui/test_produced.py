"""What was produced for a meeting stands on its page: again, and as it was sent."""

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.acting import click, pick, pressable

MEETING = "interieur-2027"


@pytest.fixture
def made(qtbot, window):
    window.show_item("meetings", MEETING)
    page = window.pages.currentWidget()
    dossiers = window.visit("dossiers")
    dossiers.choose_meeting(MEETING)
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        click(qtbot, dossiers.produce)
    window.show_item("meetings", MEETING)
    return page.form.produced, dossiers.produced.files[0].path


def test_a_document_is_produced_again_byte_for_byte(window, made, tmp_path, monkeypatch):
    panel, first = made
    again = tmp_path / "encore.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(again), ""))
    pick(pressable(panel, first.name), "Produire à nouveau, à l’identique…")
    assert again.read_bytes() == first.read_bytes()


def test_the_version_sent_is_kept_beside_it(window, made, tmp_path, monkeypatch):
    panel, first = made
    sent, out = tmp_path / "envoyé.docx", tmp_path / "ressorti.docx"
    sent.write_bytes(first.read_bytes() + b" ")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(sent), ""))
    pick(pressable(panel, first.name), "Joindre la version envoyée…")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(out), ""))
    pick(pressable(panel, "envoyé.docx"), "Enregistrer la version envoyée…")
    assert out.read_bytes() == sent.read_bytes()
