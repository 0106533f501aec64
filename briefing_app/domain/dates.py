"""Dates and hours as French writes them."""

from datetime import date

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = {
    "janvier": "janv.",
    "février": "févr.",
    "mars": "mars",
    "avril": "avr.",
    "mai": "mai",
    "juin": "juin",
    "juillet": "juill.",
    "août": "août",
    "septembre": "sept.",
    "octobre": "oct.",
    "novembre": "nov.",
    "décembre": "déc.",
}
_NAMES = tuple(_MONTHS)


def format_date(day: date) -> str:
    """« mardi 23 septembre 2014 »."""
    return f"{_DAYS[day.weekday()]} {_ordinal(day.day)} {_NAMES[day.month - 1]} {day.year}"


def format_short(day: date) -> str:
    """« 23 sept. 2014 »."""
    return f"{_ordinal(day.day)} {_MONTHS[_NAMES[day.month - 1]]} {day.year}"


def format_time(clock: str) -> str:
    """« 9 h », « 10 h 30 » for 09:00 and 10:30."""
    hours, minutes = clock.split(":")
    return f"{int(hours)} h" + (f" {minutes}" if minutes != "00" else "")


def format_span(start: str, end: str = "") -> str:
    """« 9 h – 10 h 30 »."""
    return " – ".join(format_time(clock) for clock in (start, end) if clock)


def _ordinal(number: int) -> str:
    return "1er" if number == 1 else str(number)
