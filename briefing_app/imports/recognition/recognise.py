"""From the lines of a document to what it seems to hold. Rules and words only; nothing is stored.

The document is gone through once, block by block; where a block stands (its headings, its column,
its place in a list) decides more than its words, and its words decide where the place says nothing.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from briefing_app.domain.theming import Theming
from briefing_app.imports import markers
from briefing_app.imports.line import Extract, LeftOut, ReadLine, ReadStyle
from briefing_app.imports.recognition import kinds
from briefing_app.imports.recognition.collecting import Collection
from briefing_app.imports.recognition.front import read_front
from briefing_app.imports.recognition.measures import Measures
from briefing_app.imports.recognition.outline import Block, Rank, blocks, measure_of
from briefing_app.imports.recognition.proposed import (
    Aside,
    Kind,
    Recognition,
    SourceKind,
    SourceLine,
)
from briefing_app.imports.recognition.segment import SourceParagraph, merged, paragraphs
from briefing_app.imports.recognition.turns import Speakers, Turns
from briefing_app.imports.recognition.two_columns import untangled

_TYPED = {each.value: each for each in (Kind.CONSTAT, Kind.RECOMMANDATION, Kind.ENGAGEMENT)}
_SURE, _LIKELY = 0.9, 0.75
_SHORT = 15
_ASIDE = re.compile(
    r"(?:p\.?\s?j\.?|pi[èe]ces? jointes?|annexes?|copies?)\s*:|r[ée]dact(?:eur|rice|ion)\s*:"
    r"|(?:compte[- ]rendu|relev[ée]|notes?|document)\s+"
    r"(?:r[ée]alis|r[ée]dig|[ée]tabli|pris)\w+\s+par\b"
    r"|(?:https?://|www\.)\S+$|sommaire\s*:?$",
    re.I,
)
_SILENT = {
    "apart": "présentation ou annexe",
    "participants": "liste des participants",
}


def recognise(extract: Extract, themes: Mapping[str, Sequence[str]], today: date) -> Recognition:
    extract = untangled(extract)
    found = blocks(tidied(paragraphs(extract)))
    return _Reading(found, Theming(themes), today).recognition(extract)


class _Reading:
    def __init__(self, found: list[Block], theming: Theming, today: date) -> None:
        self._blocks = found
        self._head = read_front(found, today)
        front = self._head.front
        self._found = Collection(theming, front.date or today)
        self._measures = Measures(self._found, found)
        self._turns = Turns(self._found, Speakers(front), found)

    def recognition(self, extract: Extract) -> Recognition:
        for index, block in enumerate(self._blocks):
            if index in self._head.used:
                self._found.leave(block, "présentation du document")
            elif block.is_heading:
                self._take_heading(index, block)
            else:
                self._take(index, block)
        self._turns.end()
        return Recognition(
            kind=self._kind(),
            front=self._head.front,
            items=tuple(self._found.items),
            upcoming=tuple(self._found.upcoming),
            left_out=(*map(_aside_of, extract.left_out), *self._found.left_out),
            passages=tuple(map(_passage, extract.lines)),
        )

    def _take_heading(self, index: int, block: Block) -> None:
        self._found.begin_section()
        speaks = self._turns.take_heading(block)
        if block.path[-1].number:
            self._measures.take_heading(block)
        elif not speaks and self._is_leaf(index, block):
            self._found.add(block, _TYPED[block.kind], 0.6)

    def _take(self, index: int, block: Block) -> None:
        text, kind = block.paragraph.text, block.kind
        aside = _aside(block)
        if aside:
            self._found.leave(block, aside)
        elif kind == "agenda":
            self._found.expect(block)
        elif self._measures.take_plan(block):
            return
        elif self._turns.wants(block):
            self._turns.take(block)
        elif len(text) < _SHORT and not block.paragraph.marker:
            self._found.leave(block, "trop court")
        elif block.measure and kind not in ("constat", "engagement"):
            self._measures.take_position(block)
        elif kind in _TYPED:
            self._take_typed(index, block, _TYPED[kind])
        else:
            self._take_by_words(index, block)

    def _take_typed(self, index: int, block: Block, kind: Kind) -> None:
        """An item of a section that says what its items are."""
        is_point = _is_point(block)
        if not is_point and self._is_introduction(index, block):
            self._found.leave(block, "introduction")
        elif not is_point and self._is_remark(index, block):
            self._found.leave(block, "remarque")
        else:
            if kind is Kind.CONSTAT and not is_point and kinds.asks(block.paragraph.text):
                kind = Kind.RECOMMANDATION
            sure = _SURE if is_point else _LIKELY
            self._found.add(block, kind, sure, parent=self._found.parent(block))

    def _take_by_words(self, index: int, block: Block) -> None:
        text = block.paragraph.text
        guess = kinds.on_text(text) if self._measures.are_many else None
        guess = guess or kinds.by_words(text, surely=block.kind == "mixed")
        if guess is None or (not block.kind and index < 4):
            self._found.leave(block, "non reconnu comme un élément")
        else:
            self._found.add(block, guess.kind, guess.confidence, parent=self._found.parent(block))

    def _is_introduction(self, index: int, block: Block) -> bool:
        """A paragraph right under its heading that only leads to points or to smaller headings."""
        if index + 1 >= len(self._blocks):
            return False
        above, below = self._blocks[index - 1], self._blocks[index + 1]
        deeper = below.is_heading and len(below.path) > len(block.path)
        leads = _is_point(below)
        return (above.is_heading and (leads or deeper)) or (
            block.paragraph.text.endswith(":") and leads
        )

    def _is_remark(self, index: int, block: Block) -> bool:
        """A plain paragraph after a list, or in a frame, that no word makes an item."""
        above = self._blocks[index - 1]
        after_points = not above.is_heading and bool(above.paragraph.marker)
        apart = after_points or bool(block.paragraph.place)
        return apart and kinds.by_words(block.paragraph.text) is None

    def _is_leaf(self, index: int, block: Block) -> bool:
        """A short line taken for a heading, under which nothing stands: an item after all."""
        heading = block.path[-1]
        if block.kind not in _TYPED or heading.kind or heading.rank < Rank.NUMBER:
            return False
        below = self._blocks[index + 1] if index + 1 < len(self._blocks) else None
        return len(block.paragraph.text) > 25 and (
            below is None or (below.is_heading and len(below.path) <= len(block.path))
        )

    def _kind(self) -> SourceKind:
        found = [item.kind for item in self._found.items]
        if found.count(Kind.MESURE) > 2:
            return SourceKind.TABLE if self._measures.is_plan else SourceKind.ANALYSIS
        if any(len(heading.marker.split(".")) > 2 for b in self._blocks for heading in b.path):
            return SourceKind.NOTE
        title = self._head.front.title.lower()
        if ("compte" in title and "rendu" in title) or found.count(Kind.INTERVENTION) > 2:
            return SourceKind.MINUTES
        return SourceKind.DOSSIER if found else SourceKind.OTHER


def _passage(line: ReadLine) -> SourceLine:
    heading = line.style in (ReadStyle.TITLE, ReadStyle.HEADING)
    return SourceLine(text=line.text, page=line.page, marker=line.marker, heading=heading)


def _aside_of(left: LeftOut) -> Aside:
    return Aside(text=left.text, place=left.place, reason=left.reason)


def _aside(block: Block) -> str:
    """Why a block surely holds no item; nothing where it may."""
    if block.paragraph.style is ReadStyle.NOTE:
        return "note de bas de page"
    if _ASIDE.match(block.paragraph.text):
        return "mention"
    if _is_column_head(block):
        return "titre de colonne"
    return _SILENT.get(block.kind, "")


def _is_point(block: Block) -> bool:
    return bool(block.paragraph.marker) or block.paragraph.style is ReadStyle.POINT


def _is_column_head(block: Block) -> bool:
    """A short line of the first row of a table."""
    each = block.paragraph
    if not each.cell or not each.cell.table or each.cell.row or measure_of(each.text):
        return False
    return len(each.text) < 60 and not each.ended


_QUOTE = re.compile(r"[«“\"]")
_NOUN = re.compile(
    r"(?:les?|la|l[’']|un|une|des|du|de la|aux?|ce(?:s|lles|ux)?|par|pour|en|sur|dans|à"
    r"|soit|et)[\s’']?",
    re.I,
)
_LONG = 110
_ANNOUNCES = re.compile(
    r"\b(?:constat|engagement|demande|recommandation|lacune|proposition|décision|point|mesure)\w*\s+"
    r"(?:suivant|ci-dessous)|\bdemand\w+|\brecommand\w+|\bs[’']engag\w+",
    re.I,
)


def tidied(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """A quotation goes with what announces it, and so does a short list inside a sentence."""
    found: list[SourceParagraph] = []
    in_list = False
    for index, each in enumerate(paragraphs):
        above = found[-1] if found and found[-1].cell == each.cell else None
        if above and _is_quotation(above, each):
            found[-1] = merged(above, each)
        elif (
            above
            and (in_list or above.text.endswith(":"))
            and _is_enumeration(paragraphs, index, above, in_list)
        ):
            found[-1] = merged(above, each, "\n")
            in_list = True
            continue
        elif above and in_list and above.marker and not each.marker and each.cell:
            found[-1] = merged(above, each, "\n\n")
        else:
            found.append(each)
        in_list = False
    return found


def _is_quotation(above: SourceParagraph, each: SourceParagraph) -> bool:
    return bool(above.text.endswith(":") and _QUOTE.match(each.text) and not each.marker)


def _is_enumeration(
    paragraphs: Sequence[SourceParagraph], index: int, above: SourceParagraph, in_list: bool
) -> bool:
    """Short points in small letters that finish the sentence above, and are no items themselves."""
    each = paragraphs[index]
    if not markers.is_bullet(each.marker) and each.style is not ReadStyle.POINT:
        return False
    if not in_list and (above.style is ReadStyle.HEADING or _ANNOUNCES.search(above.text)):
        return False
    return each.text[0].islower() and len(each.text) < _LONG and bool(_NOUN.match(each.text))
