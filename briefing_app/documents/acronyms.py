"""Sigles are written out where a document first uses them, on output only.

Never in a title, nor inside somebody's own words (a plan, an engagement, a quotation): the next
use is written out instead. What the author writes out nearby is left alone.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from briefing_app.documents import labels
from briefing_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Footnote,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Role,
    Span,
    Spans,
    Table,
    plain,
    text_of,
)
from briefing_app.documents.content import Frame, Sigle
from briefing_app.domain.text.text import fold

_NEVER = {
    *(Role.EYEBROW, Role.TITLE, Role.SUBTITLE, Role.BOX_TITLE, Role.CONTENTS_TITLE),
    *(Role.CELL_HEADER, Role.SPEAKER, Role.SENDER, Role.ADDRESSEE, Role.PLACE_AND_DATE),
    *(Role.OBJECT, Role.SIGNATURE, Role.OLD_WORDING, Role.NEW_WORDING),
}
_FEWEST_TO_CAPITALISE = 5
"""Letters of a sigle that may be written as a name too: Ceseda, Miprof; never « Pass »."""
_ENOUGH = 24
"""Letters of a meaning by which it is known in a text that writes it out in its own way."""
_ASIDE = re.compile(r"\s*\(.*")


def write_out(document: Document, frame: Frame) -> Document:
    """The document with its sigles written out, and the list of them where it is asked for."""
    if not frame.sigles:
        return document
    writer = _Writer(frame.sigles)
    blocks = [writer.block(block) for block in document.blocks]
    if frame.list_sigles:
        blocks += _list(writer.used(), frame)
    return replace(document, blocks=tuple(blocks))


def _list(sigles: list[Sigle], frame: Frame) -> list[Block]:
    if not sigles:
        return []
    say = frame.say
    rows = tuple(
        (
            Cell((Paragraph(plain(sigle.short, bold=True), Role.CELL),)),
            Cell((Paragraph(plain(sigle.text), Role.CELL),)),
        )
        for sigle in sorted(sigles, key=lambda sigle: fold(sigle.short))
    )
    header = (say(labels.ACRONYM), say(labels.MEANING))
    return [
        Heading(1, say(labels.ACRONYMS), numbered=False),
        Table(say(labels.ACRONYMS), header, (20, 80), rows),
    ]


class _Writer:
    """Reads a document from its beginning and remembers which sigles it has met."""

    def __init__(self, sigles: Iterable[Sigle]) -> None:
        self._sigles = {form: sigle for sigle in sigles for form in _forms(sigle.short)}
        words = "|".join(map(re.escape, sorted(self._sigles, key=len, reverse=True)))
        self._pattern = re.compile(rf"(?<![\w.-])(?:{words})(?![\w-])")
        self._used: set[str] = set()
        self._met: set[str] = set()
        self._before = ""

    def used(self) -> list[Sigle]:
        return [s for form, s in self._sigles.items() if s.short in self._used and form == s.short]

    def block(self, block: Block) -> Block:
        if isinstance(block, Heading):
            self._note(block.text)
        elif isinstance(block, Table):
            rows = tuple(tuple(Cell(self._cell(cell)) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        elif isinstance(block, Paragraph | ListItem):
            return self._paragraph(block)
        return block

    def _cell(self, cell: Cell) -> tuple[Paragraph | ListItem, ...]:
        return tuple(self._paragraph(paragraph) for paragraph in cell.paragraphs)

    def _paragraph(self, paragraph: Paragraph | ListItem) -> Paragraph | ListItem:
        text = text_of(paragraph.spans)
        self._note(text)
        if isinstance(paragraph, Paragraph) and paragraph.role in _NEVER:
            return paragraph
        near = fold(f"{self._before} {text}")
        self._before = text
        if not self._pattern.search(text) and len(paragraph.spans) < 2:
            return paragraph
        return replace(paragraph, spans=self._spans(paragraph.spans, near))

    def _spans(self, spans: Spans, near: str) -> Spans:
        written: list[Inline] = []
        for each in spans:
            if isinstance(each, Footnote):
                self._note(text_of(each.spans))
                written.append(replace(each, spans=self._spans(each.spans, near)))
            elif isinstance(each, Span) and not (each.verbatim or each.change or each.link):
                written.append(
                    replace(each, text=self._written_out(each.text, text_of(written), near))
                )
            else:
                written.append(each)
        return tuple(written)

    def _written_out(self, text: str, before: str, near: str) -> str:
        """The text of one span, with what its new sigles mean."""

        def expanded(found: re.Match[str]) -> str:
            sigle = self._sigles[found[0]]
            lead = before + text[: found.start()]
            if sigle.short in self._met or lead.count("«") > lead.count("»"):
                return found[0]
            self._met.add(sigle.short)
            after = text[found.end() : found.end() + 1]
            if _is_written(sigle, near) or (lead.endswith("(") and after == ")"):
                return found[0]
            opened, closed = "[]" if lead.count("(") > lead.count(")") else "()"
            return f"{found[0]} {opened}{_ASIDE.sub('', sigle.text)}{closed}"

        return self._pattern.sub(expanded, text)

    def _note(self, text: str) -> None:
        self._used.update(self._sigles[found].short for found in self._pattern.findall(text))


def _forms(short: str) -> list[str]:
    may_be_name = len(short) >= _FEWEST_TO_CAPITALISE and short.isupper()
    return [short, short.capitalize()] if may_be_name else [short]


def _is_written(sigle: Sigle, near: str) -> bool:
    meaning = fold(_ASIDE.sub("", sigle.text))
    return meaning[:_ENOUGH].strip() in near
