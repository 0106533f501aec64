"""Relevé d'engagements, and the liste de contrôle: the same engagements, to read or to tick off."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from briefing_app.documents import labels
from briefing_app.documents.blocks import (
    Block,
    Cell,
    Checkbox,
    Document,
    Heading,
    Paragraph,
    Role,
    Row,
    Span,
    Table,
    TableKind,
    plain,
)
from briefing_app.documents.citing import cite
from briefing_app.documents.content import Content, Promise
from briefing_app.documents.parts import (
    capitalised,
    cell,
    due,
    finished,
    line,
    news,
    next_request,
    opening,
    said,
    state,
    text_cell,
)
from briefing_app.domain.choices import CommitmentStatus
from briefing_app.domain.model import Record

_LINES_TO_WRITE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseGroup(Record):
    """Engagements under one theme or institution; without a label where there is one group."""

    label: str = ""
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsContent(Content):
    institution: str = ""
    meeting_date: date | None = None
    groups: tuple[PromiseGroup, ...] = ()

    @property
    def promises(self) -> list[Promise]:
        return [promise for group in self.groups for promise in group.promises]


def compose_record(content: CommitmentsContent) -> Document:
    title = content.frame.say(labels.RECORD_TITLE)
    blocks = [*opening(content.frame, labels.RECORD, title, _about(content)), *_summary(content)]
    for group in content.groups:
        blocks += _group(group, content, _record_table)
    return finished(content.frame, title, blocks, aside=content.institution)


def compose_checklist(content: CommitmentsContent) -> Document:
    title = content.frame.say(labels.CHECKLIST_TITLE)
    blocks = [*opening(content.frame, labels.CHECKLIST, title, _about(content))]
    if not content.groups:
        blocks.append(line(content.frame.say(labels.NOTHING_RECORDED), Role.BODY))
    for group in content.groups:
        blocks += _group(group, content, _checklist_table)
    return finished(content.frame, title, blocks, aside=content.institution)


def _about(content: CommitmentsContent) -> Iterator[str]:
    say = content.frame.say
    yield content.institution
    if content.meeting_date:
        yield say(labels.MEETING_OF, day=say.day(content.meeting_date))
    yield say(labels.SITUATION, day=say.day(content.frame.produced))


def _summary(content: CommitmentsContent) -> Iterator[Block]:
    """Where things stand, in a box: how many, in which state, how many are late."""
    say, promises = content.frame.say, content.promises
    if not promises:
        yield line(say(labels.NOTHING_RECORDED), Role.BODY)
        return
    counts = Counter(promise.status for promise in promises)
    states = [f"{say.choice(s)} : {counts[s]}" for s in CommitmentStatus if counts[s]]
    yield line(say.count(labels.COMMITMENTS, len(promises)), Role.BOX_TITLE)
    yield line(capitalised(f"{', '.join(states)}."), Role.BOX)
    late = sum(1 for promise in promises if promise.late(content.frame.produced))
    if late:
        yield line(f"{say.count(labels.OVERDUE, late)}.", Role.BOX, bold=True)


def _group(
    group: PromiseGroup,
    content: CommitmentsContent,
    table: Callable[[PromiseGroup, CommitmentsContent], Table],
) -> Iterator[Block]:
    label = group.label or content.frame.say(labels.RECORD_LIST)
    yield Heading(1, label, numbered=False)
    yield table(group, content)


def _record_table(group: PromiseGroup, content: CommitmentsContent) -> Table:
    say = content.frame.say
    heads = (labels.COMMITMENT, labels.DUE, labels.STATE, labels.LATEST_NEWS)
    return Table(
        caption=group.label or say(labels.RECORD_TITLE),
        header=tuple(map(say, heads)),
        widths=(46, 17, 14, 23),
        rows=tuple(_record_row(promise, content) for promise in group.promises),
    )


def _record_row(promise: Promise, content: CommitmentsContent) -> Row:
    say = content.frame.say
    told = list(said(promise, say))
    told[0] = Paragraph((Span(f"{promise.ref}  ", bold=True), *told[0].spans), told[0].role)
    if promise.measures:
        told.append(Paragraph(plain(cite(promise.measures, say)), Role.CELL_DETAIL))
    latest = tuple(news(promise, say)) or (line(say(labels.NOT_GIVEN), Role.CELL_DETAIL),)
    return (
        Cell(tuple(told)),
        Cell(tuple(due(promise, content.frame))),
        cell(state(promise, say)),
        Cell(latest),
    )


def _checklist_table(group: PromiseGroup, content: CommitmentsContent) -> Table:
    say = content.frame.say
    heads = (labels.TO_TICK, labels.REFERENCE, labels.COMMITMENT, labels.DUE, labels.ANSWER_HEARD)
    return Table(
        caption=group.label or say(labels.CHECKLIST_TITLE),
        header=tuple(map(say, heads)),
        widths=(7, 10, 37, 17, 29),
        rows=tuple(_checklist_row(promise, content) for promise in group.promises),
        kind=TableKind.CHECKLIST,
    )


def _checklist_row(promise: Promise, content: CommitmentsContent) -> Row:
    say = content.frame.say
    told = list(said(promise, say))
    if request := next_request(promise, say):
        told.append(line(say(labels.TO_ASK, request=request), Role.CELL))
    done = promise.status is CommitmentStatus.TENU
    lines = 1 if promise.settled else _LINES_TO_WRITE
    return (
        cell(Paragraph((Checkbox(done),), Role.CELL)),
        text_cell(promise.ref, say),
        Cell(tuple(told)),
        Cell((*due(promise, content.frame), line(say.choice(promise.status), Role.CELL_DETAIL))),
        Cell((Paragraph((), Role.WRITING),) * lines),
    )
