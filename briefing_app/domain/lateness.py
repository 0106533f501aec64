"""How an engagement stands against its due date, in words."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from briefing_app.domain.choices import CommitmentStatus
from briefing_app.domain.text.dates import format_short

CLOSED = (CommitmentStatus.TENU, CommitmentStatus.NON_TENU, CommitmentStatus.CADUC)
"""States in which nothing is awaited any more: no due date counts, nothing is late."""
SOON = 30
YEAR = 365


class Tone(StrEnum):
    """What a word on the screen says besides itself; never by colour alone."""

    QUIET = "quiet"
    ALERT = "alert"
    WARNING = "warning"
    GOOD = "good"


class Standing(NamedTuple):
    text: str
    tone: Tone


def standing(due: date | None, due_text: str, status: CommitmentStatus, today: date) -> Standing:
    """« 41 jours de retard », « dans 6 jours », « 30 juin 2027 », or what was said in words."""
    if due is None:
        return Standing(due_text, Tone.QUIET)
    days = (due - today).days
    if status in CLOSED or days > SOON:
        return Standing(format_short(due), Tone.QUIET)
    if days < 0:
        return Standing(f"{_long(-days)} de retard", Tone.ALERT)
    words = {0: "aujourd’hui", 1: "demain"}
    return Standing(words.get(days, f"dans {days} jours"), Tone.WARNING)


def _long(days: int) -> str:
    if days >= 2 * YEAR:
        return f"{days // YEAR} ans"
    return f"{days} jour{'s' if days > 1 else ''}"


def is_late(due: date | None, status: CommitmentStatus, today: date) -> bool:
    return due is not None and due < today and status not in CLOSED
