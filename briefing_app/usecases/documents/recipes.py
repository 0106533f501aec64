"""Every kind of document: how its content is gathered, and how it is composed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from typing import Any

from briefing_app.documents.blocks import Document
from briefing_app.documents.content import Content
from briefing_app.documents.kinds import (
    advocacy,
    analysis,
    commitments,
    dossier,
    letter,
    measures,
    minutes,
    note,
)
from briefing_app.domain.choices import Diffusion, DocumentKind, MeetingState, Numbering
from briefing_app.domain.model import Meeting
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering import advocacy as advocacy_gathering
from briefing_app.usecases.gathering import analysis as analysis_gathering
from briefing_app.usecases.gathering import commitments as commitments_gathering
from briefing_app.usecases.gathering import dossier as dossier_gathering
from briefing_app.usecases.gathering import letter as letter_gathering
from briefing_app.usecases.gathering import minutes as minutes_gathering
from briefing_app.usecases.gathering import note as note_gathering
from briefing_app.usecases.gathering import plans as plans_gathering


class About(Enum):
    """What a document is about, which a request must name."""

    MEETING = auto()
    PLAN = auto()


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a kind of document is made, and what it needs: packs, lists and tests follow it."""

    gather: Callable[[View, Request, date], Content]
    content: type[Content]
    compose: Callable[[Any], Document]
    about: About = About.MEETING
    inside: bool = False
    """It never leaves the collective, whomever the rest of a pack is for."""
    after: bool = False
    """Only a meeting that was held has one."""
    decimal: bool | None = None
    """Of the two ways to tell a dossier: whether this is the one numbered on three levels."""

    def suits(self, request: Request, *, held: bool) -> bool:
        """Whether a pack for that request holds one."""
        decimal = request.numbering is Numbering.DECIMALE
        return (
            (self.about is About.MEETING or bool(request.plan))
            and (held or not self.after)
            and self.decimal in (None, decimal)
        )


RECIPES = {
    DocumentKind.DOSSIER: Recipe(
        dossier_gathering.gather, dossier.DossierContent, dossier.compose, decimal=False
    ),
    DocumentKind.PLAIDOYER: Recipe(
        advocacy_gathering.gather, advocacy.AdvocacyContent, advocacy.compose, decimal=True
    ),
    DocumentKind.NOTE: Recipe(note_gathering.gather, note.NoteContent, note.compose, inside=True),
    DocumentKind.MESURES: Recipe(
        plans_gathering.gather, measures.PlanContent, measures.compose, about=About.PLAN
    ),
    DocumentKind.ANALYSE: Recipe(
        analysis_gathering.gather, analysis.AnalysisContent, analysis.compose, about=About.PLAN
    ),
    DocumentKind.COMPTE_RENDU: Recipe(
        minutes_gathering.gather, minutes.MinutesContent, minutes.compose, after=True
    ),
    DocumentKind.ENGAGEMENTS: Recipe(
        commitments_gathering.gather, commitments.CommitmentsContent, commitments.compose_record
    ),
    DocumentKind.CHECKLIST: Recipe(
        commitments_gathering.gather, commitments.CommitmentsContent, commitments.compose_checklist
    ),
    DocumentKind.COURRIER: Recipe(letter_gathering.gather, letter.LetterContent, letter.compose),
}


def kept_inside(kind: DocumentKind, request: Request) -> Request:
    """The request, for an audience that this kind may have."""
    too_wide = RECIPES[kind].inside and request.audience is Diffusion.TRANSMISSIBLE
    return replace(request, audience=Diffusion.COLLECTIF) if too_wide else request


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document before it is a file: what it says, and the view it was gathered through."""

    kind: DocumentKind
    view: View
    content: Content

    def document(self) -> Document:
        return RECIPES[self.kind].compose(self.content)


def prepare(store: Store, kind: DocumentKind, request: Request, today: date) -> Prepared:
    """What a document would hold today: for the preview, and before it is written."""
    view = View(store, request.audience)
    return Prepared(kind, view, RECIPES[kind].gather(view, request, today))


def kinds_of_pack(store: Store, request: Request) -> list[DocumentKind]:
    """What a whole pack holds: each kind that has something to tell of this meeting."""
    held = store.get(Meeting, request.meeting).state is not MeetingState.A_PREPARER
    return [kind for kind, recipe in RECIPES.items() if recipe.suits(request, held=held)]
