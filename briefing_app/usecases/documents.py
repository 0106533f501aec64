"""Every kind of document: how its content is gathered, and how it is composed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing_app.documents import commitments, dossier, letter
from briefing_app.documents.blocks import Document
from briefing_app.documents.content import Content
from briefing_app.domain.choices import DocumentKind
from briefing_app.storage.store import Store
from briefing_app.usecases.gathering import commitments as commitments_gathering
from briefing_app.usecases.gathering import dossier as dossier_gathering
from briefing_app.usecases.gathering import letter as letter_gathering
from briefing_app.usecases.selection import Request
from briefing_app.usecases.view import View


@dataclass(frozen=True, slots=True)
class Recipe:
    gather: Callable[[View, Request, date], Content]
    content: type[Content]
    compose: Callable[[Any], Document]


RECIPES = {
    DocumentKind.DOSSIER: Recipe(dossier_gathering.gather, dossier.DossierContent, dossier.compose),
    DocumentKind.ENGAGEMENTS: Recipe(
        commitments_gathering.gather, commitments.CommitmentsContent, commitments.compose_record
    ),
    DocumentKind.CHECKLIST: Recipe(
        commitments_gathering.gather, commitments.CommitmentsContent, commitments.compose_checklist
    ),
    DocumentKind.COURRIER: Recipe(letter_gathering.gather, letter.LetterContent, letter.compose),
}


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
