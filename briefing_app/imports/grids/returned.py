"""A returned grid: which sheet is which, which column is which, and its lines.

Pure: bytes in, a `Returned` out; nothing is compared here and nothing stored. Columns are known by
their header, and by the name that the file keeps for each where a header was changed. Whatever is
not recognised is told.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from briefing_app.domain.grids.cells import as_text
from briefing_app.domain.grids.columns import SHEETS
from briefing_app.domain.grids.review import (
    Identity,
    ItemId,
    Returned,
    ReturnedRow,
    ReturnedSheet,
    SetAside,
)
from briefing_app.domain.grids.sheet import Sheet
from briefing_app.domain.text.text import fold
from briefing_app.errors import UserError
from briefing_app.imports.grids.delimited import read_delimited
from briefing_app.imports.grids.excel import read_excel
from briefing_app.imports.grids.opendocument import read_opendocument
from briefing_app.imports.grids.spreadsheet import RawRow, RawSheet, Spreadsheet

_OURS = ("Lisez-moi", "Tableau de bord", "Origine")
_ORIGIN = "Origine"
_IDENTITY = re.compile(r"[0-9a-f]{12}:[a-z]+:.")
_GRID = re.compile(r"[0-9a-f]{12}")
_WHERE_IDENTITIES = 30
"""Columns among which the one of identities is looked for."""
_HEADS = 30
"""Lines among which the headers are looked for."""
_FEWEST_HEADERS = 3
_LISTED_CELLS = 200
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_grid(data: bytes, document: str) -> Returned:
    """What stands in a returned workbook or table, known by its bytes."""
    if not data:
        raise UserError(f"« {document} » est vide. Rien n’a été importé.")
    book = _spreadsheet(data, document)
    return _Recogniser(book, document).returned()


def _spreadsheet(data: bytes, document: str) -> Spreadsheet:
    if data.startswith(b"PK"):
        is_open = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in data[:100]
        return read_opendocument(data) if is_open else read_excel(data)
    if data.startswith(_OLD_OFFICE):
        raise UserError(
            f"« {document} » est protégé par un mot de passe, ou dans un ancien format. Ouvrez-le,"
            " enregistrez-le en .xlsx sans mot de passe, puis recommencez. Rien n’a été importé."
        )
    if data.startswith((b"%PDF", b"{\\rtf")):
        raise UserError(f"« {document} » n’est pas un tableau. Rien n’a été importé.")
    return read_delimited(data, PurePath(document).stem)


class _Recogniser:
    """Goes through the sheets of one file."""

    def __init__(self, book: Spreadsheet, document: str) -> None:
        self._book = book
        self._document = document
        self._aside: list[SetAside] = []

    def returned(self) -> Returned:
        origin = next((s for s in self._book.sheets if s.title == _ORIGIN), None)
        found = []
        for sheet in self._book.sheets:
            if sheet.title not in _OURS and sheet.rows:
                known = self._sheet(sheet)
                found += [known] if known else []
        if not found:
            raise UserError(
                f"« {self._document} » n’est pas une grille de suivi : aucune de ses colonnes"
                " n’est reconnue. Rien n’a été importé."
            )
        grid, organisation = _origin(origin)
        return Returned(
            document=self._document,
            grid=_most_common(found) or next(filter(_GRID.fullmatch, self._book.marks), "") or grid,
            organisation=organisation,
            sheets=tuple(found),
            sent=dict(_sent(origin)),
            set_aside=tuple(self._aside),
        )

    def _sheet(self, raw: RawSheet) -> ReturnedSheet | None:
        kind = self._kind(raw)
        head = _head(raw, SHEETS[kind]) if kind else None
        if kind is None or head is None:
            many = "s" if len(raw.rows) > 1 else ""
            lines = f"{len(raw.rows)} ligne{many} non reprise{many}"
            self._put_aside(raw, None, f"feuille non reconnue, {lines}")
            return None
        sheet = SHEETS[kind]
        columns = _columns(raw, head, sheet, self._book)
        below = [row for row in raw.rows if row.number > head.number]
        identities = _identity_column(below)
        self._put_aside_oddities(raw, sheet, head, columns, below, identities)
        rows = tuple(_row(row, columns, identities) for row in below)
        return ReturnedSheet(kind, raw.title, frozenset(columns.values()), rows)

    def _kind(self, raw: RawSheet) -> str | None:
        """By the identities of its lines, by a name kept in the file, by its title or headers."""
        kinds = Counter(
            identity.item.kind
            for row in raw.rows[:500]
            for cell in row.cells
            if isinstance(cell, str) and _IDENTITY.match(cell)
            if (identity := Identity.read(cell))
        )
        if kinds:
            return kinds.most_common(1)[0][0]
        for name, place in self._book.names.items():
            if place.sheet == raw.title:
                return name.partition("_")[0]
        for sheet in SHEETS.values():
            if _plain(raw.title) == _plain(sheet.title):
                return sheet.kind
        scores = {kind: _best(raw, sheet) for kind, sheet in SHEETS.items()}
        best = max(scores, key=lambda kind: scores[kind])
        return best if scores[best] >= _FEWEST_HEADERS else None

    def _put_aside_oddities(
        self,
        raw: RawSheet,
        sheet: Sheet,
        head: RawRow,
        columns: Mapping[int, str],
        below: list[RawRow],
        identities: int | None,
    ) -> None:
        for column in sheet.columns:
            if column.fill and column.key not in columns.values():
                self._put_aside(
                    raw, None, f"la colonne « {column.header} » manque : rien n’est changé"
                )
        for row in raw.rows:
            if row.number < head.number:
                words = " · ".join(as_text(cell) for cell in row.cells if cell is not None)
                self._put_aside(raw, row.number, f"au-dessus des titres : « {words} »")
        self._put_aside_added(raw, head, columns, below, identities)
        for number, area in raw.merged:
            if number > head.number:
                reason = f"cellules fusionnées ({area}) : seule la première ligne compte"
                self._put_aside(raw, number, reason)
        for number, place in raw.unreckoned:
            key = columns.get(place - 1)
            if number > head.number and key not in (None, "situation"):
                header = sheet.column(str(key)).header
                self._put_aside(raw, number, f"{header} : une formule sans résultat")
        if raw.hidden:
            self._put_aside(raw, None, f"{raw.hidden} lignes masquées, lues comme les autres")

    def _put_aside_added(
        self,
        raw: RawSheet,
        head: RawRow,
        columns: Mapping[int, str],
        below: list[RawRow],
        identities: int | None,
    ) -> None:
        """Lists what stands in columns that are not ours; none of it is taken over."""
        cells_of_column: Counter[int] = Counter()
        for row in below:
            for index, cell in enumerate(row.cells):
                if cell is None or index in columns or index == identities:
                    continue
                cells_of_column[index] += 1
                if cells_of_column[index] <= _LISTED_CELLS:
                    header = _header(head, index)
                    self._put_aside(
                        raw, row.number, f"{header}, colonne ajoutée : « {as_text(cell)} »"
                    )
        for index, count in cells_of_column.items():
            if count > _LISTED_CELLS:
                rest = count - _LISTED_CELLS
                self._put_aside(raw, None, f"{_header(head, index)} : et {rest} autres cellules")

    def _put_aside(self, raw: RawSheet, row: int | None, reason: str) -> None:
        self._aside.append(SetAside(self._document, "", raw.title, row, reason))


def _head(raw: RawSheet, sheet: Sheet) -> RawRow | None:
    """The line of headers: the one among the first that has most of them."""
    headers = _headers(sheet)
    scored = [(len(_known(row, headers)), -row.number, row) for row in raw.rows[:_HEADS]]
    count, _, head = max(scored, key=lambda each: each[:2])
    return head if count >= 2 else None


def _best(raw: RawSheet, sheet: Sheet) -> int:
    headers = _headers(sheet)
    return max(len(_known(row, headers)) for row in raw.rows[:_HEADS])


def _headers(sheet: Sheet) -> dict[str, str]:
    """Every header that a column may have, and its key; the present headers win."""
    also = {_plain(other): c.key for c in sheet.columns for other in (*c.also, c.key)}
    return also | {_plain(column.header): column.key for column in sheet.columns}


def _known(row: RawRow, headers: Mapping[str, str]) -> dict[int, str]:
    """The columns that a line of headers names, each once."""
    found: dict[str, int] = {}
    for index, cell in enumerate(row.cells):
        key = headers.get(_plain(cell)) if isinstance(cell, str) else None
        if key:
            found.setdefault(key, index)
    return {index: key for key, index in found.items()}


def _columns(raw: RawSheet, head: RawRow, sheet: Sheet, book: Spreadsheet) -> dict[int, str]:
    """Which column stands where: by its header, else by the name that the file keeps of it."""
    columns = _known(head, _headers(sheet))
    for name, place in book.names.items():
        kind, _, key = name.partition("_")
        here = (place.sheet, place.row, kind) == (raw.title, head.number, sheet.kind)
        if here and sheet.has(key) and key not in columns.values():
            columns.setdefault(place.column - 1, key)
    return columns


def _identity_column(rows: Iterable[RawRow]) -> int | None:
    places = Counter(
        index
        for row in rows
        for index, cell in enumerate(row.cells[:_WHERE_IDENTITIES])
        if isinstance(cell, str) and cell[12:13] == ":" and _IDENTITY.match(cell)
    )
    return places.most_common(1)[0][0] if places else None


def _row(row: RawRow, columns: Mapping[int, str], identities: int | None) -> ReturnedRow:
    cells = row.cells
    width = len(cells)
    identity = cells[identities] if identities is not None and identities < width else None
    found = {
        key: as_text(cells[index])
        for index, key in columns.items()
        if index < width and cells[index] is not None
    }
    return ReturnedRow(row.number, as_text(identity), found)


def _most_common(sheets: Iterable[ReturnedSheet]) -> str:
    """The grid that most lines come from, by their identities; empty if none has one."""
    grids = Counter(
        identity.grid
        for sheet in sheets
        for row in sheet.rows
        if (identity := Identity.read(row.identity))
    )
    return grids.most_common(1)[0][0] if grids else ""


def _origin(sheet: RawSheet | None) -> tuple[str, str]:
    """The file and the association, from the hidden sheet; empty if it names none."""
    if sheet is None or not sheet.rows:
        return "", ""
    cells = [as_text(cell) for cell in sheet.rows[0].cells] + [""] * 4
    return (cells[1], cells[3]) if _GRID.fullmatch(cells[1]) else ("", "")


def _sent(sheet: RawSheet | None) -> Iterator[tuple[ItemId, Mapping[str, str]]]:
    """From the hidden sheet: what stood in the cells that may change."""
    for row in sheet.rows if sheet else ():
        first, *rest = str(row.cells[0]).split("\n")
        identity = Identity.read(first) if _IDENTITY.match(first) else None
        if identity:
            yield identity.item, dict(zip(rest[::2], rest[1::2], strict=False))


def _header(head: RawRow, index: int) -> str:
    cell = head.cells[index] if index < len(head.cells) else None
    return f"« {as_text(cell)} »" if cell is not None else f"Colonne {index + 1}"


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()
