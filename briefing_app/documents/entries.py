"""Constats and recommandations as numbered points, and the references that lead to them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing_app.documents import labels
from briefing_app.documents.blocks import (
    NOWHERE,
    Block,
    Footnote,
    Inline,
    ListItem,
    ListKind,
    PointReference,
    Span,
    Spans,
    Token,
    plain,
)
from briefing_app.documents.citing import cite
from briefing_app.documents.content import Entry
from briefing_app.documents.markup import MarkupPassage, passages
from briefing_app.documents.voice import Voice


def constat_anchor(key: str) -> Token:
    return Token(f"c-{key}")


def demand_anchor(key: str) -> Token:
    return Token(f"r-{key}")


def entry(
    each: Entry, kind: ListKind, say: Voice, *, prefix: str, restart: bool = False
) -> Iterator[Block]:
    """One numbered point; its sub-points, sub-demands and sources belong to it."""
    for index, passage in enumerate(told(each, say)):
        yield ListItem(
            passage.spans,
            kind,
            level=passage.level,
            continued=index > 0 and passage.level == 0,
            restart=restart and index == 0,
            anchor=NOWHERE if index else Token(f"{prefix}-{each.key}"),
        )
    for part in each.parts:
        yield from _part(part, kind, say, 1)


def _part(part: Entry, kind: ListKind, say: Voice, level: int) -> Iterator[Block]:
    for index, passage in enumerate(told(part, say)):
        goes_on = index > 0 and passage.level == 0
        yield ListItem(passage.spans, kind, level=level + passage.level, continued=goes_on)
    for below in part.parts:
        yield from _part(below, kind, say, level + 1)


def told(each: Entry, say: Voice) -> list[MarkupPassage]:
    """The text; at the end of what introduces its sub-points, its measures and its sources."""
    found = passages(each.text)
    if not found or found[0].level:
        found.insert(0, MarkupPassage(()))
    last = max(i for i, passage in enumerate(found) if passage.level == 0)
    after = (*_brackets(each, say), *source(each, say))
    found[last] = replace(found[last], spans=(*found[last].spans, *after))
    return found


def _brackets(each: Entry, say: Voice) -> Spans:
    """« (mesure 5, plan 2014-2016 ; constats 3 et 12) »."""
    inside: list[Spans] = []
    if each.measures:
        inside.append(plain(cite(each.measures, say), italic=True))
    if each.answers:
        inside.append(answered(each, say))
    if not inside:
        return ()
    joined = [piece for spans in inside for piece in (Span(" ; ", italic=True), *spans)][1:]
    return (Span(" (", italic=True), *joined, Span(")", italic=True))


def answered(each: Entry, say: Voice) -> Spans:
    noun = labels.CONSTAT if len(each.answers) == 1 else labels.CONSTATS_NAMED
    return (Span(f"{say(noun)} ", italic=True), *references(map(constat_anchor, each.answers), say))


def references(anchors: Iterable[Token], say: Voice) -> Spans:
    """« 3, 12 et 14 »: the numbers of those points, whatever they come to be."""
    found: list[Inline] = []
    listed = list(anchors)
    for index, anchor in enumerate(listed):
        if index:
            last = index == len(listed) - 1
            found.append(Span(f" {say(labels.AND)} " if last else ", "))
        found.append(PointReference(anchor))
    return tuple(found)


def source(each: Entry, say: Voice) -> Spans:
    """Who reports it and what shows it, at the foot of the page."""
    told_by = say(labels.REPORTED_BY, names=say.listed(each.sources)) if each.sources else ""
    shown = [span for passage in passages(each.evidence) for span in passage.spans]
    spans: Spans = (*plain(told_by + " " * bool(told_by and shown)), *shown)
    return (Footnote(spans),) if spans else ()
