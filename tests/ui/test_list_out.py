"""A list leaves as it stands: narrowed, sorted, for those who may see it."""

import csv
import gc

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog

from briefing_app.domain.model import Commitment
from tests.ui.acting import pick


@pytest.fixture
def pane(window):
    pane = window.visit("commitments").pane
    pane.show_all()
    return pane


def test_the_lines_that_show_become_a_table_without_what_is_held_back(
    pane, demo, tmp_path, monkeypatch
):
    path = tmp_path / "liste.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(path), ""))
    pane.search.setText("préfecture")
    pane.narrow()
    shown = demo.find(Commitment, pane.model.keys)
    open_ = [item.ref for item in shown if item.diffusion == "transmissible"]
    assert 0 < len(shown) < len(demo.keys("commitments"))
    pick(pane.outside, "Liste pour tableur (CSV), pour : ministère ou institution…")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert [row[0] for row in rows[1:]] == open_


def test_the_lines_that_show_are_printed_after_a_preview(pane, demo, tmp_path, monkeypatch):
    path = tmp_path / "liste.pdf"

    def preview(dialog):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        dialog.paintRequested.emit(printer)

    monkeypatch.setattr(QPrintPreviewDialog, "exec", preview)
    pick(pane.outside, "Imprimer la liste…")
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    assert all(item.ref in text for item in demo.find(Commitment))


def test_the_printer_outlives_the_preview_that_draws_on_it(pane, monkeypatch):
    alive = []

    def preview(_dialog):
        alive.extend(each for each in gc.get_objects() if isinstance(each, QPrinter))

    monkeypatch.setattr(QPrintPreviewDialog, "exec", preview)
    pick(pane.outside, "Imprimer la liste…")
    assert alive
