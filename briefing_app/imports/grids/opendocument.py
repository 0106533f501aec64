"""OpenDocument spreadsheets (.ods), as LibreOffice saves them when nobody asks for Excel."""

from collections.abc import Iterator

from lxml import etree

from briefing_app.domain.grids.cells import Raw
from briefing_app.imports.archives import DamagedArchiveError, open_archive
from briefing_app.imports.grids.spreadsheet import MOST_COLUMNS, RawSheet, Spreadsheet, filled

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def read_opendocument(data: bytes) -> Spreadsheet:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(open_archive(data)["content.xml"], parser)
    except (KeyError, etree.XMLSyntaxError) as error:
        raise DamagedArchiveError from error
    return Spreadsheet(tuple(map(_sheet, root.iter(f"{_TABLE}table"))))


def _sheet(table: etree._Element) -> RawSheet:
    merged = []
    hidden = 0
    lines: list[tuple[int, list[Raw]]] = []
    number = 1
    for row in table.iter(f"{_TABLE}table-row"):
        repeated = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        hidden += row.get(f"{_TABLE}visibility", "visible") != "visible"
        cells = list(_cells(row))
        # What is repeated a million times is the empty space below.
        if any(cell is not None for cell in cells):
            lines += [(number + index, cells) for index in range(min(repeated, 1_000))]
        for cell in row.iter(_CELLS[0]):
            if int(cell.get(f"{_TABLE}number-rows-spanned", "1")) > 1:
                merged.append((number, f"ligne {number}"))
        number += repeated
    title = str(table.get(f"{_TABLE}name"))
    return RawSheet(title, filled(lines), tuple(merged), hidden)


def _cells(row: etree._Element) -> Iterator[Raw]:
    count = 0
    for cell in row.iterchildren(*_CELLS):
        value = _value(cell)
        repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        for _ in range(min(repeated, MOST_COLUMNS - count)):
            yield value
        count += min(repeated, MOST_COLUMNS - count)


def _value(cell: etree._Element) -> Raw:
    if cell.get(f"{_OFFICE}value-type") == "date":
        return str(cell.get(f"{_OFFICE}date-value"))[:10]
    paragraphs = cell.iterchildren(f"{_TEXT}p")
    return "\n".join("".join(map(str, p.itertext())) for p in paragraphs) or None
