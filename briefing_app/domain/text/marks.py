"""Where the words of a search stand in a text, for the screen to mark them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing_app.domain.text.text import fold, stem

_WORD = re.compile(r"\w+")


class Mark(NamedTuple):
    start: int
    end: int


def marks(text: str, words: str) -> list[Mark]:
    """The parts of the text that answer the search, as the index understands it."""
    phrases, loose = _asked(words)
    places = [(fold(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]
    found = [Mark(start, end) for word, start, end in places if word.startswith(loose)]
    for phrase in phrases:
        found += _phrase(phrase, places)
    return sorted(set(found))


def _asked(words: str) -> tuple[list[list[str]], tuple[str, ...]]:
    parts = words.split('"')
    phrases = [[fold(word) for word in _WORD.findall(part)] for part in parts[1::2]]
    loose = [stem(word) for part in parts[::2] for word in _WORD.findall(part) if len(word) > 1]
    return [phrase for phrase in phrases if phrase], tuple(loose)


def _phrase(phrase: list[str], places: list[tuple[str, int, int]]) -> Iterator[Mark]:
    for first in range(len(places) - len(phrase) + 1):
        run = places[first : first + len(phrase)]
        if [word for word, *_ in run] == phrase:
            yield Mark(run[0][1], run[-1][2])
