"""What a request asks for, and which items match it; the view decides which of them are shown."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from briefing_app.domain.choices import (
    ConstatStatus,
    Diffusion,
    ItemKind,
    Language,
    Numbering,
    Option,
    Order,
    RecommendationStatus,
    Rewording,
    Section,
    Typography,
)
from briefing_app.domain.lateness import CLOSED
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Dossier,
    DossierItem,
    Meeting,
    Point,
    Recommendation,
    Theme,
)
from briefing_app.storage import queries
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.view import View, Withheld

OVER = (RecommendationStatus.SATISFAITE, RecommendationStatus.ABANDONNEE)
"""States in which a recommandation is not to be carried any more."""
C = TypeVar("C", Constat, Recommendation, Commitment)
Chosen = Constat | Recommendation | Commitment


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: a meeting or a plan, themes in order, whom it is for, how it is told."""

    meeting: str = ""
    themes: tuple[str, ...] = ()
    audience: Diffusion = Diffusion.TRANSMISSIBLE
    numbering: Numbering = Numbering.CONTINUE
    sections: tuple[Section, ...] = tuple(Section)
    asks: tuple[str, ...] = ()
    items: tuple[DossierItem, ...] = ()
    """Her own choice: what she left out, reworded or put in order."""
    points: tuple[Point, ...] = ()
    previous: str = ""
    """The dossier of the meeting before, where she named it."""
    options: tuple[Option, ...] = ()
    typography: Typography | None = None
    language: Language = Language.FRANCAIS
    plan: str = ""
    """A version of a plan, `plan/version`; the latest one where nothing is said."""
    against: str = ""
    """The version it is compared with: of the same plan, or `plan/version`."""
    rewording: Rewording = Rewording.SIGNALEE
    institution: str = ""
    due_before: date | None = None
    order: Order = Order.ECHEANCE
    after: bool = False
    """Told as after the meeting, though it is not closed yet: she is about to close it."""


def request_of(dossier: Dossier) -> Request:
    return Request(
        meeting=dossier.meeting,
        themes=dossier.themes,
        audience=dossier.audience,
        numbering=dossier.numbering,
        sections=dossier.sections or tuple(Section),
        asks=dossier.asks,
        items=dossier.items,
        points=dossier.points,
        previous=dossier.previous or "",
        options=dossier.options,
        typography=dossier.typography,
        language=dossier.language or Language.FRANCAIS,
    )


@dataclass(frozen=True, slots=True)
class Candidate(Generic[C]):
    """One item that may stand in the dossier, under which theme and in which words."""

    item: C
    theme: str
    included: bool
    wording: str = ""
    """Hers, for this meeting: the text of the item, or what to ask about an engagement."""

    @property
    def text(self) -> str:
        return (
            self.item.text if isinstance(self.item, Commitment) else self.wording or self.item.text
        )


AnyCandidate = Candidate[Constat] | Candidate[Recommendation] | Candidate[Commitment]


@dataclass(frozen=True, slots=True)
class Selection:
    """Everything that matches a request: what may be in the dossier, and what may not."""

    request: Request
    view: View
    meeting: Meeting
    constats: tuple[Candidate[Constat], ...]
    recommendations: tuple[Candidate[Recommendation], ...]
    commitments: tuple[Candidate[Commitment], ...]

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        return self.view.withheld


def select(store: Store, request: Request) -> Selection:
    return select_seen(View(store, request.audience), request)


def select_seen(view: View, request: Request) -> Selection:
    store = view.store
    for theme in request.themes:
        store.get(Theme, theme)
    meeting = view.meeting(request.meeting)
    line = set(queries.forerunners(store.db, meeting.institutions))
    found = queries.with_themes(store.db, Constat.KIND, request.themes)
    constats = view.find(Constat, found, lambda c: c.status is ConstatStatus.ACTUEL)
    demands = _demands(view, request, line)
    promises = earlier_promises(view, meeting, request.themes)
    return Selection(
        request,
        view,
        meeting,
        _candidates(view, constats, request, ItemKind.CONSTAT),
        _candidates(view, demands, request, ItemKind.RECOMMANDATION),
        _candidates(view, promises, request, ItemKind.ENGAGEMENT),
    )


def earlier_promises(view: View, meeting: Meeting, themes: Sequence[str]) -> list[Commitment]:
    """The engagements of other meetings with the same institution, on the same themes."""
    line = queries.forerunners(view.store.db, meeting.institutions)
    keys, chosen = queries.commitments_of(view.store.db, line), set(themes)

    def wanted(item: Commitment) -> bool:
        on_theme = not chosen or not item.themes or bool(chosen & set(item.themes))
        return item.meeting != meeting.key and on_theme

    return view.find(Commitment, keys, wanted)


def promises_of(view: View, meeting: Meeting) -> list[Commitment]:
    """The engagements taken in a meeting."""
    return view.find(Commitment, queries.taken_in(view.store.db, meeting.key))


def open_promises(view: View, request: Request) -> list[Commitment]:
    """All that are still to be kept, of an institution, on themes, due before a day."""
    store = view.store
    line = set(queries.forerunners(store.db, [request.institution]))
    keys = queries.commitments_of(store.db, line) if request.institution else None
    themes, before = set(request.themes), request.due_before

    def wanted(item: Commitment) -> bool:
        in_time = before is None or (item.due is not None and item.due <= before)
        on_theme = not themes or bool(themes & set(item.themes))
        return item.status not in CLOSED and in_time and on_theme

    return view.find(Commitment, keys, wanted)


def _concerns(line: set[str]) -> Callable[[Recommendation], bool]:
    """Still to be obtained, and addressed to this institution, or to none."""

    def concerns(item: Recommendation) -> bool:
        addressed = set(item.addressed_to)
        here = not addressed or not line or bool(addressed & line)
        return here and item.status not in OVER

    return concerns


def _demands(view: View, request: Request, line: set[str]) -> list[Recommendation]:
    """Those on the themes, and their sub-demands, whatever their themes."""
    keys = queries.with_themes(view.store.db, Recommendation.KIND, request.themes)
    below = queries.parts_of(view.store.db, keys)
    return view.find(Recommendation, dict.fromkeys([*keys, *below]), _concerns(line))


def _candidates(
    view: View, items: Sequence[C], request: Request, kind: ItemKind
) -> tuple[Candidate[C], ...]:
    """In order of themes, then in the order she gave them."""
    chosen = {each.key: (rank, each) for rank, each in enumerate(_ordered(request.items, kind))}
    themes = _themes(view, items, request)
    found = []
    for item in items:
        rank, choice = chosen.get(item.key, (len(chosen), None))
        candidate = Candidate(
            item,
            themes[item.key],
            choice is None or choice.included,
            choice.wording if choice else "",
        )
        found.append((_place(candidate.theme, request), rank, candidate))
    return tuple(candidate for *_, candidate in sorted(found, key=lambda each: each[:2]))


def _ordered(items: Iterable[DossierItem], kind: ItemKind) -> list[DossierItem]:
    mine = [item for item in items if item.kind is kind]
    return sorted(mine, key=lambda item: (item.position is None, item.position or 0))


def _themes(view: View, items: Sequence[Chosen], request: Request) -> dict[str, str]:
    """The theme each item stands under: the first chosen one it has, else its parent's."""
    parents = {item.key: item.parent for item in items if isinstance(item, Recommendation)}
    above = view.store.find(Recommendation, {key for key in parents.values() if key})
    everything: list[Chosen] = [*above, *items]
    own = {i.key: next((t for t in request.themes if t in i.themes), "") for i in everything}
    return {i.key: own[i.key] or own.get(parents.get(i.key) or "", "") for i in items}


def _place(theme: str, request: Request) -> int:
    return request.themes.index(theme) if theme else len(request.themes)
