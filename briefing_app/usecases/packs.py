"""Producing documents: chosen, frozen, composed, written, looked through, and only then there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from briefing_app.documents.dossier import compose
from briefing_app.domain.audience import Told, told
from briefing_app.domain.choices import Diffusion
from briefing_app.domain.errors import UserError
from briefing_app.domain.model import Dossier, Meeting
from briefing_app.domain.shape import SHAPES
from briefing_app.exports.files import written_beside
from briefing_app.exports.release import check_release
from briefing_app.exports.word import write_word
from briefing_app.storage import queries
from briefing_app.storage.store import Store
from briefing_app.usecases.gathering import gather
from briefing_app.usecases.progress import Step, silent
from briefing_app.usecases.selection import Request, Withheld, request_of, select

KINDS = ("dossier",)


class File(NamedTuple):
    kind: str
    path: Path


@dataclass(frozen=True, slots=True)
class Pack:
    """What was produced, and what was held back from it."""

    files: tuple[File, ...]
    withheld: tuple[Withheld, ...]


def request_for(
    store: Store, meeting: str, themes: tuple[str, ...] | None, audience: Diffusion | None
) -> Request:
    """What is asked for a meeting, on top of what its dossier already says."""
    key = queries.dossier_of(store.db, meeting)
    known = request_of(store.get(Dossier, key)) if key else Request(meeting, ())
    chosen = known.themes if themes is None else themes
    if not chosen:
        raise UserError("Aucun thème n’est choisi. Choisissez-en au moins un.")
    return replace(known, themes=chosen, audience=audience or known.audience)


def produce_dossier(
    store: Store, request: Request, path: Path, today: date, step: Step = silent
) -> tuple[Withheld, ...]:
    """Write the dossier de rencontre; what was held back from it."""
    step(0, 4, "Choix des éléments")
    selection = select(store, request)
    content = gather(store, selection, today)
    step(1, 4, "Mise en page")
    document = compose(content)
    step(2, 4, "Écriture du document")
    with written_beside(path) as beside:
        write_word(document, beside)
        step(3, 4, "Vérification de ce qui sort")
        check_release(beside, path, texts_for(store, request.audience))
    step(4, 4, "Prêt")
    return selection.withheld


def texts_for(store: Store, audience: Diffusion) -> Iterator[Told]:
    """Every text of the store, with what that audience may see of it."""
    for kind in SHAPES:
        for record in store.records(kind):
            yield from told(kind, record, audience)


def produce_pack(
    store: Store,
    request: Request,
    folder: Path,
    today: date,
    step: Step = silent,
    kinds: tuple[str, ...] | None = None,
) -> Pack:
    """All the documents of a meeting, or those kinds, in one folder."""
    unknown = [kind for kind in kinds or () if kind not in KINDS]
    if unknown:
        raise UserError(f"Document inconnu : {', '.join(unknown)}. Possible : {', '.join(KINDS)}.")
    name = f"Dossier de rencontre {_day(store, request)}.docx"
    path = folder / name
    withheld = produce_dossier(store, request, path, today, step)
    return Pack((File("dossier", path),), withheld)


def _day(store: Store, request: Request) -> str:
    day = store.get(Meeting, request.meeting).date
    return day.isoformat() if day else request.meeting
