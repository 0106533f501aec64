"""Two columns whose text layer is interleaved: the plan at left, the collective's answer at right.

Such a text gives, page by page, a piece of the left column, then a piece of the right one. Which
is which is found by the most likely path through the pieces: a change to the right is likely at a
wide gap, back to the left only where a page begins; the cues of recommandations and constats, and
the apostrophe that each author types, speak for the right. A PDF tells the columns by itself.

F1 of the types with and without this module: the annotated plan of 2010, 0.90 and 0.63 (at least
0.87 is asked); the same typed in Word by hand, 0.55 and 0.03; our table in PDF, 1.00 and 0.67.
With costs of a change a third higher or lower the first stays within 0.88 and 0.91, the second
within 0.49 and 0.58. None of the other 61 documents measured scores otherwise.
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefing_app.imports import markers
from briefing_app.imports.line import CellPlace, Extract, ReadLine
from briefing_app.imports.recognition.outline import measure_of
from briefing_app.imports.recognition.segment import ENDED, FIELD
from briefing_app.imports.recognition.vocabulary import bare, vocabulary

LEFT, RIGHT = 0, 1
_CHAPTER = re.compile(r"(?:chapitre|partie|titre)\s+\S{1,5}\s*[-–—:]", re.I)
_FEW = 3


def untangled(extract: Extract) -> Extract:
    """The same lines, each with the column it belongs to, where a plan stands beside an answer."""
    lines = list(extract.lines)
    if any(line.cell and line.cell.table for line in lines):
        return extract
    if _is_answered_plan(lines):
        _set_columns(lines)
    else:
        # Columns of a newspaper: read one after the other, they mean nothing more.
        lines = [replace(line, cell=None) for line in lines]
    return replace(extract, lines=tuple(_by_column(lines)))


def _set_columns(lines: list[ReadLine]) -> None:
    """By the page where it tells (a PDF), else by the likeliest path."""
    seen = sum(line.cell is not None for line in lines) > 0.3 * len(lines)
    typing = _Typing(lines)
    for start, end in _regions(lines):
        pieces = [(i, i + 1) for i in range(start, end)] if seen else _pieces(lines, start, end)
        sides = _seen_sides(lines, start, end) if seen else _likely_sides(lines, pieces, typing)
        for piece, side in zip(pieces, sides, strict=True):
            for index in range(*piece):
                lines[index] = replace(lines[index], cell=CellPlace(1, start, side))
    for index, line in enumerate(lines):
        if line.cell and not line.cell.table:
            lines[index] = replace(line, cell=None)


def _seen_sides(lines: Sequence[ReadLine], start: int, end: int) -> list[int]:
    return [cell.column if (cell := line.cell) else LEFT for line in lines[start:end]]


def _is_answered_plan(lines: Sequence[ReadLine]) -> bool:
    """Measures with their small print, and words that announce the collective's answer."""
    fields = sum(bool(FIELD.match(line.text)) for line in lines)
    head = bare(" ".join(line.text for line in lines[:40]))
    answered = " proposition" in head and vocabulary().sides["collective"].search(head)
    return bool(fields >= _FEW and answered and len(_measures(lines)) >= _FEW)


def _measures(lines: Sequence[ReadLine]) -> list[int]:
    return [
        i for i, line in enumerate(lines) if measure_of(line.text) and not line.text.endswith(".")
    ]


def _regions(lines: Sequence[ReadLine]) -> list[tuple[int, int]]:
    """From each measure to the next one, or to the next chapter."""
    starts = _measures(lines)
    chapters = [i for i, line in enumerate(lines) if _CHAPTER.match(line.text)]
    stops = sorted([*starts, *chapters, len(lines)])
    return [(start, next(stop for stop in stops if stop > start)) for start in starts]


def _pieces(lines: Sequence[ReadLine], start: int, end: int) -> list[tuple[int, int]]:
    """Runs of lines that surely stand together."""
    cuts = [i for i in range(start + 1, end) if _begins_piece(lines, i)]
    bounds = [start, *cuts, end]
    return list(itertools.pairwise(bounds))


def _begins_piece(lines: Sequence[ReadLine], index: int) -> bool:
    line = lines[index]
    return bool(line.blanks or markers.split(line.text).marker or _begins_page(lines, index))


def _begins_page(lines: Sequence[ReadLine], index: int) -> bool:
    """A text layer marks a new page by a form feed, of which a single space may be left."""
    return lines[index].page != lines[index - 1].page or 0.5 < lines[index].indent < 1.6


class _Typing:
    """Which apostrophe each author types, where they differ."""

    def __init__(self, lines: Sequence[ReadLine]) -> None:
        counts = Counter(mark for line in lines for mark in line.text if mark in "'’")
        self._differ = min(counts["'"], counts["’"]) > 0.1 * counts.total()

    def speaks_for_right(self, text: str) -> float:
        return text.count("’") - text.count("'") if self._differ else 0


def _likely_sides(
    lines: Sequence[ReadLine], pieces: Sequence[tuple[int, int]], typing: _Typing
) -> list[int]:
    """The cheapest sequence of sides (Viterbi, two states)."""
    costs = (0.0, 9.0)
    steps: list[tuple[int, int]] = []
    for index, piece in enumerate(pieces):
        if index:
            to_right, to_left = _change(lines, piece[0])
            steps.append(
                (
                    int(costs[RIGHT] + to_left < costs[LEFT]),
                    int(costs[RIGHT] <= costs[LEFT] + to_right),
                )
            )
            costs = (
                min(costs[LEFT], costs[RIGHT] + to_left),
                min(costs[RIGHT], costs[LEFT] + to_right),
            )
        right = _speaks_for_right(lines[piece[0] : piece[1]], typing)
        costs = (costs[LEFT] + max(right, 0), costs[RIGHT] + max(-right, 0))
    side = int(costs[RIGHT] < costs[LEFT])
    sides = [side]
    for came_from in reversed(steps):
        side = came_from[side]
        sides.append(side)
    return sides[::-1]


def _change(lines: Sequence[ReadLine], index: int) -> tuple[float, float]:
    """What a change to the right, and one back to the left, costs before that line."""
    line = lines[index]
    to_right = 0.3 if line.blanks > 1 else 3.5 if line.blanks else 5
    if not _begins_page(lines, index):
        return to_right, 6
    # A whole sentence above and no beginning here, or the reverse: this continues the other column.
    continues = line.text[0].islower() and not markers.split(line.text).marker
    return to_right, -3 if continues == bool(ENDED.search(lines[index - 1].text)) else 0.3


def _speaks_for_right(lines: Sequence[ReadLine], typing: _Typing) -> float:
    """Above 0 where the words are the collective's, below where they are the plan's."""
    text = " ".join(line.text for line in lines)
    if FIELD.match(text) or measure_of(lines[0].text):
        return -9
    words, known = bare(text), vocabulary()
    right = known.cues["recommandation"].score(words) + known.cues["constat"].score(words) / 2
    typed = max(-3.0, min(3.0, typing.speaks_for_right(text)))
    return typed + min(2.0, 0.5 * right)


def _by_column(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """Within each measure, the left column first."""
    order = sorted(range(len(lines)), key=lambda i: _place(lines, i))
    return [lines[i] for i in order]


def _place(lines: Sequence[ReadLine], index: int) -> tuple[int, int, int]:
    cell = lines[index].cell
    return (cell.row, cell.column, index) if cell else (index, 0, index)
