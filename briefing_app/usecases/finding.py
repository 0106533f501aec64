"""Searching: from words to the items that hold them, with what a list shows of each."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing_app.domain.shape import headline, kind_of
from briefing_app.domain.text import headline as shortened
from briefing_app.storage.store import Store


class Found(NamedTuple):
    kind: str
    key: str
    ref: str
    title: str
    excerpt: str


def search(
    store: Store, words: str, kinds: Sequence[str] = (), theme: str = "", limit: int = 50
) -> tuple[int, list[Found]]:
    """How many items hold all the words, and the best of them."""
    total, hits = store.index.find(words, kinds=kinds, theme=theme, limit=limit)
    return total, [_found(store, *hit) for hit in hits]


def _found(store: Store, kind: str, key: str, excerpt: str) -> Found:
    record = next(store.records(kind, [key]))
    title = shortened(headline(kind, record))
    return Found(kind_of(kind).NOUN, key, record.get("ref", ""), title, excerpt)
