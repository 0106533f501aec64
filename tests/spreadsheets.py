"""A grid in the hands of an association: opened, filled in and saved as spreadsheets are."""

import csv
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet


class Opened:
    """A workbook that somebody has open; `write` types into the line of a reference."""

    def __init__(self, path: Path) -> None:
        self.book = openpyxl.load_workbook(path)

    def __getitem__(self, title: str) -> Worksheet:
        return self.book[title]

    def column(self, title: str, header: str) -> int:
        return next(cell.column for cell in self[title][1] if cell.value == header)

    def row(self, title: str, ref: str) -> int:
        place = self.column(title, "Réf.")
        rows = range(2, self[title].max_row + 1)
        return next(r for r in rows if self[title].cell(r, place).value == ref)

    def cell(self, title: str, ref: str, header: str) -> Any:
        return self[title].cell(self.row(title, ref), self.column(title, header))

    def write(self, title: str, ref: str, **cells: Any) -> "Opened":
        for header, value in cells.items():
            self.cell(title, ref, header.replace("_", " ")).value = value
        return self

    def append(self, title: str, **cells: Any) -> "Opened":
        sheet = self[title]
        row = sheet.max_row + 1
        for header, value in cells.items():
            sheet.cell(row, self.column(title, header.replace("_", " "))).value = value
        return self

    def save(self, path: Path) -> Path:
        self.book.save(path)
        return path

    def save_as_csv(self, title: str, path: Path) -> Path:
        """One sheet, as Excel writes it for France."""
        with path.open("w", newline="", encoding="cp1252", errors="replace") as file:
            csv.writer(file, delimiter=";").writerows(_written(self[title]))
        return path

    def save_as_ods(self, path: Path) -> Path:
        """As LibreOffice keeps it: every sheet, and nothing of what only Excel knows."""
        tables = "".join(_table(sheet) for sheet in self.book)
        content = f"<office:document-content {_SPACES}><office:body><office:spreadsheet>{tables}"
        content += "</office:spreadsheet></office:body></office:document-content>"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("content.xml", content)
        return path


_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


def _written(sheet: Worksheet) -> Iterator[list[str]]:
    """The cells as a person sees them; formulas are shown without a result."""
    for row in sheet.iter_rows(values_only=True):
        yield [_shown(value) for value in row]


def _shown(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}"
    text = "" if value is None else str(value)
    return "" if text.startswith("=") else text


def _table(sheet: Worksheet) -> str:
    rows = "".join(
        f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in _written(sheet)
    )
    return f"<table:table table:name={quoteattr(sheet.title)}>{rows}</table:table>"


def _cell(text: str) -> str:
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
