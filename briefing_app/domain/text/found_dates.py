"""Dates and hours as French administrations write them, read day first.

A promise is rarely dated to the day: "fin 2013", "en janvier", "sous trois mois". What is read is
therefore a period, and a day is a period of one day. Whoever shows it can say which it was.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from briefing_app.domain.text.dates import MONTHS, WEEKDAYS
from briefing_app.domain.text.text import fold

Preference = Literal["future", "past"]

# First and last day (month, day) of each season, and of what the French call "la rentrée".
_SEASONS = {
    "printemps": ((3, 21), (6, 20)), "ete": ((6, 21), (9, 22)), "rentree": ((9, 1), (9, 30)),
    "automne": ((9, 23), (12, 20)), "hiver": ((12, 21), (3, 20)),
}  # fmt: skip
_COUNTS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "quinze": 15, "dix-huit": 18,
    "vingt": 20, "vingt-quatre": 24, "trente": 30, "quarante-huit": 48, "soixante": 60,
}  # fmt: skip
# Hours and months; a promise in hours is kept by the end of the day.
_UNITS = {
    "heure": (1, 0), "jour": (24, 0), "semaine": (168, 0), "huitaine": (192, 0), "mois": (0, 1),
    "quinzaine": (360, 0), "trimestre": (0, 3), "semestre": (0, 6), "annee": (0, 12), "an": (0, 12),
}  # fmt: skip
_RANKS = {"1": 1, "p": 1, "2": 2, "se": 2, "deu": 2, "3": 3, "t": 3, "4": 4, "q": 4, "der": 0}
_PARTS_OF_YEAR = {"d": (1, 3), "m": (6, 2), "f": (10, 3)}  # début, mi, fin: first month, how many


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A period read in a text; `precise` when its bounds are days that the text names."""

    start: date
    end: date
    precise: bool
    text: str
    start_index: int
    end_index: int


class TimeSpan(NamedTuple):
    """Hours of a day as "09:00"; no end when the text gives none."""

    start: str
    end: str | None


class _Read(NamedTuple):
    start: date
    end: date
    precise: bool = False


class _When(NamedTuple):
    """Where the reader stands: what completes a date that lacks its year."""

    today: date
    prefer: Preference

    def years(self) -> range:
        return range(max(1, self.today.year - 4), min(9999, self.today.year + 5))

    def pick(self, candidates: list[_Read], which: str = "") -> _Read | None:
        """The candidate meant among periods in order."""
        if which.startswith("d"):  # dernier
            return next((c for c in reversed(candidates) if c.end < self.today), None)
        if which:  # prochain
            return next((c for c in candidates if c.start > self.today), None)
        if self.prefer == "past":
            return next((c for c in reversed(candidates) if c.start <= self.today), None)
        return next((c for c in candidates if c.end >= self.today), None)


class _Rule(NamedTuple):
    pattern: str
    build: Callable[[re.Match[str], _When], _Read | None]
    blocks: bool = False  # an impossible day hides the month and the year written in it


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in which ~ stands for the space between words, a line end included.

    Compiled when the first date is read: all of them take 20 ms.
    """
    return re.compile(pattern.replace("~", r"\s{1,3}"), re.I)


_FULL = "(?:" + "|".join(MONTHS).replace("é", "[ée]").replace("û", "[uû]") + r")(?!\w)"
_MONTH = rf"(?:{_FULL}|(?:janv|f[ée]vr?|avr|juill?|sept|oct|nov|d[ée]c)(?!\w)\.?)"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9]{2})"  # one digit more is the mark of a footnote
_DAY, _NTH = r"(?<![0-9])[0-9]{1,2}", r"(?:\s?(?:er\b|ᵉʳ|°))?"
_NUMERIC = (
    r"(?<![0-9./-])(?:([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})"
    r"|([12][0-9]{3})([/.-])([0-9]{1,2})\6([0-9]{1,2}))(?![0-9]|[./-][0-9])"
)
_IN_WORDS = (
    rf"(?=[0-9lmjvsd])(?:(?P<day1>{_DAY}){_NTH}(?:~(?P<month1>{_MONTH})(?:~(?P<year1>{_YEAR}))?)?"
    rf"(?:~au~|\s?[-–/]\s?))?(?:(?P<weekday>{'|'.join(WEEKDAYS)}),?~)?"
    rf"(?P<day>{_DAY}){_NTH}~(?P<month>{_MONTH})(?:~(?P<year>{_YEAR}))?"
)
_WHOLE_YEAR = r"((?:19|20)[0-9]{2})"
_MONTH_YEAR = rf"(?<![0-9/])(0?[1-9]|1[0-2])/{_WHOLE_YEAR}(?![0-9/])"
_YEARS = rf"(?<![0-9/°.-]){_WHOLE_YEAR}\s?[-–/]\s?{_WHOLE_YEAR}(?![0-9]|-[0-9])"
_DELAY = (
    r"(?<!\w)(?:dans|sous|d['’]ici(?:~à)?)~(?:un~d[ée]lai~(?:max\w{3,5}~)?d(?:e~|['’]))?(?:les?~)?"
    rf"(?:(?P<count>[0-9]{{1,3}}|{'|'.join(sorted(_COUNTS, reverse=True))})~(?:prochaine?s~)?)?"
    r"(?P<unit>heure|jour|semaine|quinzaine|huitaine|mois|trimestre|semestre|ann[ée]e|an)s?(?!\w)"
    r"(?!~(?:à~(?:compter|partir)|apr[èe]s|suiv|qui))"
)

# Around a period: what comes before it in the sentence, a limit, a part of it, its year.
_LINK = r"(?:(?:en|de|du|la|le|au|à)~|[dl]['’]\s?){0,3}"
_WORDS = r"(?:en|d[eè]s|de|depuis|pour|vers|horizon)~|d['’]"
_LIMIT = rf"(?:(?P<limit>d['’]ici|avant|au~plus~tard|jusqu['’])\s{{0,3}}{_LINK})?"
_PART = rf"(?:(?P<part>d[ée]but|mi|fin|courant)(?:\s?-\s?|~){_LINK})?"
_TAIL = (
    rf"(?:~(?:de~(?:l['’]ann[ée]e~)?)?(?P<year>{_YEAR})|~(?P<which>prochaine?|derni[eè]re?)(?!\w))?"
)


def _period(core: str, lead: str = _WORDS, tail: str = _TAIL) -> str:
    return rf"(?:\b(?=\w)|(?=:))(?P<lead>{lead})?(?P<core>{_LIMIT}{_PART}{core}{tail})"


_IN_MONTH = _period(rf"(?P<month>{_FULL}|{_MONTH}(?=~{_YEAR}))")
_IN_SEASON = _period(
    r"(?P<the>l['’]\s?|(?:cet|ce|au|du|le|la)~)?"
    r"(?P<season>printemps|[ée]t[ée]|automne|hiver|rentr[ée]e)(?!\w)"
)
_IN_QUARTER = _period(
    r"(?:(?:l[ea]|du|au)~)?(?:(?P<rank>1er|premier|second|dernier|(?:deux|trois|quatr)i[èe]me"
    rf"|[234][èe](?:me)?)~(?P<unit>(?:tri|se)mestre)|(?P<code>(?-i:[TS])[1-4])(?=~{_YEAR}))"
)
_IN_UNIT = _period(r"(?P<this>(?:cette|cet|ce)~)?(?:l['’])?(?P<unit>ann[ée]e|an|mois)(?!\w)")
_IN_YEAR = _period(
    r"(?P<year>(?:19|20)[0-9]{2})(?![0-9/]|\s?[-–]\s?[0-9])",
    lead=rf"{_WORDS}|:\s?|(?:\A|(?<=\A\s))(?=[0-9]{{4}}\s?\Z)",
    tail="",
)


def parse_date(text: str, today: date, prefer: Preference = "future") -> FoundDate | None:
    """The first date of a text or of a cell; nothing when it is impossible ("31/02/2014")."""
    return next(iter(dates_in(text, today, prefer)), None)


def dates_in(text: str, today: date, prefer: Preference = "future") -> list[FoundDate]:
    """All dates of a text, in order.

    Without a year, the next such day or period from today is meant, or the last one when the
    past is preferred; for a day, the weekday that is written chooses the year first.
    """
    found = []
    reached = 0
    readings = _readings(text, _When(today, prefer))
    for start, end, read in sorted(readings, key=lambda each: (each[0], -each[1])):
        if start >= reached:
            reached = end
            if read:
                found.append(FoundDate(*read, text[start:end], start, end))
    return found


def _readings(text: str, when: _When) -> Iterator[tuple[int, int, _Read | None]]:
    for pattern, build, blocks in _RULES:
        for found in _compiled(pattern).finditer(text):
            try:
                read = build(found, when)
            except (ValueError, OverflowError):
                read = None
            if blocks or (read and read.start <= read.end):
                start = found.start("core" if "core" in found.re.groupindex else 0)
                yield start, found.end(), read


def _numeric(found: re.Match[str], _: _When) -> _Read | None:
    day, mark, month, year = found.group(1, 2, 3, 4)
    if not day:
        return _whole_day(date(int(found[5]), int(found[7]), int(found[8])))
    if len(year) == 2 and mark != "/" and not len(day) == len(month) == 2:
        return None  # "1.2.14" numbers a paragraph
    century = 0 if len(year) == 4 else 2000 if int(year) < 70 else 1900
    return _whole_day(date(century + int(year), int(month), int(day)))


def _in_words(found: re.Match[str], when: _When) -> _Read | None:
    month, number, year = _month_number(found["month"]), int(found["day"]), found["year"]
    weekday = fold(found["weekday"] or "")
    given = _whole_day(date(int(year), month, number)) if year else None
    last = given or _without_year(month, number, weekday, when)
    if not last or not found["day1"]:
        return last
    first_month = _month_number(found["month1"] or found["month"])
    first_year = int(found["year1"] or last.end.year - (first_month > month))
    first = date(first_year, first_month, int(found["day1"]))
    return _Read(first, last.end, precise=True) if first <= last.end else last


def _without_year(month: int, day: int, weekday: str, when: _When) -> _Read | None:
    years = [y for y in when.years() if day <= monthrange(y, month)[1]]
    days = [_whole_day(date(y, month, day)) for y in years]
    near = [each for each in days if abs(each.start.year - when.today.year) < 2]
    same = [each for each in near if WEEKDAYS[each.start.weekday()] == weekday]
    return when.pick(same) or next(iter(same), None) or when.pick(days)


def _delay(found: re.Match[str], when: _When) -> _Read | None:
    written, unit = fold(found["count"] or ""), fold(found["unit"])
    if not written and unit not in {"quinzaine", "huitaine"}:
        return None
    count = _COUNTS.get(written) or int(written or 1)
    days, months = _UNITS[unit]
    later = _months_later(when.today, count * months)
    return _Read(when.today, later + timedelta(days=-(-count * days // 24)))


def _in_month(found: re.Match[str], when: _When) -> _Read | None:
    if not any(found.group("lead", "limit", "part", "year", "which")):
        return None
    month = _month_number(found["month"])
    return _chosen(found, when, [_months(year, month) for year in _asked_years(found, when)])


def _in_season(found: re.Match[str], when: _When) -> _Read | None:
    season, the = fold(found["season"]), (found["the"] or "").lower()
    if not any(found.group("limit", "part", "year", "which")) and (
        not the or (season == "ete" and the[0] not in "lc")
    ):
        return None  # "a été"
    (month, day), (last_month, last_day) = _SEASONS[season]
    reads = [
        _Read(date(y, month, day), date(y + (last_month < month), last_month, last_day))
        for y in _asked_years(found, when)
    ]
    return _chosen(found, when, reads)


def _in_quarter(found: re.Match[str], when: _When) -> _Read | None:
    length = 3 if fold(found["unit"] or found["code"])[0] == "t" else 6
    rank = fold(found["rank"] or found["code"][1])
    number = next(n for start, n in _RANKS.items() if rank.startswith(start)) or 12 // length
    if number * length > 12:
        return None
    first = (number - 1) * length + 1
    return _chosen(found, when, [_months(y, first, length) for y in _asked_years(found, when)])


def _in_unit(found: re.Match[str], when: _When) -> _Read | None:
    unit, today = fold(found["unit"]), when.today
    if not any(found.group("limit", "part", "year", "which", "this")):
        return None
    if unit == "mois":
        firsts = [_months_later(today.replace(day=1), n) for n in (-1, 0, 1)]
        return _chosen(found, when, [_months(first.year, first.month) for first in firsts])
    return _in_year(found, when)


def _in_year(found: re.Match[str], when: _When) -> _Read | None:
    said = ("unit",) if "unit" in found.re.groupindex else ("lead", "limit", "part")
    if all(found[name] is None for name in said):
        return None
    return _chosen(found, when, [_months(y, 1, 12) for y in _asked_years(found, when)])


def _chosen(found: re.Match[str], when: _When, reads: list[_Read]) -> _Read | None:
    """The period meant, cut to its beginning or end, and counted from today for a limit."""
    named = found.groupdict()
    reads = [_part(named["part"] or "", read) for read in reads]
    read = reads[0] if named["year"] else when.pick(reads, fold(named.get("which") or ""))
    if not read or not named["limit"]:
        return read
    before = named["limit"].lower() == "avant" and (named["part"] or "").lower() != "fin"
    end = read.start - timedelta(days=1) if before else read.end
    return _Read(when.today if when.today <= end else min(read.start, end), end)


def _part(part: str, read: _Read) -> _Read:
    """Of a year the three months meant; of anything shorter, a third."""
    letter, days = fold(part)[:1], (read.end - read.start).days + 1
    if letter not in _PARTS_OF_YEAR:
        return read
    if days > 360:
        return _months(read.start.year, *_PARTS_OF_YEAR[letter])
    third, day = timedelta(days=days // 3), timedelta(days=1)
    first = _Read(read.start, read.start + third - day)
    middle = _Read(read.start + third, read.end - third)
    last = _Read(read.end - third + day, read.end)
    return {"d": first, "m": middle, "f": last}[letter]


def _asked_years(found: re.Match[str], when: _When) -> list[int]:
    return [int(found["year"])] if found["year"] else list(when.years())


def _months(year: int, month: int, count: int = 1) -> _Read:
    first = date(year, month, 1)
    return _Read(first, _months_later(first, count) - timedelta(days=1))


def _months_later(day: date, count: int) -> date:
    """The same day of another month, or its last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _whole_day(day: date) -> _Read:
    return _Read(day, day, precise=True)


def _month_number(written: str) -> int:
    letters = fold(written)[:4].rstrip(".")
    return next(n for n, name in enumerate(MONTHS, 1) if fold(name).startswith(letters))


_RULES = (
    _Rule(_NUMERIC, _numeric, blocks=True),
    _Rule(_IN_WORDS, _in_words, blocks=True),
    _Rule(_MONTH_YEAR, lambda found, _: _months(int(found[2]), int(found[1]))),
    _Rule(_YEARS, lambda found, _: _Read(date(int(found[1]), 1, 1), date(int(found[2]), 12, 31))),
    _Rule(_DELAY, _delay),
    _Rule(_IN_MONTH, _in_month),
    _Rule(_IN_SEASON, _in_season),
    _Rule(_IN_QUARTER, _in_quarter),
    _Rule(_IN_UNIT, _in_unit),
    _Rule(_IN_YEAR, _in_year),
)

# Hours.

_HOUR = r"(?:[01]?[0-9]|2[0-3])"
_MINUTES = r"\s?(?:heures?|h)(?:\s?(?P<min>[0-5][0-9]))?|:(?P<mm>[0-5][0-9])"
_UNTIL = rf"(?P<h>{_HOUR})(?:{_MINUTES})".replace("(?P<", "(?P<to_")
_ALONE = r"(?![\w:])(?!\s(?:par|de|d['’]|suppl))"  # "3 heures de", "2 h par": not on the clock
_HOURS = (
    r"(?<![\w:.,/])(?<!dans )(?<!sous )(?<!pendant )(?<!durant )(?<!après )(?<!lai de )(?<!rée de )"
    rf"(?P<h>{_HOUR})(?:{_MINUTES}|(?=\s?[-–à]\s?{_HOUR}\s?h(?:eures?|[0-5][0-9])?{_ALONE}))"
    rf"(?:\s?(?:[-–—]|à|jusqu['’]à|(?P<and>et))\s?{_UNTIL})?{_ALONE}"
)


def times_in(text: str) -> list[TimeSpan]:
    """The hours of a text; "9h-10h30", "de 9h à 10h30" and "entre 9h et 10h" are one span."""
    spans: list[TimeSpan] = []
    for found in _compiled(_HOURS).finditer(text):
        start = _clock(*found.group("h", "min", "mm"))
        end = _clock(*found.group("to_h", "to_min", "to_mm")) if found["to_h"] else None
        apart = found["and"] and "entre" not in text[max(0, found.start() - 7) : found.start()]
        both = [TimeSpan(start, None), TimeSpan(end or "", None)]
        spans += both if apart else [TimeSpan(start, end)]
    return spans


def _clock(hour: str, minutes: str | None, after_colon: str | None) -> str:
    return f"{int(hour):02d}:{minutes or after_colon or '00'}"
