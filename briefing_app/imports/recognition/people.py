"""Who was there: names with functions and organisations, from lists written in many ways.

« Foyer X : Prénom NOM, présidente ; et Prénom Nom : coordination ; ABC, Prénom Nom »: entries are
cut at semicolons, bullets and line ends; inside an entry, each piece is a name, a function or an
organisation, and a piece that names nobody speaks for the names after it (an organisation) or
before it (a function).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing_app.domain.choices import Side
from briefing_app.imports.recognition.proposed import Attendance
from briefing_app.imports.recognition.vocabulary import bare, vocabulary

_TITLE = (
    r"(?:M\.|MM\.|Mme|Mmes|Mlle|Monsieur|Madame|Mademoiselle|Me|Maître|Dr|Docteur|Pr|Sœur|Père)"
)
_UP = r"(?-i:[A-ZÀ-ÖØ-ÞŒ][A-ZÀ-ÖØ-ÞŒ'’–-]*[A-ZÀ-ÖØ-ÞŒ])"
_CAP = r"(?-i:(?:[A-ZÀ-ÖØ-ÞŒ]['’])?[A-ZÀ-ÖØ-ÞŒ][a-zà-öø-ÿœ]+(?:[-–'’][A-ZÀ-ÖØ-ÞŒ]?[a-zà-öø-ÿœ]+)*)"
_PARTICLE = (
    r"(?:(?:de|du|des|d['’]|de la|de l['’]|le|la|van|von|ben|el|al|DE|DU|D['’]|LE|LA|DE LA|VAN)\s?)"
)
_INITIAL = r"(?-i:[A-Z]\.(?:-?[A-Z]\.)?)"
_NAME = re.compile(
    rf"(?P<title>{_TITLE}\s+)?(?P<name>(?:{_INITIAL}\s?|{_CAP}\s+|{_UP}\s+){{0,3}}{_PARTICLE}{{0,2}}"
    rf"(?:{_UP}|{_CAP})(?:\s+(?:{_UP}))*)"
)
_WHOLE = re.compile(rf"\s*{_NAME.pattern}\s*(?P<rest>\(.*\))?\s*")
_ENTRY = re.compile(r"\s*(?:;|\n|\s•\s|\s/\s|(?<=[a-zé)])\.\s+(?=[A-ZÉ]))\s*")
_COLON = re.compile(r"\s*\*?\s*:\s+|\s+[–—]\s+")
_PIECE = re.compile(r"\s*,\s*|\s+(?=\()|\s+et\s+(?=(?:[A-ZÀ-Þ]|M\.|Mme))")
_JOIN = re.compile(r"(?:et|avec|ainsi que|puis)\s+", re.I)
_WHO = re.compile(r"\s+(?=qui\s)|\s+(?=pour (?:le|la|l['’])\s?\w)|\s+(?=en charge)", re.I)
_ABOUT = re.compile(r"\((?P<inside>[^()]*)\)")
_ARTICLE = re.compile(r"(?:les?|la|l['’]|sans)\b", re.I)
_LEAD = re.compile(r"^(?P<lead>[^:;]{0,200}):\s", re.S)
_REASON = re.compile(
    r"\b(?:du fait|en raison|pour (?:cause|raison)|retenue?s? |a (?:été )?emp[êe]ché\w*)(.*)",
    re.I | re.S,
)


@dataclass(frozen=True, slots=True)
class PeopleGroup:
    """What holds for a whole list of people: their side, and whether they are excused."""

    side: Side = Side.COLLECTIF
    excused: bool = False
    organisation: str = ""


def people(text: str, group: PeopleGroup) -> list[Attendance]:
    """Everybody named in a list."""
    found: list[Attendance] = []
    organisation = group.organisation
    for entry in _ENTRY.split(text):
        before = replace(group, organisation=organisation)
        named = list(_entry(entry, before))
        found += named
        if named and ":" in entry:
            organisation = named[-1].organisation or organisation
    return found


def excused(text: str, group: PeopleGroup) -> Attendance | None:
    """« *Prénom NOM, présidente de X, a été empêchée du fait de… »."""
    if not vocabulary().names["excused"].search(bare(text)):
        return None
    found = _NAME.match(text.lstrip("* "))
    if not found or not _is_person(found):
        return None
    rest = text.lstrip("* ")[found.end() :]
    reason = _REASON.search(rest)
    function = re.split(r"\s(?:a|est|n['’]a|ayant)\s", rest.strip(" ,"))[0]
    return Attendance(
        name=found["name"].strip(),
        function=function.strip(" ,.") if _is_function(function) else "",
        organisation=group.organisation,
        side=group.side,
        excused=True,
        reason=(reason[0] if reason else "").strip(" .,"),
    )


def side_of(text: str, default: Side) -> Side:
    words = bare(text)
    sides = vocabulary().sides
    institution, collective = sides["institution"].search(words), sides["collective"].search(words)
    if bool(institution) == bool(collective):
        if institution and collective:
            return Side.INSTITUTION if institution.start() < collective.start() else Side.COLLECTIF
        return default
    return Side.INSTITUTION if institution else Side.COLLECTIF


def is_name(text: str) -> bool:
    """The text is one person's name, with a title or not, and nothing else."""
    found = _WHOLE.fullmatch(text)
    return bool(found and _is_person(found))


def _entry(entry: str, group: PeopleGroup) -> Iterator[Attendance]:
    """One entry of a list: an organisation perhaps, then people with their functions."""
    entry = entry.strip(" .*•-–")
    left, *right = _COLON.split(entry, maxsplit=1)
    if right and not _names_in(left):
        yield from _pieces(
            right[0], replace(group, organisation=_organisation(left) or group.organisation)
        )
    else:
        yield from _pieces(_COLON.sub(", ", entry), group)


def _pieces(text: str, group: PeopleGroup) -> Iterator[Attendance]:
    person: Attendance | None = None
    for piece in _split(text):
        found = _WHOLE.fullmatch(piece)
        if found and _is_person(found):
            if person:
                yield person
            person = _attendance(found, group)
        elif person is None and piece.startswith("("):
            group = replace(group, organisation=f"{group.organisation} {piece}".strip())
        elif person is None:
            group = replace(group, organisation=_organisation(piece) or group.organisation)
        elif vocabulary().names["excused"].search(bare(piece)):
            person = replace(person, excused=True, reason=piece)
        elif _is_organisation(piece) and not _is_function(piece):
            person = replace(person, organisation=piece)
        else:
            between = " " if piece.startswith("(") else ", "
            person = replace(person, function=f"{person.function}{between}{piece}".strip(", "))
    if person:
        yield person


def _split(text: str) -> Iterator[str]:
    for piece in _PIECE.split(text):
        for part in _WHO.split(piece):
            plain = part.strip(" ,.;*\n")
            joined = _JOIN.match(plain)
            if joined:
                plain = plain[joined.end() :]
            if plain:
                yield plain


def _attendance(found: re.Match[str], group: PeopleGroup) -> Attendance:
    function = (found["rest"] or "").strip(" ()")
    return Attendance(
        name=" ".join(found["name"].split()),
        function=function,
        organisation=group.organisation,
        side=group.side,
        excused=group.excused,
    )


def _is_person(found: re.Match[str]) -> bool:
    """Two words at least, unless a title says so; none of them the word of an organisation."""
    name = found["name"]
    if found["title"]:
        return True
    words = re.split(r"[\s]+", name.strip())
    if len(words) < 2 or _ARTICLE.match(name):
        return False
    if vocabulary().names["organisation"].search(bare(name)):
        return False
    if vocabulary().names["function"].search(bare(words[0])):
        return False
    return not all(word.isupper() for word in words) or len(words) > 1


def _names_in(text: str) -> bool:
    return any((m := _WHOLE.fullmatch(piece)) and _is_person(m) for piece in _split(text))


def _is_function(text: str) -> bool:
    return vocabulary().names["function"].search(bare(text)) is not None


def _is_organisation(text: str) -> bool:
    return vocabulary().names["organisation"].search(bare(text)) is not None or text.isupper()


def _organisation(text: str) -> str:
    """What stands before the names: kept unless it only says that people are there."""
    words = bare(text)
    if vocabulary().names["present"].search(words) or len(text) > 90:
        return ""
    return text.strip(" *,:–-")


def lead_of(text: str) -> tuple[str, str]:
    """« Les associations présentes étaient les suivantes : A, B » → what leads, and the list."""
    found = _LEAD.match(text)
    known = vocabulary().names
    if not found or not any(known[n].search(bare(found["lead"])) for n in ("present", "excused")):
        return "", text
    return found["lead"].strip(), text[found.end() :]


def unique(found: Iterable[Attendance]) -> tuple[Attendance, ...]:
    """Each person once, as first named; an excuse that comes later counts."""
    kept: dict[str, Attendance] = {}
    for each in found:
        key = " ".join(sorted(bare(each.name).split()))
        known = kept.get(key)
        kept[key] = (
            replace(known, excused=True, reason=each.reason)
            if known and each.excused
            else known or each
        )
    return tuple(kept.values())
