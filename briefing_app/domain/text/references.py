"""Where a text cites a measure of a plan, or an item of the program.

A mention is the whole phrase ("mesures 15, 17 et 18 du PANCTEH"), so that it can be shown, linked
or cut out; every number of a list is reported on its own with the place of that phrase.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple


class MeasureMention(NamedTuple):
    """A cited measure; the hint is the plan's year or sigle as written, or nothing."""

    number: str
    plan_hint: str
    start: int
    end: int


class Listed(NamedTuple):
    after: str  # what joins it to the number before: "", ",", "et", "à", "-"...
    found: re.Match[str]


class NumberPattern(NamedTuple):
    """How things of one sort are numbered, and what stands between two numbers of a list."""

    number: re.Pattern[str]
    between: re.Pattern[str]


SIGN = r"(?:n\s?[°º]s?\s*|n(?:os?|um[ée]ros?)\s+)?"
SUFFIX = r"bis|ter|quater|quinquies|sexies"


def between(noun: str) -> re.Pattern[str]:
    """« , », « et », « et la mesure »: what joins the numbers of those things, and no others."""
    return re.compile(
        r"\s*(,\s*et\s|,\s*ou\s|[,;/&–—-]|(?<=\s)(?:et|ou|à|au)\s)\s*"
        rf"(?:(?:de\s+)?l(?:es\s+|a\s+|['’])(?:{noun})s?\s+)?{SIGN}",
        re.I,
    )


_MEASURE_HEAD = re.compile(rf"(?<![\w-])(?:mesure(?P<many>s)?)(?:\s+|(?=n\s?[°º])){SIGN}", re.I)
_MEASURES = NumberPattern(
    re.compile(rf"([0-9]{{1,3}})(?![0-9])(?:[\s-]?({SUFFIX})\b)?", re.I), between("mesure")
)
# "la mesure 5 et 23 associations": a number that counts something belongs to no list.
_COUNTS = re.compile(
    r"\s?[%€]|\s+(?!(?:et|ou|à|aux?|d[ue]s?|dans|sont|est|bis|ter|de)\b)(?-i:[a-zà-ÿœ])"
)
_YEAR = r"((?:19|20)[0-9]{2})(?:\s?[-–]\s?(?:(?:19|20)[0-9]{2}))?(?!\w)"
_SIGLE = r"(?!PLAN\b)([A-ZÉ]{4,})(?!\w)"
_TITLE = (
    r"(?:\s+(?:d['’]action|nationa(?:l|ux)|gouvernemental|de|la|lutte|contre|traite|des|[êe]tres"
    r"|humains|pour|(?:[a-zûé]{3,9}(?=\s+(?:19|20)))))*"
)
_PLAN_HINTS = (
    re.compile(rf"\s{{1,3}}\(?{_YEAR}"),
    re.compile(rf"\s*\(?(?:du|au|dans\s+le)\s+(?:\w+\s+)?{_SIGLE}"),
    re.compile(rf"\s*\((?=P){_SIGLE}"),
    re.compile(
        rf"\s*\(?(?:(?:du|au|dans\s+le)\s+)?(?:\w+\s+)?[Pp]lan{_TITLE},?\s+\(?(?:{_YEAR}|{_SIGLE})"
    ),
)
_ITEM = re.compile(r"\s*([CREP])\s?[-–—‑_]?\s?0*([1-9][0-9]{0,8})\s*", re.I)


def measures_in(text: str) -> list[MeasureMention]:
    """The measures that a text cites, in order; a range gives each of its numbers."""
    found: list[MeasureMention] = []
    end = 0
    for head in _MEASURE_HEAD.finditer(text):
        numbers = list(listed(text, head, _MEASURES)) if head.start() >= end else []
        if numbers:
            hint, end = _plan_hint(text, numbers[-1].found.end())
            whole = _expanded(numbers)
            found += [MeasureMention(each, hint, head.start(), end) for each in whole]
    return found


def item_reference(text: str) -> str | None:
    """The reference of an item of the program, as the program writes it: "r-32" is "R-0032"."""
    found = _ITEM.fullmatch(text)
    return f"{found[1].upper()}-{int(found[2]):04d}" if found else None


def listed(text: str, head: re.Match[str], numbering: NumberPattern) -> Iterator[Listed]:
    """The numbers after a head, with what joins each to the one before."""
    found = numbering.number.match(text, head.end())
    after = ""
    while found:
        yield Listed(after, found)
        joint = numbering.between.match(text, found.end())
        found = numbering.number.match(text, joint.end()) if joint else None
        after = joint[1].strip().lower() if joint else ""
        loose = not head["many"] or not after.isalpha()
        if found and loose and _COUNTS.match(text, found.end()):
            return


def _expanded(listed: list[Listed]) -> list[str]:
    numbers: list[str] = []
    last = 0
    for after, found in listed:
        value = int(found[1])
        if after in {"à", "au", "-", "–", "—"} and 0 < value - last < 100:
            numbers += [str(between) for between in range(last + 1, value)]
        numbers.append(f"{value} {found[2].lower()}" if found[2] else str(value))
        last = value
    return list(dict.fromkeys(numbers))


def _plan_hint(text: str, end: int) -> tuple[str, int]:
    found = next((m for hint in _PLAN_HINTS if (m := hint.match(text, end))), None)
    if not found:
        return "", end
    closed = "(" in found[0] and text.startswith(")", found.end())
    return found[found.lastindex or 0], found.end() + closed
