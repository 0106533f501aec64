"""What recognition proposes: items with their place, and what it knows of the document.

Records, as the kinds of the store are: they cross from one process to another, and wait in a review
that was left, as the same plain values.
"""

import datetime
from dataclasses import dataclass

from briefing_app.domain.choices import Choice, Firmness, Side
from briefing_app.domain.model import Record, Upcoming


class Kind(Choice):
    """What an item is, in the words of the coordinator."""

    CONSTAT = "constat", "constat"
    RECOMMANDATION = "recommandation", "recommandation"
    ENGAGEMENT = "engagement", "engagement"
    MESURE = "mesure", "mesure"
    PROPOSITION = "proposition", "proposition"
    INTERVENTION = "intervention", "intervention"


class SourceKind(Choice):
    DOSSIER = "dossier_rencontre", "dossier de rencontre"
    NOTE = "dossier_plaidoyer", "dossier de plaidoyer"
    MINUTES = "compte_rendu", "compte rendu"
    ANALYSIS = "analyse_plan", "analyse d’un plan"
    TABLE = "tableau_mesures", "tableau des mesures"
    OTHER = "autre", "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFields(Record):
    """The fields of a measure beside its title: who is in charge, until when, the text."""

    number: str = ""
    text: str = ""
    responsible: str = ""
    partners: str = ""
    instrument: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed(Record):
    """One item that the document seems to hold, and how sure that is (0 to 1)."""

    kind: Kind = Kind.CONSTAT
    text: str = ""
    section: str = ""
    parent: int | None = None
    themes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    speaker: str = ""
    due: datetime.date | None = None
    due_text: str = ""
    firmness: Firmness | None = None
    measure: MeasureFields | None = None
    confidence: float = 0.5
    page: int | None = None
    place: str = ""
    first: int = 0
    last: int = 0
    """Its lines in the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Record):
    name: str = ""
    function: str = ""
    organisation: str = ""
    side: Side = Side.COLLECTIF
    excused: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front(Record):
    """The front of a document: its title, date, place and participants."""

    title: str = ""
    date: datetime.date | None = None
    start: str = ""
    end: str = ""
    place: str = ""
    interlocutor: str = ""
    participants: tuple[Attendance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine(Record):
    """One line of the document, to be shown beside the items recognised in it."""

    text: str = ""
    page: int | None = None
    marker: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside(Record):
    """Text of the file that is not proposed, and why."""

    text: str = ""
    place: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition(Record):
    """Everything read in one document."""

    kind: SourceKind = SourceKind.OTHER
    front: Front = Front()
    items: tuple[Proposed, ...] = ()
    upcoming: tuple[Upcoming, ...] = ()
    left_out: tuple[Aside, ...] = ()
    passages: tuple[SourceLine, ...] = ()
