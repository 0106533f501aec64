"""What recognition proposes: items with their place, and what it knows of the document."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.choices import Firmness, Side
from briefing_app.imports.line import LeftOut


class Kind(StrEnum):
    """What an item is, in the words of the coordinator."""

    CONSTAT = "constat"
    RECOMMANDATION = "recommandation"
    ENGAGEMENT = "engagement"
    MESURE = "mesure"
    PROPOSITION = "proposition"
    INTERVENTION = "intervention"


class DocumentKind(StrEnum):
    DOSSIER = "dossier_rencontre"
    NOTE = "dossier_plaidoyer"
    MINUTES = "compte_rendu"
    ANALYSIS = "analyse_plan"
    TABLE = "tableau_mesures"
    OTHER = "autre"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFields:
    """What a plan says beside a measure's title."""

    number: str
    text: str = ""
    responsible: str = ""
    partners: str = ""
    instrument: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """One item that the document seems to hold, and how sure that is (0 to 1)."""

    kind: Kind
    text: str
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
class Attendance:
    name: str
    function: str = ""
    organisation: str = ""
    side: Side = Side.COLLECTIF
    excused: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """One line of the calendar that minutes give."""

    date: datetime.date | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the document says of itself before it begins."""

    title: str = ""
    date: datetime.date | None = None
    start: str = ""
    end: str = ""
    place: str = ""
    interlocutor: str = ""
    participants: tuple[Attendance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """Everything read in one document."""

    kind: DocumentKind = DocumentKind.OTHER
    front: Front = Front()
    items: tuple[Proposed, ...] = ()
    upcoming: tuple[Coming, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
