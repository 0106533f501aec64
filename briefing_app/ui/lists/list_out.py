"""A list that leaves the window: as a table for a spreadsheet, or on paper."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from briefing_app.documents.blocks import Cell, Document, Heading, Paragraph, Table, plain
from briefing_app.domain.choices import Diffusion
from briefing_app.domain.text.dates import format_date
from briefing_app.exports.pages.drawing import Pages
from briefing_app.storage.lists import ListColumn, ListRow
from briefing_app.ui.lists.delegate import cell_text
from briefing_app.ui.parts.outside import documents_folder, preview_and_print
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.tables import write_list

_REF, _TITLE, _OTHER = 10, 50, 16
"""Parts of the width of a page."""


def export_list(
    parent: QWidget,
    session: Session,
    title: str,
    kind: str,
    keys: Sequence[str],
    audience: Diffusion,
) -> None:
    """The lines as they are narrowed and sorted, for those who may see them."""
    name = documents_folder() / f"{title} {date.today().isoformat()}.csv"
    chosen, _ = QFileDialog.getSaveFileName(parent, "Exporter", str(name), "CSV (*.csv)")
    if chosen:
        write_list(session.store, kind, Path(chosen).with_suffix(".csv"), audience, keys)


def print_list(
    parent: QWidget, title: str, columns: Sequence[ListColumn], rows: list[ListRow]
) -> None:
    """The lines as they show, on paper, for her own use: a preview first."""
    pages = Pages(printed(title, columns, rows, date.today()))
    preview_and_print(parent, title, pages.paint_all)


def printed(
    title: str, columns: Sequence[ListColumn], rows: Sequence[ListRow], today: date
) -> Document:
    """A list as a document: one line of it is one row of a table."""
    header = ("Réf.", title, *(column.caption for column in columns))
    widths = (_REF, _TITLE, *(_OTHER for _ in columns))
    told = [
        (row.ref, row.title, *(cell_text(column, row, today).text for column in columns))
        for row in rows
    ]
    table = Table(title, header, widths, tuple(tuple(map(_cell, line)) for line in told))
    head = Heading(1, f"{title} ({len(rows)})", numbered=False)
    day = format_date(today)
    return Document(title, "", (title, day), today, (head, table), footer=day, landscape=True)


def _cell(text: str) -> Cell:
    return Cell((Paragraph(plain(text)),))
