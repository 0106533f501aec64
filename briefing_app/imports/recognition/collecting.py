"""Collects what is recognised in a document: items in order, and what was left aside and why."""

from dataclasses import dataclass, field, replace
from datetime import date

from briefing_app.domain.model import Upcoming
from briefing_app.domain.text.found_dates import dates_in
from briefing_app.domain.text.references import measures_in
from briefing_app.domain.theming import Theming
from briefing_app.imports.line import ReadStyle
from briefing_app.imports.recognition import kinds
from briefing_app.imports.recognition.outline import Block
from briefing_app.imports.recognition.proposed import Aside, Kind, MeasureFields, Proposed


@dataclass(slots=True)
class Collection:
    """One document's items; the day is that of the document, from which delays are counted."""

    theming: Theming
    day: date
    items: list[Proposed] = field(default_factory=list)
    upcoming: list[Upcoming] = field(default_factory=list)
    left_out: list[Aside] = field(default_factory=list)
    _parents: list[tuple[int, Block]] = field(default_factory=list)

    def add(
        self, block: Block, kind: Kind, confidence: float, *, text: str = "", section: str = "",
        parent: int | None = None, speaker: str = "", last: int | None = None,
        measure: MeasureFields | None = None,
    ) -> int:  # fmt: skip
        """Keeps an item with the themes, measures and dates of its words; returns its index."""
        paragraph = block.paragraph
        text = text or paragraph.text
        item = Proposed(
            kind=kind,
            text=text,
            section=section or block.section,
            parent=parent,
            themes=self.theming.themes(text, [heading.text for heading in block.path[-2:]]),
            measures=() if measure else _measures(block, text),
            speaker=speaker,
            measure=measure,
            confidence=round(confidence, 2),
            page=paragraph.page,
            place=paragraph.place,
            first=paragraph.first,
            last=paragraph.last if last is None else last,
        )
        self.items.append(self._promised(item) if kind is Kind.ENGAGEMENT else item)
        if text.endswith(":"):
            self._parents.append((len(self.items) - 1, block))
        return len(self.items) - 1

    def leave(self, block: Block, reason: str) -> None:
        page = f"page {block.paragraph.page}" if block.paragraph.page else ""
        place = ", ".join(part for part in (page, block.paragraph.place) if part)
        self.left_out.append(Aside(text=block.paragraph.text, place=place, reason=reason))

    def expect(self, block: Block) -> None:
        """A line of the calendar."""
        self.leave(block, "calendrier")
        found = next(iter(dates_in(block.paragraph.text, self.day)), None)
        day = found.start if found and found.precise else None
        if block.paragraph.text:
            self.upcoming.append(Upcoming(date=day, text=block.paragraph.text))

    def begin_section(self) -> None:
        self._parents.clear()

    def parent(self, block: Block) -> int | None:
        """The point that announced this one: it ends with a colon and is marked otherwise."""
        while self._parents:
            index, above = self._parents[-1]
            if _is_below(block, above):
                return index
            self._parents.pop()
        return None

    def _promised(self, item: Proposed) -> Proposed:
        """The engagement with its due date, and how firm its words are."""
        due = next(iter(dates_in(item.text, self.day)), None)
        return replace(
            item,
            due=due.end if due else None,
            due_text=due.text if due and not due.precise else "",
            firmness=kinds.firmness(item.text),
        )


def _measures(block: Block, text: str) -> tuple[str, ...]:
    """The measure that the item stands under, then those it cites."""
    cited = [mention.number for mention in measures_in(text)]
    return tuple(dict.fromkeys([*([block.measure] if block.measure else []), *cited]))


def _is_below(block: Block, above: Block) -> bool:
    each, parent = block.paragraph, above.paragraph
    if each.style is ReadStyle.POINT and parent.style is ReadStyle.POINT:
        return each.level > parent.level
    return bool(each.marker) and each.marker != parent.marker
