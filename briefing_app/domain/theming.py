"""Which themes a text seems to be about, from the keywords of the themes.

Used while she types and while a document is read; always proposed, never decided. A keyword speaks
for its theme in every form of its words; an expression says more than a word, and a word that says
the same for two themes counts for both.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing_app.domain.model import Theme
from briefing_app.domain.text.text import plain_words, stem

_SHORT = 4  # sigles and the like: "ase", "ata", "soin" stand for themselves
_MOST = 3
_LEAST = 1.0
_BESIDE = 0.4
_CONTEXT = 0.6


class _Keyword(NamedTuple):
    roots: tuple[str, ...]
    theme: str
    weight: float


class Theming:
    """The keywords of all themes, made ready once: by the root of their first word."""

    def __init__(self, keywords: Mapping[str, Sequence[str]]) -> None:
        self._known: dict[str, list[_Keyword]] = defaultdict(list)
        self._order = {theme: rank for rank, theme in enumerate(keywords)}
        for theme, words in keywords.items():
            for word in words:
                roots = _roots(word)
                if roots:
                    weight = 1.5 if len(roots) > 1 else 1.0
                    self._known[roots[0]].append(_Keyword(roots, theme, weight))

    def scores(self, text: str) -> dict[str, float]:
        """How strongly each theme is spoken of; those that are not at all are left out."""
        found = Counter(self._found(_roots(text)))
        scores: dict[str, float] = {}
        for known, times in found.items():
            weight = known.weight * (1.5 if times > 1 else 1)
            scores[known.theme] = scores.get(known.theme, 0) + weight
        return scores

    def _found(self, roots: tuple[str, ...]) -> Iterator[_Keyword]:
        """The keywords that stand there; words of an expression do not speak once more alone."""
        index = 0
        while index < len(roots):
            here = [
                known
                for known in self._known.get(roots[index], ())
                if roots[index : index + len(known.roots)] == known.roots
            ]
            length = max((len(known.roots) for known in here), default=1)
            yield from (known for known in here if len(known.roots) == length)
            index += length

    def themes(self, text: str, context: Iterable[str] = ()) -> tuple[str, ...]:
        """The themes of a text, the surest first; context is what stands above it."""
        scores = self.scores(text)
        for above in context:
            for key, score in self.scores(above).items():
                scores[key] = scores.get(key, 0) + _CONTEXT * score
        best = max(scores.values(), default=0)
        near = [key for key, score in scores.items() if score >= max(_LEAST, _BESIDE * best)]
        # Where two are spoken of as much, the one that she put first.
        return tuple(sorted(near, key=lambda key: (-scores[key], self._order[key]))[:_MOST])


def proposed_themes(text: str, themes: Iterable[Theme]) -> tuple[str, ...]:
    """The keys of the themes that a text seems to be about, the surest first."""
    return _theming(tuple((each.key, each.keywords) for each in themes)).themes(text)


@lru_cache(maxsize=4)
def _theming(keywords: tuple[tuple[str, tuple[str, ...]], ...]) -> Theming:
    return Theming(dict(keywords))


def _roots(text: str) -> tuple[str, ...]:
    return tuple(map(_root, plain_words(text)))


def _root(word: str) -> str:
    """The stem, if enough of the word is left in it to mean one thing."""
    root = stem(word) if len(word) > _SHORT else ""
    return root if len(root) > _SHORT else word.removesuffix("s")
