"""Note d'entretien: what the delegation has before its eyes at the table, on two pages at most.

What does not fit is shortened, the least needed first: arguments, then objections, then the third
ask of a theme. What she must not forget to ask always stays.
"""

import textwrap
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
    Table,
    plain,
    text_of,
)
from briefing_app.documents.content import Content, Occasion
from briefing_app.documents.kinds.dossier import demands_box
from briefing_app.documents.parts import capitalised, finished, flat, line, opening, when
from briefing_app.documents.voice import Voice
from briefing_app.domain.model import Record
from briefing_app.domain.text.text import headline

_ONE_LINE = 74
"""Letters of a text that stays on its line."""
_TWO_LINES = 150
_QUESTION = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Record):
    """One ask, what speaks for it, and what will be said against it."""

    ask: str
    argument: str = ""
    figure: str = ""
    speaker: str = ""
    objection: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteTheme(Record):
    label: str
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """What to ask about an engagement."""

    ref: str
    text: str
    request: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteContent(Content):
    title: str
    occasion: Occasion
    asks: tuple[str, ...] = ()
    themes: tuple[NoteTheme, ...] = ()
    questions: tuple[Question, ...] = ()
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Measure:
    """How much of everything is told."""

    asks: int = 3
    letters: int = 400
    """Of an ask, an argument, an objection or an answer; 0 where only asks are left."""
    details: int = 3
    """Of the asks of a theme, how many have their argument and their objection."""
    questions: int = 5
    themes: int = 99


_SHORTER = (
    _Measure(),
    _Measure(letters=220),
    _Measure(letters=150, questions=3),
    _Measure(letters=110, questions=3),
    _Measure(letters=110, questions=3, details=2),
    _Measure(letters=110, questions=3, details=1),
    _Measure(letters=80, questions=3, details=1),
    _Measure(letters=0, questions=3),
    _Measure(asks=2, letters=0, questions=3),
    _Measure(asks=1, letters=0, questions=2),
    _Measure(asks=1, letters=0, questions=2, themes=12),
    _Measure(asks=1, letters=0, questions=1, themes=8),
)


def compose(content: NoteContent) -> Document:
    blocks: list[Block] = []
    for measure in _SHORTER:
        blocks = list(_blocks(content, measure))
        if sum(map(_height, blocks)) <= _ROOM:
            break
    day = content.frame.say.date(content.occasion.date) if content.occasion.date else ""
    return finished(content.frame, content.title, blocks, aside=day)


def _blocks(content: NoteContent, measure: _Measure) -> Iterator[Block]:
    say, occasion = content.frame.say, content.occasion
    about = (when(occasion, say), occasion.place)
    yield from opening(content.frame, labels.NOTE, content.title, about)
    yield from demands_box(
        tuple(_short(each, _TWO_LINES) for each in content.asks), say(labels.TO_OBTAIN)
    )
    themes = [theme for theme in content.themes if theme.asks]
    for theme in themes[: measure.themes]:
        yield from _theme(theme, measure, say)
    if more := len(themes[measure.themes :]):
        yield line(f"{say.count(labels.MORE_THEMES, more)}.", Role.DETAIL)
    if not (themes or content.asks or content.avoid):
        yield line(say(labels.NOTHING_CHOSEN), Role.BODY)
    yield from _listed(labels.QUESTIONS, _questions(content, measure), say)
    yield from _listed(labels.NOT_TO_SAY, content.avoid, say)


def _theme(theme: NoteTheme, measure: _Measure, say: Voice) -> Iterator[Block]:
    asks = theme.asks[: measure.asks]
    yield Heading(1, theme.label, numbered=False)
    if measure.letters and any(ask.argument or ask.objection or ask.speaker for ask in asks):
        yield Table(
            caption=theme.label,
            header=(say(labels.DEMAND), say(labels.ARGUMENT), say(labels.OBJECTION)),
            widths=(30, 39, 31),
            rows=tuple(
                _row(ask, measure.letters, rank < measure.details, say)
                for rank, ask in enumerate(asks)
            ),
        )
    else:
        for rank, ask in enumerate(asks):
            words = plain(_short(ask.ask, _ONE_LINE), bold=True)
            yield ListItem(words, ListKind.NUMBER, restart=rank == 0)
    if more := len(theme.asks) - len(asks):
        yield line(f"{say.count(labels.MORE_ASKS, more)}.", Role.DETAIL)


def _row(ask: Ask, limit: int, in_detail: bool, say: Voice) -> Row:
    """What is asked and who says it; what speaks for it; what is answered to the objection."""
    asked = [line(_short(ask.ask, max(limit, _TWO_LINES)), Role.CELL, bold=True)]
    if ask.speaker:
        asked.append(line(capitalised(say(labels.SPEAKS, name=ask.speaker)), Role.CELL_DETAIL))
    objection = f"« {_short(ask.objection, limit).rstrip('.')} »" if ask.objection else ""
    argued = ((None, ask.argument), (labels.FIGURE, ask.figure))
    met = ((None, objection), (labels.REPLY, ask.answer))
    sides = (_side(argued, limit, say), _side(met, limit, say)) if in_detail else ((), ())
    nothing = (line("–", Role.CELL_DETAIL),)
    return Cell(tuple(asked)), *(Cell(side or nothing) for side in sides)


def _side(
    told: tuple[tuple[labels.Label | None, str], ...], limit: int, say: Voice
) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(
            (*plain(f"{say(label)} : " if label else "", bold=True), *flat(_short(text, limit))),
            Role.CELL,
        )
        for label, text in told
        if text
    )


def _short(text: str, limit: int) -> str:
    """All of it where it fits, else its first sentence, or as much of that as fits."""
    flat_text = " ".join(text.split())
    return flat_text if len(flat_text) <= limit else headline(text, limit)


def _questions(content: NoteContent, measure: _Measure) -> list[str]:
    say = content.frame.say
    return [
        say(
            labels.ASK_ABOUT,
            ref=each.ref,
            text=_short(each.text, _QUESTION).rstrip("."),
            request=each.request.rstrip("? ."),
        )
        for each in content.questions[: measure.questions]
    ]


def _listed(label: labels.Label, texts: list[str] | tuple[str, ...], say: Voice) -> Iterator[Block]:
    if texts:
        yield Heading(1, say(label), numbered=False)
    for text in texts:
        yield ListItem(flat(capitalised(text)), ListKind.CELL_BULLET)


# How high the pages would be, roughly, in points: enough to know what fits on two of them.

_ROOM = 1396
_LETTERS, _CELL_LETTERS = 88, 112
_TEXT_LINE, _CELL_LINE = 16.0, 12.8
_HEIGHTS = {Role.TITLE: 60, Role.SUBTITLE: 32, Role.EYEBROW: 24, Role.BOX_TITLE: 22}
_HEADING, _AFTER, _ROW_AIR, _CELL_AIR = 35, 6, 6.5, 2
_GUTTER = 2
"""Letters that the margins of a cell take from it."""


def _height(block: Block) -> float:
    if isinstance(block, Heading):
        return _HEADING * _lines(block.text, _LETTERS)
    if isinstance(block, Table):
        return _CELL_LINE + 2 * _ROW_AIR + sum(_row_height(row, block) for row in block.rows)
    assert isinstance(block, Paragraph | ListItem)
    if isinstance(block, Paragraph) and block.role in _HEIGHTS:
        return _HEIGHTS[block.role]
    if isinstance(block, ListItem) and block.kind is ListKind.CELL_BULLET:
        return _cell_height(Cell((block,)), _CELL_LETTERS)
    return _lines(text_of(block.spans), _LETTERS) * _TEXT_LINE + _AFTER


def _row_height(row: Row, table: Table) -> float:
    sides = zip(row, table.widths, strict=True)
    letters = ((cell, width * _CELL_LETTERS // 100 - _GUTTER) for cell, width in sides)
    return _ROW_AIR + max(_cell_height(*side) for side in letters)


def _cell_height(cell: Cell, letters: int) -> float:
    lines = (_lines(text_of(each.spans), letters) for each in cell.paragraphs)
    return sum(count * _CELL_LINE + _CELL_AIR for count in lines)


def _lines(text: str, letters: int) -> int:
    return max(1, len(textwrap.wrap(text, letters)))
