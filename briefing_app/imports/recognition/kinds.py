"""What kind of item a text is by its words, and how sure that is."""

import re
from typing import NamedTuple

from briefing_app.domain.choices import Firmness
from briefing_app.imports.recognition.proposed import Kind
from briefing_app.imports.recognition.vocabulary import bare, vocabulary

_LEAST = 1.0
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”")
# Somebody asks: « Le collectif demande », « nous souhaitons », « il faut », « X doit ».
_ASKS = re.compile(
    r" (?:(?:le collectif|les associations|nous|ils?|elles?)(?: \w+){0,3} (?:demand|recommand"
    r"|preconis|souhait|insist|exhort|propos|appel)\w*|il (?:faut|faudrait|faudra|convient|est \w*"
    r"(?:necessaire|urgent|indispensable|imperatif|primordial))"
    r"|(?:\w+ ){1,8}(?:doit|doivent|devra|devront|devrai\w+)) "
)


class Guess(NamedTuple):
    kind: Kind
    confidence: float


def by_words(text: str, *, surely: bool = False) -> Guess | None:
    """Nothing where no word speaks for any kind, unless it surely is an item."""
    words = bare(_QUOTED.sub(" ", text))
    scores = {
        Kind(name): cues.score(words)
        for name, cues in vocabulary().cues.items()
        if name != Kind.PROPOSITION
    }
    if _ASKS.match(words):
        scores[Kind.RECOMMANDATION] += 2
    kind = max(scores, key=lambda each: (scores[each], each is Kind.CONSTAT and not scores[each]))
    if scores[kind] < _LEAST:
        return Guess(kind, 0.4) if surely else None
    ahead = scores[kind] - max(score for each, score in scores.items() if each is not kind)
    return Guess(kind, min(0.85, 0.5 + 0.12 * ahead))


def on_measure(text: str) -> Guess:
    """Under a measure, the collective takes position; what only describes is a constat."""
    words = bare(text)
    known = vocabulary()
    if promises(text):
        return Guess(Kind.ENGAGEMENT, 0.6)
    if known.cues["proposition"].strong.search(words) or known.positions.search(words):
        return Guess(Kind.PROPOSITION, 0.8)
    return Guess(Kind.CONSTAT, 0.55)


def on_text(text: str) -> Guess | None:
    """Outside of any measure, what is said of the wording of a plan is a proposition too."""
    strong = vocabulary().cues["proposition"].strong
    return Guess(Kind.PROPOSITION, 0.6) if len(strong.findall(bare(text))) > 1 else None


def asks(text: str) -> bool:
    """Does the sentence itself say that something is asked for, wherever it stands?"""
    return bool(_ASKS.match(bare(text)))


def promises(text: str) -> bool:
    """Does somebody promise something in that sentence?"""
    return _promised(bare(_QUOTED.sub(" ", text)))


def firmness(text: str) -> Firmness:
    words, known = bare(text), vocabulary().firmness
    if known["vague"].search(words):
        return Firmness.VAGUE
    return Firmness.CONDITIONNELLE if known["conditional"].search(words) else Firmness.FERME


def _promised(words: str) -> bool:
    return vocabulary().cues["engagement"].strong.search(words) is not None
