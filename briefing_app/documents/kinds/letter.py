"""Courrier de suivi: what was promised, what is awaited and when, in a page or two."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing_app.documents import labels
from briefing_app.documents.blocks import (
    Block,
    Cell,
    Document,
    ListItem,
    ListKind,
    Paragraph,
    Role,
    Row,
    Span,
    Spans,
    Table,
)
from briefing_app.documents.content import Answer, Attendee, Content, Promise
from briefing_app.documents.courtesy import farewell, salutation
from briefing_app.documents.parts import (
    as_said,
    capitalised,
    due,
    finished,
    flat,
    in_cell,
    line,
)
from briefing_app.domain.choices import CommitmentStatus, Stance
from briefing_app.domain.text.text import headline

_MOST = 6
"""Engagements and answers a letter names itself; the relevé that goes with it holds them all."""
_SHORT = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterContent(Content):
    signatory: str = ""
    address: str = ""
    place: str = ""
    addressee: Attendee | None = None
    organisation: str = ""
    addressee_address: str = ""
    meeting_date: date | None = None
    held: bool = False
    """Whether the meeting took place: a letter after it, or a reminder of what was said before."""
    promises: tuple[Promise, ...] = ()
    answers: tuple[Answer, ...] = ()
    reply_by: date | None = None

    @property
    def awaited(self) -> list[Promise]:
        """What is not settled, the most urgent first."""
        return sorted((each for each in self.promises if not each.settled), key=_urgency)

    @property
    def encloses_record(self) -> bool:
        """Whether there is more to name than the letter has room for."""
        return len(self.awaited) > _MOST


def compose(content: LetterContent) -> Document:
    say = content.frame.say
    title = capitalised(_object(content))
    blocks = [
        *_head(content, title),
        line(f"{salutation(content.addressee, say)},", Role.BODY),
        *_thanks(content),
        *_promises(content),
        *_answers(content),
        *_leave(content),
    ]
    return finished(content.frame, title, blocks, aside=say.day(content.frame.produced))


def _object(content: LetterContent) -> str:
    say = content.frame.say
    if content.held and content.meeting_date:
        return say(labels.AFTER_MEETING, day=say.day(content.meeting_date))
    return say(labels.AWAITED_COMMITMENTS)


def _head(content: LetterContent, title: str) -> Iterator[Block]:
    say = content.frame.say
    yield line(content.frame.collective, Role.SENDER, bold=True)
    for each in _lines(content.address):
        yield line(each, Role.SENDER)
    for each in _addressee(content):
        yield line(each, Role.ADDRESSEE)
    day = say.day(content.frame.produced)
    placed = say(labels.PLACE_AND_DAY, place=content.place, day=day) if content.place else day
    yield line(placed, Role.PLACE_AND_DATE)
    yield Paragraph((Span(f"{say(labels.OBJECT)} : ", bold=True), Span(title)), Role.OBJECT)


def _lines(address: str) -> list[str]:
    return [part.strip() for part in address.splitlines() if part.strip()]


def _addressee(content: LetterContent) -> Iterator[str]:
    person = content.addressee
    if person:
        yield f"{person.title} {person.name}".strip()
        if person.function:
            yield person.function[0].upper() + person.function[1:]
    if content.organisation and not (person and content.organisation in person.function):
        yield content.organisation
    yield from _lines(content.addressee_address)


def _thanks(content: LetterContent) -> Iterator[Block]:
    say = content.frame.say
    if content.held and content.meeting_date:
        told = say(labels.THANKS, day=say.date(content.meeting_date))
        yield line(told, Role.BODY)
    elif content.meeting_date:
        yield line(say(labels.BEFORE_MEETING, day=say.date(content.meeting_date)), Role.BODY)


def _promises(content: LetterContent) -> Iterator[Block]:
    """What was kept, in a sentence; what is awaited most, in a table."""
    say = content.frame.say
    awaited = content.awaited
    kept = sum(1 for each in content.promises if each.status is CommitmentStatus.TENU)
    if not content.promises:
        yield line(say(labels.NO_COMMITMENT), Role.BODY)
        return
    if kept:
        yield line(say(labels.KEPT_SO_FAR, kept=say.count(labels.COMMITMENTS, kept)), Role.BODY)
    if awaited:
        lead = labels.AWAITED_AFTER if content.held else labels.AWAITED_BEFORE
        yield line(say(lead), Role.LEAD)
        yield Table(
            caption=say(labels.AWAITED_COMMITMENTS),
            header=(say(labels.COMMITMENT), say(labels.DUE)),
            widths=(76, 24),
            rows=tuple(_row(promise, content) for promise in awaited[:_MOST]),
        )
        more = len(awaited) - _MOST
        told = labels.AND_OTHERS if more > 0 else labels.ASK_DATES
        others = say.count(labels.OTHER_COMMITMENTS, more)
        yield line(say(told, others=others), Role.AFTER_TABLE)


def _urgency(promise: Promise) -> tuple[date, date]:
    """The latest first; those without a due date after the others."""
    return promise.due or date.max, promise.made or date.max


def _row(promise: Promise, content: LetterContent) -> Row:
    say = content.frame.say
    told = list(in_cell(promise.text, verbatim=True))
    by = say(labels.BY, name=promise.by) if promise.by else ""
    on = "" if content.held or not promise.made else say(labels.ON, day=say.day(promise.made))
    if by or on:
        taken = " ".join(part for part in (on, by) if part)
        told.append(line(f"{say(labels.TAKEN)} {taken}", Role.CELL_DETAIL))
    if promise.request:
        told.append(line(say(labels.TO_ASK, request=promise.request), Role.CELL))
    return Cell(tuple(told)), Cell(tuple(due(promise, content.frame)))


def _answers(content: LetterContent) -> Iterator[Block]:
    """The stances in a sentence; the words of those that call for an answer still."""
    say = content.frame.say
    if not content.answers:
        return
    counts = Counter(answer.stance for answer in content.answers)
    stances = say.listed([f"{say.choice(s)} ({counts[s]})" for s in Stance if counts[s]])
    carried = say.count(labels.DEMANDS, len(content.answers))
    yield line(say(labels.ANSWERS_NOTED, demands=carried, stances=stances), Role.BODY)
    pending = [each for each in content.answers if each.stance is Stance.A_L_ETUDE]
    if pending:
        yield line(say(labels.STILL_STUDIED), Role.LEAD)
    for answer in pending[:_MOST]:
        yield ListItem(_answered(answer), ListKind.BULLET)


def _answered(answer: Answer) -> Spans:
    words = (Span(" – « "), *as_said(flat(answer.words)), Span(" »")) if answer.words else ()
    return (Span(headline(answer.text, _SHORT)), *words)


def _leave(content: LetterContent) -> Iterator[Block]:
    say = content.frame.say
    if content.reply_by:
        yield line(say(labels.REPLY_BY, day=say.day(content.reply_by)), Role.BODY)
    yield line(farewell(content.addressee, say), Role.BODY)
    yield line(content.signatory or content.frame.collective, Role.SIGNATURE)
    if content.encloses_record:
        yield line(say(labels.ENCLOSED), Role.CLOSING)
