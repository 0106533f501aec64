"""A grid in the hands of an association: opened, filled in and saved as spreadsheets are."""

from pathlib import Path
from typing import Any

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
