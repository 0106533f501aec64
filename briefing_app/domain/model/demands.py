"""What goes wrong, what is asked of the State, and what it promised."""

import datetime
from dataclasses import dataclass

from briefing_app.domain.choices import (
    CommitmentStatus,
    ConstatStatus,
    Diffusion,
    Firmness,
    RecommendationStatus,
    Stance,
    Validation,
)
from briefing_app.domain.model.facts import (
    ConstatKey,
    Item,
    MeasureKey,
    MeetingKey,
    Noun,
    OrganisationKey,
    PersonKey,
    RecommendationKey,
    Record,
    ThemeKey,
    internal,
    seen,
)
from briefing_app.domain.model.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Constat(Item):
    """One observed dysfunction or fact."""

    KIND = "constats"
    NOUN = Noun("constat")
    HEADLINE = ("heading", "text")
    PREFIX = "C"

    ref: str = seen("référence", feminine=True, telling=False)
    text: str = seen("texte", required=True)
    heading: str = seen("titre")
    themes: tuple[ThemeKey, ...] = seen("thèmes", ())
    organisations: tuple[OrganisationKey, ...] = seen("associations", (), feminine=True)
    cite_sources: bool = seen("source citée à l’extérieur", False, feminine=True)
    territory: str = seen("territoire")
    period: str = seen("période", feminine=True)
    observed: datetime.date | None = seen("date d’observation", None)
    evidence: str = seen("éléments de preuve")
    measures: tuple[MeasureKey, ...] = seen("mesures", (), feminine=True)
    status: ConstatStatus = seen("état", ConstatStatus.ACTUEL)
    validation: Validation = seen("validation", Validation.BROUILLON, feminine=True)
    diffusion: Diffusion = seen("diffusion", Diffusion.INTERNE, feminine=True)
    note: str = internal("note interne", feminine=True)
    source: Source | None = internal("provenance", None, feminine=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried(Record):
    """A recommandation carried to a meeting, and the answer received there."""

    meeting: MeetingKey = seen("rencontre", feminine=True, required=True)
    stance: Stance = seen("position", Stance.SANS_REPONSE, feminine=True)
    answer: str = seen("réponse", feminine=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Record):
    """One dated piece of news about what was asked or promised, with a diffusion of its own."""

    date: datetime.date | None = seen("date", None, feminine=True)
    text: str = seen("texte", required=True)
    evidence: str = seen("éléments de preuve")
    organisation: OrganisationKey | None = seen("organisation", None, feminine=True)
    diffusion: Diffusion = seen("diffusion", Diffusion.INTERNE, feminine=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Item):
    """One demand to the State."""

    KIND = "recommendations"
    NOUN = Noun("recommandation", feminine=True)
    PREFIX = "R"

    ref: str = seen("référence", feminine=True, telling=False)
    text: str = seen("texte", required=True)
    themes: tuple[ThemeKey, ...] = seen("thèmes", ())
    measures: tuple[MeasureKey, ...] = seen("mesures", (), feminine=True)
    parent: RecommendationKey | None = seen("demande principale", None, feminine=True)
    position: int | None = seen("rang", None)
    answers: tuple[ConstatKey, ...] = seen("répond à", ())
    addressed_to: tuple[OrganisationKey, ...] = seen("adressée à", (), feminine=True)
    audience_group: str = seen("public")
    organisations: tuple[OrganisationKey, ...] = seen("associations", (), feminine=True)
    status: RecommendationStatus = seen("état", RecommendationStatus.A_PORTER)
    validation: Validation = seen("validation", Validation.BROUILLON, feminine=True)
    carried: tuple[Carried, ...] = seen("portée aux rencontres", (), feminine=True)
    notes: tuple[FollowUp, ...] = seen("nouvelles", (), feminine=True)
    diffusion: Diffusion = seen("diffusion", Diffusion.INTERNE, feminine=True)
    note: str = internal("note interne", feminine=True)
    source: Source | None = internal("provenance", None, feminine=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange(Record):
    date: datetime.date | None = seen("date", None, feminine=True)
    status: CommitmentStatus = seen("état", CommitmentStatus.A_SUIVRE, required=True)
    meeting: MeetingKey | None = seen("rencontre", None, feminine=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Item):
    """What the State's side promised."""

    KIND = "commitments"
    NOUN = Noun("engagement")
    PREFIX = "E"

    ref: str = seen("référence", feminine=True, telling=False)
    text: str = seen("texte", required=True)
    meeting: MeetingKey | None = seen("rencontre", None, feminine=True)
    by: PersonKey | None = seen("pris par", None)
    institution: OrganisationKey | None = seen("institution", None, feminine=True)
    due: datetime.date | None = seen("échéance", None, feminine=True)
    due_text: str = seen("échéance annoncée", feminine=True)
    firmness: Firmness | None = seen("fermeté", None, feminine=True)
    themes: tuple[ThemeKey, ...] = seen("thèmes", ())
    measures: tuple[MeasureKey, ...] = seen("mesures", (), feminine=True)
    recommendations: tuple[RecommendationKey, ...] = seen("recommandations", (), feminine=True)
    owners: tuple[OrganisationKey, ...] = seen("suivi par", ())
    status: CommitmentStatus = seen("état", CommitmentStatus.A_SUIVRE)
    status_history: tuple[StatusChange, ...] = seen("états successifs", ())
    notes: tuple[FollowUp, ...] = seen("nouvelles", (), feminine=True)
    diffusion: Diffusion = seen("diffusion", Diffusion.INTERNE, feminine=True)
    note: str = internal("note interne", feminine=True)
    source: Source | None = internal("provenance", None, feminine=True)
