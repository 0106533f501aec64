"""Details of a text that could tell who a person is.

They are pointed out while she types and before a document leaves; nothing is ever changed. A
false alarm costs her a glance at each reading and soon her attention, a miss can cost a victim
her safety: the rules want a sign beside the capital letter, a title or a family name in capitals.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class DetailKind(StrEnum):
    """What was seen, in the words shown beside the text."""

    NAME = "nom"
    PHONE = "téléphone"
    EMAIL = "courriel"
    ADDRESS = "adresse"
    AGE_AND_PLACE = "âge et lieu"
    NUMBER = "numéro"


@dataclass(frozen=True, slots=True)
class Detail:
    """One passage to look at, where it stands in the text."""

    kind: DetailKind
    text: str
    start: int
    end: int


_FUNCTIONS = (
    "ministre|pr[ée]f[eè]te?s?|pr[ée]sidente?s?|direct(?:eur|rice)s?|secr[ée]taires?|procureure?s?"
    "|juges?|maires?|conseill[eè]re?s?|d[ée]put[ée]e?s?|s[ée]nat(?:eur|rice)s?|rapporteure?s?"
    "|ambassad(?:eur|rice)s?|d[ée]fenseure?s?|d[ée]l[ée]gu[ée]e?s?|commissaires?|garde|chef(?:fe)?s?"
    "|premi[eè]re?|haute?|adjointe?s?|inspect(?:eur|rice)s?|coordinat(?:eur|rice)s?"
)
_SMALL_WORDS = (
    "les?|la|aux?|des?|du|en|et|ou|un|une|ces?|cet|cette|qui|que|dans|par|pour|sur|si|ils?|elles?"
    "|nos|notre|leurs?|ses|son|sa|sans|avec|selon|chaque|tout|tous|toute"
)
# Words that are written before a sigle in capitals: "Plan PANCTEH" is nobody's name.
_BEFORE_SIGLES = (
    "plan|code|article|mesure|convention|collectif|comit[ée]|conseil|commission|association"
    "|f[ée]d[ée]ration|fondation|r[ée]seau|dispositif|fonds|rapport|loi|directive|projet|groupe"
    "|p[ôo]le|agence|office|service|unit[ée]|cellule|minist[èe]re|pr[ée]fecture|secours|union"
    "|structure|centre|foyer|circulaire|d[ée]cret|protocole|programme|annexe|chapitre|partie|page"
)
_NOT_TOWNS = (
    rf"{_SMALL_WORDS}|{_BEFORE_SIGLES}|france|europe|aide|asile|[ée]tat|cour|tribunal|parquet"
    "|police|gendarmerie|no[ëe]l|p[âa]ques|monsieur|madame|internet"
)
_CAPITAL = "[A-ZÀ-ÖØ-ÞŒ]"
_LETTERS = r"[^\W\d_]+"
_GAP = r"[ \u00a0\u202f\n]{1,2}"
_PARTICLE = rf"(?:(?i:de|du|des|la|le|el|al|ben|bint|von|van|di|da|dos){_GAP}){{1,2}}|[dD]['’]"
_NO_NAME = rf"(?!(?i:{_FUNCTIONS}|{_SMALL_WORDS})(?!\w))"
_NAME_WORD = rf"{_NO_NAME}{_CAPITAL}['’]?{_LETTERS}(?:[-–’']{_LETTERS}){{0,3}}"
_NAME = rf"(?:{_PARTICLE})?{_NAME_WORD}(?:{_GAP}(?:{_PARTICLE})?{_NAME_WORD}){{0,3}}"
_TITLE = (
    r"(?:MM?\.|Mr\.?|Me|Dr\.?|Pr\.?|M(?:me|lle)s?\.?"
    r"|(?i:monsieur|messieurs|madame|mesdames|mademoiselle|ma[îi]tre|docteur|professeur))"
)
_CALLED = (
    r"(?i:(?:le|la)\s(?:jeune|petite?)|l['’]enfant|(?:pr[ée]|d[ée])?nomm[ée]e?s?"
    r"|appel[ée]e?|s['’]appel(?:le|ait)|pr[ée]noms?\s?:)"
)
_FIRST_NAME = (
    rf"(?!(?i:{_FUNCTIONS}|{_SMALL_WORDS}|{_BEFORE_SIGLES})(?!\w))"
    rf"{_CAPITAL}[a-zà-öø-ÿœ]+(?:-{_CAPITAL}[a-zà-öø-ÿœ]+)?"
)
_TO_NAME = rf"(?:(?:de|du|des|la|le|les){_GAP}|[dl]['’]){{0,2}}"
_MORE_CAPITALS = rf"(?:[ -]{_CAPITAL}[\w’'-]+){{0,3}}"
_PLAIN_STREET = r"(?:rue|avenue|av\.|boulevard|bd\.?|all[ée]e|impasse|chemin|faubourg)"
# Words that also mean something else ("3 cours de français"): a name in capitals must follow.
_OTHER_STREET = r"(?:place|quai|cours|square|passage|route|cit[ée]|r[ée]sidence|esplanade|voie)"
_TOWN_LINK = r"-(?:de|du|des|en|la|le|les|l[èe]s|sur|sous|l|d)(?=[-’'])"
_TOWN = (
    rf"(?!(?i:{_NOT_TOWNS})(?!\w)){_CAPITAL}{_LETTERS}"
    rf"(?:[-’' ](?!(?i:cedex)){_CAPITAL}{_LETTERS}|{_TOWN_LINK}){{0,6}}"
)
_PLACE = (
    rf"(?:(?<!\w)(?:à|près{_GAP}de|vers|en){_GAP}(?:L[ae]s?{_GAP})?"
    rf"|(?<!\w)dans{_GAP}(?:l[ea]s?{_GAP}|l['’])|\((?:à{_GAP})?){_TOWN}"
)
_AGE = (
    r"(?<![\w,.-])(?:[1-9][0-9]?|dix-sept|dix-huit|dix-neuf|seize|quinze|quatorze|treize|douze"
    rf"|onze|dix|neuf|huit|sept|six|vingt(?:-\w+)?){_GAP}ans(?!\w)"
)
_NOT_AN_AGE = re.compile(
    r"(?:(?:moins|plus|peines?|prison|dur[ée]e|d[ée]lai|minimum|maximum)\s+(?:de\s+)?"
    r"|(?:depuis|pendant|durant|dans|sous|apr[èe]s|tous\s+les|il\s+y\s+a|sur|d['’]ici|pour|en"
    r"|[0-9]\s?(?:-|à|ou))\s*)(?:l[ea]s?\s+)?\Z",
    re.I,
)
_DIGITS = r"(?=(?:[^\s0-9]{0,6}[0-9]){4})"
_VALUE = rf"{_DIGITS}[A-Z0-9][A-Z0-9/.-]{{2,24}}[A-Z0-9](?!\w)"
_PAPERS = (
    r"passeport|titre\sde\ss[ée]jour|carte\s(?:de\ss[ée]jour|de\sr[ée]sident|d['’]identit[ée])"
    r"|r[ée]c[ée]piss[ée]|visa|dossier|[ée]tranger|agdref|ofpra|cnda|proc[ée]dure|pv|plainte"
    r"|proc[èe]s-verbal|main\scourante|parquet|cni|allocataire|s[ée]curit[ée]\ssociale|[ée]crou"
)
_SOCIAL_SECURITY = (
    r"[12]\s?[0-9]{2}\s?[0-9]{2}\s?[0-9][0-9AB]\s?[0-9]{3}\s?[0-9]{3}(?:\s?[0-9]{2})?"
)
_STREET_NUMBER = r"[1-9][0-9]{0,3}\s?(?:bis|ter|[A-D](?!\w))?\s?,?\s"
_NUMBER_SIGN = r"(?:n\s?[°º]|num[ée]ro)"

_TOWN_CODE = rf"(?:0[1-9]|[1-8][0-9]|9[0-8])[0-9]{{3}}{_GAP}(?!Euros){_TOWN}"
_STREET = (
    rf"(?:(?i:{_PLAIN_STREET})\s{_TO_NAME}|(?i:{_OTHER_STREET})\s{_TO_NAME}(?={_CAPITAL}))[\w’'-]+"
)
_CAPITALS = rf"{_CAPITAL}{{2}}[A-ZÀ-ÖØ-ÞŒ–'’-]+(?!\w)"

# The surest kinds first: where two overlap, the first is kept.
_PATTERNS = (
    (DetailKind.EMAIL, r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    (
        DetailKind.PHONE,
        r"(?<![\w+./-])(?:(?:\+|00)33\s?(?:\(0\)\s?)?|0)[1-9](?:[\s.-]?[0-9]{2}){4}(?![\w/-])",
    ),
    (DetailKind.PHONE, r"(?<![\w+])0\s?8[0-9]{2}(?:\s?[0-9]{3}){2}(?!\w)"),
    (DetailKind.PHONE, r"(?<!\w)\+[1-9](?:[\s.()-]{0,2}[0-9]){7,13}(?!\w)"),
    (
        DetailKind.NUMBER,
        rf"(?<!\w)(?i:{_PAPERS})[^.;\n0-9]{{0,25}}?(?i:{_NUMBER_SIGN})\s?:?\s?{_VALUE}",
    ),
    (
        DetailKind.NUMBER,
        rf"(?<!\w)(?i:{_NUMBER_SIGN}\s?(?:de\s|d['’]|du\s)?(?:{_PAPERS}))\s?:?\s?{_VALUE}",
    ),
    (DetailKind.NUMBER, rf"(?<![\w.,/+-]){_SOCIAL_SECURITY}(?![\w/-])"),
    (DetailKind.NUMBER, r"(?<![\w.,/+-])[1-9][0-9]{8,9}(?![\w/-])"),
    (DetailKind.NUMBER, r"(?<!\w)(?:[0-9]{2}[A-Z]{2}[0-9]{5}|[A-Z]{1,3}[0-9]{6,9})(?!\w)"),
    (
        DetailKind.ADDRESS,
        rf"(?<![\w.,/-]){_STREET_NUMBER}{_STREET}{_MORE_CAPITALS}(?:,?{_GAP}{_TOWN_CODE})?",
    ),
    (DetailKind.ADDRESS, rf"(?<![\w.,/-]){_TOWN_CODE}(?:\s(?i:cedex)(?:\s[0-9]{{1,2}})?)?"),
    (DetailKind.ADDRESS, r"(?<!\w)(?:B\.?P\.?|CS|TSA)\s?[0-9]{2,5}(?!\w)"),
    (DetailKind.NAME, rf"(?<!\w){_TITLE}{_GAP}{_NAME}"),
    (DetailKind.NAME, rf"(?<!\w){_CALLED}{_GAP}(?={_CAPITAL}['’]?[a-zà-öø-ÿœ]){_NAME}"),
    (
        DetailKind.NAME,
        rf"(?<![\w'’-]){_FIRST_NAME}{_GAP}(?:{_PARTICLE})?{_CAPITALS}(?:{_GAP}{_CAPITALS})?",
    ),
    (DetailKind.AGE_AND_PLACE, rf"{_AGE}[^.!?;]{{0,60}}?{_PLACE}"),
    (DetailKind.AGE_AND_PLACE, rf"(?<!\w)[àÀA]{_GAP}{_TOWN}[^.!?;]{{0,60}}?(?P<age>{_AGE})"),
)


@cache
def _rules() -> tuple[tuple[DetailKind, re.Pattern[str]], ...]:
    """Compiled when the first text is read: it takes 30 ms."""
    return tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)


def identifying_details(text: str) -> list[Detail]:
    """What in a text could identify a person, in order; an age with a place may span a name."""
    taken, taken_by_ages = bytearray(len(text)), bytearray(len(text))
    kept: list[Detail] = []
    for detail in _candidates(text):
        marks = taken_by_ages if detail.kind == DetailKind.AGE_AND_PLACE else taken
        if not any(marks[detail.start : detail.end]):
            marks[detail.start : detail.end] = b"\1" * len(detail.text)
            kept.append(detail)
    return sorted(kept, key=lambda detail: (detail.start, detail.end))


def _candidates(text: str) -> Iterator[Detail]:
    """Everything the rules see, the surest kinds first."""
    for kind, pattern in _rules() if text else ():
        for found in pattern.finditer(text):
            age_at = found.start("age" if "age" in pattern.groupindex else 0)
            before = text[max(0, age_at - 25) : age_at]
            if kind != DetailKind.AGE_AND_PLACE or not _NOT_AN_AGE.search(before):
                yield Detail(kind, found[0], found.start(), found.end())
