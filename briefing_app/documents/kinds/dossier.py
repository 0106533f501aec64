"""Dossier de rencontre: what is asked first, then who comes, what was promised, what is seen.

Composed from frozen content only; the same content gives the same blocks.
"""

import datetime
from collections.abc import Callable, Iterator
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
    Table,
    plain,
)
from briefing_app.documents.content import Content, Group, Occasion, Promise
from briefing_app.documents.entries import constat_anchor, demand_anchor, entry, references
from briefing_app.documents.parts import (
    annexes,
    bullets,
    cell,
    due,
    finished,
    line,
    news,
    next_request,
    opening,
    participants,
    prose,
    said,
    state,
    when,
    with_contents,
)
from briefing_app.domain.choices import CommitmentStatus, Numbering, Section
from briefing_app.domain.model import Record

_ASKED_FIRST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StateMove(Record):
    """An engagement whose state changed."""

    text: str
    before: CommitmentStatus
    now: CommitmentStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Since(Record):
    """What changed since the dossier of the meeting before."""

    date: datetime.date | None = None
    moves: tuple[StateMove, ...] = ()
    new_constats: tuple[str, ...] = ()
    gone_constats: tuple[str, ...] = ()
    new_demands: tuple[str, ...] = ()
    met_demands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierContent(Content):
    title: str
    occasion: Occasion
    presentation: str = ""
    members: tuple[str, ...] = ()
    context: str = ""
    asks: tuple[str, ...] = ()
    since: Since | None = None
    promises: tuple[Promise, ...] = ()
    constats: tuple[Group, ...] = ()
    recommendations: tuple[Group, ...] = ()
    annexes: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    numbering: Numbering = Numbering.CONTINUE


def compose(content: DossierContent) -> Document:
    say, occasion = content.frame.say, content.occasion
    about = (when(occasion, say), occasion.place)
    blocks = [*opening(content.frame, labels.DOSSIER, content.title, about)]
    inside = [block for section in content.sections for block in _SECTIONS[section](content)]
    blocks += inside or [line(say(labels.NOTHING_CHOSEN), Role.BODY)]
    day = say.date(occasion.date) if occasion.date else ""
    return finished(content.frame, content.title, with_contents(blocks, say), aside=day)


def demands_box(asks: tuple[str, ...], title: str) -> Iterator[Block]:
    """What is asked, in three lines at most, in a box at the top of the first page."""
    if asks:
        yield line(title, Role.BOX_TITLE)
    yield from bullets(asks[:_ASKED_FIRST], ListKind.BOX_NUMBER)


def _demands(content: DossierContent) -> Iterator[Block]:
    return demands_box(content.asks, content.frame.say(labels.ASKED))


def _participants(content: DossierContent) -> Iterator[Block]:
    if content.occasion.theirs or content.occasion.ours:
        yield Heading(1, content.frame.say(labels.PARTICIPANTS), numbered=False)
        yield participants(content.occasion, content.frame)


def _collective(content: DossierContent) -> Iterator[Block]:
    if not (content.presentation or content.members):
        return
    say = content.frame.say
    yield Heading(1, say(labels.COLLECTIVE), numbered=False)
    yield from prose(content.presentation)
    if content.members:
        lead = Span(say(labels.MEMBERS), bold=True)
        yield Paragraph((lead, Span(f" {', '.join(content.members)}.")), Role.DETAIL)


def _context(content: DossierContent) -> Iterator[Block]:
    if content.context:
        yield Heading(1, content.frame.say(labels.CONTEXT))
        yield from prose(content.context)


def _since(content: DossierContent) -> Iterator[Block]:
    """What moved, and where to read of it."""
    since, say = content.since, content.frame.say
    if since is None:
        return
    day = say.day(since.date) if since.date else ""
    yield Heading(1, say(labels.SINCE_DAY, day=day) if day else say(labels.SINCE))
    for move in since.moves:
        states = f"{say.choice(move.before)} → {say.choice(move.now)}"
        yield ListItem((Span(f"{move.text} ", verbatim=True), Span(states, bold=True)))
    told = (
        (labels.NEW_CONSTATS, references(map(constat_anchor, since.new_constats), say)),
        (labels.GONE_CONSTATS, plain(" ; ".join(since.gone_constats))),
        (labels.MET_DEMANDS, plain(" ; ".join(since.met_demands))),
        (labels.NEW_DEMANDS, references(map(demand_anchor, since.new_demands), say)),
    )
    for label, spans in told:
        if spans:
            yield ListItem((Span(f"{say(label)} : ", bold=True), *spans))


def _promises(content: DossierContent) -> Iterator[Block]:
    say = content.frame.say
    if content.promises:
        yield Heading(1, say(labels.YOU_SAID))
        yield Table(
            caption=say(labels.EARLIER_COMMITMENTS),
            header=(say(labels.DATE), say(labels.COMMITMENT), say(labels.WHERE_IT_STANDS)),
            widths=(17, 51, 32),
            rows=tuple(_promise(promise, content) for promise in content.promises),
        )


def _promise(promise: Promise, content: DossierContent) -> Row:
    """When and where, in whose words, what became of it, what is asked next."""
    say = content.frame.say
    made = say.short(promise.made) if promise.made else say(labels.NOT_GIVEN)
    told = list(said(promise, say))
    if request := next_request(promise, say):
        told.append(line(say(labels.TO_ASK, request=request), Role.CELL))
    where = [state(promise, say), *_since_then(promise, content)]
    return cell(line(made, Role.CELL)), Cell(tuple(told)), Cell(tuple(where))


def _since_then(promise: Promise, content: DossierContent) -> Iterator[Paragraph]:
    say = content.frame.say
    if not promise.settled and promise.made:
        days = (content.frame.produced - promise.made).days
        yield line(say(labels.PROMISED_FOR, days=say.count(labels.DAYS, days)), Role.CELL_DETAIL)
    if promise.due or promise.due_text:
        first, *rest = due(promise, content.frame)
        yield Paragraph((Span(f"{say(labels.DUE)} : "), *first.spans), Role.CELL_DETAIL)
        yield from rest
    yield from news(promise, say)


def _constats(content: DossierContent) -> Iterator[Block]:
    kind = ListKind.DECIMAL if content.numbering is Numbering.DECIMALE else ListKind.NUMBER
    title = content.frame.say(labels.CONSTATS)
    yield from _grouped(title, content.constats, kind, content, "c")


def _recommendations(content: DossierContent) -> Iterator[Block]:
    kind = ListKind.DECIMAL if content.numbering is Numbering.DECIMALE else ListKind.DEMAND
    title = content.frame.say(labels.RECOMMENDATIONS)
    yield from _grouped(title, content.recommendations, kind, content, "r")


def _grouped(
    title: str, groups: tuple[Group, ...], kind: ListKind, content: DossierContent, prefix: str
) -> Iterator[Block]:
    if groups:
        yield Heading(1, title)
    for group in groups:
        yield Heading(2, group.label)
        for index, each in enumerate(group.entries):
            restart = index == 0 and content.numbering is Numbering.PAR_THEME
            yield from entry(each, kind, content.frame.say, prefix=prefix, restart=restart)


def _expected(content: DossierContent) -> Iterator[Block]:
    if content.asks:
        yield Heading(1, content.frame.say(labels.EXPECTED))
        yield from bullets(content.asks)


def _annexes(content: DossierContent) -> Iterator[Block]:
    return annexes(content.annexes, content.frame.say)


def _nothing(_content: DossierContent) -> Iterator[Block]:
    """The list of sigles is added to every document by `acronyms.write_out`."""
    return iter(())


_SECTIONS: dict[Section, Callable[[DossierContent], Iterator[Block]]] = {
    Section.DEMANDES: _demands,
    Section.PARTICIPANTS: _participants,
    Section.COLLECTIF: _collective,
    Section.CONTEXTE: _context,
    Section.DEPUIS: _since,
    Section.ENGAGEMENTS: _promises,
    Section.CONSTATS: _constats,
    Section.RECOMMANDATIONS: _recommendations,
    Section.ATTENDUS: _expected,
    Section.ANNEXES: _annexes,
    Section.SIGLES: _nothing,
}
