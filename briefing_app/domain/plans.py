"""Two versions of a plan compared: what was added, removed, moved, renumbered, reworded.

A measure is found again by what it says it continues, else by what it says: numbers change from
one draft to the next, and a number that stays may stand for something else.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz import fuzz

from briefing_app.domain.choices import Fate
from briefing_app.domain.model import Measure
from briefing_app.domain.text import fold

COMPARED = ("title", "text", "responsible", "partners", "instrument", "deadline")
"""The fields of a measure whose wording is compared."""
_ALIKE = 60
_SAME_CHAPTER = 75
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Piece(NamedTuple):
    """A run of words that stayed, was taken out, or was put in."""

    fate: Fate
    text: str


class FieldChange(NamedTuple):
    field: str
    old: str
    new: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return compare_words(self.old, self.new)


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """One measure before and after; one of the two is missing where it is new, or gone."""

    old: Measure | None
    new: Measure | None
    moved: bool = False
    reworded: tuple[FieldChange, ...] = ()

    @property
    def measure(self) -> Measure:
        """The measure as it stands now, or as it last stood."""
        found = self.new or self.old
        assert found
        return found

    @property
    def fates(self) -> tuple[Fate, ...]:
        """All that happened to it; « inchangée » where nothing did."""
        if self.old is None:
            return (Fate.AJOUTEE,)
        if self.new is None:
            return (Fate.SUPPRIMEE,)
        happened = (
            (Fate.DEPLACEE, self.moved),
            (Fate.RENUMEROTEE, self.old.number != self.new.number),
            (Fate.REFORMULEE, bool(self.reworded)),
        )
        return tuple(fate for fate, true in happened if true) or (Fate.INCHANGEE,)


def compare_versions(old: Sequence[Measure], new: Sequence[Measure]) -> list[MeasureChange]:
    """In the order of the new version; what is gone stands after what it used to follow."""
    pairs = dict(_pairs(old, new))
    before = {measure.key: measure for measure in old}
    order = [pairs[m.key] for m in new if m.key in pairs]
    stayed = _in_order(order, [measure.key for measure in old])
    changes = [_change(before.get(pairs.get(m.key, "")), m, stayed) for m in new]
    for place, measure in enumerate(old):
        if measure.key not in pairs.values():
            changes.insert(_after(old[:place], changes), MeasureChange(measure, None))
    return changes


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """The new text with what was taken out, word by word; joined, it gives both texts back."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece(Fate.INCHANGEE, "".join(before[a:b])))
            continue
        if b > a:
            pieces.append(Piece(Fate.SUPPRIMEE, "".join(before[a:b])))
        if d > c:
            pieces.append(Piece(Fate.AJOUTEE, "".join(after[c:d])))
    return tuple(_joined(pieces))


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Changes with nothing but a space between them read as one change."""
    gone = added = ""
    for place, (fate, text) in enumerate(pieces):
        between = not text.strip() and 0 < place < len(pieces) - 1
        if fate is Fate.SUPPRIMEE or (fate is Fate.INCHANGEE and between):
            gone += text
        if fate is Fate.AJOUTEE or (fate is Fate.INCHANGEE and between):
            added += text
        if fate is Fate.INCHANGEE and not between:
            yield from _flushed(gone, added)
            gone = added = ""
            yield Piece(fate, text)
    yield from _flushed(gone, added)


def _flushed(gone: str, added: str) -> Iterator[Piece]:
    if gone:
        yield Piece(Fate.SUPPRIMEE, gone)
    if added:
        yield Piece(Fate.AJOUTEE, added)


def _pairs(old: Sequence[Measure], new: Sequence[Measure]) -> Iterator[tuple[str, str]]:
    """New keys with the old ones they come from: as said, else by likeness, the likeliest first."""
    free = {measure.key: measure for measure in old}
    left = []
    for measure in new:
        said = next((key for key in measure.continues if key in free), None)
        if said is None:
            left.append(measure)
        else:
            del free[said]
            yield measure.key, said
    scored = [(_likeness(was, now), was, now) for now in left for was in free.values()]
    taken: set[str] = set()
    for score, was, now in sorted(scored, key=lambda each: -each[0]):
        if score >= _ALIKE and was.key in free and now.key not in taken:
            del free[was.key]
            taken.add(now.key)
            yield now.key, was.key


def _likeness(was: Measure, now: Measure) -> float:
    """Of their titles, or of their whole wording where that tells more; a kept number helps."""
    titles = fuzz.token_sort_ratio(fold(was.title), fold(now.title))
    whole = fuzz.token_sort_ratio(fold(_said(was)), fold(_said(now)))
    return float(max(titles, whole)) + 5 * (was.number == now.number)


def _said(measure: Measure) -> str:
    return f"{measure.title} {measure.text}"


def _change(old: Measure | None, new: Measure, stayed: set[str]) -> MeasureChange:
    if old is None:
        return MeasureChange(None, new)
    moved = old.key not in stayed or not _same_chapter(old.chapter, new.chapter)
    return MeasureChange(old, new, moved, tuple(_reworded(old, new)))


def _reworded(old: Measure, new: Measure) -> Iterator[FieldChange]:
    for field in COMPARED:
        before, after = getattr(old, field), getattr(new, field)
        if before.split() != after.split():
            yield FieldChange(field, before, after)


def _same_chapter(old: str, new: str) -> bool:
    """A chapter whose title was touched up is still the same."""
    return fuzz.ratio(fold(old), fold(new)) >= _SAME_CHAPTER


def _in_order(found: Iterable[str], before: Sequence[str]) -> set[str]:
    """Those that still follow each other as before: the longest row that does."""
    places = {key: place for place, key in enumerate(before)}
    ends: list[int] = []
    rows: list[list[str]] = []
    for key in found:
        at = bisect_left(ends, places[key])
        row = [*(rows[at - 1] if at else []), key]
        ends[at : at + 1] = [places[key]]
        rows[at : at + 1] = [row]
    return set(rows[-1]) if rows else set()


def _after(earlier: Sequence[Measure], changes: Sequence[MeasureChange]) -> int:
    """Where a measure that is gone stands: after the nearest one that it used to follow."""
    places = {change.old.key: place for place, change in enumerate(changes) if change.old}
    return next((places[m.key] + 1 for m in reversed(earlier) if m.key in places), 0)
