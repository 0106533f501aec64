"""Lines become pages: what may be parted, what stays together, what is repeated. Pure.

A paragraph is a flow of one column of lines, a row of a table a flow of several side by side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

_LEAST = 2
"""Lines of a paragraph that stay together at the foot and at the head of a page."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line, the white above it, and the room its footnotes take at the foot of the page."""

    height: float
    gap: float = 0
    notes: float = 0
    ink: Any = None
    """What is drawn; nothing of it matters here."""


Column = tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """Columns of lines side by side, between an inner margin above and one below."""

    columns: tuple[Column, ...]
    before: float = 0
    after: float = 0
    above: float = 0
    below: float = 0
    keep_next: bool = False
    whole: bool = False
    close_to: Any = None
    """No white between this and another that is close to the same."""
    repeat: "Flow | None" = None
    """What stands above it again on each new page: the header of its table."""
    ink: Any = None

    @property
    def height(self) -> float:
        return self._inner(map(_height, self.columns))

    @property
    def notes(self) -> float:
        return sum(line.notes for column in self.columns for line in column)

    @property
    def least(self) -> float:
        """The room it needs at the foot of a page to begin there."""
        if self.whole:
            return self.height + self.notes
        first = _LEAST if len(self.columns) == 1 else 1
        heads = [column if len(column) <= first + 1 else column[:first] for column in self.columns]
        notes = sum(line.notes for head in heads for line in head)
        return self._inner(map(_height, heads)) + notes

    def _inner(self, heights: Iterator[float]) -> float:
        return self.above + self.below + max(heights, default=0)


def _height(column: Sequence[PrintedLine]) -> float:
    """The white above the first line belongs to what stands before."""
    return sum(line.gap + line.height for line in column) - (column[0].gap if column else 0)


@dataclass(slots=True)
class Placed:
    """A part of a flow on a page: from which line to which, column by column."""

    flow: Flow
    top: float
    height: float
    parts: tuple[Column, ...]


@dataclass(slots=True)
class PrintedPage:
    placed: list[Placed] = field(default_factory=list)
    bottom: float = 0
    notes: float = 0
    """The room that footnotes take at its foot."""

    def lines(self) -> Iterator[PrintedLine]:
        return (line for each in self.placed for column in each.parts for line in column)


class Paginator:
    """Takes flows one after the other; a page is done when the next one has begun."""

    def __init__(self, room: float, note_rule: float = 0) -> None:
        self._room = room
        self._note_rule = note_rule
        self._held: list[Flow] = []
        self._white = 0.0
        self.pages = [PrintedPage()]

    def add(self, flow: Flow) -> None:
        self._held.append(flow)
        if not flow.keep_next:
            self.flush()

    def flush(self) -> None:
        """Place what was held back to stand with what follows it."""
        held, self._held = self._held, []
        if held and self._together(held) > self._left() and self._page.placed:
            self._turn()
        for flow in held:
            self._place(flow)

    @property
    def _page(self) -> PrintedPage:
        return self.pages[-1]

    def _left(self, notes: float = 0) -> float:
        """The room that is left on the page, once it bears those footnotes too."""
        taken = self._page.notes + notes
        return self._room - self._page.bottom - taken - (self._note_rule if taken else 0)

    def _together(self, held: Sequence[Flow]) -> float:
        """The room that flows need to begin on one page; the last of them may go on."""
        *leading, last = held
        white, need = self._white, 0.0
        for flow in leading:
            need += max(white, flow.before) + flow.height + flow.notes
            white = flow.after
        return need + max(white, last.before) + last.least

    def _turn(self) -> None:
        self.pages.append(PrintedPage())
        self._white = 0

    def _place(self, flow: Flow) -> None:
        rest = flow.columns
        while True:
            start = self._start(flow)
            parts, rest = self._take(flow, rest, start)
            if parts is not None:
                self._put(flow, parts, start)
            if not any(rest):
                return
            self._turn()

    def _start(self, flow: Flow) -> float:
        """Where the flow begins: under its header again, where it begins a page."""
        if self._page.placed:
            near = self._page.placed[-1].flow.close_to
            is_close = near is not None and near == flow.close_to
            return self._page.bottom + (0 if is_close else max(self._white, flow.before))
        if flow.repeat is not None:
            self._put(flow.repeat, flow.repeat.columns, 0)
        return self._page.bottom

    def _take(
        self, flow: Flow, rest: tuple[Column, ...], start: float
    ) -> tuple[tuple[Column, ...] | None, tuple[Column, ...]]:
        """What of it fits on this page, and what is left for the next."""
        room = self._left() - (start - self._page.bottom) - flow.above - flow.below
        fresh = not self._page.placed or self._page.placed[-1].flow is flow.repeat
        note_rule = 0 if self._page.notes else self._note_rule
        parts = tuple(_fitting(column, room, note_rule) for column in rest)
        done = parts == rest
        if not done and len(rest) == 1:
            parts = (_decent(parts[0], rest[0]),)
        if (not done and flow.whole and not fresh) or not any(parts):
            # A line that is taller than a page is put there all the same.
            parts = tuple(column[:1] for column in rest) if fresh else ()
        if not parts:
            return None, rest
        left = tuple(c[len(p) :] for c, p in zip(rest, parts, strict=True))
        return parts, left

    def _put(self, flow: Flow, parts: tuple[Column, ...], top: float) -> None:
        height = flow.above + flow.below + max(map(_height, parts), default=0)
        self._page.placed.append(Placed(flow, top, height, parts))
        self._page.bottom = top + height
        self._page.notes += sum(line.notes for part in parts for line in part)
        self._white = flow.after


def _fitting(column: Column, room: float, note_rule: float) -> Column:
    """The first lines that fit, with the footnotes they bring along."""
    used = notes = 0.0
    for index, line in enumerate(column):
        used += line.height + (line.gap if index else 0)
        notes += line.notes
        if used + notes + (note_rule if notes else 0) > room + 0.01:
            return column[:index]
    return column


def _decent(part: Column, whole: Column) -> Column:
    """No single line of a paragraph left behind, none carried over."""
    if len(whole) <= _LEAST + 1:
        return ()
    kept = min(len(part), len(whole) - _LEAST)
    return part[:kept] if kept >= _LEAST else ()
