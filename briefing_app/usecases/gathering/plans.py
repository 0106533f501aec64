"""A version of a plan with what the collective proposes, and how it differs from another one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from briefing_app.documents.kinds.measures import PlanChapter, PlanContent, PlanMeasure, Position
from briefing_app.domain.model import Measure, Plan, PlanVersion, Proposal
from briefing_app.errors import UserError
from briefing_app.storage import queries
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.common import frame


@dataclass(frozen=True, slots=True)
class PlanReading:
    """A version of a plan as a request asks for it."""

    plan: Plan
    version: PlanVersion
    measures: list[Measure]
    chapters: tuple[PlanChapter, ...]


def gather(view: View, request: Request, produced: date) -> PlanContent:
    reading = read(view, request)
    return PlanContent(
        frame=frame(view, request, produced),
        plan=reading.plan.title,
        version=reading.version.label,
        date=reading.version.date,
        chapters=reading.chapters,
    )


def read(view: View, request: Request) -> PlanReading:
    version = version_of(view, request.plan)
    plan = view.register(view.store.get(Plan, version.plan))
    measures = measures_of(view, version)
    proposals = _proposals(view, measures)
    wanted = [m for m in measures if _concerns(m, proposals.get(m.key, []), request.themes)]
    chapters = tuple(_chapters(view, version, wanted, proposals))
    return PlanReading(plan, version, measures, chapters)


def version_of(view: View, wanted: str) -> PlanVersion:
    """The version asked for, the last one of a plan, or the one that holds now."""
    store = view.store
    if not wanted:
        latest = queries.latest_version(store.db)
        if latest is None:
            raise UserError("Aucun plan n’est enregistré. Ajoutez d’abord un plan et ses mesures.")
        return view.register(store.get(PlanVersion, latest))
    if "/" in wanted:
        return view.register(store.get(PlanVersion, wanted))
    versions = versions_of(view, store.get(Plan, wanted).key)
    if not versions:
        raise UserError(f"Le plan « {wanted} » n’a pas encore de version.")
    return view.register(versions[-1])


def versions_of(view: View, plan: str) -> list[PlanVersion]:
    found = [each for each in view.store.find(PlanVersion) if each.plan == plan]
    return sorted(found, key=lambda each: (each.date or date.min, each.position))


def measures_of(view: View, version: PlanVersion) -> list[Measure]:
    keys = [key for key, _number in queries.measures_of(view.store.db, version.key)]
    return [view.register(each) for each in view.store.find(Measure, keys)]


def _proposals(view: View, measures: Iterable[Measure]) -> dict[str, list[Proposal]]:
    keys = {measure.key for measure in measures}
    found: dict[str, list[Proposal]] = {}
    for each in view.find(Proposal, None, lambda proposal: proposal.measure in keys):
        found.setdefault(each.measure, []).append(view.register(each))
    return found


def _concerns(measure: Measure, proposals: list[Proposal], themes: tuple[str, ...]) -> bool:
    """Every measure where no theme is chosen; else those on a theme, or spoken of under one."""
    on = {*measure.themes, *(theme for each in proposals for theme in each.themes)}
    return not themes or bool(on & set(themes))


def _chapters(
    view: View,
    version: PlanVersion,
    measures: list[Measure],
    proposals: dict[str, list[Proposal]],
) -> Iterator[PlanChapter]:
    """In the order of the plan; measures under no chapter of it come last."""
    told = {chapter.title: chapter.constat for chapter in version.chapters}
    others = {measure.chapter: "" for measure in measures if measure.chapter not in told}
    for title, constat in (told | others).items():
        inside = tuple(
            _measure(view, measure, proposals.get(measure.key, []))
            for measure in measures
            if measure.chapter == title
        )
        if inside:
            yield PlanChapter(title=title, constat=constat, measures=inside)


def _measure(view: View, measure: Measure, proposals: list[Proposal]) -> PlanMeasure:
    return PlanMeasure(
        number=measure.number,
        title=measure.title,
        text=measure.text,
        responsible=measure.responsible,
        partners=measure.partners,
        instrument=measure.instrument,
        deadline=measure.deadline,
        positions=tuple(_position(view, each) for each in proposals),
    )


def _position(view: View, proposal: Proposal) -> Position:
    return Position(
        key=proposal.key,
        kind=proposal.kind,
        text=proposal.text,
        old=proposal.old,
        new=proposal.new,
        outcome=proposal.outcome,
        sources=tuple(map(view.short, proposal.organisations)) if view.inside else (),
    )
