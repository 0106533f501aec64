"""Every kind of document from one store, for every audience and told in every way.

Nothing here names a kind: what is added to `RECIPES` is proved from then on.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from briefing_app.documents.blocks import Document
from briefing_app.domain.choices import (
    Diffusion,
    DocumentKind,
    Language,
    Numbering,
    Option,
    Order,
    Rewording,
    Typography,
)
from briefing_app.domain.model import Intervention
from briefing_app.errors import UserError
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.packs import write
from briefing_app.usecases.documents.recipes import RECIPES, Prepared, kept_inside, prepare
from briefing_app.usecases.documents.selection import Request
from tests.conftest import TODAY

KINDS = tuple(RECIPES)


class Case(NamedTuple):
    name: str
    prepared: Prepared
    document: Document

    @property
    def kind(self) -> DocumentKind:
        return self.prepared.kind

    def write(self, folder: Path, suffix: str = ".docx") -> Path:
        path = folder / f"{self.name}{suffix}"
        write(self.document, path, suffix)
        return path


def cases(store: Store, request: Request) -> list[Case]:
    """Those that differ: most ways of telling concern a few kinds only."""
    found: dict[tuple[DocumentKind, Document], Case] = {}
    for kind in KINDS:
        for told, asked in [*_told(request), ("apres", _afterwards(store, request))]:
            prepared = prepare(store, kind, kept_inside(kind, asked), TODAY)
            document = prepared.document()
            found.setdefault((kind, document), Case(f"{kind.value}-{told}", prepared, document))
    return list(found.values())


def simple_cases(store: Store, request: Request, name: str) -> list[Case]:
    """Each kind once, for its recipient; a kind that has nothing to stand on may say so."""
    found = []
    for kind in KINDS:
        with suppress(UserError):
            prepared = prepare(store, kind, kept_inside(kind, request), TODAY)
            found.append(Case(f"{kind.value}-{name}", prepared, prepared.document()))
    assert found
    return found


def _afterwards(store: Store, request: Request) -> Request:
    """The same after a meeting: the one of which most was noted."""
    meetings = Counter(each.meeting for each in store.find(Intervention))
    return replace(request, meeting=max(store.keys("meetings"), key=lambda key: meetings[key]))


def _told(request: Request) -> Iterator[tuple[str, Request]]:
    for audience in Diffusion:
        yield audience.value, replace(request, audience=audience)
    for numbering in Numbering:
        yield numbering.value, replace(request, numbering=numbering)
    for rewording in Rewording:
        yield rewording.value, replace(request, rewording=rewording)
    for order in Order:
        yield order.value, replace(request, order=order)
    yield "europe", replace(request, typography=Typography.EUROPE)
    yield "anglais", replace(request, language=Language.ANGLAIS)
    yield "options", replace(request, options=tuple(Option))
