"""Dates and hours as the French write them; `found_dates.py` reads them back."""

import re
from datetime import date

MONTHS = {
    "janvier": "janv.", "février": "févr.", "mars": "mars", "avril": "avr.", "mai": "mai",
    "juin": "juin", "juillet": "juill.", "août": "août", "septembre": "sept.",
    "octobre": "oct.", "novembre": "nov.", "décembre": "déc.",
}  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def format_date(day: date) -> str:
    """ "mardi 23 septembre 2014"."""
    return f"{WEEKDAYS[day.weekday()]} {_written(day, list(MONTHS))}"


def format_short(day: date) -> str:
    """ "23 sept. 2014", for tables."""
    return _written(day, list(MONTHS.values()))


def _written(day: date, months: list[str]) -> str:
    return f"{'1er' if day.day == 1 else day.day} {months[day.month - 1]} {day.year}"


def format_time(clock: str) -> str:
    """ "09:00" is written "9 h", "10:30" is "10 h 30"; anything else stays as it was typed."""
    found = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", clock)
    if not found:
        return clock
    return f"{int(found[1])} h" if found[2] == "00" else f"{int(found[1])} h {found[2]}"


def format_span(start: str, end: str | None = None) -> str:
    """ "9 h – 10 h 30", or the beginning alone."""
    return f"{format_time(start)} – {format_time(end)}" if end else format_time(start)
