"""Where a text cites a measure of a plan, an article of a law, or an item of the program.

A mention is the whole phrase ("mesures 15, 17 et 18 du PANCTEH"), so that it can be shown, linked
or cut out; every number of a list is reported on its own with the place of that phrase.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing_app.domain.text import fold


class MeasureMention(NamedTuple):
    """A cited measure; the hint is the plan's year or sigle as written, or nothing."""

    number: str
    plan_hint: str
    start: int
    end: int


class ArticleMention(NamedTuple):
    """A cited article, written one way ("L.425-1"); the code is "CESEDA", "code pénal" or ""."""

    text: str
    code: str
    start: int
    end: int


class _Listed(NamedTuple):
    after: str  # what joins it to the number before: "", ",", "et", "à", "-"...
    found: re.Match[str]


_SIGN = r"(?:n\s?[°º]s?\s*|n(?:os?|um[ée]ros?)\s+)?"
_SUFFIX = r"bis|ter|quater|quinquies|sexies"
_MEASURE_HEAD = re.compile(rf"(?<![\w-])(?:mesure(?P<many>s)?)(?:\s+|(?=n\s?[°º])){_SIGN}", re.I)
_MEASURE = re.compile(rf"([0-9]{{1,3}})(?![0-9])(?:[\s-]?({_SUFFIX})\b)?", re.I)
_LETTER = r"(?-i:[LRDA])\s?\.?\s{0,2}\*?"
_ARTICLE = re.compile(
    rf"({_LETTER})?([0-9]{{1,4}}(?![0-9])(?:[.-][0-9]{{1,4}})*)"
    rf"(er\b|\s?(?:{_SUFFIX})\b|(?-i:[A-Z])(?!\w))?",
    re.I,
)
_ARTICLE_HEAD = re.compile(
    rf"(?<!\w)(?:article(?P<many>s)?\s+|art\.\s*|(?<![.-])(?={_LETTER}[0-9]{{3,4}}[.-][0-9])){_SIGN}",
    re.I,
)
_BETWEEN = re.compile(
    r"\s*(,\s*et\s|,\s*ou\s|[,;/&–—-]|(?<=\s)(?:et|ou|à|au)\s)\s*"
    rf"(?:(?:de\s+)?l(?:es\s+|a\s+|['’])(?:mesures?|articles?)\s+)?{_SIGN}",
    re.I,
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
_CESEDA = "code de l'entrée et du séjour des étrangers"
_CODES = {
    fold(name): name
    for name in (
        "code civil",
        "code de justice administrative",
        "code de l'action sociale et des familles",
        "code de l'éducation",
        "code de l'organisation judiciaire",
        "code de la construction et de l'habitation",
        "code de la santé publique",
        "code de la sécurité sociale",
        "code de procédure civile",
        "code de procédure pénale",
        "code des relations entre le public et l'administration",
        "code du travail",
        "code général des impôts",
        "code pénal",
    )
} | {fold(_CESEDA): "CESEDA", fold(f"{_CESEDA} et du droit d'asile"): "CESEDA", "ceseda": "CESEDA"}
_CODE = re.compile(
    r"(?:\s+et\s+suivants)?,?\s+(?:du|de\s+la|de\s+l['’])\s*("
    + "|".join(
        re.sub("[eé]", "[eéè]", name).replace("'", "['’]").replace(" ", r"\s+")
        for name in sorted(_CODES, key=len, reverse=True)
    )
    + r"|(?-i:[A-Z]{3,}))(?!\w)",
    re.I,
)
_ITEM = re.compile(r"\s*([CREP])\s?[-–—‑_]?\s?0*([1-9][0-9]{0,8})\s*", re.I)


def measures_in(text: str) -> list[MeasureMention]:
    """The measures that a text cites, in order; a range gives each of its numbers."""
    found: list[MeasureMention] = []
    for head in _MEASURE_HEAD.finditer(text):
        listed = list(_listed(text, head, _MEASURE))
        if listed:
            hint, end = _plan_hint(text, listed[-1].found.end())
            numbers = _expanded(listed)
            found += [MeasureMention(number, hint, head.start(), end) for number in numbers]
    return found


def articles_in(text: str) -> list[ArticleMention]:
    """The articles that a text cites, in order, each with the code named after its list."""
    found: list[ArticleMention] = []
    reached = 0
    for head in _ARTICLE_HEAD.finditer(text):
        listed = list(_listed(text, head, _ARTICLE)) if head.start() >= reached else []
        if listed:
            code = _CODE.match(text, listed[-1].found.end())
            reached = code.end() if code else listed[-1].found.end()
            name = _code_name(code[1]) if code else ""
            names = [_article_name(each.found) for each in listed]
            found += [ArticleMention(each, name, head.start(), reached) for each in names]
    return found


def item_reference(text: str) -> str | None:
    """The reference of an item of the program, as the program writes it: "r-32" is "R-0032"."""
    found = _ITEM.fullmatch(text)
    return f"{found[1].upper()}-{int(found[2]):04d}" if found else None


def _listed(text: str, head: re.Match[str], number: re.Pattern[str]) -> Iterator[_Listed]:
    found = number.match(text, head.end())
    after = ""
    while found:
        yield _Listed(after, found)
        between = _BETWEEN.match(text, found.end())
        found = number.match(text, between.end()) if between else None
        after = between[1].strip().lower() if between else ""
        loose = not head["many"] or not after.isalpha()
        if found and loose and _COUNTS.match(text, found.end()):
            return


def _expanded(listed: list[_Listed]) -> list[str]:
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


def _article_name(found: re.Match[str]) -> str:
    letter, number, suffix = found[1] or "", found[2], (found[3] or "").strip()
    if letter or re.match("[0-9]{3}", number):
        number = number.replace(".", "-")
    space = " " if suffix.lower() in _SUFFIX.split("|") else ""
    return (f"{letter[0]}." if letter else "") + number + space + suffix


def _code_name(written: str) -> str:
    plain = " ".join(fold(written).split())
    return _CODES.get(plain, written.upper())
