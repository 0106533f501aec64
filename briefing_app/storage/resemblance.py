"""What resembles a text among all that is stored, without comparing it with everything.

Two versions of one text share their rare words. The index knows how many items hold each word:
the rarest ones give a few dozen candidates, and only these are compared letter by letter.
"""

import json
from collections import Counter
from typing import NamedTuple

from briefing_app.domain.text.text import fold, plain_words
from briefing_app.storage.store import Store

_LONGEST = 14
_RAREST = 6
_POSTINGS = 3000
"""A word that more items hold says little, and would take long to follow."""
_CANDIDATES = 60
_FEWEST_WORDS = 6
"""A few words are in many texts without resembling them."""
ALIKE = 0.72
"""Between the rewordings of one finding (0.79 and more) and two findings on one subject (0.60)."""


class Resembling(NamedTuple):
    """A stored item, and how much of it is in the text (0 to 1)."""

    kind: str
    key: str
    likeness: float


def resembling(store: Store, text: str, kind: str, limit: int = 5) -> list[Resembling]:
    """The items of a kind that say nearly the same, the most alike first."""
    folded = fold(text)
    words = plain_words(folded)
    if len(words) < _FEWEST_WORDS:
        return []
    from rapidfuzz import fuzz  # 20 ms: paid when a text is long enough to resemble another

    found = []
    sql = f"SELECT key, text FROM {kind} WHERE id IN (SELECT value FROM json_each(?))"
    for key, own in store.db.execute(sql, [json.dumps(_candidates(store, words))]):
        likeness = fuzz.token_set_ratio(folded, fold(own or ""), score_cutoff=ALIKE * 100) / 100
        if likeness >= ALIKE:
            found.append(Resembling(kind, key, likeness))
    return sorted(found, key=lambda each: -each.likeness)[:limit]


def _candidates(store: Store, words: list[str]) -> list[int]:
    """The numbers of those that share most of the rarest words."""
    shared: Counter[int] = Counter()
    sql = "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?"
    for word in _rarest(store, words):
        shared.update(number for (number,) in store.db.execute(sql, [f'"{word}"', _POSTINGS]))
    return [number for number, _ in shared.most_common(_CANDIDATES)]


def _rarest(store: Store, words: list[str]) -> list[str]:
    """Long words are seldom common: only these are looked up, for that takes time too."""
    counted = []
    for word in sorted(set(words), key=len, reverse=True)[:_LONGEST]:
        row = store.db.execute("SELECT doc FROM search_words WHERE term = ?", [word]).fetchone()
        if row and row[0] <= _POSTINGS:
            counted.append((int(row[0]), word))
    return [word for _, word in sorted(counted)[:_RAREST]]
