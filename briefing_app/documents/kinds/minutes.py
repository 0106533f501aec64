"""Compte rendu: the essential first, then what was answered, said, promised, and what follows."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.documents import labels
from briefing_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    Paragraph,
    Role,
    Row,
    Span,
    Table,
)
from briefing_app.documents.content import Answer, Content, Occasion, Promise
from briefing_app.documents.parts import (
    annexes,
    bullets,
    capitalised,
    cell,
    due,
    finished,
    in_cell,
    line,
    opening,
    participants,
    prose,
    text_cell,
    when,
    with_contents,
)
from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import Stance
from briefing_app.domain.model import Record
from briefing_app.domain.text.text import headline

_SHORT = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Record):
    """What one speaker said, at once."""

    speaker: str = ""
    text: str
    replies: bool = False
    """Whether the institution answers here what the collective said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming(Record):
    """Something that is to come, on a day where one is known."""

    text: str
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesContent(Content):
    title: str
    occasion: Occasion
    context: str = ""
    agenda: tuple[str, ...] = ()
    synthesis: str = ""
    answers: tuple[Answer, ...] = ()
    turns: tuple[Turn, ...] = ()
    promises: tuple[Promise, ...] = ()
    coming: tuple[Coming, ...] = ()
    annexes: tuple[str, ...] = ()
    author: str = ""


def compose(content: MinutesContent) -> Document:
    say, occasion = content.frame.say, content.occasion
    about = (when(occasion, say), occasion.place)
    body = [
        *opening(content.frame, labels.MINUTES, content.title, about),
        *_essential(content),
        *_present(content),
        *_agenda(content),
        *_told(labels.CONTEXT, content.context, say),
        *_told(labels.SYNTHESIS, content.synthesis, say),
        *_answers(content),
        *_turns(content),
        *_promises(content),
        *_coming(content),
        *annexes(content.annexes, content.frame.say),
    ]
    day = say.date(occasion.date) if occasion.date else ""
    return finished(content.frame, content.title, with_contents(body, say, levels=1), aside=day)


def _essential(content: MinutesContent) -> Iterator[Block]:
    """In a box: how much was promised, and the next day to remember."""
    told = [*_count(content), *_next(content)]
    if told:
        yield line(content.frame.say(labels.IN_SHORT), Role.BOX_TITLE)
    for each in told:
        yield line(each if each.endswith("…") else f"{each}.", Role.BOX)


def _count(content: MinutesContent) -> Iterator[str]:
    say, promises = content.frame.say, content.promises
    if not promises:
        return
    counted = say.count(labels.COMMITMENTS, len(promises))
    told = say(labels.TAKEN_THERE, commitments=counted)
    dated = sum(1 for promise in promises if promise.due)
    yield say(labels.WITH_DATE, taken=told, number=say.number(dated)) if dated else told


def _next(content: MinutesContent) -> Iterator[str]:
    """The next day to remember: a meeting, or an engagement that falls due."""
    say, today = content.frame.say, content.frame.produced
    days = [(each.date, each.text) for each in content.coming if each.date]
    days += [(each.due, each.text) for each in content.promises if each.due and not each.settled]
    ahead = sorted(each for each in days if each[0] >= today)
    for day, what in ahead[:1]:
        yield say(labels.NEXT_DAY, day=say.date(day), what=headline(what, _SHORT).rstrip(". "))


def _present(content: MinutesContent) -> Iterator[Block]:
    if content.occasion.theirs or content.occasion.ours:
        yield Heading(1, content.frame.say(labels.PARTICIPANTS), numbered=False)
        yield participants(content.occasion, content.frame)
    say = content.frame.say
    name = content.author or content.frame.collective
    written = say(labels.WRITTEN_BY, name=name, day=say.day(content.frame.produced))
    yield line(written, Role.CLOSING)


def _agenda(content: MinutesContent) -> Iterator[Block]:
    if content.agenda:
        yield Heading(1, content.frame.say(labels.AGENDA), numbered=False)
        yield from bullets(content.agenda)


def _told(label: labels.Label, text: str, say: Voice) -> Iterator[Block]:
    if text:
        yield Heading(1, say(label))
        yield from prose(text)


def _answers(content: MinutesContent) -> Iterator[Block]:
    say = content.frame.say
    if not content.answers:
        return
    yield Heading(1, say(labels.ANSWERS))
    silent = [each for each in content.answers if _is_silent(each)]
    by_theme: dict[str, list[Answer]] = {}
    for each in content.answers:
        if not _is_silent(each):
            by_theme.setdefault(each.theme or say(labels.NO_THEME), []).append(each)
    for theme, answers in by_theme.items():
        yield Heading(2, theme)
        yield Table(
            caption=theme,
            header=(say(labels.DEMAND), say(labels.STANCE), say(labels.ANSWER)),
            widths=(45, 15, 40),
            rows=tuple(_answer(each, say) for each in answers),
        )
    if silent:
        yield Heading(2, say(labels.CARRIED_UNANSWERED))
        yield from bullets(each.text for each in silent)


def _is_silent(answer: Answer) -> bool:
    return answer.stance is Stance.SANS_REPONSE and not answer.words


def _answer(answer: Answer, say: Voice) -> Row:
    words = tuple(in_cell(answer.words, verbatim=True))
    return (
        Cell(tuple(in_cell(answer.text))),
        cell(line(capitalised(say.choice(answer.stance)), Role.CELL, bold=True)),
        Cell(words) if words else text_cell("", say),
    )


def _turns(content: MinutesContent) -> Iterator[Block]:
    say = content.frame.say
    if content.turns:
        yield Heading(1, say(labels.EXCHANGES))
    for turn in content.turns:
        name = turn.speaker or say(labels.UNNAMED)
        yield line(say(labels.REPLY_OF, name=name) if turn.replies else name, Role.SPEAKER)
        yield from prose(turn.text)


def _promises(content: MinutesContent) -> Iterator[Block]:
    say = content.frame.say
    if content.promises:
        yield Heading(1, say(labels.TAKEN_LIST))
        yield Table(
            caption=say(labels.TAKEN_LIST),
            header=(say(labels.COMMITMENT), say(labels.TAKEN_BY), say(labels.DUE)),
            widths=(54, 26, 20),
            rows=tuple(_promise(each, content) for each in content.promises),
        )


def _promise(promise: Promise, content: MinutesContent) -> Row:
    say = content.frame.say
    told = list(in_cell(promise.text, verbatim=True))
    told[0] = Paragraph((Span(f"{promise.ref}  ", bold=True), *told[0].spans), told[0].role)
    if promise.owners:
        owners = say(labels.FOLLOWED_BY, names=say.listed(promise.owners))
        told.append(line(capitalised(owners), Role.CELL_DETAIL))
    promised_for, *_lateness = due(promise, content.frame)
    return Cell(tuple(told)), text_cell(promise.by, say), cell(promised_for)


def _coming(content: MinutesContent) -> Iterator[Block]:
    say = content.frame.say
    if content.coming:
        yield Heading(1, say(labels.WHAT_FOLLOWS))
        yield Table(
            caption=say(labels.WHAT_FOLLOWS),
            header=(say(labels.DATE), say(labels.WHAT)),
            widths=(20, 80),
            rows=tuple(_day(each, say) for each in content.coming),
        )


def _day(coming: Coming, say: Voice) -> Row:
    day = say.short(coming.date) if coming.date else ""
    return text_cell(day, say), Cell(tuple(in_cell(coming.text)))
