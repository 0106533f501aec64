"""Printed lines put in order: pieces of one line joined, columns separated, running heads removed.

Distances are counted in letters and in lines, so that what follows need not know of points.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from briefing_app.imports import markers
from briefing_app.imports.line import CellPlace, LeftOut, ReadLine, ReadStyle

_NUMBERS = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|\s]*(?:page|p\.)?\s*[0-9]{1,4}\s*(?:(?:/|sur|de)\s*[0-9]{1,4})?[-–—|\s]*)", re.I
)
_HEADING = 1.12
_TITLE = 1.45
_NOTE = 0.86


@dataclass(frozen=True, slots=True)
class Printed:
    """One line as it stands on the page, in points from its lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    height: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class PdfPage:
    number: int
    width: float
    height: float
    lines: list[Printed]
    comments: list[str]


def arranged(pages: Sequence[PdfPage]) -> tuple[list[ReadLine], list[LeftOut]]:
    """All lines of the document, and the running heads that are none of its text."""
    joined = [replace(page, lines=_joined(page.lines)) for page in pages]
    heads = _running_heads(joined)
    left_out = [
        LeftOut(line.text, f"page {page.number}", "en-tête ou pied de page")
        for page, gone in zip(joined, heads, strict=True)
        for line in gone
    ]
    kept = [
        replace(page, lines=[line for line in page.lines if line not in gone])
        for page, gone in zip(joined, heads, strict=True)
    ]
    body = _body_height(kept)
    gutters = _gutters(kept)
    lines = [
        line
        for page, gutter in zip(kept, gutters, strict=True)
        for line in _PageLines(page, body, gutter).lines()
    ]
    return _with_levels(lines), left_out


def _joined(lines: Iterable[Printed]) -> list[Printed]:
    """Joins what PDFium gives as two pieces though it is one line: a bullet and its text."""
    found: list[Printed] = []
    for line in lines:
        above = found[-1] if found else None
        if above and _is_same_line(above, line):
            text = f"{above.text} {line.text}"
            found[-1] = replace(above, text=text, right=line.right, bold=above.bold and line.bold)
        else:
            found.append(line)
    return found


def _is_same_line(above: Printed, line: Printed) -> bool:
    level = abs(above.bottom - line.bottom) < 0.45 * max(above.height, line.height)
    distance = line.left - above.right
    is_marker = len(above.text) < 6 and markers.split(f"{above.text} x").text == "x"
    return level and -2 < distance < (6 if is_marker else 1.2) * line.height


def _running_heads(pages: Sequence[PdfPage]) -> list[dict[Printed, None]]:
    """Lines at the edges of pages that come again page after page, and page numbers; in order."""
    edges = [_edges(page) for page in pages]
    again = Counter(key for lines in edges for key in {_key(line) for line in lines})
    often = 2 if len(pages) < 4 else max(3, len(pages) // 3)
    return [
        {
            line: None  # a set that keeps their order
            for line in lines
            if _PAGE_NUMBER.fullmatch(line.text) or (len(pages) > 1 and again[_key(line)] >= often)
        }
        for lines in edges
    ]


def _edges(page: PdfPage) -> list[Printed]:
    """The first and last lines, if they stand in the margins or close to them."""
    ordered = sorted(page.lines, key=lambda line: -line.bottom)
    top = [line for line in ordered[:3] if line.bottom > 0.86 * page.height]
    bottom = [line for line in ordered[-3:] if line.bottom < 0.12 * page.height]
    return [*top, *bottom]


def _key(line: Printed) -> tuple[str, int]:
    return _NUMBERS.sub("#", line.text), round(line.bottom / 6)


def _body_height(pages: Sequence[PdfPage]) -> float:
    """The height of most letters."""
    heights: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            heights[round(line.height, 1)] += len(line.text)
    return heights.most_common(1)[0][0] if heights else 1


class _PageLines:
    """The lines of one page, measured in letters and lines."""

    def __init__(self, page: PdfPage, body: float, gutter: float | None) -> None:
        self._page = page
        self._body = body
        long = [line for line in page.lines if len(line.text) > 25]
        widths = [(line.right - line.left) / len(line.text) for line in long]
        self._letter = max(0.5, median(widths)) if widths else 0.5 * body
        self._gutter = gutter
        self._pitch = self._usual_pitch()

    def lines(self) -> list[ReadLine]:
        columns = [self._column(line) for line in self._page.lines]
        order = _reading_order(self._page.lines, columns)
        lefts = {side: self._left_edge(columns, side) for side in {*columns}}
        above: Printed | None = None
        found = []
        for index in order:
            line, side = self._page.lines[index], columns[index]
            found.append(self._line(line, above, side, lefts[side]))
            above = line
        return found

    def _line(
        self, line: Printed, above: Printed | None, side: int | None, left: float
    ) -> ReadLine:
        size = line.height / self._body
        at_foot = line.bottom < 0.3 * self._page.height
        return ReadLine(
            text=line.text,
            page=self._page.number,
            style=ReadStyle.NOTE
            if size < _NOTE and at_foot and line.text[0].isdigit()
            else ReadStyle.BODY,
            blanks=self._blanks(above, line),
            indent=round((line.left - left) / self._letter, 1),
            reach=round((line.right - left) / self._letter, 1),
            size=round(size, 2),
            bold=line.bold,
            cell=None if side is None else CellPlace(0, 0, side),
        )

    def _blanks(self, above: Printed | None, line: Printed) -> int:
        if above is None:
            return 0
        drop = above.bottom - line.bottom
        if drop < 0:
            return 1
        lines = drop / self._pitch
        return 0 if lines < 1.22 else max(1, round(lines) - 1)

    def _usual_pitch(self) -> float:
        drops = Counter(
            round(2 * (a.bottom - b.bottom)) / 2
            for a, b in zip(self._page.lines, self._page.lines[1:], strict=False)
            if 0.8 * self._body < a.bottom - b.bottom < 3.2 * self._body
        )
        return drops.most_common(1)[0][0] if drops else 1.2 * self._body

    def _column(self, line: Printed) -> int | None:
        if self._gutter is None or line.left < self._gutter < line.right:
            return None
        return int(line.left >= self._gutter)

    def _left_edge(self, columns: Sequence[int | None], side: int | None) -> float:
        lefts = [each.left for each, c in zip(self._page.lines, columns, strict=True) if c == side]
        return min(lefts, default=0)


def _gutters(pages: Sequence[PdfPage]) -> list[float | None]:
    """Of each page; one with too few lines to tell has that of the others, where it fits."""
    found = [_gutter(page.lines, page.width) for page in pages]
    known = [gutter for gutter in found if gutter is not None]
    if not known:
        return found
    usual = median(known)
    return [
        usual if gutter is None and _fits(page.lines, usual) else gutter
        for page, gutter in zip(pages, found, strict=True)
    ]


def _fits(lines: Sequence[Printed], gutter: float) -> bool:
    crossing = sum(line.left < gutter < line.right for line in lines)
    right = sum(line.left >= gutter for line in lines)
    return right > 0 and crossing <= 0.3 * len(lines)


def _gutter(lines: Sequence[Printed], width: float) -> float | None:
    """The empty strip between two columns, where the page has two."""
    best, place = 0.0, None
    for step in range(35, 66):
        x = width * step / 100
        left = sum(line.right <= x for line in lines)
        right = sum(line.left >= x for line in lines)
        crossing = len(lines) - left - right
        if min(left, right) > max(4, 0.2 * len(lines)) and left + right - 3 * crossing > best:
            best, place = left + right - 3 * crossing, x
    return place


def _reading_order(lines: Sequence[Printed], columns: Sequence[int | None]) -> list[int]:
    """As given, unless the columns alternate line by line: then each column as a whole."""
    order = list(range(len(lines)))
    sides = [side for side in columns if side is not None]
    changes = sum(a != b for a, b in itertools.pairwise(sides))
    if len(sides) < 8 or changes < 0.5 * len(sides):
        return order
    bands, band = [], 0
    for side in columns:
        band += side is None
        bands.append(band)
    return sorted(order, key=lambda i: (bands[i], columns[i] or 0, -lines[i].bottom))


def _with_levels(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """Larger letters make a heading; the largest at the beginning make the title."""
    large = sorted({line.size for line in lines if line.size >= _HEADING and len(line.text) < 200})
    levels = {size: rank for rank, size in enumerate(reversed(large), 1)}
    first = next((line.page for line in lines), None)
    found = []
    for line in lines:
        if line.size in levels:
            is_title = line.size >= _TITLE and line.page == first
            style = ReadStyle.TITLE if is_title else ReadStyle.HEADING
            line = replace(line, style=style, level=min(6, levels[line.size]))
        found.append(line)
    return found
