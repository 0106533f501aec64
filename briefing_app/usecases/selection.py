"""What a dossier may hold, and what is held back: the only place where diffusion decides."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from briefing_app.domain.audience import allows
from briefing_app.domain.choices import (
    ConstatStatus,
    Diffusion,
    ItemKind,
    Numbering,
    RecommendationStatus,
    Section,
)
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Dossier,
    DossierItem,
    Item,
    Meeting,
    Recommendation,
    Theme,
)
from briefing_app.domain.shape import headline, to_record
from briefing_app.storage import queries
from briefing_app.storage.store import Store

_OVER = (RecommendationStatus.SATISFAITE, RecommendationStatus.ABANDONNEE)
C = TypeVar("C", Constat, Recommendation, Commitment)
Chosen = Constat | Recommendation | Commitment


class Withheld(NamedTuple):
    """Something that the audience may not see, and why."""

    kind: str
    key: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: a meeting, themes in order, and whom the document is for."""

    meeting: str
    themes: tuple[str, ...]
    audience: Diffusion = Diffusion.TRANSMISSIBLE
    numbering: Numbering = Numbering.CONTINUE
    sections: tuple[Section, ...] = tuple(Section)
    asks: tuple[str, ...] = ()
    items: tuple[DossierItem, ...] = ()
    """Her own choice: what she left out, reworded or put in order."""


def request_of(dossier: Dossier) -> Request:
    return Request(
        meeting=dossier.meeting,
        themes=dossier.themes,
        audience=dossier.audience,
        numbering=dossier.numbering,
        sections=dossier.sections or tuple(Section),
        asks=dossier.asks,
        items=dossier.items,
    )


@dataclass(frozen=True, slots=True)
class Candidate(Generic[C]):
    """One item that may stand in the dossier, under which theme and in which words."""

    item: C
    theme: str
    included: bool
    text: str


AnyCandidate = Candidate[Constat] | Candidate[Recommendation] | Candidate[Commitment]


@dataclass(frozen=True, slots=True)
class Selection:
    """Everything that matches a request: what may be in the dossier, and what may not."""

    request: Request
    meeting: Meeting
    constats: tuple[Candidate[Constat], ...]
    recommendations: tuple[Candidate[Recommendation], ...]
    commitments: tuple[Candidate[Commitment], ...]
    withheld: tuple[Withheld, ...]


def select(store: Store, request: Request) -> Selection:
    for theme in request.themes:
        store.get(Theme, theme)
    meeting = store.get(Meeting, request.meeting)
    family = set(queries.forerunners(store.db, meeting.institutions))
    constats = _themed(store, Constat, request, lambda c: c.status is ConstatStatus.ACTUEL)
    demands = _with_parts(store, _themed(store, Recommendation, request, _concerns(family)), family)
    promises = _promised(store, meeting, request, family)
    everything: list[Chosen] = [*constats, *demands, *promises]
    closed = [item for item in everything if not allows(item.diffusion, request.audience)]
    return Selection(
        request,
        meeting,
        _candidates(constats, request, ItemKind.CONSTAT),
        _candidates(demands, request, ItemKind.RECOMMANDATION),
        _candidates(promises, request, ItemKind.ENGAGEMENT),
        tuple(_withheld(item, "") for item in closed) + _withheld_of(meeting, request),
    )


def _themed(store: Store, cls: type[C], request: Request, wanted: Callable[[C], bool]) -> list[C]:
    keys = queries.with_themes(store.db, cls.KIND, request.themes)
    return [item for item in store.find(cls, keys) if wanted(item)]


def _concerns(family: set[str]) -> Callable[[Recommendation], bool]:
    """Still to be obtained, and addressed to this institution, or to none."""

    def concerns(item: Recommendation) -> bool:
        addressed = set(item.addressed_to)
        here = not addressed or not family or bool(addressed & family)
        return here and item.status not in _OVER

    return concerns


def _with_parts(
    store: Store, demands: list[Recommendation], family: set[str]
) -> list[Recommendation]:
    """A demand comes with its sub-demands, whatever their themes."""
    known = {demand.key for demand in demands}
    below = queries.parts_of(store.db, known)
    parts = store.find(Recommendation, [key for key in below if key not in known])
    return demands + [part for part in parts if _concerns(family)(part)]


def _promised(
    store: Store, meeting: Meeting, request: Request, family: set[str]
) -> list[Commitment]:
    """The engagements of other meetings with the same institution, on the same themes."""
    themes = set(request.themes)
    return [
        item
        for item in store.find(Commitment, queries.commitments_of(store.db, family))
        if item.meeting != meeting.key and (not item.themes or themes & set(item.themes))
    ]


def _candidates(items: Sequence[C], request: Request, kind: ItemKind) -> tuple[Candidate[C], ...]:
    """Those the audience may see: in order of themes, then in the order she gave them."""
    chosen = {each.key: (rank, each) for rank, each in enumerate(_ordered(request.items, kind))}
    themes = _themes(items, request)
    allowed = [item for item in items if allows(item.diffusion, request.audience)]
    found = []
    for item in allowed:
        rank, choice = chosen.get(item.key, (len(chosen), None))
        candidate = Candidate(
            item,
            themes[item.key],
            choice is None or choice.included,
            (choice.wording if choice else "") or item.text,
        )
        found.append((_place(candidate.theme, request), rank, candidate))
    return tuple(candidate for *_, candidate in sorted(found, key=lambda each: each[:2]))


def _ordered(items: Iterable[DossierItem], kind: ItemKind) -> list[DossierItem]:
    mine = [item for item in items if item.kind is kind]
    return sorted(mine, key=lambda item: (item.position is None, item.position or 0))


def _themes(items: Sequence[C], request: Request) -> dict[str, str]:
    """The theme each item stands under: the first chosen one it has, else its parent's."""
    own = {i.key: next((t for t in request.themes if t in i.themes), "") for i in items}
    return {i.key: own[i.key] or own.get(getattr(i, "parent", None) or "", "") for i in items}


def _place(theme: str, request: Request) -> int:
    return request.themes.index(theme) if theme else len(request.themes)


def _withheld_of(meeting: Meeting, request: Request) -> tuple[Withheld, ...]:
    if allows(meeting.diffusion, request.audience) or not (meeting.context or meeting.annexes):
        return ()
    return (_withheld(meeting, " : son contexte et ses annexes"),)


def _withheld(item: Chosen | Meeting, what: str) -> Withheld:
    reason = f"diffusion « {item.diffusion.label} »{what}"
    return Withheld(item.NOUN, item.key, title_of(item), reason)


def title_of(item: Item) -> str:
    return headline(item.KIND, to_record(item))
