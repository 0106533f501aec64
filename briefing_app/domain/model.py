"""The kinds of the coordinator's world.

These dataclasses are the one description of what the program keeps: the exchange file
(`shape.py`, `exchange.py`) and the store's tables follow their fields, in this order.
A reference to another item is its key, annotated with the kind it points to.
"""

import datetime
from dataclasses import dataclass, field, fields
from typing import Annotated, ClassVar

from briefing_app.domain.choices import (
    CommitmentStatus,
    ConstatStatus,
    Diffusion,
    Firmness,
    ItemKind,
    Language,
    MeetingKind,
    MeetingState,
    Numbering,
    Option,
    OrganisationKind,
    Outcome,
    ProposalKind,
    RecommendationStatus,
    Section,
    Side,
    Stance,
    ThemeFamily,
    Typography,
    Validation,
    Verdict,
)
from briefing_app.domain.errors import FieldError, UserError
from briefing_app.domain.wording import FIELDS


@dataclass(frozen=True, slots=True)
class Ref:
    """Annotation: this text is the key of an item of that kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """Annotation: this text has a fixed form, named in French for error messages."""

    regex: str
    wording: str


ThemeKey = Annotated[str, Ref("themes")]
OrganisationKey = Annotated[str, Ref("organisations")]
PersonKey = Annotated[str, Ref("people")]
PlanKey = Annotated[str, Ref("plans")]
VersionKey = Annotated[str, Ref("versions")]
MeasureKey = Annotated[str, Ref("measures")]
MeetingKey = Annotated[str, Ref("meetings")]
ConstatKey = Annotated[str, Ref("constats")]
RecommendationKey = Annotated[str, Ref("recommendations")]
InterventionKey = Annotated[str, Ref("interventions")]
DossierKey = Annotated[str, Ref("dossiers")]
RoundKey = Annotated[str, Ref("rounds")]
AnyKey = Annotated[str, Ref("*")]
"""The key of an item whose kind stands beside it, in the field `kind`."""
Clock = Annotated[str, Pattern(r"([01]\d|2[0-3]):[0-5]\d", "une heure, comme 09:30")]
PartialDate = Annotated[
    str, Pattern(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", "une année, un mois ou un jour, comme 2014")
]


def required() -> str:
    """A text that must be there: empty until given, refused while empty."""
    return field(default="", metadata={"required": True})


def copies() -> tuple[()]:
    """A list of what stands in other items too: kept, but neither searched nor told to anybody."""
    return field(default=(), metadata={"copies": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Checked when it is made, never changed afterwards."""

    def __post_init__(self) -> None:
        for each in fields(self):
            if each.metadata.get("required") and not str(getattr(self, each.name) or "").strip():
                sentence = f"Le champ « {FIELDS[each.name]} » ne peut pas rester vide."
                raise FieldError(each.name, sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """Anything the store keeps under a key of its own.

    The key is empty until the store gives one; it never changes afterwards.
    """

    KIND: ClassVar[str]
    NOUN: ClassVar[str]
    PREFIX: ClassVar[str] = ""
    HEADLINE: ClassVar[tuple[str, ...]] = ("text",)
    """The fields that name an item in a list: the first that has a value."""

    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """Where an imported item stood."""

    document: str = required()
    page: int | None = None
    passage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument(Item):
    """A file that was imported; the `source` of an item names it. Its bytes may be kept beside."""

    KIND = "documents"
    NOUN = "document source"
    HEADLINE = ("name",)

    name: str = required()
    date: datetime.date | None = None
    imported: datetime.date | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collective(Item):
    """The collective itself: its name, and the standing text that opens a dossier."""

    KIND = "collective"
    NOUN = "collectif"
    HEADLINE = ("name", "short")
    KEY: ClassVar[str] = "collectif"

    name: str = ""
    short: str = ""
    presentation: str = ""
    address: str = ""
    place: str = ""
    signatory: str = ""
    typography: Typography | None = None
    """Of its documents, where a dossier does not say otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Item):
    KIND = "themes"
    NOUN = "theme"
    HEADLINE = ("label",)

    label: str = required()
    family: ThemeFamily = ThemeFamily.THEME
    keywords: tuple[str, ...] = ()
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym(Item):
    KIND = "acronyms"
    NOUN = "sigle"

    text: str = required()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Item):
    KIND = "organisations"
    NOUN = "organisation"
    HEADLINE = ("name",)

    name: str = required()
    short: str = ""
    kind: OrganisationKind = OrganisationKind.PARTENAIRE
    address: str = ""
    succeeds: tuple[OrganisationKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Item):
    """A named contact. Its contact details and note never enter a document."""

    KIND = "people"
    NOUN = "personne"
    HEADLINE = ("name",)

    name: str = required()
    title: str = ""
    function: str = ""
    organisation: OrganisationKey | None = None
    email: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Item):
    KIND = "plans"
    NOUN = "plan"
    HEADLINE = ("title",)

    title: str = required()
    start: PartialDate = ""
    end: PartialDate = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Record):
    title: str = required()
    constat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion(Item):
    """One draft of a plan; its key is `plan/version`."""

    KIND = "versions"
    NOUN = "version"
    HEADLINE = ("label",)

    plan: PlanKey = required()
    position: int = 0
    label: str = required()
    date: datetime.date | None = None
    chapters: tuple[Chapter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Item):
    """One numbered measure of a plan version; its key is `plan/version/measure`."""

    KIND = "measures"
    NOUN = "mesure"
    HEADLINE = ("title",)

    version: VersionKey = required()
    position: int = 0
    number: str = required()
    title: str = required()
    chapter: str = ""
    text: str = ""
    responsible: str = ""
    partners: str = ""
    instrument: str = ""
    deadline: str = ""
    themes: tuple[ThemeKey, ...] = ()
    continues: tuple[MeasureKey, ...] = ()
    state_says: str = ""
    evaluator_says: str = ""
    verdict: Verdict | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """One person in a meeting, with the function and organisation of that day."""

    person: PersonKey | None = None
    label: str = ""
    side: Side = Side.COLLECTIF
    function: str = ""
    organisation: OrganisationKey | None = None
    excused: bool = False
    reason: str = ""

    def __post_init__(self) -> None:
        if not (self.person or self.label.strip()):
            raise UserError("Un participant doit être une personne ou avoir un libellé.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming(Record):
    date: datetime.date | None = None
    text: str = required()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Item):
    KIND = "meetings"
    NOUN = "rencontre"
    HEADLINE = ("title",)

    title: str = required()
    kind: MeetingKind = MeetingKind.RENCONTRE
    date: datetime.date | None = None
    start: Clock = ""
    end: Clock = ""
    place: str = ""
    institutions: tuple[OrganisationKey, ...] = ()
    interlocutor: PersonKey | None = None
    state: MeetingState = MeetingState.A_PREPARER
    context: str = ""
    synthesis: str = ""
    agenda: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()
    diffusion: Diffusion = Diffusion.INTERNE
    participants: tuple[Participant, ...] = ()
    upcoming: tuple[Upcoming, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Constat(Item):
    """One observed dysfunction or fact."""

    KIND = "constats"
    NOUN = "constat"
    HEADLINE = ("heading", "text")
    PREFIX = "C"

    ref: str = ""
    text: str = required()
    heading: str = ""
    themes: tuple[ThemeKey, ...] = ()
    organisations: tuple[OrganisationKey, ...] = ()
    cite_sources: bool = False
    territory: str = ""
    period: str = ""
    observed: datetime.date | None = None
    evidence: str = ""
    measures: tuple[MeasureKey, ...] = ()
    status: ConstatStatus = ConstatStatus.ACTUEL
    validation: Validation = Validation.BROUILLON
    diffusion: Diffusion = Diffusion.INTERNE
    note: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried(Record):
    """A recommandation carried to a meeting, and the answer received there."""

    meeting: MeetingKey = required()
    stance: Stance = Stance.SANS_REPONSE
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Item):
    """One demand to the State."""

    KIND = "recommendations"
    NOUN = "recommandation"
    PREFIX = "R"

    ref: str = ""
    text: str = required()
    themes: tuple[ThemeKey, ...] = ()
    measures: tuple[MeasureKey, ...] = ()
    parent: RecommendationKey | None = None
    position: int | None = None
    answers: tuple[ConstatKey, ...] = ()
    addressed_to: tuple[OrganisationKey, ...] = ()
    audience_group: str = ""
    organisations: tuple[OrganisationKey, ...] = ()
    status: RecommendationStatus = RecommendationStatus.A_PORTER
    validation: Validation = Validation.BROUILLON
    carried: tuple[Carried, ...] = ()
    diffusion: Diffusion = Diffusion.INTERNE
    note: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Item):
    """The collective's position on one measure of a plan version."""

    KIND = "proposals"
    NOUN = "proposition"
    HEADLINE = ("text", "new", "old")
    PREFIX = "P"

    ref: str = ""
    measure: MeasureKey = required()
    kind: ProposalKind = field(default=ProposalKind.REMARK, metadata={"required": True})
    text: str = ""
    old: str = ""
    new: str = ""
    themes: tuple[ThemeKey, ...] = ()
    organisations: tuple[OrganisationKey, ...] = ()
    outcome: Outcome = Outcome.PROPOSEE
    diffusion: Diffusion = Diffusion.INTERNE
    note: str = ""
    source: Source | None = None

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        if not (self.text.strip() or self.old.strip() or self.new.strip()):
            raise UserError("Une proposition doit avoir un texte, ou une phrase à reformuler.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange(Record):
    date: datetime.date | None = None
    status: CommitmentStatus = field(default=CommitmentStatus.A_SUIVRE, metadata={"required": True})
    meeting: MeetingKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Record):
    """One dated piece of news about a commitment, with a diffusion of its own."""

    date: datetime.date | None = None
    text: str = required()
    evidence: str = ""
    organisation: OrganisationKey | None = None
    diffusion: Diffusion = Diffusion.INTERNE


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Item):
    """What the State's side promised."""

    KIND = "commitments"
    NOUN = "engagement"
    PREFIX = "E"

    ref: str = ""
    text: str = required()
    meeting: MeetingKey | None = None
    by: PersonKey | None = None
    institution: OrganisationKey | None = None
    due: datetime.date | None = None
    due_text: str = ""
    firmness: Firmness | None = None
    themes: tuple[ThemeKey, ...] = ()
    measures: tuple[MeasureKey, ...] = ()
    recommendations: tuple[RecommendationKey, ...] = ()
    owners: tuple[OrganisationKey, ...] = ()
    status: CommitmentStatus = CommitmentStatus.A_SUIVRE
    status_history: tuple[StatusChange, ...] = ()
    notes: tuple[FollowUp, ...] = ()
    diffusion: Diffusion = Diffusion.INTERNE
    note: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(Item):
    """One speaker's turn in the minutes."""

    KIND = "interventions"
    NOUN = "intervention"

    meeting: MeetingKey = required()
    position: int | None = None
    person: PersonKey | None = None
    organisation: OrganisationKey | None = None
    label: str = ""
    text: str = required()
    answers: InterventionKey | None = None
    diffusion: Diffusion = Diffusion.INTERNE
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierItem(Record):
    """One item chosen for a dossier, with a `wording` for this meeting only.

    It replaces the text of a constat or a recommandation. An engagement always stands in its own
    words: there it is what the meeting shall ask next about it.
    """

    kind: ItemKind = field(default=ItemKind.CONSTAT, metadata={"required": True})
    key: AnyKey = required()
    included: bool = True
    wording: str = ""
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Record):
    """One line of the delegation's note; never leaves the collective."""

    theme: ThemeKey | None = None
    ask: str = ""
    argument: str = ""
    figure: str = ""
    speaker: PersonKey | None = None
    objection: str = ""
    answer: str = ""
    avoid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier(Item):
    """One briefing pack in preparation."""

    KIND = "dossiers"
    NOUN = "dossier"
    HEADLINE = ("title",)

    title: str = required()
    meeting: MeetingKey = required()
    themes: tuple[ThemeKey, ...] = ()
    audience: Diffusion = Diffusion.TRANSMISSIBLE
    numbering: Numbering = Numbering.CONTINUE
    sections: tuple[Section, ...] = ()
    items: tuple[DossierItem, ...] = ()
    asks: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    previous: DossierKey | None = None
    options: tuple[Option, ...] = ()
    typography: Typography | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell(Record):
    """One cell of a grid: what it said of one item, and who had written it where that is known."""

    kind: str = required()
    key: AnyKey = required()
    column: str = required()
    value: str = ""
    organisation: OrganisationKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Item):
    """One round of the grid: what it said on the day it was sent, so that answers can be told."""

    KIND = "rounds"
    NOUN = "tour de grille"
    HEADLINE = ("title",)

    title: str = required()
    date: datetime.date | None = None
    reply_by: datetime.date | None = None
    audience: Diffusion = Diffusion.COLLECTIF
    sent: tuple[GridCell, ...] = copies()


@dataclass(frozen=True, slots=True, kw_only=True)
class GridReturn(Record):
    """A grid that came back: from whom, when it was first taken over, under which name."""

    organisation: OrganisationKey | None = None
    date: datetime.date | None = None
    document: str = required()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Item):
    """One file that was sent, for one association or for all, and what came back in it."""

    KIND = "grids"
    NOUN = "grille"
    HEADLINE = ("document",)

    round: RoundKey | None = None
    organisation: OrganisationKey | None = None
    document: str = required()
    rows: int | None = None
    returns: tuple[GridReturn, ...] = ()
    received: tuple[GridCell, ...] = copies()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Item):
    """A file joined to an item. Its bytes are kept beside, under their fingerprint."""

    KIND = "attachments"
    NOUN = "fichier joint"
    HEADLINE = ("name",)

    kind: str = required()
    item: AnyKey = required()
    name: str = required()
    size: int | None = None
    date: datetime.date | None = None
    fingerprint: str = required()


# In an order in which every kind comes after those it refers to (itself aside).
ALL_KINDS: tuple[type[Item], ...] = (
    Collective,
    Theme,
    Acronym,
    Organisation,
    Person,
    Plan,
    PlanVersion,
    Measure,
    Meeting,
    Constat,
    Recommendation,
    Proposal,
    Commitment,
    Intervention,
    Dossier,
    Round,
    Grid,
    SourceDocument,
    Attachment,
)
