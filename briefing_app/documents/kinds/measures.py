"""Tableau des mesures et propositions: the plan at left, the collective's answer at right."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.documents import labels
from briefing_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    ListItem,
    ListKind,
    Paragraph,
    Role,
    Row,
    Span,
    Spans,
    Table,
    plain,
)
from briefing_app.documents.content import Content
from briefing_app.documents.parts import (
    capitalised,
    finished,
    flat,
    in_cell,
    line,
    opening,
    prose,
    text_cell,
)
from briefing_app.documents.rewording import marked_new, marked_old
from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import Outcome, ProposalKind
from briefing_app.domain.model import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """What the collective says about a measure."""

    key: str
    kind: ProposalKind
    text: str = ""
    old: str = ""
    new: str = ""
    outcome: Outcome = Outcome.PROPOSEE
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMeasure(Record):
    """A measure as its version of the plan states it, and what is proposed."""

    number: str
    title: str
    text: str = ""
    responsible: str = ""
    partners: str = ""
    instrument: str = ""
    deadline: str = ""
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChapter(Record):
    title: str = ""
    constat: str = ""
    measures: tuple[PlanMeasure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanContent(Content):
    plan: str
    version: str
    date: datetime.date | None = None
    chapters: tuple[PlanChapter, ...] = ()

    @property
    def measures(self) -> list[PlanMeasure]:
        return [measure for chapter in self.chapters for measure in chapter.measures]


def compose(content: PlanContent) -> Document:
    say = content.frame.say
    title = say(labels.MEASURES_TITLE)
    blocks = [*opening(content.frame, labels.MEASURES_TABLE, title, about(content))]
    for chapter in content.chapters:
        blocks += _chapter(chapter, say)
    if not content.chapters:
        blocks.append(line(say(labels.NO_MEASURE), Role.BODY))
    return finished(content.frame, title, blocks, aside=content.version, landscape=True)


def about(content: PlanContent) -> tuple[str, ...]:
    """Which plan, and which version of it, where its title does not say so already."""
    told = content.version.lower() in content.plan.lower()
    return (content.plan,) if told else (content.plan, content.version)


def named(number: str, title: str, say: Voice) -> str:
    """« Mesure 4 bis – Étendre le délai de réflexion »; once where the title is but the number."""
    alone = capitalised(f"{say(labels.MEASURE)} {number}")
    if not title or title.casefold() == alone.casefold():
        return alone
    return say(labels.NUMBERED_MEASURE, number=number, title=title)


def _chapter(chapter: PlanChapter, say: Voice) -> Iterator[Block]:
    title = chapter.title or say(labels.OTHER_CHAPTER)
    yield Heading(1, title, numbered=False)
    yield from prose(chapter.constat, Role.LEAD)
    yield Table(
        caption=title,
        header=(say(labels.PLAN_SAYS), say(labels.WE_PROPOSE)),
        widths=(50, 50),
        rows=tuple(_row(measure, say) for measure in chapter.measures),
    )


def _row(measure: PlanMeasure, say: Voice) -> Row:
    name = named(measure.number, measure.title, say)
    title = Paragraph((Span(name, bold=True, verbatim=True),), Role.CELL)
    left = (title, *particulars(measure, say), *in_cell(measure.text, verbatim=True))
    right = tuple(p for position in measure.positions for p in _position(position, say))
    return Cell(left), Cell(right) if right else text_cell("", say)


def particulars(measure: PlanMeasure, say: Voice) -> Iterator[Paragraph]:
    """Who is in charge, with whom, by which instrument and until when: what the plan says of it."""
    told = (
        (labels.RESPONSIBLE, measure.responsible),
        (labels.PARTNERS, measure.partners),
        (labels.INSTRUMENT, measure.instrument),
        (labels.DEADLINE, measure.deadline),
    )
    for label, text in told:
        if text:
            lead = Span(f"{say(label)} : ", bold=True)
            yield Paragraph((lead, Span(text, verbatim=True)), Role.CELL_DETAIL)


def _position(position: Position, say: Voice) -> Iterator[Paragraph | ListItem]:
    """One point: what kind of answer it is, its words, the sentence as it stands and should be."""
    lead = Span(f"{capitalised(say.choice(position.kind))} : ", bold=True)
    yield ListItem((lead, *flat(position.text)), ListKind.CELL_BULLET)
    if position.old:
        yield _worded(labels.OLD_WORDS, marked_old(position.old, position.new), say)
    if position.new:
        yield _worded(labels.NEW_WORDS, marked_new(position.old, position.new), say)
    if position.sources:
        told = say(labels.CARRIED_BY, names=say.listed(position.sources))
        yield Paragraph(plain(capitalised(told)), Role.CELL_DETAIL)


def _worded(label: labels.Label, words: Spans, say: Voice) -> Paragraph:
    return Paragraph((Span(f"{say(label)} : ", italic=True), *words), Role.CELL)
