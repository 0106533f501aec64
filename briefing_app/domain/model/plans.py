"""National plans, their versions and mesures, and what the collective proposes for them."""

import datetime
from dataclasses import dataclass

from briefing_app.domain.choices import (
    Diffusion,
    Outcome,
    ProposalKind,
    Verdict,
)
from briefing_app.domain.model.facts import (
    Item,
    MeasureKey,
    Noun,
    OrganisationKey,
    PartialDate,
    PlanKey,
    Record,
    ThemeKey,
    VersionKey,
    internal,
    seen,
)
from briefing_app.domain.model.sources import Source
from briefing_app.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Item):
    KIND = "plans"
    NOUN = Noun("plan")
    HEADLINE = ("title",)

    title: str = seen("titre", required=True)
    start: PartialDate = seen("début")
    end: PartialDate = seen("fin", feminine=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Record):
    title: str = seen("titre", required=True)
    constat: str = seen("constat")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion(Item):
    """One draft of a plan; its key is `plan/version`."""

    KIND = "versions"
    NOUN = Noun("version", feminine=True)
    HEADLINE = ("label",)

    plan: PlanKey = seen("plan", required=True)
    position: int = seen("rang", 0)
    label: str = seen("libellé", required=True)
    date: datetime.date | None = seen("date", None, feminine=True)
    chapters: tuple[Chapter, ...] = seen("chapitres", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Item):
    """One numbered measure of a plan version; its key is `plan/version/measure`."""

    KIND = "measures"
    NOUN = Noun("mesure", feminine=True)
    HEADLINE = ("title",)

    version: VersionKey = seen("version", feminine=True, required=True)
    position: int = seen("rang", 0)
    number: str = seen("numéro", required=True)
    title: str = seen("titre", required=True)
    chapter: str = seen("chapitre")
    text: str = seen("texte")
    responsible: str = seen("responsable")
    partners: str = seen("partenaires")
    instrument: str = seen("instrument")
    deadline: str = seen("échéance", feminine=True)
    themes: tuple[ThemeKey, ...] = seen("thèmes", ())
    continues: tuple[MeasureKey, ...] = seen("prolonge", ())
    state_says: str = seen("ce qu’en dit l’État")
    evaluator_says: str = seen("avis de l’évaluateur")
    verdict: Verdict | None = seen("réalisation", None, feminine=True)
    source: Source | None = internal("provenance", None, feminine=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Item):
    """The collective's position on one measure of a plan version."""

    KIND = "proposals"
    NOUN = Noun("proposition", feminine=True)
    HEADLINE = ("text", "new", "old")
    PREFIX = "P"

    ref: str = seen("référence", feminine=True, telling=False)
    measure: MeasureKey = seen("mesure", feminine=True, required=True)
    kind: ProposalKind = seen("nature", ProposalKind.REMARK, feminine=True, required=True)
    text: str = seen("texte")
    old: str = seen("rédaction d’origine", feminine=True)
    new: str = seen("nouvelle rédaction", feminine=True)
    themes: tuple[ThemeKey, ...] = seen("thèmes", ())
    organisations: tuple[OrganisationKey, ...] = seen("associations", (), feminine=True)
    outcome: Outcome = seen("suite donnée", Outcome.PROPOSEE, feminine=True)
    diffusion: Diffusion = seen("diffusion", Diffusion.INTERNE, feminine=True)
    note: str = internal("note interne", feminine=True)
    source: Source | None = internal("provenance", None, feminine=True)

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        if not (self.text.strip() or self.old.strip() or self.new.strip()):
            raise UserError("Une proposition doit avoir un texte, ou une phrase à reformuler.")
