"""The measures of a plan in a document, and what stands under each of them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing_app.imports.recognition import kinds
from briefing_app.imports.recognition.collecting import Collection
from briefing_app.imports.recognition.outline import (
    Block,
    Rank,
    SourceHeading,
    is_chapter,
    measure_of,
)
from briefing_app.imports.recognition.proposed import Kind, MeasureFields
from briefing_app.imports.recognition.segment import FIELD

_SURE = 0.95
_FIELDS = {
    "r": "responsible", "c": "responsible", "p": "partners", "i": "instrument", "o": "instrument",
    "é": "deadline", "e": "deadline", "d": "deadline",
}  # fmt: skip
"""By the first letter of what is written before the colon."""


class Measures:
    """Takes the headings of measures, and the blocks below them."""

    def __init__(self, found: Collection, blocks: Sequence[Block]) -> None:
        self._found = found
        self._blocks = blocks
        self._index: dict[str, int] = {}
        fields = sum(bool(FIELD.match(b.paragraph.text)) for b in blocks if b.measure)
        self.is_plan = fields > 2
        """The document holds the plan itself, not only remarks on it."""
        self.are_many = sum(b.is_heading and bool(b.path[-1].number) for b in blocks) > 2

    def take_heading(self, block: Block) -> None:
        number, title = measure_of(block.paragraph.text) or (block.measure, "")
        above = block.path[-2].text if len(block.path) > 1 else ""
        self._index[number] = self._found.add(
            block,
            Kind.MESURE,
            _SURE,
            text=title or block.paragraph.text,
            section=above,
            measure=MeasureFields(number=number),
        )

    def take_plan(self, block: Block) -> bool:
        """What the plan itself says: small print and text of a measure, a chapter's constat."""
        if not self.is_plan:
            return False
        if not block.measure:
            return self._take_chapter(block)
        cell = block.paragraph.cell
        if small := FIELD.match(block.paragraph.text):
            self._set_field(block.measure, small)
        elif cell and cell.column == 0:
            self._add_text(block)
        else:
            return False
        return True

    def take_position(self, block: Block) -> None:
        """What the collective says of a measure."""
        guess = kinds.on_measure(block.paragraph.text)
        if guess.kind is Kind.CONSTAT and self.is_plan:
            guess = kinds.Guess(Kind.PROPOSITION, 0.6)
        parent = self._found.parent(block)
        above = self._index.get(block.measure) if parent is None else parent
        self._found.add(block, guess.kind, guess.confidence, parent=above)

    def _take_chapter(self, block: Block) -> bool:
        """The text between a chapter's heading and its first measure is one constat."""
        chapter = next((h for h in block.path if is_chapter(h)), None)
        if not chapter:
            return False
        items = self._found.items
        if block.kind != "constat" and self._has_constat(chapter):
            self._found.leave(block, "introduction")
        elif items and items[-1].kind is Kind.CONSTAT and items[-1].section == chapter.text:
            self._extend(block)
        else:
            self._found.add(block, Kind.CONSTAT, 0.8, section=chapter.text)
        return True

    def _extend(self, block: Block) -> None:
        last = self._found.items[-1]
        heading = block.path[-1]
        is_new = heading.rank.startswith(Rank.NUMBER) and heading.text not in last.text
        parts = [last.text, *([heading.text] if is_new else []), block.paragraph.text]
        self._found.items[-1] = replace(last, text="\n\n".join(parts), last=block.paragraph.last)

    def _has_constat(self, chapter: SourceHeading) -> bool:
        return any(b.kind == "constat" and chapter in b.path for b in self._blocks)

    def _set_field(self, number: str, found: re.Match[str]) -> None:
        item = self._found.items[self._index[number]]
        name = _FIELDS.get(found["name"][0].lower())
        if item.measure and name and not getattr(item.measure, name):
            measure = replace(item.measure, **{name: found["value"].strip()})
            self._found.items[self._index[number]] = replace(item, measure=measure)

    def _add_text(self, block: Block) -> None:
        item = self._found.items[self._index[block.measure]]
        if item.measure:
            lead = "- " if block.paragraph.marker else ""
            text = f"{item.measure.text}\n\n{lead}{block.paragraph.text}".strip()
            measure = replace(item.measure, text=text)
            self._found.items[self._index[block.measure]] = replace(item, measure=measure)
