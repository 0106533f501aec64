"""Where a text cites an article of a law, whatever way it is written."""

import re
from typing import NamedTuple

from briefing_app.domain.text.references import SIGN, SUFFIX, NumberPattern, between, listed
from briefing_app.domain.text.text import fold


class ArticleMention(NamedTuple):
    """A cited article, written one way ("L.425-1"); the code is "CESEDA", "code pénal" or ""."""

    text: str
    code: str
    start: int
    end: int


_LETTER = r"(?-i:[LRDA])\s?\.?\s{0,2}\*?"
_ARTICLES = NumberPattern(
    re.compile(
        rf"({_LETTER})?([0-9]{{1,4}}(?![0-9])(?:[.-][0-9]{{1,4}})*)"
        rf"(er\b|\s?(?:{SUFFIX})\b|(?-i:[A-Z])(?!\w))?",
        re.I,
    ),
    between("article"),
)
_ARTICLE_HEAD = re.compile(
    rf"(?<!\w)(?:article(?P<many>s)?\s+|art\.\s*|(?<![.-])(?={_LETTER}[0-9]{{3,4}}[.-][0-9])){SIGN}",
    re.I,
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


def articles_in(text: str) -> list[ArticleMention]:
    """The articles that a text cites, in order, each with the code named after its list."""
    found: list[ArticleMention] = []
    reached = 0
    for head in _ARTICLE_HEAD.finditer(text):
        numbers = list(listed(text, head, _ARTICLES)) if head.start() >= reached else []
        if numbers:
            code = _CODE.match(text, numbers[-1].found.end())
            reached = code.end() if code else numbers[-1].found.end()
            name = _code_name(code[1]) if code else ""
            names = [_article_name(each.found) for each in numbers]
            found += [ArticleMention(each, name, head.start(), reached) for each in names]
    return found


def _article_name(found: re.Match[str]) -> str:
    letter, number, suffix = found[1] or "", found[2], (found[3] or "").strip()
    if letter or re.match("[0-9]{3}", number):
        number = number.replace(".", "-")
    space = " " if suffix.lower() in SUFFIX.split("|") else ""
    return (f"{letter[0]}." if letter else "") + number + space + suffix


def _code_name(written: str) -> str:
    plain = " ".join(fold(written).split())
    return _CODES.get(plain, written.upper())
