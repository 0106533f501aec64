"""Which paragraphs are headings, and under which headings every other one stands.

A heading is known by its style in Word, else by its number, its capitals, its bold letters or its
shortness. Its rank among the headings above it follows from how it is made, not from what it says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from briefing_app.imports import markers
from briefing_app.imports.line import ReadStyle
from briefing_app.imports.recognition.segment import FIELD, SourceParagraph, is_capitals
from briefing_app.imports.recognition.vocabulary import bare, vocabulary

_MEASURE = re.compile(
    r"(?:fiche\s+)?mesure\s+(?:n\s?[°º]\s*)?(?P<number>[0-9]{1,3}(?:\s?(?:bis|ter|quater)\b)?)"
    r"(?:\s*(?:[:.–—-]+|$)\s*(?P<title>.*))?$",
    re.I | re.S,
)
_PART = re.compile(
    r"(?:chapitre|priorit[ée]|axe|objectif|partie|titre|annexe|th[èe]me)\s+\S{1,4}\b", re.I
)
_ABOUT = re.compile(
    r"(?:en ce qui concerne|concernant|s[’']agissant|quant [àa]|au sujet d|[àa] propos d"
    r"|en mati[èe]re d|sur l|pour l)",
    re.I,
)
_GENERIC = re.compile(
    r"\bsuivant|\bci-(?:dessous|apr[èe]s)|\bdemande(?:nt|ons)?\b|\b[àa] savoir\b", re.I
)
_REMARK = re.compile(r"\s*\((?:titre|intitul[ée]|nouve)[^()]*\)\s*$", re.I)
_URL = re.compile(r"(?:https?://|www\.)\S+(?:\s+(?:https?://|www\.)\S+)*/?\Z")
_FIRST_WORDS = 3
_SINGLE = ("constat", "recommandation", "engagement")
_AND = re.compile(r" et (?:(?:l|les|nos|des|leurs) )?")
_DOTS = re.compile(r"[.…·_]{4,}|\.\s\.\s\.")


class Rank(StrEnum):
    """How a heading is made: from the widest to the narrowest."""

    TITLE = "0 title"
    ROMAN = "1 roman"
    CAPITALS = "2 capitals"
    PART = "3 part"
    NUMBER = "4 number"
    SMALLER_CAPITALS = "5 capitals"
    """« CONSTAT », in a chapter."""
    PLAIN = "6 plain"
    MEASURE = "7 measure"
    ABOUT = "8 about"
    LEAD = "9 lead"


@dataclass(frozen=True, slots=True)
class SourceHeading:
    text: str
    rank: str
    kind: str = ""
    """What its words say stands below it: a name of the vocabulary's sections."""
    number: str = ""
    """Of the measure it names."""
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, and the headings above it; a heading stands last in its own path."""

    paragraph: SourceParagraph
    path: tuple[SourceHeading, ...]
    is_heading: bool = False

    @property
    def section(self) -> str:
        return self.path[-1].text if self.path else ""

    @property
    def kind(self) -> str:
        """What the nearest heading announces; a chapter's constat ends at a measure."""
        below_measure = True
        for heading in reversed(self.path):
            if heading.kind and (below_measure or heading.kind not in ("constat", "mixed")):
                return heading.kind
            below_measure = below_measure and not heading.number
        return ""

    @property
    def measure(self) -> str:
        return next((h.number for h in reversed(self.path) if h.number), "")


def blocks(paragraphs: Sequence[SourceParagraph]) -> list[Block]:
    found: list[Block] = []
    path: tuple[SourceHeading, ...] = ()
    for index, each in enumerate(paragraphs):
        below = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        heading = _heading(each, below, path)
        if heading:
            is_title = all(block.is_heading for block in found) and heading.kind == "mixed"
            heading = replace(heading, kind="") if is_title else heading
            path = (*_above(path, heading), heading)
        found.append(Block(each, path, heading is not None))
    return found


def is_chapter(heading: SourceHeading) -> bool:
    return bool(_PART.match(heading.text))


def measure_of(text: str) -> tuple[str, str] | None:
    """The number and the title of « MESURE N° 4 bis : … »."""
    found = _MEASURE.match(text)
    if not found or (found["title"] is None and len(text) > len(found[0])):
        return None
    title = _REMARK.sub("", (found["title"] or "").strip())
    return " ".join(found["number"].lower().split()), title


def section_kind(text: str) -> str:
    """The kind that the first words of a heading announce."""
    words = bare(text)
    start = len(" ".join(words.split()[:_FIRST_WORDS]))
    found = [
        (kind == "mixed", match.start(), -len(match[0]), kind)
        for kind, pattern in vocabulary().sections.items()
        if (match := pattern.search(words)) and match.start() <= start
    ]
    kind = min(found)[3] if found else ""
    return "mixed" if kind in _SINGLE and _names_another(words, kind) else kind


def _names_another(words: str, kind: str) -> bool:
    """« Constats et propositions »: both stand below."""
    sections = vocabulary().sections
    return any(
        (match := _AND.search(words, 0, 80)) and sections[other].match(words, match.end())
        for other in _SINGLE
        if other != kind
    )


def _heading(
    each: SourceParagraph, below: SourceParagraph | None, path: Sequence[SourceHeading]
) -> SourceHeading | None:
    if not each.text or _DOTS.search(each.text) or FIELD.match(each.text):
        return None
    measure = measure_of(each.text)
    if measure and len(each.text) < 400 and not (each.ended and len(each.text) > 200):
        return SourceHeading(each.text, Rank.MEASURE, number=measure[0])
    rank = _rank(each, below)
    if not rank:
        return None
    if rank == Rank.CAPITALS and any(map(is_chapter, path)):
        rank = Rank.SMALLER_CAPITALS
    text = each.text.rstrip(" :")
    marked = f"{each.marker} {text}" if each.marker and not markers.is_bullet(each.marker) else text
    return SourceHeading(marked, rank, section_kind(text), marker=each.marker)


def _rank(each: SourceParagraph, below: SourceParagraph | None) -> str:
    text = each.text
    if each.style is ReadStyle.TITLE:
        return Rank.TITLE
    if each.style is ReadStyle.HEADING:
        return f"{each.level} style"
    if len(text) > 220 or _URL.match(text) or each.style is ReadStyle.NOTE:
        return ""
    if _PART.match(text) and not each.ended:
        return Rank.PART
    if each.cell:
        return ""
    if is_capitals(text) and not text.endswith((";", ",")) and not markers.is_bullet(each.marker):
        return (
            Rank.ROMAN
            if markers.is_number(each.marker) and not each.marker[0].isdigit()
            else Rank.CAPITALS
        )
    if below is None:
        return ""
    return _rank_by_place(each, below)


def _rank_by_place(each: SourceParagraph, below: SourceParagraph) -> str:
    text, ended = each.text, each.ended
    has_points = markers.is_bullet(below.marker) or below.style is ReadStyle.POINT
    if text.endswith(":"):
        is_lead = has_points and not markers.is_bullet(each.marker) and len(text) < 250
        return Rank.LEAD if is_lead and (_GENERIC.search(text) or len(text) < 90) else ""
    if ended or len(text) > 160:
        return ""
    if _ABOUT.match(text) and len(text) < 110:
        return Rank.ABOUT
    if markers.is_number(each.marker):
        return _rank_by_number(each, below)
    if markers.is_bullet(each.marker) or each.style is ReadStyle.POINT:
        return ""
    if each.bold and not below.bold:
        return Rank.PLAIN
    short = len(text) < 130 and text[0].isupper() and not text.endswith((",", ";"))
    apart = each.blanks > 0 or has_points
    longer = has_points or len(below.text) > len(text) or below.ended or _MEASURE.match(below.text)
    return Rank.PLAIN if short and apart and longer else ""


def _rank_by_number(each: SourceParagraph, below: SourceParagraph) -> str:
    """A numbered line is a heading, unless it is one point of a list of such lines."""
    if not each.marker[0].isdigit():
        return Rank.ROMAN if each.marker[0] in "IVX" else f"{Rank.NUMBER}9"
    depth = markers.depth(each.marker)
    if markers.depth(below.marker) == depth and not below.ended and depth == 1 and not each.bold:
        return ""
    return f"{Rank.NUMBER}{depth}"


def _above(path: Sequence[SourceHeading], heading: SourceHeading) -> tuple[SourceHeading, ...]:
    """Those that stay above a new one: up to the last one made alike, else the wider ones."""
    for index, each in enumerate(path):
        if each.rank == heading.rank:
            return tuple(path[:index])
    if heading.rank.startswith(Rank.NUMBER) and any(each.number for each in path):
        return tuple(path)
    return tuple(_wider(path, heading))


def _wider(path: Sequence[SourceHeading], heading: SourceHeading) -> Iterator[SourceHeading]:
    for each in path:
        if each.rank >= heading.rank:
            return
        yield each
