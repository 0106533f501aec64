"""Analyse d'un plan: what is welcome, what is missing, what was dropped; then measure by measure.

Measures are cited as their plan numbers them, so the headings bear no numbers of ours.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.documents import labels
from briefing_app.documents.blocks import (
    Block,
    Cell,
    Contents,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Role,
    Row,
    Span,
    Spans,
    Table,
    plain,
)
from briefing_app.documents.kinds.measures import PlanContent, PlanMeasure, Position, about, named
from briefing_app.documents.parts import (
    capitalised,
    cell,
    finished,
    flat,
    line,
    opening,
    prose,
    text_cell,
)
from briefing_app.documents.rewording import marked_new, marked_old, tracked
from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import Move, Outcome, ProposalKind, Rewording
from briefing_app.domain.model import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange(Record):
    """What a measure said in one place, and what it says there now."""

    field: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Former(Record):
    """A measure of the version before that went into another one."""

    number: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChange(Record):
    """A measure that is not the same in both versions; a side without number has none."""

    number: str = ""
    title: str = ""
    was_number: str = ""
    was_title: str = ""
    merged: tuple[Former, ...] = ()
    moves: tuple[Move, ...] = ()
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard(Record):
    """What was proposed about a measure, and taken up."""

    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisContent(PlanContent):
    synthesis: str = ""
    rewording: Rewording = Rewording.SIGNALEE
    welcome: tuple[Heard, ...] = ()
    before: str = ""
    """The version it is compared with."""
    changes: tuple[MeasureChange, ...] = ()
    unchanged: int = 0


def compose(content: AnalysisContent) -> Document:
    say = content.frame.say
    title = say(labels.ANALYSIS_TITLE)
    blocks = [
        *opening(content.frame, labels.ANALYSIS, title, about(content)),
        *_counts(content),
        Contents(say(labels.CONTENTS)),
        *_synthesis(content),
        *_comparison(content),
        *_measures(content),
    ]
    return finished(content.frame, title, blocks, aside=content.version)


def _counts(content: AnalysisContent) -> Iterator[Block]:
    """In a box: how much was read, how much is proposed, how much changed."""
    say = content.frame.say
    positions = [p for measure in content.measures for p in measure.positions]
    kinds = Counter(position.kind for position in positions)
    told = [f"{say.choice(kind)} : {kinds[kind]}" for kind in ProposalKind if kinds[kind]]
    read = say.count(labels.READ, len(content.measures))
    proposed = say.count(labels.PROPOSED, len(positions))
    yield line(f"{read}, {proposed}", Role.BOX_TITLE)
    if told:
        yield line(capitalised(f"{', '.join(told)}."), Role.BOX)
    moves = Counter(move for change in content.changes for move in change.moves)
    if moves:
        lead = say(labels.COMPARED, before=content.before, now=content.version)
        changed = ", ".join(f"{say.choice(m)} : {moves[m]}" for m in Move if moves[m])
        yield line(f"{lead} – {changed}.", Role.BOX)


def _synthesis(content: AnalysisContent) -> Iterator[Block]:
    say = content.frame.say
    gone = [c for c in content.changes if Move.SUPPRIMEE in c.moves]
    missing = [p for m in content.measures for p in m.positions if _is_missing(p)]
    parts = (
        (say(labels.HEARD), [ListItem(_heard(each, say)) for each in content.welcome]),
        (say(labels.MISSING), [ListItem(flat(_proposed(p))) for p in missing]),
        (say(labels.VANISHED, version=content.before), [ListItem(_was(c, say)) for c in gone]),
    )
    if content.synthesis or any(items for _, items in parts):
        yield Heading(1, say(labels.SYNTHESIS), numbered=False)
    yield from prose(content.synthesis)
    for title, items in parts:
        if items:
            yield Heading(2, title, numbered=False)
            yield from items


def _is_missing(position: Position) -> bool:
    """A measure that is asked for, and not there yet."""
    taken_up = position.outcome in (Outcome.RETENUE, Outcome.RETENUE_EN_PARTIE)
    return position.kind is ProposalKind.NEW_MEASURE and not taken_up


def _heard(heard: Heard, say: Voice) -> Spans:
    lead = f"{capitalised(say(labels.MEASURE))} {heard.number} : "
    return (Span(lead, bold=True), *flat(heard.text))


def _proposed(position: Position) -> str:
    return position.text or position.new


def _was(change: MeasureChange, say: Voice) -> Spans:
    return (Span(named(change.was_number, change.was_title, say), verbatim=True),)


def _comparison(content: AnalysisContent) -> Iterator[Block]:
    say = content.frame.say
    if not content.before:
        return
    yield Heading(1, say(labels.CHANGES_BETWEEN), numbered=False)
    if content.changes:
        yield Table(
            caption=say(labels.CHANGES_BETWEEN),
            header=(say(labels.CHANGE), content.before, content.version),
            widths=(16, 42, 42),
            rows=tuple(_change(change, say) for change in content.changes),
        )
    if content.unchanged:
        told = say.count(labels.UNCHANGED, content.unchanged)
        yield line(f"{told}.", Role.AFTER_TABLE if content.changes else Role.BODY)


def _change(change: MeasureChange, say: Voice) -> Row:
    """The kinds of change in words; then both versions, their changed words marked."""
    moves = capitalised(", ".join(map(say.choice, change.moves)))
    before = [_side(change.was_number, change.was_title, say)]
    now = [_side(change.number, change.title, say)]
    for each in change.fields:
        before += _said(each, marked_old(each.old, each.new), say)
        now += _said(each, marked_new(each.old, each.new), say)
    before += [_side(each.number, each.title, say) for each in change.merged]
    return cell(line(moves, Role.CELL, bold=True)), Cell(tuple(before)), Cell(tuple(now))


def _side(number: str, title: str, say: Voice) -> Paragraph:
    if not number:
        return line("–", Role.CELL_DETAIL)
    return Paragraph((Span(named(number, title, say), bold=True, verbatim=True),), Role.CELL)


_FIELDS = {
    "title": labels.TITLE,
    "text": labels.TEXT,
    "responsible": labels.RESPONSIBLE,
    "partners": labels.PARTNERS,
    "instrument": labels.INSTRUMENT,
    "deadline": labels.DEADLINE,
}


def _said(change: FieldChange, words: Spans, say: Voice) -> list[Paragraph]:
    """The titles stand above already."""
    if change.field == "title":
        return []
    shown = words or plain(say(labels.NOT_GIVEN))
    lead = Span(f"{say(_FIELDS[change.field])} : ", bold=True)
    return [Paragraph((lead, *shown), Role.CELL_DETAIL)]


def _measures(content: AnalysisContent) -> Iterator[Block]:
    say = content.frame.say
    yield Heading(1, say(labels.BY_MEASURE), numbered=False)
    for chapter in content.chapters:
        yield Heading(2, chapter.title or say(labels.OTHER_CHAPTER), numbered=False)
        for measure in chapter.measures:
            if measure.positions:
                yield from _measure(measure, content)
        silent = [m.number for m in chapter.measures if not m.positions]
        if silent:
            noun = labels.MEASURES if silent[1:] else labels.MEASURE
            quoted = f"{say(noun)} {say.listed(silent)}"
            yield line(say(labels.NO_REMARK, measures=quoted), Role.DETAIL)


def _measure(measure: PlanMeasure, content: AnalysisContent) -> Iterator[Block]:
    say = content.frame.say
    yield Heading(3, named(measure.number, measure.title, say), numbered=False)
    for position in measure.positions:
        yield from _position(position, content)


def _position(position: Position, content: AnalysisContent) -> Iterator[Block]:
    say = content.frame.say
    lead = capitalised(say.choice(position.kind))
    if position.text:
        after = _carried(position, say)
        yield Paragraph((Span(f"{lead} : ", bold=True), *flat(position.text), *after))
    elif position.old or position.new:
        spans = (*plain(lead, bold=True), *_carried(position, say))
        yield Paragraph(spans, Role.LEAD)
    if position.old or position.new:
        yield from _WAYS[content.rewording](position, say)


def _carried(position: Position, say: Voice) -> Spans:
    if not position.sources:
        return ()
    told = say(labels.CARRIED_BY, names=say.listed(position.sources))
    return plain(f" ({told})", italic=True)


def _both_marked(position: Position, say: Voice) -> Iterator[Block]:
    if position.old:
        spans = marked_old(position.old, position.new)
        yield _worded(labels.OLD_WORDS, spans, Role.OLD_WORDING, say)
    if position.new:
        spans = marked_new(position.old, position.new)
        yield _worded(labels.NEW_WORDS, spans, Role.NEW_WORDING, say)


def _only_new(position: Position, say: Voice) -> Iterator[Block]:
    """Ready to be copied: the proposed words alone, or the old ones where they are to go."""
    if position.new:
        words: Spans = (Span(position.new, verbatim=True),)
        yield _worded(labels.NEW_WORDS, words, Role.NEW_WORDING, say)
    else:
        yield from _both_marked(position, say)


def _revised(position: Position, _say: Voice) -> Iterator[Block]:
    """One sentence, with revisions that Word can accept or reject."""
    yield Paragraph(tracked(position.old, position.new), Role.NEW_WORDING)


def _beside(position: Position, say: Voice) -> Iterator[Block]:
    old, new = marked_old(position.old, position.new), marked_new(position.old, position.new)
    yield Table(
        caption=say(labels.NEW_WORDS),
        header=(say(labels.OLD_WORDS), say(labels.NEW_WORDS)),
        widths=(50, 50),
        rows=(_filled(old, new, say),),
    )


def _filled(old: Spans, new: Spans, say: Voice) -> Row:
    return tuple(cell(Paragraph(s, Role.CELL)) if s else text_cell("", say) for s in (old, new))


def _worded(label: labels.Label, words: Spans, role: Role, say: Voice) -> Paragraph:
    return Paragraph((Span(f"{say(label)} : ", bold=True), *words), role)


_WAYS = {
    Rewording.SIGNALEE: _both_marked,
    Rewording.PROPRE: _only_new,
    Rewording.REVISIONS: _revised,
    Rewording.TABLEAU: _beside,
}
