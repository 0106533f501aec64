"""French typography, put on everything a document says, on output only: nothing of it is stored.

A line is set as a whole and then cut where its spans met: « mesure 5 » in italics followed by a
semicolon needs the same space as in one piece.
"""

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any

from briefing_app.documents.acronyms import write_out
from briefing_app.documents.blocks import Document, Inline, PointReference, Span
from briefing_app.documents.content import Frame
from briefing_app.documents.numbering import resolve
from briefing_app.domain.choices import Typography
from briefing_app.domain.text.typography import typeset

_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_set = lru_cache(maxsize=4096)(typeset)
"""A preview is composed anew at every change, and most of its texts are those of before."""


def typeset_document(document: Document, style: Typography = Typography.FRANCE) -> Document:
    result: Document = _typeset(document, style)
    return result


def _typeset(value: Any, style: Typography) -> Any:
    """The same blocks with every text set; choices, anchors and numbers stay what they are."""
    if type(value) is str:
        return _set(value, style)
    if isinstance(value, tuple):
        if len(value) > 1 and isinstance(value[0], Inline):
            return _line(value, style)
        return tuple(_typeset(each, style) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _typeset(getattr(value, f.name), style) for f in fields(value)}
        return replace(value, **changed)
    return value


def _line(spans: Sequence[Inline], style: Typography) -> tuple[Inline, ...]:
    told = [_DOTS.sub("…", e.text) if isinstance(e, Span | PointReference) else "" for e in spans]
    return tuple(
        replace(each, text=piece) if isinstance(each, Span) else _typeset(each, style)
        for each, piece in zip(spans, _pieces(tuple(told), style), strict=True)
    )


@lru_cache(maxsize=4096)
def _pieces(told: tuple[str, ...], style: Typography) -> list[str]:
    return _apart(_set("".join(told), style), told)


def _apart(whole: str, told: Sequence[str]) -> list[str]:
    """A set line cut where its spans met: nothing but its spaces is not what it was."""
    pieces, place = [], 0
    for text in told:
        start = place
        for _ in range(sum(not letter.isspace() for letter in text)):
            place = _past_spaces(whole, place) + 1
        if text[-1:].isspace():
            place = _past_spaces(whole, place)
        pieces.append(whole[start:place])
    return pieces


def _past_spaces(text: str, place: int) -> int:
    while text[place : place + 1].isspace():
        place += 1
    return place


def finish(document: Document, frame: Frame) -> Document:
    return typeset_document(resolve(write_out(document, frame)), frame.typography)
