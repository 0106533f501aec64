"""The dossier de rencontre: what was selected for it, in words."""

from collections.abc import Iterable
from datetime import date

from briefing_app.documents import labels
from briefing_app.documents.content import Entry, Group
from briefing_app.documents.kinds.dossier import DossierContent
from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import Option, OrganisationKind, Section
from briefing_app.domain.model import Constat, Recommendation
from briefing_app.errors import UserError
from briefing_app.usecases.documents.selection import Candidate, Request, Selection, select_seen
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.common import (
    by_date,
    cited,
    frame,
    meeting_title,
    occasion,
    promise,
)
from briefing_app.usecases.gathering.since import since


def gather(view: View, request: Request, produced: date) -> DossierContent:
    if not request.themes:
        raise UserError("Aucun thème n’est choisi. Choisissez-en au moins un.")
    selection = select_seen(view, request)
    meeting = selection.meeting
    framed = frame(view, request, produced, list_sigles=Section.SIGLES in request.sections)
    members = view.organisations(lambda each: each.kind is OrganisationKind.MEMBRE)
    kept = [each for each in selection.commitments if each.included]
    return DossierContent(
        frame=framed,
        title=meeting_title(view, meeting, framed.say),
        occasion=occasion(view, meeting),
        presentation=view.collective().presentation,
        members=tuple(sorted((each.name for each in members), key=str.lower)),
        context=meeting.context,
        asks=request.asks,
        since=since(selection) if Section.DEPUIS in request.sections else None,
        promises=tuple(by_date([promise(view, c.item, request=c.wording) for c in kept])),
        constats=constat_groups(selection),
        recommendations=demand_groups(selection, framed.say),
        annexes=meeting.annexes,
        sections=request.sections,
        numbering=request.numbering,
    )


def constat_groups(selection: Selection) -> tuple[Group, ...]:
    included = [each for each in selection.constats if each.included]
    return _grouped((_theme(selection, each), constat(selection, each)) for each in included)


def constat(selection: Selection, candidate: Candidate[Constat]) -> Entry:
    view = selection.view
    item = view.register(candidate.item)
    return Entry(
        key=item.key,
        text=candidate.text,
        heading=item.heading,
        measures=cited(view, item.measures, candidate.text),
        sources=view.sources(item),
        evidence=item.evidence,
    )


def demand_groups(selection: Selection, say: Voice) -> tuple[Group, ...]:
    """Sub-demands stand below their demand; alone where that one is not in the dossier."""
    included = [each for each in selection.recommendations if each.included]
    demands = _Demands(selection, included)
    return _grouped((_label(selection, each, say), demands.entry(each)) for each in demands.heads)


def _label(selection: Selection, each: Candidate[Recommendation], say: Voice) -> str:
    if Option.PAR_PUBLIC in selection.request.options:
        public = each.item.audience_group.strip() or say(labels.EVERYBODY)
        return public[:1].upper() + public[1:]
    return _theme(selection, each)


def _theme(selection: Selection, each: Candidate[Constat] | Candidate[Recommendation]) -> str:
    say = Voice(selection.request.language)
    return selection.view.theme(each.theme) or say(labels.NO_THEME)


class _Demands:
    """The recommandations of a dossier, each with those that stand below it."""

    def __init__(self, selection: Selection, included: list[Candidate[Recommendation]]) -> None:
        self._view = selection.view
        present = {each.item.key for each in included}
        self.heads = [each for each in included if each.item.parent not in present]
        self._below: dict[str, list[Candidate[Recommendation]]] = {}
        for each in included:
            self._below.setdefault(each.item.parent or "", []).append(each)
        with_answers = Option.RENVOIS in selection.request.options
        self._answerable = constats_in(selection) if with_answers else set()

    def entry(self, candidate: Candidate[Recommendation]) -> Entry:
        item = self._view.register(candidate.item)
        return Entry(
            key=item.key,
            text=candidate.text,
            measures=cited(self._view, item.measures, candidate.text),
            answers=tuple(key for key in item.answers if key in self._answerable),
            parts=tuple(map(self.entry, self._below.get(item.key, ()))),
        )


def constats_in(selection: Selection) -> set[str]:
    return {each.item.key for each in selection.constats if each.included}


def _grouped(entries: Iterable[tuple[str, Entry]]) -> tuple[Group, ...]:
    groups: dict[str, list[Entry]] = {}
    for label, each in entries:
        groups.setdefault(label, []).append(each)
    return tuple(Group(label=label, entries=tuple(each)) for label, each in groups.items())
