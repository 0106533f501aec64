"""Words that French does not know: underlined while typing, never changed."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from briefing_app.domain.model import Acronym, Organisation, Person
from briefing_app.domain.text.marks import Mark
from briefing_app.storage.store import Store

if TYPE_CHECKING:
    from spellchecker import SpellChecker

_WORD = re.compile(r"[^\W\d_]+")
_ELIDED = {"c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quelqu"}
_SHORTEST = 3


@cache
def dictionary() -> "SpellChecker":
    """140,000 words, read once in 0.2 s: the window has it done beside itself."""
    from spellchecker import SpellChecker

    return SpellChecker(language="fr", distance=1)


def is_read() -> bool:
    """Whether asking for mistakes costs nothing."""
    return dictionary.cache_info().currsize > 0


def mistakes(text: str, known: Iterable[str] = ()) -> list[Mark]:
    """Lower-case words that are in no list; names and sigles are nobody's mistake."""
    own = {word.lower() for word in known}
    return [
        Mark(found.start(), found.end())
        for found in _WORD.finditer(text)
        if _is_unknown(found[0], own)
    ]


def _is_unknown(word: str, own: set[str]) -> bool:
    if len(word) < _SHORTEST or not word.islower() or word in _ELIDED or word in own:
        return False
    return word not in dictionary()


def suggestions(word: str, limit: int = 5) -> list[str]:
    found = dictionary().candidates(word) or set()
    return sorted(found - {word})[:limit]


_NAME_PART = re.compile(r"[^\W\d_]+")


def known_words(store: Store) -> frozenset[str]:
    texts = [a.key for a in store.find(Acronym)]
    texts += [f"{o.name} {o.short}" for o in store.find(Organisation)]
    texts += [p.name for p in store.find(Person)]
    return frozenset(word.lower() for text in texts for word in _NAME_PART.findall(text))
