"""How a document says what it says by itself: its fixed words, dates and numbers, in a language."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.documents.labels import CHOICES, Label, Plural
from briefing_app.domain.choices import Choice, Language
from briefing_app.domain.text.dates import format_date, format_short, format_span

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Voice:
    language: Language = Language.FRANCAIS

    @property
    def french(self) -> bool:
        return self.language is Language.FRANCAIS

    def __call__(self, label: Label, **values: object) -> str:
        return (label.fr if self.french else label.en).format(**values)

    def count(self, label: Plural, number: int) -> str:
        """« 3 engagements »."""
        one, many = (label.fr, label.fr_many) if self.french else (label.en, label.en_many)
        return f"{self.number(number)} {one if number < 2 else many}"

    def number(self, number: int) -> str:
        """« 4 343 »."""
        return f"{number:,}".replace(",", " ") if self.french else f"{number:,}"

    def choice(self, choice: Choice) -> str:
        return choice.label if self.french else CHOICES[choice]

    def date(self, day: datetime.date) -> str:
        """« mardi 23 septembre 2014 »."""
        if self.french:
            return format_date(day)
        return f"{_DAYS[day.weekday()]} {self.day(day)}"

    def day(self, day: datetime.date) -> str:
        """« 23 septembre 2014 »."""
        if self.french:
            return format_date(day).partition(" ")[2]
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    def short(self, day: datetime.date) -> str:
        """« 23 sept. 2014 »."""
        if self.french:
            return format_short(day)
        return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"

    def span(self, start: str, end: str = "") -> str:
        """« 9 h – 10 h 30 »."""
        if self.french:
            return format_span(start, end)
        return "–".join(clock.removeprefix("0") for clock in (start, end) if clock)

    def listed(self, words: Sequence[str]) -> str:
        """« a, b et c »."""
        if len(words) < 2:
            return "".join(words)
        joined = "et" if self.french else "and"
        return f"{', '.join(words[:-1])} {joined} {words[-1]}"
