"""Dates as people write them in a cell, until `dates.parse_date` reads them."""

import re
from calendar import monthrange
from datetime import date
from typing import Literal, NamedTuple

from briefing_app.domain.text import fold

_MONTHS = (
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split()
)
_NUMERIC = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b")
_IN_WORDS = re.compile(
    rf"\b(?:(\d{{1,2}})(?:er)? |(debut|mi|fin)[ -])?({'|'.join(_MONTHS)})(?: (\d{{4}}))?\b"
)


class FoundDate(NamedTuple):
    start: date
    end: date
    precise: bool
    text: str


def parse_date(
    text: str, today: date, prefer: Literal["future", "past"] = "future"
) -> FoundDate | None:
    plain = fold(text)
    if numeric := _NUMERIC.search(plain):
        day, month, written = (int(part) for part in numeric.groups())
        year = written + 2000 if written < 100 else written
        return _day(year, month, day, numeric[0])
    if words := _IN_WORDS.search(plain):
        number, part, name, said = words.groups()
        month = _MONTHS.index(name) + 1
        chosen = int(said) if said else _year(month, int(number or 1), today, prefer)
        if number:
            return _day(chosen, month, int(number), words[0])
        first, last = {"debut": (1, 10), "mi": (11, 20), "fin": (21, 31)}.get(part, (1, 31))
        end = min(last, monthrange(chosen, month)[1])
        return FoundDate(date(chosen, month, first), date(chosen, month, end), False, words[0])
    return None


def _year(month: int, day: int, today: date, prefer: str) -> int:
    later = (month, day) >= (today.month, today.day)
    if prefer == "past":
        return today.year - 1 if later else today.year
    return today.year if later else today.year + 1


def _day(year: int, month: int, day: int, text: str) -> FoundDate | None:
    try:
        return FoundDate(date(year, month, day), date(year, month, day), True, text)
    except ValueError:
        return None
