"""The kinds of the coordinator's world.

These dataclasses are the one description of what the program keeps: the exchange file
(`shape.py`, `exchange.py`) and the store's tables follow their fields, in this order.
A reference to another item is its key, annotated with the kind it points to.
"""

from briefing_app.domain.model.demands import (
    Carried,
    Commitment,
    Constat,
    FollowUp,
    Recommendation,
    StatusChange,
)
from briefing_app.domain.model.dossiers import Dossier, DossierItem, Point
from briefing_app.domain.model.facts import (
    FACT,
    AnyKey,
    Clock,
    ConstatKey,
    DossierKey,
    Fact,
    InterventionKey,
    Item,
    MeasureKey,
    MeetingKey,
    Noun,
    OrganisationKey,
    PartialDate,
    Pattern,
    PersonKey,
    PlanKey,
    RecommendationKey,
    Record,
    Ref,
    RoundKey,
    ThemeKey,
    VersionKey,
)
from briefing_app.domain.model.meetings import Intervention, Meeting, Participant, Upcoming
from briefing_app.domain.model.people import Acronym, Collective, Organisation, Person, Theme
from briefing_app.domain.model.plans import Chapter, Measure, Plan, PlanVersion, Proposal
from briefing_app.domain.model.rounds import Grid, GridCell, GridReturn, Round
from briefing_app.domain.model.sources import Attachment, Source, SourceDocument

__all__ = [
    "ALL_KINDS",
    "FACT",
    "Acronym",
    "AnyKey",
    "Attachment",
    "Carried",
    "Chapter",
    "Clock",
    "Collective",
    "Commitment",
    "Constat",
    "ConstatKey",
    "Dossier",
    "DossierItem",
    "DossierKey",
    "Fact",
    "FollowUp",
    "Grid",
    "GridCell",
    "GridReturn",
    "Intervention",
    "InterventionKey",
    "Item",
    "Measure",
    "MeasureKey",
    "Meeting",
    "MeetingKey",
    "Noun",
    "Organisation",
    "OrganisationKey",
    "PartialDate",
    "Participant",
    "Pattern",
    "Person",
    "PersonKey",
    "Plan",
    "PlanKey",
    "PlanVersion",
    "Point",
    "Proposal",
    "Recommendation",
    "RecommendationKey",
    "Record",
    "Ref",
    "Round",
    "RoundKey",
    "Source",
    "SourceDocument",
    "StatusChange",
    "Theme",
    "ThemeKey",
    "Upcoming",
    "VersionKey",
]

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
