"""Printed lines become paragraphs again.

What a line end means is read off its neighbours: lines that clearly go on (the next one begins
with a small letter) tell how wide the text is and how far apart its lines stand. A line that ends
a sentence, or that had room left for the next word, ends the paragraph.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import mode

from briefing_app.domain.text.cleaning import clean
from briefing_app.imports import markers
from briefing_app.imports.line import CellPlace, Extract, ReadLine, ReadStyle

ENDED = re.compile(r"[.!?…;:][\s»”\")\]]*\Z")
_OPEN = re.compile(
    r"(?:[,(«“\[/–-]|\b(?:de|du|des|d’un|d’une|la|le|les|l|et|ou|à|au|aux|en|un|une|par|pour|dans|sur"
    r"|sous|avec|sans|que|qui|dont|où|ce|cette|ces|son|sa|ses|leur|leurs|n°|M\.|Mme|art\.|L\.|R\.))\s*\Z"
)
_LETTERS = re.compile(r"[^\W\d_]")
_HYPHEN = re.compile(r"(?:\w-|[\x02\ufffe\xad])\Z")
_MEASURE = re.compile(r"(?:sous-)?mesure\s+(?:n\s?[°º]\s*)?[0-9]{1,3}\b", re.I)
_PART = re.compile(
    r"(?:(?i:chapitre|priorité|priorite|axe|objectif|titre|partie|annexe|thème|theme)\s+"
    r"(?:n\s?[°º]\s*)?(?:[0-9]{1,2}|[IVX]{1,4}|[A-H])\b)"
)
FIELD = re.compile(
    r"(?P<name>responsables?|pilotes?|porteurs?|chefs? de file|partenaires?|instruments?|outils?"
    r"|[ée]ch[ée]anc(?:es?|iers?)|calendrier|d[ée]lais?|indicateurs?|financements?|budget)"
    r"\s*:\s*(?P<value>\S.*)",
    re.I | re.S,
)
"""« Responsable : … », the small print of a measure."""
_URL = re.compile(r"(?:https?://|www\.)\S+/?\Z")
_NEAR = 3
_LONG = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceParagraph:
    """One paragraph, point or heading, cleaned, with the lines it was printed on."""

    text: str
    first: int
    last: int
    marker: str = ""
    style: ReadStyle = ReadStyle.BODY
    level: int = 0
    page: int | None = None
    place: str = ""
    blanks: int = 0
    indent: float = 0
    size: float = 0
    bold: bool = False
    cell: CellPlace | None = None

    @property
    def ended(self) -> bool:
        return bool(ENDED.search(self.text))


def paragraphs(extract: Extract) -> list[SourceParagraph]:
    if extract.printed or _is_hard_wrapped(extract.lines):
        return _Joiner(extract.lines).paragraphs()
    return [paragraph([line], index) for index, line in enumerate(extract.lines)]


def paragraph(lines: Sequence[ReadLine], first: int) -> SourceParagraph:
    """Those lines as one paragraph: joined, without their marker, cleaned."""
    head = lines[0]
    marked = markers.Marked(head.marker, head.text) if head.marker else markers.split(head.text)
    text = join([marked.text, *(line.text for line in lines[1:])])
    return SourceParagraph(
        text=clean(text).text,
        first=first,
        last=first + len(lines) - 1,
        marker=marked.marker,
        style=head.style,
        level=head.level,
        page=head.page,
        place=head.place,
        blanks=head.blanks,
        indent=head.indent,
        size=head.size,
        bold=all(line.bold for line in lines),
        cell=head.cell,
    )


def join(texts: Iterable[str]) -> str:
    """One text; a word cut at a line end keeps its line end, by which `clean` knows it."""
    joined = ""
    for text in texts:
        between = "\n" if _HYPHEN.search(joined) else " "
        joined = f"{joined}{between}{text}" if joined else text
    return joined


def merged(above: SourceParagraph, below: SourceParagraph, between: str = " ") -> SourceParagraph:
    """Two paragraphs as one; the marker of the lower one is kept as typed."""
    lead = f"{below.marker} " if below.marker else ""
    text = f"{above.text}{between}{lead}{below.text}"
    return replace(above, text=text, last=max(above.last, below.last))


def starts_part(text: str) -> bool:
    """« MESURE N° 4 : », « Chapitre II – »: such a line continues nothing."""
    return bool(_MEASURE.match(text) or _PART.match(text) or FIELD.match(text))


def is_capitals(text: str) -> bool:
    letters = _LETTERS.findall(text)
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def _is_hard_wrapped(lines: Sequence[ReadLine]) -> bool:
    """Paragraphs that are printed lines in truth, as when a text file was opened in Word."""
    long = [i for i in range(len(lines) - 1) if len(lines[i].text) > _LONG]
    cut = sum(_goes_on(lines[i], lines[i + 1]) for i in long)
    return len(long) > 9 and cut > 0.2 * len(long)


def _goes_on(above: ReadLine, line: ReadLine) -> bool:
    """The next line plainly continues: a small letter after an unfinished sentence."""
    return (
        line.text[0].islower()
        and above.cell == line.cell
        and not line.marker
        and not ENDED.search(above.text)
        and not markers.split(line.text).marker
    )


class _Joiner:
    def __init__(self, lines: Sequence[ReadLine]) -> None:
        self._lines = lines
        pairs = range(len(lines) - 1)
        self._evident = [
            i for i in pairs if lines[i + 1].blanks < 2 and _goes_on(lines[i], lines[i + 1])
        ]

    def paragraphs(self) -> list[SourceParagraph]:
        found: list[SourceParagraph] = []
        start = 0
        for index in range(1, len(self._lines) + 1):
            if index == len(self._lines) or not self._continues(index, index - start):
                found.append(paragraph(self._lines[start:index], start))
                start = index
        return found

    def _continues(self, index: int, length: int) -> bool:
        """Does this line belong to the paragraph of the lines above?"""
        above, line = self._lines[index - 1], self._lines[index]
        if self._is_apart(above, line):
            return False
        usual, width = self._around(index - 1)
        gap = usual if line.size and above.page != line.page else line.blanks
        if _HYPHEN.search(above.text) and gap <= usual:
            return True
        if ReadStyle.HEADING in (above.style, line.style) or ReadStyle.TITLE in (
            above.style,
            line.style,
        ):
            return above.style is line.style and gap == 0
        if is_capitals(above.text) or is_capitals(line.text):
            alike = is_capitals(above.text) and (is_capitals(line.text) or line.text[0] == "(")
            return alike and (gap == 0 or (gap == usual and self._is_full(above, line, width)))
        ended = bool(ENDED.search(above.text))
        if not line.text[0].isupper():
            return gap <= max(usual, 2 - ended * 2)
        if _OPEN.search(above.text) and not ended:
            return gap <= max(usual, 1)
        # A paragraph of several lines does not end without a point.
        is_inside = length > 1 and not ended
        return gap == usual and (is_inside or self._is_full(above, line, width))

    @staticmethod
    def _is_apart(above: ReadLine, line: ReadLine) -> bool:
        return bool(
            above.cell != line.cell
            or above.place != line.place
            or line.marker
            or (above.size and abs(above.size - line.size) > 0.1 * above.size)
            or (markers.split(line.text).marker and not _is_cut_reference(above, line))
            or starts_part(line.text)
            or _URL.match(above.text)
            or _URL.match(line.text)
        )

    def _around(self, index: int) -> tuple[int, float]:
        """The usual gap and width of the text there, as its plainly wrapped lines show them."""
        place = bisect_left(self._evident, index)
        near = self._evident[max(0, place - _NEAR) : place + _NEAR]
        near = [i for i in near if abs(i - index) < 25] or near
        if not near:
            return 0, 0
        reaches = sorted(self._reach(i) for i in near)
        return mode(self._lines[i + 1].blanks for i in near), reaches[-1 - len(reaches) // 4]

    def _reach(self, index: int) -> float:
        line = self._lines[index]
        return line.reach or len(line.text)

    @staticmethod
    def _is_full(above: ReadLine, line: ReadLine, width: float) -> bool:
        """No room was left for the first word of the next line."""
        word = line.text.partition(" ")[0]
        return (above.reach or len(above.text)) + 1 + len(word) > 0.97 * width > 0


def _is_cut_reference(above: ReadLine, line: ReadLine) -> bool:
    """« article / 5. » at a line end: a number, not the mark of a point."""
    return bool(_OPEN.search(above.text)) and line.text[0].isdigit()
