"""Producing documents: chosen, frozen, composed, written, looked through, and only then there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from briefing_app.documents.blocks import Document
from briefing_app.domain.choices import Diffusion, DocumentKind, Rewording
from briefing_app.domain.model import Dossier, Meeting
from briefing_app.errors import UserError
from briefing_app.exports.word.writer import write_word
from briefing_app.storage import queries
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.letterhead import template_of
from briefing_app.usecases.documents.recipes import RECIPES, kept_inside, kinds_of_pack, prepare
from briefing_app.usecases.documents.recording import remember
from briefing_app.usecases.documents.selection import Request, request_of
from briefing_app.usecases.documents.view import Withheld
from briefing_app.usecases.documents.writing import released
from briefing_app.usecases.store.progress import Step, silent

_APART = "interne"
"""The subfolder of a pack that is not to be handed over."""


class File(NamedTuple):
    kind: str
    path: Path


@dataclass(frozen=True, slots=True)
class Pack:
    """What was produced, and what was held back from it."""

    files: tuple[File, ...]
    withheld: tuple[Withheld, ...]


def handed_over(files: Sequence[File]) -> list[File]:
    """Those that are handed over: some kinds never leave the collective."""
    return [file for file in files if not RECIPES[DocumentKind(file.kind)].inside]


def request_for(
    store: Store, meeting: str, themes: tuple[str, ...] | None, audience: Diffusion | None
) -> Request:
    """What is asked for a meeting, on top of what its dossier already says."""
    key = queries.dossier_of(store.db, meeting) if meeting else None
    known = request_of(store.get(Dossier, key)) if key else Request(meeting)
    chosen = known.themes if themes is None else themes
    return replace(known, themes=chosen, audience=audience or known.audience)


def produce(
    store: Store,
    kind: DocumentKind,
    request: Request,
    path: Path,
    today: date,
    step: Step = silent,
) -> tuple[Withheld, ...]:
    """Write one document; what was held back from it."""
    step(0, 4, "Choix des éléments")
    prepared = prepare(store, kind, request, today)
    step(1, 4, "Mise en page")
    document = prepared.document()
    step(2, 4, "Écriture du document")
    revisions = request.rewording is Rewording.REVISIONS
    with released(store, path, request.audience, revisions=revisions) as place:
        write(document, place, path.suffix, template_of(store))
        step(3, 4, "Vérification de ce qui sort")
    remember(store, prepared, request.meeting, path)
    step(4, 4, "Prêt")
    return prepared.view.withheld


def write(document: Document, path: Path, suffix: str, template: bytes | None = None) -> None:
    if suffix.lower() == ".pdf":
        from briefing_app.exports.pages.drawing import write_pdf  # Qt: only where pages are drawn

        write_pdf(document, path, template)
    elif suffix.lower() == ".docx":
        write_word(document, path, template)
    else:
        raise UserError(f"« {suffix} » n’est pas un format de document. Possible : .docx, .pdf.")


def produce_pack(
    store: Store,
    request: Request,
    folder: Path,
    today: date,
    step: Step = silent,
    kinds: tuple[str, ...] | None = None,
) -> Pack:
    """All the documents of a meeting, or those kinds, in one folder."""
    wanted = [_kind(word) for word in kinds] if kinds else kinds_of_pack(store, request)
    held: dict[tuple[str, str], Withheld] = {}
    files = []
    for kind in wanted:
        place = folder / _APART if RECIPES[kind].inside else folder
        path = place / file_name(store, kind, request)
        for each in produce(store, kind, kept_inside(kind, request), path, today, step):
            held[each.kind, each.key] = each
        files.append(File(kind.value, path))
    return Pack(tuple(files), tuple(held.values()))


def _kind(word: str) -> DocumentKind:
    if word not in RECIPES:
        known = ", ".join(RECIPES)
        raise UserError(f"Document inconnu : {word}. Possible : {known}.")
    return DocumentKind(word)


def file_name(store: Store, kind: DocumentKind, request: Request) -> str:
    """« Courrier 2027-01-12.docx »: which document, of which meeting."""
    day = store.get(Meeting, request.meeting).date
    return f"{kind.label} {day.isoformat() if day else request.meeting}.docx"
