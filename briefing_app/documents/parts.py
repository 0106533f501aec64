"""What several kinds of documents are put together from."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten

from briefing_app.documents import labels
from briefing_app.documents.blocks import (
    Block,
    Cell,
    Contents,
    Document,
    Heading,
    Inline,
    ListItem,
    ListKind,
    Paragraph,
    Role,
    Span,
    Spans,
    Table,
    plain,
)
from briefing_app.documents.citing import cite
from briefing_app.documents.content import Attendee, Cited, Frame, Occasion, Promise
from briefing_app.documents.courtesy import is_woman
from briefing_app.documents.markup import passages
from briefing_app.documents.typesetting import finish
from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import CommitmentStatus, Diffusion

_HEAD = 100
"""Letters that the head of an upright page holds, roughly, at its left and right together."""
_HALF_A_HEAD = _HEAD // 2


def finished(
    frame: Frame,
    title: str,
    blocks: Iterable[Block],
    *,
    aside: str = "",
    landscape: bool = False,
) -> Document:
    """The document of those blocks; `aside` stands at the right of the head of each page."""
    inside = frame.audience is not Diffusion.TRANSMISSIBLE
    beside = _short(aside, _HALF_A_HEAD)
    return finish(
        Document(
            title=title,
            author=frame.collective,
            header=(_short(title, _HEAD - len(beside)), beside),
            produced=frame.produced,
            blocks=tuple(blocks),
            footer=frame.say(labels.INSIDE_ONLY) if inside else _short(frame.collective, _HEAD),
            landscape=landscape,
            language=frame.language,
        ),
        frame,
    )


def _short(text: str, most: int) -> str:
    """For the head or the foot of a page, which have one line."""
    return shorten(text, most, placeholder="…")


def line(text: str, role: Role, *, bold: bool = False) -> Paragraph:
    return Paragraph(plain(text, bold=bold), role)


def opening(frame: Frame, kind: labels.Label, title: str, about: Iterable[str]) -> Iterator[Block]:
    """The head of the first page: whose document and of which kind, its title, when and where."""
    yield line(f"{frame.collective} – {frame.say(kind)}", Role.EYEBROW)
    yield line(title, Role.TITLE)
    told = " · ".join(part for part in about if part)
    if told:
        yield line(capitalised(told), Role.SUBTITLE)


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


_LONG = 8
"""Headings from which a document opens with a table of contents."""


def with_contents(blocks: list[Block], say: Voice, levels: int = 2) -> list[Block]:
    """A long document says what is in it, before its first numbered heading."""
    headings = [i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.numbered]
    if len(headings) < _LONG:
        return blocks
    contents = Contents(say(labels.CONTENTS), levels)
    return [*blocks[: headings[0]], contents, *blocks[headings[0] :]]


def when(occasion: Occasion, say: Voice) -> str:
    """« mardi 12 janvier 2027, 9 h – 10 h 30 »."""
    day = say.date(occasion.date) if occasion.date else ""
    hours = say.span(occasion.start, occasion.end) if occasion.start else ""
    return ", ".join(part for part in (day, hours) if part)


def prose(text: str, role: Role = Role.BODY) -> Iterator[Block]:
    for passage in passages(text):
        if passage.level:
            yield ListItem(passage.spans, level=passage.level - 1)
        else:
            yield Paragraph(passage.spans, role)


def in_cell(text: str, role: Role = Role.CELL, *, verbatim: bool = False) -> Iterator[Paragraph]:
    """A text as the paragraphs of a cell, its sub-points as points."""
    for passage in passages(text):
        spans = as_said(passage.spans) if verbatim else passage.spans
        mark = "– " * bool(passage.level)
        yield Paragraph((*plain(mark), *spans), role)


def as_said(spans: Spans) -> Spans:
    """The same words, marked as somebody’s own."""
    return tuple(_verbatim(each) for each in spans)


def _verbatim(each: Inline) -> Inline:
    if not isinstance(each, Span):
        return each
    return Span(each.text, each.bold, each.italic, each.change, each.link, verbatim=True)


def cell(*paragraphs: Paragraph | ListItem) -> Cell:
    return Cell(paragraphs)


def text_cell(text: str, say: Voice, role: Role = Role.CELL) -> Cell:
    """A cell of one line; an empty one says so."""
    return cell(line(text, role) if text else line(say(labels.NOT_GIVEN), Role.CELL_DETAIL))


def participants(occasion: Occasion, frame: Frame) -> Table:
    """Both sides beside each other; one column where there is only one side."""
    say = frame.say
    if not occasion.theirs:
        rows = tuple((people((each,), say),) for each in occasion.ours)
        return Table(say(labels.PRESENT), (frame.collective,), (100,), rows)
    return Table(
        caption=say(labels.BOTH_SIDES),
        header=(occasion.institution or say(labels.INSTITUTION), frame.collective),
        widths=(50, 50),
        rows=((people(occasion.theirs, say), people(occasion.ours, say)),),
    )


def people(attendees: Sequence[Attendee], say: Voice) -> Cell:
    present = [Paragraph(person(a), Role.CELL) for a in attendees if not a.excused]
    excused = [Paragraph(_excuse(a, say), Role.CELL_DETAIL) for a in attendees if a.excused]
    return Cell(tuple(present + excused) or (line(say(labels.NOT_GIVEN), Role.CELL_DETAIL),))


def person(attendee: Attendee) -> Spans:
    name = f"{attendee.title} {attendee.name}".strip()
    rest = f", {attendee.function}" if attendee.function else ""
    rest += f" ({attendee.organisation})" if attendee.organisation else ""
    return (Span(name, bold=True), *plain(rest))


def _excuse(attendee: Attendee, say: Voice) -> Spans:
    word = say(labels.EXCUSED_F if is_woman(attendee.title) else labels.EXCUSED_M)
    reason = f" – {attendee.reason}" if attendee.reason else ""
    return (*plain(f"{word} : "), *person(attendee), *plain(reason))


def cited(measures: Sequence[Cited], say: Voice) -> Spans:
    """« (mesure 5, plan 2014-2016) », after what it belongs to."""
    return plain(f" ({cite(measures, say)})", italic=True) if measures else ()


def said(promise: Promise, say: Voice) -> Iterator[Paragraph]:
    """An engagement in its own words, then who took it and where."""
    yield from in_cell(promise.text, verbatim=True)
    taken = [say(labels.ON, day=say.day(promise.made))] if promise.made else []
    if promise.by:
        taken.append(say(labels.BY, name=promise.by))
    if taken:
        yield line(f"{say(labels.TAKEN)} {' '.join(taken)}", Role.CELL_DETAIL)


def due(promise: Promise, frame: Frame) -> Iterator[Paragraph]:
    """When it is due, and how late it is."""
    say = frame.say
    if promise.due:
        yield line(say.short(promise.due), Role.CELL)
        late = promise.late(frame.produced)
        if late:
            yield line(say(labels.LATE_BY, days=say.count(labels.DAYS, late)), Role.CELL_DETAIL)
    elif promise.due_text:
        yield Paragraph((Span(f"« {promise.due_text} »", verbatim=True),), Role.CELL)
    else:
        yield line(say(labels.NO_DATE), Role.CELL_DETAIL)


def state(promise: Promise, say: Voice) -> Paragraph:
    return line(capitalised(say.choice(promise.status)), Role.CELL, bold=True)


def news(promise: Promise, say: Voice) -> Iterator[Paragraph]:
    if promise.news:
        day = f"{say.short(promise.news_date)} : " if promise.news_date else ""
        yield Paragraph((*plain(day), *flat(promise.news)), Role.CELL_DETAIL)


def flat(text: str) -> Spans:
    """The paragraphs of a short text, one after the other."""
    return tuple(span for passage in passages(text) for span in (*passage.spans, Span(" ")))[:-1]


_NEXT = {
    CommitmentStatus.A_SUIVRE: labels.NEXT_START,
    CommitmentStatus.EN_COURS: labels.NEXT_DATE,
    CommitmentStatus.TENU_EN_PARTIE: labels.NEXT_REST,
}


def next_request(promise: Promise, say: Voice) -> str:
    """What to ask next: in her words, or what its state calls for."""
    if promise.request or promise.settled:
        return promise.request
    return say(_NEXT[promise.status])


def bullets(texts: Iterable[str], kind: ListKind = ListKind.BULLET) -> Iterator[ListItem]:
    for text in texts:
        yield ListItem(tuple(s for p in passages(text) for s in p.spans), kind)


def annexes(texts: Sequence[str], say: Voice) -> Iterator[Block]:
    if texts:
        yield Heading(1, say(labels.ANNEXES), numbered=False)
        yield from bullets(texts)
