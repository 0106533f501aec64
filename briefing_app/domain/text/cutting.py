"""Cutting a pasted message into the findings it tells."""

import re
from itertools import pairwise

from briefing_app.domain.text.cleaning import clean

_BLANK = re.compile(r"\n\s*\n")
_POINT = re.compile(r"^(?:- |\d{1,2}[.)/]\s+)", re.MULTILINE)
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)
_HEADER = re.compile(r"^(?:de|à|cc|cci|envoyé|objet|date|from|to|sent|subject)\s*:", re.IGNORECASE)
_GREETING = re.compile(
    r"^(?:bonjour|bonsoir|chers?|chères?|madame|monsieur|salut|coucou|merci|bien à (?:toi|vous)|"
    r"cordialement|bien cordialement|amicalement|bises|belle journée|bonne journée|à bientôt|"
    r"sincèrement|respectueusement|--\s*$|envoyé (?:de|depuis) mon)\b.*",
    re.IGNORECASE,
)
_FEWEST_WORDS = 5


def cut(message: str) -> list[str]:
    """The parts of a message that may be findings: greetings, quotes and signatures left out."""
    text = _QUOTED.sub("", clean(message).text)
    parts = [part for block in _BLANK.split(text) for part in _points(block)]
    return [part for part in map(_without_greetings, parts) if part]


def _points(block: str) -> list[str]:
    """A list gives a part for each of its points; what introduces it goes with the first."""
    starts = [found.start() for found in _POINT.finditer(block)]
    if len(starts) < 2:
        return [block]
    edges = [0, *starts[1:], len(block)]
    points = [block[a:b] for a, b in pairwise(edges)]
    return [_POINT.sub("", point, count=1) for point in points]


def _without_greetings(part: str) -> str:
    lines = [line.strip() for line in part.splitlines()]
    kept = [line for line in lines if not (_GREETING.match(line) or _HEADER.match(line))]
    text = " ".join(line for line in kept if line)
    return text if len(text.split()) >= _FEWEST_WORDS else ""
