"""Tables in plain text (CSV), as every program writes them its own way."""

import codecs
import csv
import io

from briefing_app.errors import UserError
from briefing_app.imports.grids.spreadsheet import MOST_COLUMNS, RawSheet, Spreadsheet, filled

_SEPARATORS = (";", "\t", ",", "|")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONGEST_CELL = 1_000_000
_GUARDED = ("'=", "'+", "'-", "'@")


def read_delimited(data: bytes, title: str) -> Spreadsheet:
    text = _decoded(data)
    if "\0" in text:
        raise UserError(
            "Ce fichier n’est ni un classeur ni un tableau en texte. Rien n’a été importé."
        )
    csv.field_size_limit(_LONGEST_CELL)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error as error:
        raise UserError(
            "Ce tableau en texte est endommagé et ne peut pas être lu. Rien n’a été importé."
        ) from error
    rows = ((n, map(_unguarded, line[:MOST_COLUMNS])) for n, line in enumerate(lines, start=1))
    return Spreadsheet((RawSheet(title, filled(rows)),))


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if data[1:200:2].count(0) > 40 or data[0:200:2].count(0) > 40:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _separator(text: str) -> str:
    """The one that its first lines hold most of, outside quotes."""
    start = "".join(text[:20_000].split('"')[::2])
    head = "\n".join(start.splitlines()[:20])
    return max(_SEPARATORS, key=lambda each: (head.count(each), -_SEPARATORS.index(each)))


def _unguarded(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from reckoning a text."""
    return cell[1:] if cell.startswith(_GUARDED) else cell
