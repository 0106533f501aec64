"""PDF: the printed lines of each page, with where and how large they stand.

PDFium gives the text of a page in reading order; only the first and the last letter of each line
are asked for their place, which keeps this nearly as fast as the bare text.
"""

import ctypes
import math
import re
from collections.abc import Callable, Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from briefing_app.errors import UserError
from briefing_app.imports.line import Extract, LeftOut
from briefing_app.imports.readers.package import PROTECTED, damaged
from briefing_app.imports.readers.printed import PdfPage, Printed, arranged

_PAGES_LIMIT = 2_000
_BREAK = re.compile(r"[^\r\n]+")
_SPACE = re.compile(" (?=[^ ])")
_WIDE = 1.6
"""Of a gap between two cells, in heights of a letter."""
_SCANNED = (
    "Ce PDF ne contient que des images de pages : il n’a pas de texte à lire. Demandez le"
    " document d’origine, ou passez-le d’abord dans un logiciel de reconnaissance de caractères."
    " Rien n’a été importé."
)
_SHATTERED = (
    "Le texte de ce PDF est découpé lettre par lettre : il ne peut pas être relu. Demandez le"
    " document d’origine en Word. Rien n’a été importé."
)


def read(data: bytes) -> Extract:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        protected = getattr(error, "err_code", 0) == pdfium.FPDF_ERR_PASSWORD
        raise (UserError(PROTECTED) if protected else damaged()) from error
    try:
        return _extract(document)
    finally:
        document.close()


def _extract(document: pypdfium2.PdfDocument) -> Extract:
    if len(document) > _PAGES_LIMIT:
        raise UserError("Ce PDF a plus de 2 000 pages. Découpez-le, puis recommencez.")
    pages = [_page(document, index) for index in range(len(document))]
    printed = [line for page in pages for line in page.lines]
    if not printed:
        raise UserError(_SCANNED)
    if len(printed) > 50 and sum(len(line.text) < 3 for line in printed) > 0.6 * len(printed):
        raise UserError(_SHATTERED)
    lines, left_out = arranged(pages)
    empty = (
        LeftOut("", f"page {page.number}", "page sans texte") for page in pages if not page.lines
    )
    comments = (
        LeftOut(text, f"page {page.number}", "commentaire")
        for page in pages
        for text in page.comments
    )
    return Extract(tuple(lines), (*left_out, *empty, *comments), pages=len(pages), printed=True)


def _page(document: pypdfium2.PdfDocument, index: int) -> PdfPage:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return PdfPage(index + 1, 0, 0, [], [])
    width, height = page.get_size()
    text_page = page.get_textpage()
    lines = list(_lines(text_page.raw))
    comments = list(_comments(page.raw))
    text_page.close()
    page.close()
    return PdfPage(index + 1, width, height, lines, comments)


def _lines(text_page: object) -> Iterator[Printed]:
    text, places = _text(text_page)
    ask = _Letters(text_page)
    for found in _BREAK.finditer(text):
        for start, end in _cells(found[0], found.start(), places, ask):
            bare = text[start:end].strip()
            if not bare:
                continue
            start += len(text[start:end]) - len(text[start:end].lstrip())
            first, last = places(start), places(start + len(bare) - 1)
            left, base = ask.origin(first)
            bold = ask.is_bold(first) and ask.is_bold(last)
            yield Printed(bare, left, max(left, ask.right(last)), base, ask.size(first), bold)


def _cells(
    line: str, start: int, places: Callable[[int], int], ask: "_Letters"
) -> Iterator[tuple[int, int]]:
    """A line cut where PDFium bridged a wide gap by a space of its own: from cell to cell."""
    begin = start
    for space in _SPACE.finditer(line, 1, max(1, len(line) - 1)):
        index = start + space.start()
        place = places(index)
        if ask.is_made_up(place):
            gap = ask.origin(places(index + 1))[0] - ask.right(places(index - 1))
            if gap > _WIDE * ask.size(places(index - 1)):
                yield begin, index
                begin = index + 1
    yield begin, start + len(line)


class _Letters:
    """What PDFium knows of single letters, asked with the same few buffers."""

    def __init__(self, text_page: object) -> None:
        self._page = text_page
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(96)
        self._flags = ctypes.c_int()

    def origin(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        return self._x.value, self._y.value

    def right(self, index: int) -> float:
        pdfium.FPDFText_GetLooseCharBox(self._page, index, self._box)
        return float(self._box.right)

    def size(self, index: int) -> float:
        """In points on the page: some programs write letters of size 1 and enlarge them."""
        size = float(pdfium.FPDFText_GetFontSize(self._page, index))
        if pdfium.FPDFText_GetMatrix(self._page, index, self._matrix):
            size *= math.hypot(self._matrix.b, self._matrix.d) or 1
        return max(1.0, size)

    def is_made_up(self, index: int) -> bool:
        """A space that stands in no text of the page."""
        return bool(pdfium.FPDFText_IsGenerated(self._page, index) == 1)

    def is_bold(self, index: int) -> bool:
        length = pdfium.FPDFText_GetFontInfo(self._page, index, self._name, 96, self._flags)
        return 0 < length <= 96 and b"bold" in self._name.value.lower()


def _text(text_page: object) -> tuple[str, Callable[[int], int]]:
    """The text of the page, and which letter of PDFium's each of its letters is."""
    count = pdfium.FPDFText_CountChars(text_page)
    buffer = (ctypes.c_ushort * (count + 1))()
    got = pdfium.FPDFText_GetText(text_page, 0, count, buffer) if count > 0 else 0
    text = bytes(buffer)[: 2 * max(0, got - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text, lambda index: index
    codes = [pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count)]
    kept = [(chr(code), index) for index, code in enumerate(codes) if 0 < code < 0x110000]
    return "".join(letter for letter, _ in kept), lambda index: kept[index][1]


def _comments(page: object) -> Iterator[str]:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), 500)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        length = pdfium.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
        if 2 < length < 20_000:
            buffer = (ctypes.c_ushort * (length // 2))()
            pdfium.FPDFAnnot_GetStringValue(note, b"Contents", buffer, length)
            yield bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00")
        pdfium.FPDFPage_CloseAnnot(note)
