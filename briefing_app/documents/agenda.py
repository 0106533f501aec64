"""The frozen content of a calendar."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Something to be kept in mind on a day, or at hours of it."""

    key: str
    """Never changes: an agenda that takes the file in again moves the entry, and adds none."""
    day: date
    title: str
    start: str = ""
    end: str = ""
    place: str = ""
    description: str = ""
