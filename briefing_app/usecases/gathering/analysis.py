"""A plan read by the collective: its measures, its synthesis, and what changed since before."""

from datetime import date

from briefing_app.documents.kinds.analysis import (
    AnalysisContent,
    FieldChange,
    Former,
    Heard,
    MeasureChange,
)
from briefing_app.domain.choices import Move, Outcome
from briefing_app.domain.model import Measure, PlanVersion, Proposal
from briefing_app.domain.plans import Fate, compare
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.common import frame
from briefing_app.usecases.gathering.plans import (
    measures_of,
    read,
    version_of,
    versions_of,
)

_HEARD = (Outcome.RETENUE, Outcome.RETENUE_EN_PARTIE)


def gather(view: View, request: Request, produced: date) -> AnalysisContent:
    reading = read(view, request)
    before = _before(view, reading.version, request.against)
    fates = compare(measures_of(view, before), measures_of(view, reading.version)) if before else []
    meeting = view.meeting(request.meeting) if request.meeting else None
    return AnalysisContent(
        frame=frame(view, request, produced),
        plan=reading.plan.title,
        version=reading.version.label,
        date=reading.version.date,
        chapters=reading.chapters,
        synthesis=meeting.synthesis if meeting else "",
        rewording=request.rewording,
        welcome=_welcome(view, before),
        before=before.label if before else "",
        changes=tuple(_change(fate) for fate in fates if fate.moves),
        unchanged=sum(1 for fate in fates if not fate.moves),
    )


def _before(view: View, version: PlanVersion, against: str) -> PlanVersion | None:
    """The version named, or the one before it in the same plan."""
    if against:
        return version_of(view, against if "/" in against else f"{version.plan}/{against}")
    earlier = [each.key for each in versions_of(view, version.plan)]
    place = earlier.index(version.key)
    return version_of(view, earlier[place - 1]) if place else None


def _welcome(view: View, before: PlanVersion | None) -> tuple[Heard, ...]:
    """What was asked about the version before, and taken up since."""
    if before is None:
        return ()
    numbers = {measure.key: measure.number for measure in measures_of(view, before)}
    found = view.find(Proposal, None, lambda p: p.outcome in _HEARD and p.measure in numbers)
    return tuple(
        Heard(number=numbers[each.measure], text=each.text or each.new)
        for each in map(view.register, found)
        if each.text or each.new
    )


def _change(fate: Fate) -> MeasureChange:
    return MeasureChange(
        number=fate.now.number if fate.now else "",
        title=fate.now.title if fate.now else "",
        was_number=fate.before.number if fate.before else "",
        was_title=fate.before.title if fate.before else "",
        merged=tuple(Former(number=m.number, title=m.title) for m in fate.merged),
        moves=tuple(move for move in Move if move in fate.moves),
        fields=tuple(_field(fate.before, fate.now, name) for name in fate.changed)
        if fate.before and fate.now
        else (),
    )


def _field(before: Measure, now: Measure, name: str) -> FieldChange:
    return FieldChange(field=name, old=getattr(before, name), new=getattr(now, name))
