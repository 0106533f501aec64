"""Themes proposed from the words typed."""

import re
from collections.abc import Iterable
from functools import lru_cache

from briefing_app.domain.model import Theme
from briefing_app.domain.text import fold, plain_words, stem

_MANY_WORDS = re.compile(r"[ ’'.]")


def proposed_themes(text: str, themes: Iterable[Theme], limit: int = 3) -> list[str]:
    """The themes whose keywords the text holds, those with most of them first."""
    folded = fold(text)
    words = tuple(plain_words(folded))
    if not words:
        return []
    scored = []
    for rank, theme in enumerate(themes):
        score = sum(_holds(keyword, folded, words) for keyword in theme.keywords)
        if score:
            scored.append((-score, rank, theme.key))
    return [key for *_, key in sorted(scored)[:limit]]


def _holds(keyword: str, folded: str, words: tuple[str, ...]) -> bool:
    root, is_phrase = _root(keyword)
    if is_phrase:
        return root in folded
    return any(word.startswith(root) for word in words)


@lru_cache(maxsize=2000)
def _root(keyword: str) -> tuple[str, bool]:
    if _MANY_WORDS.search(keyword):
        return fold(keyword), True
    return stem(keyword), False
