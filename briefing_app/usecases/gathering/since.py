"""What changed since the last meeting with the same institution."""

import datetime
from collections.abc import Iterable

from briefing_app.documents.kinds.dossier import Since, StateMove
from briefing_app.domain.choices import (
    CommitmentStatus,
    ConstatStatus,
    DocumentKind,
    ItemKind,
    MeetingState,
    RecommendationStatus,
    Section,
)
from briefing_app.domain.model import Commitment, Constat, Dossier, Meeting, Recommendation
from briefing_app.domain.text.text import headline
from briefing_app.storage import queries
from briefing_app.usecases.documents.selection import AnyCandidate, Candidate, Selection

_SHORT = 110
_TOLD = (DocumentKind.DOSSIER.value, DocumentKind.PLAIDOYER.value)


def since(selection: Selection) -> Since | None:
    """Nothing where there was no meeting before, or nothing moved since."""
    before = _meeting_before(selection)
    if before is None or before.date is None:
        return None
    earlier = _Earlier(selection, before)
    found = Since(
        date=before.date,
        moves=tuple(_moves(selection, before.date)),
        new_constats=earlier.new(selection.constats, Section.CONSTATS),
        gone_constats=earlier.gone(),
        new_demands=earlier.new(_heads(selection), Section.RECOMMANDATIONS),
        met_demands=earlier.met(),
    )
    return None if found == Since(date=before.date) else found


def _meeting_before(selection: Selection) -> Meeting | None:
    """That of the dossier she named; else the last one held with the institution."""
    view, meeting = selection.view, selection.meeting
    if selection.request.previous:
        return view.mentioned(view.store.get(Dossier, selection.request.previous).meeting)
    line = set(queries.forerunners(view.store.db, meeting.institutions))
    today = meeting.date or datetime.date.max
    held = [
        each
        for each in view.store.find(Meeting)
        if line & set(each.institutions)
        and each.state is not MeetingState.A_PREPARER
        and each.date is not None
        and each.date < today
        and each.key != meeting.key
    ]
    last = max(held, key=lambda each: each.date or today, default=None)
    return view.mentioned(last.key) if last else None


def _moves(selection: Selection, day: datetime.date) -> Iterable[StateMove]:
    for candidate in selection.commitments:
        item = candidate.item
        before = _status_on(item, day)
        if candidate.included and item.status_history and before is not item.status:
            yield StateMove(text=headline(item.text, _SHORT), before=before, now=item.status)


def _status_on(item: Commitment, day: datetime.date) -> CommitmentStatus:
    """What its history says of that day; « à suivre » before it says anything."""
    known = [each for each in item.status_history if each.date and each.date <= day]
    last = max(known, key=lambda each: each.date or day, default=None)
    return last.status if last else CommitmentStatus.A_SUIVRE


def _heads(selection: Selection) -> list[Candidate[Recommendation]]:
    """The demands that bear a number of their own: the others stand below one of them."""
    present = {each.item.key for each in selection.recommendations if each.included}
    return [each for each in selection.recommendations if each.item.parent not in present]


class _Earlier:
    """What the document of the meeting before told of: as it was produced, or as it was chosen."""

    def __init__(self, selection: Selection, before: Meeting) -> None:
        self._view = selection.view
        self._sections = selection.request.sections
        store = self._view.store
        key = selection.request.previous or queries.dossier_of(store.db, before.key)
        dossier = store.get(Dossier, key) if key else None
        self._themes = set(dossier.themes if dossier else ())
        made = [
            each
            for each in store.productions.all(before.key)
            if each.kind in _TOLD and each.has_content
        ]
        self._is_known = bool(made)
        """Whether a file says what was told; what she chose says only a part of it."""
        self._told: dict[str, set[str]] = {}
        for kind in (ItemKind.CONSTAT, ItemKind.RECOMMANDATION):
            chosen = dossier.items if dossier else ()
            self._told[kind] = (
                store.productions.items(made[0].number, kind)
                if made
                else {each.key for each in chosen if each.kind is kind and each.included}
            )

    def new(self, candidates: Iterable[AnyCandidate], section: Section) -> tuple[str, ...]:
        """Those of the themes spoken of then that were not told of then."""
        kind = ItemKind.CONSTAT if section is Section.CONSTATS else ItemKind.RECOMMANDATION
        told = self._told[kind]
        if not self._is_known or section not in self._sections:
            return ()
        return tuple(
            each.item.key
            for each in candidates
            if each.included and each.item.key not in told and each.theme in self._themes
        )

    def gone(self) -> tuple[str, ...]:
        told = self._told[ItemKind.CONSTAT]
        found = self._view.find(Constat, told, lambda c: c.status is ConstatStatus.RESOLU)
        named = map(self._view.register, found)
        return tuple(headline(each.heading or each.text, _SHORT) for each in named)

    def met(self) -> tuple[str, ...]:
        told = self._told[ItemKind.RECOMMANDATION]
        satisfied = RecommendationStatus.SATISFAITE
        found = self._view.find(Recommendation, told, lambda r: r.status is satisfied)
        return tuple(headline(each.text, _SHORT) for each in map(self._view.register, found))
