"""What somebody wrote in a cell: dates in French, words of a list in any spelling, numbers as text.

Nothing is guessed: what cannot be read is told as it stands.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from briefing_app.domain.choices import Choice
from briefing_app.domain.grids.sheet import CellEntry, Column, Names
from briefing_app.domain.text.cleaning import clean
from briefing_app.domain.text.found_dates import parse_date
from briefing_app.domain.text.text import fold

Raw = str | int | float | bool | date | None
"""What a cell of a returned file may hold."""

_YES = ("oui", "o", "yes", "x", "vrai", "true", "1")
_NO = ("non", "n", "no", "faux", "false", "0")
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|VALEUR!|NOM\?|NOMBRE!)")
_FIRST_DAY = date(1899, 12, 30)
_DAY_NUMBERS = range(20_000, 80_000)
"""Days since 1900, as spreadsheets count them: those of 1954 to 2118."""
_THIN_SPACE = re.compile(r"\?(?=[;:!?])")
_SEPARATORS = re.compile(r"[;,/\n]")


CELL_LIMIT = 32_767
"""As many characters as a cell of a spreadsheet holds; the rest is lost without a word."""
_Answers = tuple[CellEntry, type[Choice] | None]
_CUT = "… [texte coupé : trop long pour une cellule]"


class CellReading(NamedTuple):
    """What a cell says; in doubt where it was understood only roughly."""

    value: str
    doubt: bool = False


def as_text(raw: Raw) -> str:
    """A cell in words, as it stands."""
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, bool):
        return "vrai" if raw else "faux"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return "" if raw is None else str(raw)


def fitting(text: str) -> str:
    """The text as a cell can hold it: cut where it is too long, and saying so."""
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - len(_CUT)] + _CUT


def bare(text: str) -> str:
    """The text without its spaces: those around signs are ours, or the spreadsheet's."""
    return "".join(text.split())


def same(one: str, other: str) -> bool:
    return one == other or _letters(one) == _letters(other)


def _letters(text: str) -> str:
    """Excel writes our thin spaces as question marks into a .csv."""
    return _THIN_SPACE.sub("", bare(text))


class CellReader:
    """Reads the cells of a whole grid; what a list may be answered with is prepared once."""

    def __init__(self, names: Names, today: date) -> None:
        self._names = names
        self._today = today
        self._spellings: dict[_Answers, dict[str, str]] = {}

    def read(self, column: Column, text: str) -> CellReading | None:
        """What the cell says, or None where it cannot be read."""
        if not text:
            return CellReading("")
        if _ERROR.fullmatch(text):
            return None
        if column.entry is CellEntry.TEXT:
            return CellReading(clean(text).text)
        if column.entry is CellEntry.DATE:
            return self._date(column, text)
        return self._option(column, text)

    def _date(self, column: Column, text: str) -> CellReading | None:
        if text.isdecimal() and int(text) in _DAY_NUMBERS:
            return CellReading((_FIRST_DAY + timedelta(days=int(text))).isoformat())
        if day := _iso(text):
            return CellReading(day)
        found = parse_date(text, self._today, "past" if column.answer else "future")
        if found is None:
            return None
        says_more = len(found.text) < len(text)
        return CellReading(found.end.isoformat(), doubt=says_more or not found.precise)

    def _option(self, column: Column, text: str) -> CellReading | None:
        # Two sheets may each have a list of that name: what it offers tells lists apart.
        answers = (column.entry, column.choices)
        if answers not in self._spellings:
            self._spellings[answers] = _spellings(column, self._names)
        known = self._spellings[answers]
        parts = [text]
        if column.entry is CellEntry.THEME and _plain(text) not in known:
            parts = [part for part in _SEPARATORS.split(text) if part.strip()]
        found = [known.get(_plain(part)) for part in parts]
        return CellReading(", ".join(filter(None, found))) if found and all(found) else None


def _iso(text: str) -> str:
    try:
        return date.fromisoformat(text[:10]).isoformat() if text[4:5] == "-" else ""
    except ValueError:
        return ""


def _spellings(column: Column, names: Names) -> dict[str, str]:
    """Every way to write the options of a list, and the option each one means."""
    if column.entry is CellEntry.YES_NO:
        return dict.fromkeys(_YES, "oui") | dict.fromkeys(_NO, "non")
    if column.choices:
        pairs = [(word, each.label) for each in column.choices for word in (each.value, each.label)]
    elif column.entry is CellEntry.THEME:
        pairs = [(word, label) for key, label in names.themes.items() for word in (key, label)]
    else:
        labels = names.organisations
        pairs = [
            (word, label)
            for key, label in labels.items()
            for word in (key, names.full_names[key], label)
        ]
    return _certain((_plain(word), label) for word, label in pairs)


def _certain(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each spelling and what it means; what may mean two things is left out."""
    meant: dict[str, set[str]] = {}
    for word, label in pairs:
        meant.setdefault(word, set()).add(label)
    return {word: min(labels) for word, labels in meant.items() if len(labels) == 1}


def _plain(text: str) -> str:
    """Without what people write in one way or another: case, accents, spaces, a final stop."""
    return " ".join(fold(text).replace("_", " ").replace("-", " ").strip(" .;,!").split())
