"""References that texts make to the measures of a plan."""

import re
from typing import NamedTuple

_NUMBER = r"\d{1,3}(?:\s+(?:bis|ter|quater)\b)?"
_MENTION = re.compile(
    rf"\bmesures?\s+(?:n\s*[°o]s?\s*)?({_NUMBER}(?:\s*(?:,|et)\s*{_NUMBER})*)", re.IGNORECASE
)


class MeasureMention(NamedTuple):
    """One measure named in a text, and where."""

    number: str
    start: int
    end: int


def measures_in(text: str) -> list[MeasureMention]:
    """« (mesures 15, 17 et 4 bis) »: every measure the text names."""
    return [
        MeasureMention(" ".join(number[0].lower().split()), *mention.span())
        for mention in _MENTION.finditer(text)
        for number in re.finditer(_NUMBER, mention[1], re.IGNORECASE)
    ]
