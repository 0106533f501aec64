"""How a letter addresses somebody, and takes leave."""

import re

from briefing_app.documents import labels
from briefing_app.documents.content import Attendee
from briefing_app.documents.voice import Voice

_HIGH = "ministre|premier ministre|première ministre|président|présidente|préfet|préfète"
_OFFICES = re.compile(
    rf"(?:{_HIGH}|secrétaire d[’']État|secrétaire générale?|secrétaire"
    "|(?:sous-)?direct(?:eur|rice)|conseill(?:er|ère)|députée?|sénat(?:eur|rice)|maire"
    "|rapporteure?|rapporteuse|déléguée?|chef|cheffe|ambassad(?:eur|rice)|procureure?"
    "|défenseure?|haute?-commissaire|commissaire|inspect(?:eur|rice)|gouverneure?)"
    "(?: (?:générale?|adjointe?|déléguée?|interministérielle?))*(?![\\w-])",
    re.IGNORECASE,
)
_MINISTERS = re.compile(rf"(?:ancien(?:ne)? )?(?:{_HIGH})\b", re.IGNORECASE)
_FORMER = re.compile(r"^ancien(?:ne)? ", re.IGNORECASE)
_VOWELS = "aàâeéèêiîoôuû"


def salutation(person: Attendee | None, say: Voice) -> str:
    """« Madame la Ministre », « Monsieur le Directeur adjoint », « Madame »."""
    if person is None or not person.title:
        return say(labels.DEAR_ALL)
    if not say.french:
        return _english(person)
    civility = "Madame" if is_woman(person.title) else "Monsieur"
    office = _OFFICES.match(_FORMER.sub("", person.function))
    if office is None:
        return civility
    named = office[0][0].upper() + office[0][1:]
    article = "l’" if named[0].lower() in _VOWELS else "la " if civility == "Madame" else "le "
    return f"{civility} {article}{named}"


def is_woman(title: str) -> bool:
    return title.startswith(("Mme", "Madame", "Ms", "Mrs"))


def farewell(person: Attendee | None, say: Voice) -> str:
    high = person is not None and _MINISTERS.match(person.function)
    label = labels.FAREWELL_HIGH if high else labels.FAREWELL
    return say(label, name=salutation(person, say))


def _english(person: Attendee) -> str:
    if _MINISTERS.match(person.function):
        return "Dear Minister" if "ministre" in person.function.lower() else "Your Excellency"
    family = person.name.split()[-1]
    return f"Dear {'Ms' if is_woman(person.title) else 'Mr'} {family}"
