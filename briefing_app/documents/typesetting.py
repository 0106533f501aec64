"""French typography, put on everything a document says, on output only: nothing of it is stored."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from briefing_app.documents.blocks import Document
from briefing_app.domain.choices import Typography
from briefing_app.domain.text import typeset


def typeset_document(document: Document, style: Typography = Typography.FRANCE) -> Document:
    result: Document = _typeset(document, style)
    return result


def _typeset(value: Any, style: Typography) -> Any:
    """The same blocks with every text set; choices, anchors and numbers stay what they are."""
    if type(value) is str:
        return typeset(value, style)
    if isinstance(value, tuple):
        return tuple(_typeset(each, style) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _typeset(getattr(value, f.name), style) for f in fields(value)}
        return replace(value, **changed)
    return value
