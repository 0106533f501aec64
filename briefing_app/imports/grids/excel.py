"""Excel workbooks that come in: values only, no formula reckoned, no link followed.

Read line by line with openpyxl, after an own look at the archive: what openpyxl does not tell in
that mode (merged cells, hidden lines, formulas without a result) is sought in the parts.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

import openpyxl
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException

from briefing_app.domain.grids.cells import Raw
from briefing_app.errors import UserError
from briefing_app.imports.archives import DamagedArchiveError, open_archive
from briefing_app.imports.grids.spreadsheet import (
    MOST_COLUMNS,
    CellAddress,
    RawSheet,
    Spreadsheet,
    filled,
)

PROPERTY = "Plaidoyer"
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"')
_HIDDEN = re.compile(rb'<row [^>]*hidden="(?:1|true)"')
_UNRECKONED = re.compile(
    rb'<c r="([A-Z]{1,3})(\d+)"[^>]*><f(?:/>|[^>]*>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>'
)
_PLACE = re.compile(r"'?(.+?)'?!\$?([A-Z]{1,3})\$?(\d+)")
_OPENPYXL_FAULTS = (
    *(KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, SyntaxError),
    *(zipfile.BadZipFile, zlib.error, EOFError, InvalidFileException, NotImplementedError),
)


def read_excel(data: bytes) -> Spreadsheet:
    parts = open_archive(data)
    if any(name.endswith("vbaProject.bin") for name in parts):
        raise UserError(
            "Ce classeur contient des macros. Enregistrez-le au format .xlsx, sans macro, puis"
            " recommencez. Rien n’a été importé."
        )
    for name in parts:
        if name.endswith((".xml", ".rels")) and not name.startswith("xl/worksheets/"):
            parts[name]  # looked at before openpyxl does
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        sheets = tuple(_sheet(sheet, parts) for sheet in book.worksheets)
        return Spreadsheet(sheets, dict(_places(book)), tuple(_marks(book)))
    except UserError:
        raise
    except _OPENPYXL_FAULTS as error:
        raise DamagedArchiveError from error


def _sheet(sheet: Any, parts: Mapping[str, bytes]) -> RawSheet:
    source = parts[sheet._worksheet_path]
    sheet.reset_dimensions()
    return RawSheet(
        title=sheet.title,
        rows=filled(_lines(sheet)),
        merged=tuple(_merged(source)),
        hidden=len(_HIDDEN.findall(source)),
        unreckoned=tuple(
            (int(row), column_index_from_string(letters.decode()))
            for letters, row in _UNRECKONED.findall(source)
        ),
    )


def _lines(sheet: Any) -> Iterator[tuple[int, tuple[Raw, ...]]]:
    """The lines that are there; those that the file leaves out come without a cell."""
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        if cells:
            yield number, cells[:MOST_COLUMNS]


def _merged(source: bytes) -> Iterator[tuple[int, str]]:
    for left, top, right, bottom in _MERGED.findall(source):
        if top != bottom:
            yield int(top), f"{(left + top).decode()}:{(right + bottom).decode()}"


def _places(book: Any) -> Iterator[tuple[str, CellAddress]]:
    for name, defined in book.defined_names.items():
        found = _PLACE.fullmatch(defined.attr_text or "")
        if name.startswith(f"{PROPERTY}_") and found:
            sheet, letters, row = found.groups()
            place = CellAddress(
                sheet.replace("''", "'"), int(row), column_index_from_string(letters)
            )
            yield name.removeprefix(f"{PROPERTY}_"), place


def _marks(book: Any) -> Iterator[str]:
    for each in book.custom_doc_props.props:
        if each.name == PROPERTY:
            yield str(each.value)
    if PROPERTY in book.defined_names:
        yield str(book.defined_names[PROPERTY].attr_text).strip('"')
