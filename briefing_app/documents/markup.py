"""The light Markdown of the author's texts: paragraphs, sub-points, bold and italic."""

from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing_app.documents.blocks import Span, Spans

_PARSER = MarkdownIt("zero").enable(["list", "emphasis", "newline"])


@dataclass(frozen=True, slots=True)
class MarkupPassage:
    """One paragraph of a text, or one of its sub-points."""

    spans: Spans
    level: int = 0
    """0 for a paragraph, 1 for a sub-point, 2 for a point below one."""


def passages(text: str) -> list[MarkupPassage]:
    found: list[MarkupPassage] = []
    level, number = 0, ""
    for token in _PARSER.parse(text):
        level += _deeper(token)
        if token.type == "list_item_open" and token.info:
            # Numbers typed by the author are words of the text, not ours to renumber.
            number = f"{token.info}{token.markup} "
        elif token.type == "inline" and token.children:
            found.append(MarkupPassage(_spans(token.children, number), level))
            number = ""
    return found


def without_marks(text: str) -> str:
    """The same words where nothing can be bold: sub-points keep their dash."""
    if "*" not in text and "_" not in text:
        return text
    lines = []
    for passage in passages(text):
        words = "".join(span.text for span in passage.spans if isinstance(span, Span))
        lead = "\n" if passage.level else "\n\n"
        lines.append(f"{lead}{'  ' * (passage.level - 1)}{'- ' if passage.level else ''}{words}")
    return "".join(lines).strip()


def _deeper(token: Token) -> int:
    return {"bullet_list_open": 1, "bullet_list_close": -1}.get(token.type, 0)


def _spans(tokens: list[Token], lead: str) -> Spans:
    spans: list[Span] = [Span(lead)] if lead else []
    bold = italic = 0
    for token in tokens:
        bold += {"strong_open": 1, "strong_close": -1}.get(token.type, 0)
        italic += {"em_open": 1, "em_close": -1}.get(token.type, 0)
        text = "\n" if token.type in ("softbreak", "hardbreak") else token.content
        if text:
            spans.append(Span(text, bold > 0, italic > 0))
    return tuple(spans)
