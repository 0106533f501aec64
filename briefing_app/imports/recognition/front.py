"""Reads the front of a document: title, date, hours, place, and who was there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from briefing_app.domain.choices import Side
from briefing_app.domain.text.found_dates import FoundDate, dates_in, times_in
from briefing_app.imports.line import ReadStyle
from briefing_app.imports.recognition import people
from briefing_app.imports.recognition.outline import Block, Rank
from briefing_app.imports.recognition.people import PeopleGroup
from briefing_app.imports.recognition.proposed import Attendance, Front
from briefing_app.imports.recognition.segment import is_capitals
from briefing_app.imports.recognition.vocabulary import bare, vocabulary

_MOST = 60
_BODY = ("constat", "recommandation", "engagement", "intervention", "agenda")
_LAW = re.compile(
    r"\b(?:lois?|d[ée]crets?|circulaires?|directives?|arr[êe]t[ée]?s?|convention|ordonnance"
    r"|protocole|instruction|rapport|avis|plan|depuis|publi[ée]e?|cr[ée]{1,2}e?)\b[^.;]{0,60}$",
    re.I,
)
_WITH = re.compile(r"\bavec\s+((?:monsieur|madame|m\.|mme)\s+[^,;(]{3,60}?)(?=\s*[,;(]|$)", re.I)
_PLACE_FIELD = re.compile(r"(?:lieu|adresse)\s*:\s*(.+)", re.I)
_PLACE = re.compile(
    r"^(?:[\s,;.()–-]|à partir de)*(?:(?:à|au|aux|dans|chez)\s+(?=l[ea]?s?\b|[A-ZÀ-Þ]))?"
    r"([A-ZÀ-Þ0-9].{3,90})$",
    re.S,
)
_AT = re.compile(r"^(?:au|à la|à l[’']|aux)\s+(.{3,60})$", re.I)
_TITLE_RANKS = (Rank.TITLE, Rank.CAPITALS)


@dataclass(slots=True)
class FrontReading:
    """The front matter, and which blocks it was read in."""

    front: Front
    used: set[int] = field(default_factory=set)


def read_front(blocks: Sequence[Block], today: date) -> FrontReading:
    head = list(_head(blocks))
    titles = list(_titles(head))
    used = set(titles)
    dated = _dated(head, titles, today)
    found, named = _participants(blocks, len(head))
    used |= named
    title = " ".join(_line(blocks[i]) for i in titles)
    front = Front(
        title=title,
        date=dated[1].start if dated else None,
        interlocutor=_interlocutor(title),
        participants=found,
    )
    if dated:
        used.add(dated[0])
    return FrontReading(_with_hours(front, head, dated), used)


def _line(block: Block) -> str:
    return block.paragraph.text


def _head(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks before the body begins."""
    for index, block in enumerate(blocks[:_MOST]):
        if block.is_heading and index and (block.path[-1].kind in _BODY or block.measure):
            return
        yield block


def _titles(head: Sequence[Block]) -> Iterator[int]:
    """The leading headings; or the title by its style; or else the first line."""
    styled = [i for i, block in enumerate(head) if block.paragraph.style is ReadStyle.TITLE]
    if styled:
        # A second line that gives the day and the hours is no part of the title.
        yield from (i for i in styled if i == styled[0] or not times_in(head[i].paragraph.text))
        return
    for index, block in enumerate(head[:6]):
        text = block.paragraph.text
        is_title = block.is_heading and block.path[-1].rank in _TITLE_RANKS and is_capitals(text)
        if index and (not is_title or block.path[-1].kind in ("participants", "apart", "agenda")):
            return
        yield index


def _dated(
    head: Sequence[Block], titles: Sequence[int], today: date
) -> tuple[int, FoundDate] | None:
    """The most telling day: of the title, beside hours, after a place, or the first one at all."""
    found = [
        (_weight(head[i], i in titles, each), i, each)
        for i, block in enumerate(head)
        if block.kind != "agenda"
        for each in dates_in(block.paragraph.text, today, "past")
        if (each.precise and str(each.start.year) in each.text) or _short_year(each)
    ]
    found = [each for each in found if each[0] < 9]
    if not found:
        return None
    _, index, best = min(found, key=lambda each: each[:2])
    return index, best


def _short_year(found: FoundDate) -> bool:
    return found.precise and bool(re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", found.text))


def _weight(block: Block, is_title: bool, found: FoundDate) -> int:
    text = block.paragraph.text
    before = text[: found.start_index]
    if _LAW.search(before) and not is_title:
        return 9
    if is_title:
        return 0
    if times_in(text) or re.search(r"\bdate\s*:\s*$", before, re.I):
        return 1
    if len(before) < 40 and len(text) < 120:
        return 2
    return (
        3
        if re.search(r"\b(?:r[ée]union|rencontre|entretien|entrevue|re[çc]us?)\b", before, re.I)
        else 4
    )


def _with_hours(front: Front, head: Sequence[Block], dated: tuple[int, FoundDate] | None) -> Front:
    start = dated[0] if dated else 0
    near = [*head[start : start + 3], *head[:start]] if dated else head[:6]
    for block in near:
        text = block.paragraph.text
        spans = times_in(text)
        if spans and block.kind != "agenda" and len(text) < 400:
            span = next((s for s in spans if s.end), spans[0])
            return replace(front, start=span.start, end=span.end or "", place=_place(head, text))
    return replace(front, place=_place(head, head[start].paragraph.text if dated else ""))


def _place(head: Sequence[Block], beside: str) -> str:
    for block in head:
        if found := _PLACE_FIELD.match(block.paragraph.text):
            return found[1].strip()
    tail = re.split(r"\d{1,2}\s?h(?:\d\d)?\)?|\d{4}", beside)[-1]
    if found := _PLACE.match(tail) or _AT.match(tail.strip(" ,)")):
        return found[1].strip(" .,")
    return ""


def _interlocutor(title: str) -> str:
    found = _WITH.search(title)
    return " ".join(found[1].split()) if found else ""


def _participants(blocks: Sequence[Block], head: int) -> tuple[tuple[Attendance, ...], set[int]]:
    """From the sections that list them, and from lists in the front matter."""
    found: list[Attendance] = []
    used: set[int] = set()
    for indexes, text in _entries(blocks):
        block = blocks[indexes[0]]
        listed = block.kind == "participants"
        if not listed and indexes[0] >= head:
            continue
        named = _named(block, text, listed=listed)
        if named:
            found += named
            used.update(indexes)
    return people.unique(found), used


def _entries(blocks: Sequence[Block]) -> Iterator[tuple[list[int], str]]:
    """Each paragraph, or each row of a table as one entry."""
    row: list[int] = []
    for index, block in enumerate(blocks):
        cell = block.paragraph.cell
        above = blocks[row[0]].paragraph.cell if row else None
        if row and (not cell or not above or cell.row != above.row or cell.table != above.table):
            yield row, ", ".join(_line(blocks[i]) for i in row)
            row = []
        if cell:
            row.append(index)
        elif not block.is_heading:
            yield [index], _line(block)
    if row:
        yield row, ", ".join(_line(blocks[i]) for i in row)


def _named(block: Block, text: str, *, listed: bool) -> list[Attendance]:
    group = _group(block)
    if missing := people.excused(text, group):
        return [missing]
    lead, rest = people.lead_of(text)
    excused = group.excused or bool(vocabulary().names["excused"].search(bare(lead)))
    lead_words = lead or ("" if listed else rest)
    side = people.side_of(lead_words, group.side) if lead_words else group.side
    named = people.people(rest, replace(group, side=side, excused=excused))
    if listed and not named and is_single(text):
        return []
    placed = sum(bool(each.function or each.organisation) for each in named)
    return named if listed or lead or (len(named) > 1 and placed > 1) else []


def is_single(text: str) -> bool:
    return len(text.split()) < 2


def _group(block: Block) -> PeopleGroup:
    """What the headings above say of the people below."""
    group = PeopleGroup(side=Side.INSTITUTION)
    for heading in block.path:
        words = bare(heading.text)
        if heading.kind == "participants" or any(h.kind == "participants" for h in block.path):
            group = replace(
                group,
                side=people.side_of(heading.text, Side.COLLECTIF if heading.kind else group.side),
                excused=bool(vocabulary().names["excused"].search(words)),
            )
    return group
