"""From a constat to what was asked, to the mesure it is about, to what was promised."""

from collections.abc import Iterable, Sequence

from briefing_app.domain.model import Commitment, Constat, Measure, Recommendation
from briefing_app.domain.shape import SHAPES, headline
from briefing_app.domain.text.text import headline as shortened
from briefing_app.storage import queries
from briefing_app.storage.store import Store
from briefing_app.usecases.items.naming import Named

_KINDS = (Constat.KIND, Recommendation.KIND, Measure.KIND, Commitment.KIND)
_SHORT = 34
_MOST = 6


def chain(store: Store, kind: str, key: str) -> list[list[Named]]:
    """The steps of the chain that an item stands in, itself left out."""
    found: dict[str, list[str]] = {each: [] for each in _KINDS}
    found[kind] = [key]
    for step in _around(kind):
        neighbours = _neighbours(store, found, step)
        found[step] = [each for each in neighbours if (step, each) != (kind, key)][:_MOST]
    found[kind] = []
    return [_named(store, each, found[each]) for each in _KINDS]


def _around(kind: str) -> list[str]:
    """The other kinds, the nearest first."""
    place = _KINDS.index(kind)
    return sorted(
        (each for each in _KINDS if each != kind), key=lambda e: abs(_KINDS.index(e) - place)
    )


def _neighbours(store: Store, found: dict[str, list[str]], wanted: str) -> Sequence[str]:
    """Those of a kind that lead to what was found, or that it leads to."""
    keys: dict[str, None] = {}
    for kind, known in found.items():
        if not known:
            continue
        keys.update(dict.fromkeys(_led_to(store, kind, known, wanted)))
        leading = queries.referring(store.db, kind, known)
        keys.update(dict.fromkeys(key for owner, key in leading if owner == wanted))
    return list(keys)


def _led_to(store: Store, kind: str, keys: Iterable[str], wanted: str) -> list[str]:
    fields = [s.name for s in SHAPES[kind].slots if s.target == wanted and s.many]
    return [
        target
        for record in store.records(kind, keys)
        for field in fields
        for target in record.get(field, ())
    ]


def _named(store: Store, kind: str, keys: Iterable[str]) -> list[Named]:
    named = []
    for record in store.records(kind, keys):
        if kind == Measure.KIND:
            plan = record["key"].split("/")[0]
            text = f"mesure {record['number']} ({plan.removeprefix('plan-')})"
        else:
            text = f"{record['ref']} {shortened(headline(kind, record), _SHORT)}"
        named.append(Named(kind, record["key"], text))
    return named
