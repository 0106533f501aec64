"""What became of the measures of a plan from one version to the next."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

from briefing_app.domain.choices import Move
from briefing_app.domain.model import Measure
from briefing_app.domain.text.text import fold

_SAME_TITLE = 86
_SAME_NUMBER_TITLE = 62
"""A title that keeps its number may be reworded more and still be the same measure."""
_COMPARED = ("title", "text", "responsible", "partners", "instrument", "deadline")


@dataclass(frozen=True, slots=True)
class Fate:
    """One measure in both versions; one side is missing where it was added or removed."""

    before: Measure | None
    now: Measure | None
    moves: frozenset[Move]
    merged: tuple[Measure, ...] = ()
    """The other measures of the earlier version that this one continues."""

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields that do not say the same any more."""
        if not (self.before and self.now):
            return ()
        return tuple(n for n in _COMPARED if _differ(self.before, self.now, n))


def compare(before: Sequence[Measure], now: Sequence[Measure]) -> list[Fate]:
    """In the order of the new version; what was removed stands where it was.

    Each measure of the new version has one line, however many it continues.
    """
    continued = _continued(before, now)
    pairs = _pairs(before, now, continued)
    moved = _moved(pairs)
    kept = {old.key for old, _new in pairs}
    kept |= {old.key for found in continued.values() for old in found}
    found = [_fate(old, new, moved, _others(continued[new.key], old)) for old, new in pairs]
    fresh = {new.key for _old, new in pairs}
    found += [Fate(None, m, frozenset({Move.AJOUTEE})) for m in now if m.key not in fresh]
    found.sort(key=lambda fate: fate.now.position if fate.now else 0)
    for index, gone in enumerate(before):
        if gone.key not in kept:
            place = _after(found, before[:index])
            found.insert(place, Fate(gone, None, frozenset({Move.SUPPRIMEE})))
    return found


def _fate(old: Measure, new: Measure, moved: set[str], others: tuple[Measure, ...]) -> Fate:
    joined = {Move.REUNIE} if others else set()
    return Fate(old, new, _moves(old, new, moved) | joined, others)


def _continued(before: Sequence[Measure], now: Sequence[Measure]) -> dict[str, list[Measure]]:
    """What each measure says it continues of the version before."""
    by_key = {measure.key: measure for measure in before}
    return {
        new.key: [by_key[key] for key in dict.fromkeys(new.continues) if key in by_key]
        for new in now
    }


def _others(continued: Iterable[Measure], chosen: Measure) -> tuple[Measure, ...]:
    return tuple(old for old in continued if old.key != chosen.key)


def _after(found: Sequence[Fate], earlier: Iterable[Measure]) -> int:
    """Behind the last of the measures that stood before it."""
    keys = {measure.key for measure in earlier}
    places = [i for i, fate in enumerate(found) if fate.before and fate.before.key in keys]
    return places[-1] + 1 if places else 0


Pair = tuple[Measure, Measure]


def _pairs(
    before: Sequence[Measure], now: Sequence[Measure], continued: Mapping[str, Sequence[Measure]]
) -> list[Pair]:
    """By what each says it continues; else by its title, best likeness first."""
    pairs = _declared_pairs(now, continued)
    taken = {old.key for found in continued.values() for old in found}
    taken |= {new.key for _, new in pairs}
    free = [
        (_enough(old, new), -abs(old.position - new.position), old, new)
        for old in before
        for new in now
        if old.key not in taken and new.key not in taken
    ]
    for likeness, _near, old, new in sorted(free, key=lambda each: each[:2], reverse=True):
        if likeness and old.key not in taken and new.key not in taken:
            pairs.append((old, new))
            taken |= {old.key, new.key}
    return pairs


def _declared_pairs(
    now: Sequence[Measure], continued: Mapping[str, Sequence[Measure]]
) -> list[Pair]:
    """Each measure with the one it continues: of several, the most alike that is still alone."""
    offers = [(_likeness(old, new), old, new) for new in now for old in continued[new.key]]
    offers.sort(key=lambda each: each[0], reverse=True)
    chosen: dict[str, Pair] = {}
    alone = {old.key for _alike, old, _new in offers}
    for only_alone in (True, False):  # one that was split is continued by several
        for _alike, old, new in offers:
            if new.key not in chosen and (old.key in alone or not only_alone):
                chosen[new.key] = (old, new)
                alone.discard(old.key)
    return list(chosen.values())


def _likeness(old: Measure, new: Measure) -> float:
    one, other = fold(old.title), fold(new.title)
    return max(token_sort_ratio(one, other), token_set_ratio(one, other) - 5)


def _enough(old: Measure, new: Measure) -> float:
    """How alike they are; nothing where they are two measures."""
    likeness = _likeness(old, new)
    enough = _SAME_NUMBER_TITLE if old.number == new.number else _SAME_TITLE
    return likeness if likeness >= enough else 0


def _moves(old: Measure, new: Measure, moved: set[str]) -> frozenset[Move]:
    happened = {
        Move.DEPLACEE: new.key in moved,
        Move.RENUMEROTEE: fold(old.number) != fold(new.number),
        Move.REECRITE: any(_differ(old, new, name) for name in _COMPARED),
    }
    return frozenset(move for move, did in happened.items() if did)


def _differ(old: Measure, new: Measure, name: str) -> bool:
    return " ".join(getattr(old, name).split()) != " ".join(getattr(new, name).split())


def _moved(pairs: Sequence[Pair]) -> set[str]:
    """Those under another chapter, or overtaken by others; the fewest that explain the order."""
    same = _chapters(pairs)
    elsewhere = {new.key for old, new in pairs if same[old.chapter] != new.chapter}
    in_order = sorted((p for p in pairs if p[1].key not in elsewhere), key=lambda p: p[0].position)
    staying = _longest_rise([new.position for _old, new in in_order])
    overtaken = {new.key for i, (_old, new) in enumerate(in_order) if i not in staying}
    return elsewhere | overtaken


def _chapters(pairs: Sequence[Pair]) -> dict[str, str]:
    """What each chapter is called now: where most of its measures went."""
    went: dict[str, Counter[str]] = {}
    for old, new in pairs:
        went.setdefault(old.chapter, Counter())[new.chapter] += 1
    return {chapter: count.most_common(1)[0][0] for chapter, count in went.items()}


def _longest_rise(values: Sequence[int]) -> set[int]:
    """The places of a longest rising row of values."""
    ends: list[int] = []
    places: list[int] = []
    previous: dict[int, int] = {}
    for place, value in enumerate(values):
        at = bisect_left(ends, value)
        if at:
            previous[place] = places[at - 1]
        ends[at : at + 1] = [value]
        places[at : at + 1] = [place]
    rise: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        rise.add(place)
        place = previous.get(place, -1)
    return rise
