"""Grids become Excel workbooks that go round, and can be recognised when they come back.

Each line carries its identity in a hidden column inside the table; the file's own identity stands
in that column too, in a defined name, in a property and in a hidden sheet, because every program
that saves a workbook loses one or the other. A hidden name points to the head of each column.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.formatting.rule import FormulaRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from briefing_app.domain.choices import CommitmentStatus
from briefing_app.domain.grids.columns import situation
from briefing_app.domain.grids.review import Identity, ItemId
from briefing_app.domain.grids.sheet import CellEntry, Column, SheetLine, Tab, Workbook
from briefing_app.domain.lateness import CLOSED, SOON, YEAR
from briefing_app.exports.excel.dashboard import DASHBOARD, write_dashboard
from briefing_app.exports.excel.guide import GUIDE, write_guide
from briefing_app.exports.excel.styles import (
    AMBER,
    AMBER_TINT,
    GREEN,
    LINE_HEIGHT,
    QUIET,
    RED,
    RED_TINT,
    Styles,
    fill,
    font,
    set_up_page,
)
from briefing_app.exports.files import read_archive, write_archive

ORIGIN = "Origine"
"""The hidden sheet that remembers what was sent."""
PROPERTY = "Plaidoyer"
IDENTITY = "Clé"
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORM_LINES = 40
_PROTECTION = (
    *("sheet", "objects", "scenarios"),
    *("insertColumns", "insertHyperlinks", "deleteColumns", "pivotTables"),
)


def write_grid(content: Workbook, path: Path) -> None:
    """Write the workbook; the same content gives the same bytes."""
    writer = _Writer(content)
    book = writer.write()
    buffer = io.BytesIO()
    # Not compressed yet: the parts are read again and written for good below.
    ExcelWriter(book, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED)).save()
    write_archive(path, _finished(read_archive(buffer), writer.results))


class _Writer:
    """Builds one workbook. `results` are the values of its formulas, for who does not reckon."""

    def __init__(self, content: Workbook) -> None:
        self._content = content
        self._book = openpyxl.Workbook()
        self._styles = Styles(self._book)
        self.results: dict[str, dict[str, str | int]] = {}

    def write(self) -> openpyxl.Workbook:
        guide = self._book.worksheets[0]
        guide.title = GUIDE
        lists = write_guide(guide, self._styles, self._content)
        for tab in self._content.tabs:
            self._tab(tab, lists)
        if not self._content.tabs[0].sheet.form:
            dashboard = self._book.create_sheet(DASHBOARD)
            situations = {tab: [*map(str, told.values())] for tab, told in self.results.items()}
            self.results[DASHBOARD] = write_dashboard(
                dashboard, self._styles, self._content, situations
            )
        self._origin()
        self._describe()
        return self._book

    def _tab(self, tab: Tab, lists: Mapping[CellEntry, str]) -> None:
        sheet = self._book.create_sheet(tab.sheet.title)
        self.results[sheet.title] = {}
        self._head(sheet, tab)
        blank = (SheetLine("", {}),) * (_FORM_LINES if tab.sheet.form else 0)
        for row, line in enumerate(tab.lines + blank, start=2):
            self._line(sheet, tab, row, line)
        last = max(sheet.max_row, 2)
        self._table(sheet, tab, last)
        for number, column in enumerate(tab.sheet.columns, start=2):
            self._validate(sheet, column, number, last, lists)
        _highlight(sheet, tab, last)
        _lay_out(sheet, tab, self._content)

    def _head(self, sheet: Worksheet, tab: Tab) -> None:
        self._styles.put(sheet, 1, 1, IDENTITY, "head")
        for number, column in enumerate(tab.sheet.columns, start=2):
            style = "head-fill" if column.fill else "head"
            self._styles.put(sheet, 1, number, column.header, style)
        sheet.row_dimensions[1].height = 2 * LINE_HEIGHT + 3

    def _line(self, sheet: Worksheet, tab: Tab, row: int, line: SheetLine) -> None:
        if line.key:
            identity = Identity(self._content.grid, ItemId(tab.sheet.kind, line.key))
            self._styles.put(sheet, row, 1, str(identity), "quiet")
        for number, column in enumerate(tab.sheet.columns, start=2):
            value: Any = line.cells.get(column.key)
            if column.entry is CellEntry.DATE and value:
                value = date.fromisoformat(value)
            elif value:
                value = _ESCAPE.sub("_x005F_", value)
            self._styles.put(sheet, row, number, value, _style(column))
        if tab.sheet.has("situation"):
            self._situation(sheet, tab, row, line)
        sheet.row_dimensions[row].height = _height(tab, line)

    def _situation(self, sheet: Worksheet, tab: Tab, row: int, line: SheetLine) -> None:
        due, status = (f"{_letter(tab, key)}{row}" for key in ("due", "status"))
        cell = sheet._cells[row, tab.sheet.place("situation")]
        cell.value = _situation_formula(due, status)
        given = line.cells.get("due")
        day = date.fromisoformat(given) if given else None
        state = CommitmentStatus.labelled(line.cells["status"])
        shown = situation(day, state, self._content.produced)
        self.results[sheet.title][cell.coordinate] = shown

    def _table(self, sheet: Worksheet, tab: Tab, last: int) -> None:
        end = get_column_letter(len(tab.sheet.columns) + 1)
        table = Table(displayName=f"Grille{tab.sheet.title}", ref=f"A1:{end}{last}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        sheet.add_table(table)

    def _validate(
        self,
        sheet: Worksheet,
        column: Column,
        number: int,
        last: int,
        lists: Mapping[CellEntry, str],
    ) -> None:
        if not column.fill:
            return
        letter = get_column_letter(number)
        rule = DataValidation(
            **_rule(column, self._content, lists),
            sqref=f"{letter}2:{letter}{last}",
            allow_blank=True,
            showInputMessage=True,
            promptTitle=column.header[:32],
            prompt=column.hint[:255],
        )
        sheet.add_data_validation(rule)

    def _origin(self) -> None:
        """What was sent in the cells that may change, for a store that has forgotten it."""
        sheet = self._book.create_sheet(ORIGIN)
        sheet.sheet_state = "veryHidden"
        content = self._content
        sheet.append((PROPERTY, content.grid, content.round, content.organisation))
        sheet.append((content.produced.isoformat(),))
        for tab in content.tabs:
            fields = [column.key for column in tab.sheet.columns if column.field and column.fill]
            for line in tab.lines if fields else ():
                identity = Identity(content.grid, ItemId(tab.sheet.kind, line.key))
                pairs = (part for key in fields for part in (key, line.cells.get(key, "")))
                # In one cell: a file of ten thousand lines opens a third faster.
                sheet.append(("\n".join((str(identity), *pairs)),))

    def _describe(self) -> None:
        content, book = self._content, self._book
        book.defined_names[PROPERTY] = DefinedName(PROPERTY, attr_text=f'"{content.grid}"')
        for tab in content.tabs:
            for column in tab.sheet.columns:
                name = f"{PROPERTY}_{tab.sheet.kind}_{column.key}"
                head = f"{tab.sheet.title}!${_letter(tab, column.key)}$1"
                book.defined_names[name] = DefinedName(name, attr_text=head, hidden=True)
        book.custom_doc_props.append(StringProperty(name=PROPERTY, value=content.grid))
        properties = book.properties
        properties.title, properties.creator = content.title, content.collective
        properties.language = "fr-FR"
        properties.created = properties.modified = datetime.combine(content.produced, time())
        book.calculation.fullCalcOnLoad = True


def _style(column: Column) -> str:
    if column.fill:
        return "fill-date" if column.entry is CellEntry.DATE else "fill"
    return "cell" if column.field or column.key == "situation" else "quiet"


def _letter(tab: Tab, key: str) -> str:
    return str(get_column_letter(tab.sheet.place(key)))


def _situation_formula(due: str, status: str) -> str:
    """As `situation` tells it, on the day the file is opened."""
    late, ahead = f"(TODAY()-{due})", f"({due}-TODAY())"
    over = ",".join(f'{status}="{each.label}"' for each in CLOSED)
    return (
        f'=IF(OR(NOT(ISNUMBER({due})),{over}),"",'
        f'IF({late}>={2 * YEAR},INT({late}/{YEAR})&" ans de retard",'
        f'IF({late}>1,{late}&" jours de retard",'
        f'IF({late}=1,"1 jour de retard",'
        f'IF({late}=0,"aujourd’hui",'
        f'IF({ahead}=1,"demain",'
        f'IF({ahead}<={SOON},"dans "&{ahead}&" jours","")))))))'
    )


def _rule(column: Column, content: Workbook, lists: Mapping[CellEntry, str]) -> dict[str, Any]:
    """What the cell takes; a list of names or a date may still be written otherwise."""
    if column.entry is CellEntry.DATE:
        title, said = "Date attendue", "Une date est attendue, comme 03/02/2027."
        bounds = {"type": "date", "operator": "greaterThan", "formula1": "36526"}
        return bounds | _refused(title, f"{said} La garder quand même ?", "warning")
    if column.entry in lists:
        said = "Ce nom n’est pas dans la liste. Le garder quand même ?"
        names = {"type": "list", "formula1": lists[column.entry]}
        return names | _refused(_NOT_LISTED, said, "warning")
    options = column.options(content.names)
    if options:
        said = "Choisissez dans la liste : " + ", ".join(options) + "."
        words = {"type": "list", "formula1": f'"{",".join(options)}"'}
        return words | _refused(_NOT_LISTED, said)
    return {}


_NOT_LISTED = "Hors de la liste"


def _refused(title: str, said: str, style: str | None = None) -> dict[str, Any]:
    return {"showErrorMessage": True, "errorTitle": title, "error": said, "errorStyle": style}


def _highlight(sheet: Worksheet, tab: Tab, last: int) -> None:
    """Colours that repeat what words say; they follow the words when these change."""
    if not tab.sheet.has("status") or tab.sheet.form:
        return
    status = f"${_letter(tab, 'status')}2"
    everywhere = f"B2:{get_column_letter(len(tab.sheet.columns) + 1)}{last}"
    rules: list[tuple[str, str, str, str]] = []
    if tab.sheet.has("situation"):
        words = f"${_letter(tab, 'situation')}2"
        where = f"{_letter(tab, 'due')}2:{_letter(tab, 'situation')}{last}"
        rules += [
            (where, f'RIGHT({words},6)="retard"', RED, RED_TINT),
            (where, f"LEN({words})>0", AMBER, AMBER_TINT),
        ]
    mine = f"{_letter(tab, 'status')}2:{_letter(tab, 'status')}{last}"
    rules += [
        (mine, f'OR({status}="non tenu",{status}="abandonnée")', RED, ""),
        (mine, f'OR({status}="tenu",{status}="satisfaite")', GREEN, ""),
        (everywhere, f'OR({status}="tenu",{status}="caduc",{status}="abandonnée")', QUIET, ""),
    ]
    for where, formula, colour, tint in rules:
        letters = font(color=colour, bold=colour != QUIET)
        background = fill(tint) if tint else None
        sheet.conditional_formatting.add(
            where, FormulaRule(formula=[formula], font=letters, fill=background)
        )


def _lay_out(sheet: Worksheet, tab: Tab, content: Workbook) -> None:
    for number, column in enumerate(tab.sheet.columns, start=2):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.column_dimensions["A"].width = 12
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = "B2" if tab.sheet.form else "C2"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 90
    for name in _PROTECTION:
        setattr(sheet.protection, name, True)
    for name in ("sort", "autoFilter", "formatCells", "formatColumns", "formatRows", "insertRows"):
        setattr(sheet.protection, name, False)  # which means: allowed
    sheet.protection.deleteRows = False
    set_up_page(sheet, content)
    sheet.print_title_rows = "1:1"


_WIDE, _SPACE = 0.95, 0.5
"""The widths of a letter and of a space in digits, which column widths are counted in."""
_INDENT = 1
"""The white before the words of a cell."""
_HIGHEST = 409.0


def _height(tab: Tab, line: SheetLine) -> float:
    """High enough for the longest text of the line; it grows when somebody writes in it."""
    lines = 2 if tab.sheet.form else 1
    for column in tab.sheet.columns:
        text = line.cells.get(column.key)
        if text and (len(text) * _WIDE > column.width - _INDENT or "\n" in text):
            lines = max(lines, _wrapped(text, column.width - _INDENT))
    return min(lines * LINE_HEIGHT + 4, _HIGHEST)


@lru_cache(maxsize=10_000)
def _wrapped(text: str, width: int) -> int:
    """How many lines the text takes, broken between words."""
    count = 0
    for part in text.split("\n"):
        count, taken = count + 1, 0.0
        for word in part.split(" "):
            length = len(word) * _WIDE
            if taken and taken + length > width:
                count, taken = count + 1, 0.0
            taken += length + _SPACE
    return count


_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)><f>(.*?)</f><v ?/?>(?:</v>)?</c>')


def _finished(
    parts: dict[str, bytes], results: Mapping[str, Mapping[str, str | int]]
) -> dict[str, bytes]:
    """What openpyxl cannot say: heights that may grow, the values of formulas, who wrote it."""
    names = re.findall(rb'<sheet [^>]*name="([^"]+)"', parts["xl/workbook.xml"])
    for number, name in enumerate(names, start=1):
        part = f"xl/worksheets/sheet{number}.xml"
        values = results.get(name.decode(), {})
        text = parts[part].replace(b' customHeight="1"', b"")
        parts[part] = _FORMULA.sub(partial(_with_result, values), text)
    application = b"<Application>Plaidoyer</Application>"
    parts["docProps/app.xml"] = re.sub(
        rb"<Application>.*?</Application>(<AppVersion>.*?</AppVersion>)?",
        application,
        parts["docProps/app.xml"],
    )
    return parts


def _with_result(results: Mapping[str, str | int], found: re.Match[bytes]) -> bytes:
    place, attributes, formula = found.groups()
    value = results[place.decode()]
    kind = b' t="str"' if isinstance(value, str) else b""
    result = str(value).encode()
    return b'<c r="%s"%s%s><f>%s</f><v>%s</v></c>' % (place, attributes, kind, formula, result)
