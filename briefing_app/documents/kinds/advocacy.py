"""Dossier de plaidoyer: the dossier told as a note numbered on three levels, for a high office.

Each constat stands under a heading of its own with what shows it, then what is asked. After the
meeting the same document goes on with the replies and the exchanges.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.documents import labels
from briefing_app.documents.blocks import (
    Block,
    Document,
    Heading,
    ListKind,
    Paragraph,
    PointReference,
    Role,
    Span,
    Token,
    plain,
)
from briefing_app.documents.content import Content, Entry, Occasion, Promise
from briefing_app.documents.entries import entry
from briefing_app.documents.kinds.dossier import demands_box
from briefing_app.documents.parts import (
    annexes,
    as_said,
    cited,
    finished,
    flat,
    line,
    opening,
    participants,
    prose,
    when,
    with_contents,
)
from briefing_app.documents.voice import Voice
from briefing_app.domain.model import Record
from briefing_app.domain.text.text import headline

_HEADING = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter(Record):
    """One constat, and the demands that answer it."""

    constat: Entry
    demands: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvocacyChapter(Record):
    """What is seen and asked under one theme."""

    label: str
    matters: tuple[Matter, ...] = ()
    demands: tuple[Entry, ...] = ()
    """Those that answer no constat of the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Record):
    """What one adviser answered, and promised."""

    speaker: str
    texts: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Record):
    """What the delegation said, and which advisers answered it."""

    speaker: str = ""
    text: str
    answered_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject(Record):
    label: str
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvocacyContent(Content):
    title: str
    occasion: Occasion
    asks: tuple[str, ...] = ()
    context: str = ""
    chapters: tuple[AdvocacyChapter, ...] = ()
    replies: tuple[Reply, ...] = ()
    promises: tuple[Promise, ...] = ()
    """Those made in the meeting by nobody who is named."""
    subjects: tuple[Subject, ...] = ()
    annexes: tuple[str, ...] = ()


def compose(content: AdvocacyContent) -> Document:
    say, occasion = content.frame.say, content.occasion
    about = (when(occasion, say), occasion.place)
    blocks = [
        *opening(content.frame, labels.ADVOCACY, content.title, about),
        *demands_box(content.asks, say(labels.ASKED)),
        *_present(content),
        *prose(content.context),
        *_case(content),
        *_replies(content),
        *_exchanges(content),
        *annexes(content.annexes, content.frame.say),
    ]
    day = say.date(occasion.date) if occasion.date else ""
    return finished(content.frame, content.title, with_contents(blocks, say), aside=day)


def _present(content: AdvocacyContent) -> Iterator[Block]:
    if content.occasion.theirs or content.occasion.ours:
        yield Heading(1, content.frame.say(labels.PARTICIPANTS), numbered=False)
        yield participants(content.occasion, content.frame)
    if content.context:
        yield Heading(1, content.frame.say(labels.CONTEXT), numbered=False)


def _case(content: AdvocacyContent) -> Iterator[Block]:
    say = content.frame.say
    if content.chapters:
        yield Heading(1, say(labels.OUR_CASE))
    for chapter in content.chapters:
        yield Heading(2, chapter.label)
        for matter in chapter.matters:
            yield from _matter(matter, say)
        if chapter.demands:
            yield Heading(3, say(labels.OTHER_ASKS))
        yield from _demands(chapter.demands, say)


def _matter(matter: Matter, say: Voice) -> Iterator[Block]:
    constat = matter.constat
    title = constat.heading or headline(constat.text, _HEADING)
    yield Heading(3, title.rstrip("."), anchor=Token(f"c-{constat.key}"))
    yield from prose(constat.text)
    shown = _evidence(constat, say)
    if shown or constat.measures:
        lead = plain(f"{say(labels.EVIDENCE)} : " if shown else "", bold=True)
        yield Paragraph((*lead, *flat(shown), *cited(constat.measures, say)), Role.DETAIL)
    if matter.demands:
        yield line(say(labels.WE_ASK), Role.LEAD)
        yield from _demands(matter.demands, say)


def _evidence(constat: Entry, say: Voice) -> str:
    names = say.listed(constat.sources)
    told_by = say(labels.REPORTED_BY, names=names) if constat.sources else ""
    return f"{constat.evidence} {told_by}".strip()


def _demands(demands: tuple[Entry, ...], say: Voice) -> Iterator[Block]:
    """Numbered R1, R2... through the whole document; where they stand says what they answer."""
    for demand in demands:
        yield from entry(demand, ListKind.DEMAND, say, prefix="r")


def _replies(content: AdvocacyContent) -> Iterator[Block]:
    say = content.frame.say
    if content.replies or content.promises:
        yield Heading(1, say(labels.REPLIES))
    for reply in content.replies:
        yield Heading(2, reply.speaker, anchor=_anchor(reply.speaker))
        for text in reply.texts:
            yield from prose(text)
        yield from _promised(reply.promises, say)
    if content.promises:
        yield Heading(2, say(labels.OTHER_PROMISES))
        yield from _promised(content.promises, say)


def _anchor(speaker: str) -> Token:
    return Token(f"reponse-{speaker}")


def _promised(promises: tuple[Promise, ...], say: Voice) -> Iterator[Block]:
    for each in promises:
        due = say.day(each.due) if each.due else each.due_text or say(labels.NO_DATE)
        lead = Span(f"{say(labels.NUMBERED_COMMITMENT, ref=each.ref)} : ", bold=True)
        after = Span(f" ({say(labels.DUE).lower()} : {due})")
        yield Paragraph((lead, *as_said(flat(each.text)), after), Role.BOX)


def _exchanges(content: AdvocacyContent) -> Iterator[Block]:
    say = content.frame.say
    if content.subjects:
        yield Heading(1, say(labels.EXCHANGES))
    known = {reply.speaker for reply in content.replies}
    for subject in content.subjects:
        yield Heading(2, subject.label)
        for said in subject.said:
            yield line(said.speaker or say(labels.UNNAMED), Role.SPEAKER)
            yield from prose(said.text)
            for name in said.answered_by:
                if name in known:
                    lead = Span(f"{say(labels.SEE_REPLY, name=name)} ")
                    yield Paragraph((lead, PointReference(_anchor(name))), Role.DETAIL)
