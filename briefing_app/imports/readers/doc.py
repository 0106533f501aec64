"""Word 97-2003: the text by its piece table, with the lists and headings of its paragraphs.

The format keeps text and properties apart: pieces give where the text lies in the file, and pages
of 512 bytes give, by place in the file, how paragraphs and letters look. ([MS-DOC], Microsoft.)
"""

import io
import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import olefile

from briefing_app.errors import UserError
from briefing_app.imports.line import CellPlace, Extract, ReadStyle
from briefing_app.imports.readers.package import PROTECTED, damaged
from briefing_app.imports.readers.reader import COMMENT, TEXT_BOX
from briefing_app.imports.readers.stream_reader import StreamReader

_WORD_97 = 0xA5EC
_OLDER = 0xA5DC
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_FIRST_PAIR, _CHPX, _PAPX, _CLX = 0x9A, 12, 13, 33
_COUNTS = 0x4C
_NOTE = "note"
_HEADS = "en-tête ou pied de page"
_PARTS = (
    ("", ""), (_NOTE, ""), (_HEADS, _HEADS), ("", "texte de macro"),
    (COMMENT, COMMENT), (_NOTE, ""), (TEXT_BOX, ""), (_HEADS, _HEADS),
)  # fmt: skip
"""The parts of the text in their order in the file: their place, and why they are left out."""
_PAGE = 512
_OPERANDS = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_LEVEL, _LIST, _OUTLINE, _IN_TABLE, _ROW_END = 0x260A, 0x460B, 0x2640, 0x2416, 0x2417
_DELETED, _HIDDEN, _BOLD = 0x0800, 0x083C, 0x0835
_MARKS = {"\x0b": "\n", "\x1e": "-", "\x1f": "\xad", "\xa0": "\xa0", "\t": " "}
_BROKEN = (struct.error, IndexError, ValueError, OSError, KeyError, RecursionError)


def read(data: bytes) -> Extract:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return _read(container)
    except _BROKEN as error:
        raise damaged() from error


def _read(container: olefile.OleFileIO) -> Extract:
    if container.exists("EncryptedPackage"):
        raise UserError(PROTECTED)
    if not container.exists("WordDocument"):
        raise UserError(
            "Ce fichier n’est pas un texte Word (c’est peut-être un classeur Excel ou un message)."
            " Rien n’a été importé."
        )
    main = container.openstream("WordDocument").read()
    kind, flags = struct.unpack_from("<H8xH", main)
    if kind == _OLDER or kind != _WORD_97:
        raise UserError(
            "Ce document vient d’une très ancienne version de Word. Ouvrez-le dans Word ou"
            " LibreOffice, enregistrez-le en .docx, puis recommencez. Rien n’a été importé."
        )
    if flags & _ENCRYPTED:
        raise UserError(PROTECTED)
    table = container.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
    reader = _DocReader(_File(main, table))
    reader.run()
    if container.exists("Macros"):
        reader.leave_macros()
    return reader.extract()


class _Piece(NamedTuple):
    """Letters that lie together in the file."""

    first: int
    last: int
    offset: int
    width: int


class _Run(NamedTuple):
    """A stretch of the file whose letters or paragraphs look alike."""

    start: int
    end: int
    style: int
    properties: dict[int, int]


class _File:
    def __init__(self, main: bytes, table: bytes) -> None:
        self.main = main
        self._table = table
        self.pieces = list(self._pieces())
        self.letters = self._runs(_CHPX, paragraphs=False)
        self.paragraphs = self._runs(_PAPX, paragraphs=True)

    def counts(self) -> list[int]:
        """How many letters each part of the text has."""
        return list(struct.unpack_from("<8i", self.main, _COUNTS))

    def text(self) -> str:
        return "".join(map(self._piece_text, self.pieces))

    def offset(self, place: int) -> int:
        """Where in the file the letter of that place lies."""
        index = bisect_right(self.pieces, place, key=lambda piece: piece.first) - 1
        piece = self.pieces[max(0, index)]
        return piece.offset + (place - piece.first) * piece.width

    def _piece_text(self, piece: _Piece) -> str:
        raw = self.main[piece.offset : piece.offset + (piece.last - piece.first) * piece.width]
        text = raw.decode("utf-16-le" if piece.width == 2 else "cp1252", "replace")
        return text.ljust(piece.last - piece.first)[: piece.last - piece.first]

    def _block(self, index: int) -> bytes:
        start, length = struct.unpack_from("<II", self.main, _FIRST_PAIR + 8 * index)
        return self._table[start : start + length]

    def _pieces(self) -> Iterator[_Piece]:
        clx, position = self._block(_CLX), 0
        while clx[position] == 1:
            position += 3 + struct.unpack_from("<H", clx, position + 1)[0]
        length = struct.unpack_from("<I", clx, position + 1)[0]
        plan = clx[position + 5 : position + 5 + length]
        count = (len(plan) - 4) // 12
        places = struct.unpack_from(f"<{count + 1}I", plan)
        reached = 0
        for index in range(count):
            (where,) = struct.unpack_from("<I", plan, 4 * (count + 1) + 8 * index + 2)
            compressed = bool(where & 0x40000000)
            offset = (where & 0x3FFFFFFF) // 2 if compressed else where & 0x3FFFFFFF
            width = 1 if compressed else 2
            first, last = places[index], places[index + 1]
            if first != reached or last < first or (last - first) * width > len(self.main):
                raise ValueError("pieces out of order")
            reached = last
            yield _Piece(first, last, offset, width)

    def _runs(self, index: int, *, paragraphs: bool) -> list[_Run]:
        block = self._block(index)
        count = (len(block) - 4) // 8
        found: list[_Run] = []
        for page in struct.unpack_from(f"<{count}I", block, 4 * (count + 1)):
            start = (page & 0x3FFFFF) * _PAGE
            found += self._page_runs(self.main[start : start + _PAGE], paragraphs=paragraphs)
        return sorted(found, key=lambda run: run.start)

    @staticmethod
    def _page_runs(page: bytes, *, paragraphs: bool) -> Iterator[_Run]:
        if len(page) < _PAGE:
            return
        count, size = page[-1], 13 if paragraphs else 1
        places = struct.unpack_from(f"<{count + 1}I", page)
        for index in range(count):
            at = page[4 * (count + 1) + size * index] * 2
            style, properties = _look(page, at, paragraphs=paragraphs) if at else (0, {})
            yield _Run(places[index], places[index + 1], style, properties)


def _look(page: bytes, at: int, *, paragraphs: bool) -> tuple[int, dict[int, int]]:
    length = page[at]
    if not paragraphs:
        return 0, _properties(page[at + 1 : at + 1 + length])
    if length == 0:
        at, length = at + 1, page[at + 1] * 2
    else:
        length = 2 * length - 1
    found = page[at + 1 : at + 1 + length]
    style = int.from_bytes(found[:2], "little")
    return style, _properties(found[2:])


def _properties(data: bytes) -> dict[int, int]:
    """Each property and its first bytes as a number: enough for the few that are asked for."""
    found: dict[int, int] = {}
    position = 0
    while position + 2 < len(data):
        code = int.from_bytes(data[position : position + 2], "little")
        position += 2
        size = _OPERANDS.get(code >> 13)
        if size is None:
            size = (
                data[position] + 1
                if code != 0xD608
                else int.from_bytes(data[position : position + 2], "little") + 1
            )
        found[code] = int.from_bytes(data[position : position + min(size, 4)], "little")
        position += size
    return found


def _at(runs: list[_Run], offset: int) -> _Run | None:
    index = bisect_right(runs, offset, key=lambda run: run.start) - 1
    return runs[index] if index >= 0 and offset < runs[index].end else None


class _DocReader(StreamReader):
    def __init__(self, file: _File) -> None:
        super().__init__()
        self.file = file

    def run(self) -> None:
        text, start = self.file.text(), 0
        for count, (place, reason) in zip(self.file.counts(), _PARTS, strict=True):
            if count > 0:
                self._part(text[start : start + count], start, place, reason)
                start += count

    def _part(self, text: str, start: int, place: str, reason: str) -> None:
        begin = 0
        for index, letter in enumerate(text):
            if letter in "\r\x07\x0c":
                self._paragraph(
                    text[begin:index], start + begin, start + index, letter, place, reason
                )
                begin = index + 1
        if begin < len(text):
            self._paragraph(text[begin:], start + begin, start + len(text) - 1, "\r", place, reason)

    def _paragraph(
        self, raw: str, first: int, end: int, mark: str, place: str, reason: str
    ) -> None:
        look = _at(self.file.paragraphs, self.file.offset(end)) or _Run(0, 0, 0, {})
        words, bold = self._visible(raw, first, place)
        cell = self._cell(look, mark) if not place else None
        if words.strip() and reason:
            self.leave(words, place, reason)
        elif words.strip():
            style, level = _style(look, cell)
            self.add(
                words, style=style, level=level, marker="•" if style is ReadStyle.POINT else "",
                bold=bold, cell=cell, place=self.next_note() if place == _NOTE else place,
            )  # fmt: skip
        elif not cell:
            self.add_blank()
        if mark == "\x0c" and not place:
            self.page += 1

    def _cell(self, look: _Run, mark: str) -> CellPlace | None:
        """The cell that the paragraph stands in; counts rows and columns on the way."""
        if not look.properties.get(_IN_TABLE) and mark != "\x07":
            self.leave_table()
            return None
        cell = self.here()
        if look.properties.get(_ROW_END):
            self.end_row()
        elif mark == "\x07":
            self.end_cell()
        return cell

    def _visible(self, raw: str, first: int, place: str) -> tuple[str, bool]:
        """The text without what Word would not print, and whether all of it is bold."""
        parts: list[str] = []
        bold, depth, index = True, 0, 0
        while index < len(raw):
            run = _at(self.file.letters, self.file.offset(first + index))
            length = self._length(run, first + index, len(raw) - index)
            piece = raw[index : index + length]
            index += length
            looks = run.properties if run else {}
            if looks.get(_DELETED) or looks.get(_HIDDEN):
                self.leave_marked(piece, place, deleted=bool(looks.get(_DELETED)))
                continue
            shown, depth = _without_codes(piece, depth)
            parts.append(shown)
            bold = bold and (bool(looks.get(_BOLD)) or not shown.strip())
        return "".join(parts), bold

    def _length(self, run: _Run | None, place: int, rest: int) -> int:
        """How far the letters look alike, within one piece of the file."""
        pieces = self.file.pieces
        index = bisect_right(pieces, place, key=lambda piece: piece.first) - 1
        piece = pieces[index]
        letters = piece.last - place
        if run:
            letters = min(letters, (run.end - self.file.offset(place)) // piece.width)
        return max(1, min(letters, rest))


def _style(look: _Run, cell: CellPlace | None) -> tuple[ReadStyle, int]:
    """Styles 1 to 9 are the headings in every Word document."""
    outline = look.properties.get(_OUTLINE, 9)
    level = look.style if 1 <= look.style <= 9 else outline + 1
    if level <= 9 and not cell:
        return ReadStyle.HEADING, level
    if look.properties.get(_LIST, 0) not in (0, 0xFFFF):
        return ReadStyle.POINT, look.properties.get(_LEVEL, 0)
    return ReadStyle.BODY, 0


def _without_codes(text: str, depth: int) -> tuple[str, int]:
    """Field codes are instructions; what they show is text."""
    shown = []
    for letter in text:
        if letter == "\x13":
            depth += 1
        elif letter in "\x14\x15":
            depth = max(0, depth - 1) if letter == "\x14" or depth else depth
        elif not depth and letter not in "\x01\x02\x03\x04\x05\x08":
            shown.append(_MARKS.get(letter, letter))
    return "".join(shown), depth
