"""Which themes a text seems to be about, from the keywords of the themes.

Used while she types and while a document is read; always proposed, never decided. A keyword speaks
for its theme in every form of its words; an expression says more than a word, and a word that says
the same for two themes counts for both.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from briefing_app.domain.text import plain_words, stem

_SHORT = 4  # sigles and the like: "ase", "ata", "soin" stand for themselves
_MOST = 3
_BESIDE = 0.5


class Theming:
    """The keywords of all themes, made ready once."""

    def __init__(self, keywords: Mapping[str, Sequence[str]]) -> None:
        self._patterns = {
            key: [(_pattern(word), _weight(word)) for word in words]
            for key, words in keywords.items()
        }

    def scores(self, text: str) -> dict[str, float]:
        """How strongly each theme is spoken of; those that are not at all are left out."""
        words = f" {' '.join(plain_words(text))} "
        scores = {
            key: sum(weight * min(2, len(p.findall(words))) for p, weight in patterns)
            for key, patterns in self._patterns.items()
        }
        return {key: score for key, score in scores.items() if score}

    def themes(self, text: str, context: Iterable[str] = ()) -> tuple[str, ...]:
        """The themes of a text, the surest first; context is what stands above it."""
        scores = self.scores(text)
        for above in context:
            for key, score in self.scores(above).items():
                scores[key] = scores.get(key, 0) + 0.6 * score
        best = max(scores.values(), default=0)
        near = [key for key, score in scores.items() if score >= max(1, _BESIDE * best)]
        return tuple(sorted(near, key=lambda key: -scores[key])[:_MOST])


def _pattern(keyword: str) -> re.Pattern[str]:
    words = plain_words(keyword)
    return re.compile(f"(?<= ){' '.join(map(_word, words))}(?= )")


def _word(word: str) -> str:
    return f"{word}s?" if len(word) <= _SHORT else f"{stem(word)}[a-z0-9]*"


def _weight(keyword: str) -> float:
    return 1.5 if len(plain_words(keyword)) > 1 else 1.0
