"""Searching: from words to the items that hold them, with what a list shows of each."""

from typing import NamedTuple

from briefing_app.domain.model import Measure, Plan
from briefing_app.domain.shape import headline
from briefing_app.domain.text.references import item_reference, measures_in
from briefing_app.domain.text.text import fold
from briefing_app.domain.text.text import headline as shortened
from briefing_app.storage.filters import Filter
from briefing_app.storage.search import Hit
from briefing_app.storage.store import Store


class Found(NamedTuple):
    kind: str
    key: str
    ref: str
    title: str
    excerpt: str


def search(
    store: Store, wanted: Filter, *, recent: bool = False, limit: int = 50
) -> tuple[int, list[Found]]:
    """How many items hold all the words, and the first of them.

    A reference (« R-32 », « mesure 4 bis 2014 ») goes straight to what it names.
    """
    named = [hit for hit in _named(store, wanted.words) if _is_asked(hit, wanted)]
    total, hits = store.index.find(wanted, recent=recent, limit=limit)
    known = {(hit.kind, hit.key) for hit in named}
    others = [hit for hit in hits if (hit.kind, hit.key) not in known]
    new = len(named) - (len(hits) - len(others))
    return total + new, [_found(store, *hit) for hit in (named + others)[:limit]]


def _named(store: Store, words: str) -> list[Hit]:
    ref = item_reference(words.strip())
    if ref:
        return [Hit(kind, key, "") for kind, key in store.named(ref)]
    mentions = measures_in(words)
    if len(mentions) != 1:
        return []
    number, plan = mentions[0].number, fold(mentions[0].plan_hint)
    plans = {each.key: each for each in store.find(Plan)}
    measures = [m for m in store.find(Measure) if m.number.lower() == number]
    matching = [m for m in measures if _is_of(plans[m.version.partition("/")[0]], plan)]
    # The version that holds now is the one she means.
    return [Hit(Measure.KIND, each.key, "") for each in reversed(matching)]


def _is_of(plan: Plan, hint: str) -> bool:
    return hint in fold(f"{plan.key} {plan.title} {plan.start} {plan.end}")


def _is_asked(hit: Hit, wanted: Filter) -> bool:
    return not wanted.kinds or hit.kind in wanted.kinds


def _found(store: Store, kind: str, key: str, excerpt: str) -> Found:
    record = next(store.records(kind, [key]))
    title = shortened(headline(kind, record))
    return Found(kind, key, record.get("ref", ""), title, excerpt)
