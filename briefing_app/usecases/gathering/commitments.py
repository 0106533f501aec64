"""The engagements of one meeting, of an institution before a meeting, or all that are open."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from briefing_app.documents.content import Promise
from briefing_app.documents.kinds.commitments import CommitmentsContent, PromiseGroup
from briefing_app.domain.choices import ItemKind, Order
from briefing_app.domain.model import Commitment, Meeting
from briefing_app.usecases.documents.selection import (
    Request,
    earlier_promises,
    open_promises,
    promises_of,
)
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.common import frame, institution, promises

_LAST = date.max
_GROUPED: dict[Order, Callable[[Promise], str]] = {
    Order.INSTITUTION: lambda promise: promise.institution,
    Order.THEME: lambda promise: promise.theme,
}


def gather(view: View, request: Request, produced: date) -> CommitmentsContent:
    meeting = view.meeting(request.meeting) if request.meeting else None
    told = promises(view, chosen(view, request, meeting), request)
    where = institution(view, meeting) if meeting else view.organisation(request.institution)
    return CommitmentsContent(
        frame=frame(view, request, produced),
        institution=where,
        meeting_date=meeting.date if meeting else None,
        groups=_groups(told, request.order),
    )


def chosen(view: View, request: Request, meeting: Meeting | None) -> list[Commitment]:
    """Those of the meeting; before it takes place, what its institution promised earlier."""
    if meeting is None:
        return open_promises(view, request)
    taken = promises_of(view, meeting)
    if taken:
        return taken
    left_out = {i.key for i in request.items if i.kind is ItemKind.ENGAGEMENT and not i.included}
    earlier = earlier_promises(view, meeting, request.themes)
    return [item for item in earlier if item.key not in left_out]


def _groups(told: Iterable[Promise], order: Order) -> tuple[PromiseGroup, ...]:
    in_order = sorted(told, key=lambda each: _place(each, order))
    label = _GROUPED.get(order, _unlabelled)
    groups: dict[str, list[Promise]] = {}
    for each in in_order:
        groups.setdefault(label(each), []).append(each)
    return tuple(PromiseGroup(label=name, promises=tuple(each)) for name, each in groups.items())


def _unlabelled(_promise: Promise) -> str:
    return ""


def _place(each: Promise, order: Order) -> tuple[Any, ...]:
    """Settled ones last; then by due date, those without one after the others."""
    if order is Order.REFERENCE:
        return len(each.ref), each.ref
    return each.settled, each.due or _LAST, each.made or _LAST
