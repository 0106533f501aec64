"""From a selection to the frozen content of a dossier: keys become the words they stand for."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from briefing_app.documents.citing import cite
from briefing_app.documents.content import Attendee, DossierContent, Entry, Promise, ThemeGroup
from briefing_app.domain.audience import allows
from briefing_app.domain.choices import SETTLED, Diffusion, OrganisationKind, Side
from briefing_app.domain.model import (
    Collective,
    Commitment,
    Constat,
    Item,
    Measure,
    Meeting,
    Organisation,
    Participant,
    Person,
    Plan,
    Recommendation,
    Theme,
)
from briefing_app.domain.references import measures_in
from briefing_app.domain.sheets import latest_news
from briefing_app.storage.store import Store
from briefing_app.usecases.selection import Candidate, Selection

T = TypeVar("T", bound=Item)
_DEFAULT_NAME = "Le collectif"


def gather(store: Store, selection: Selection, produced: date) -> DossierContent:
    return _Gatherer(store, selection).content(produced)


class _Gatherer:
    """Looks up the names that a dossier needs, each kind once."""

    def __init__(self, store: Store, selection: Selection) -> None:
        self._store = store
        self._selection = selection
        self._audience = selection.request.audience
        self._organisations = _by_key(store.find(Organisation))
        self._people = _by_key(store.find(Person))
        self._measures = _by_key(store.find(Measure))
        self._plans = _by_key(store.find(Plan))

    def content(self, produced: date) -> DossierContent:
        meeting, request = self._selection.meeting, self._selection.request
        collective = self._collective()
        is_open = allows(meeting.diffusion, self._audience)
        members = self._organisations.values()
        return DossierContent(
            produced=produced,
            collective=collective.name or _DEFAULT_NAME,
            title=self._title(meeting),
            institution=self._institution(meeting),
            meeting_date=meeting.date,
            start=meeting.start,
            end=meeting.end,
            place=meeting.place,
            theirs=self._attendees(meeting, Side.INSTITUTION),
            ours=self._attendees(meeting, Side.COLLECTIF),
            presentation=collective.presentation,
            members=tuple(
                sorted(
                    (o.name for o in members if o.kind is OrganisationKind.MEMBRE), key=str.lower
                )
            ),
            context=meeting.context if is_open else "",
            asks=request.asks,
            promises=self._promises(),
            constats=self._groups(self._selection.constats),
            recommendations=self._demands(),
            annexes=meeting.annexes if is_open else (),
            sections=request.sections,
            numbering=request.numbering,
        )

    def _collective(self) -> Collective:
        return next(iter(self._store.find(Collective)), Collective())

    def _title(self, meeting: Meeting) -> str:
        person = self._people.get(meeting.interlocutor or "")
        if person:
            function = f", {person.function}" if person.function else ""
            return f"Rencontre avec {_named(person)}{function}"
        if allows(meeting.diffusion, self._audience):
            return meeting.title
        return f"Rencontre – {self._institution(meeting)}"

    def _institution(self, meeting: Meeting) -> str:
        names = [self._organisations[key].name for key in meeting.institutions]
        return ", ".join(names) or "Institution"

    def _attendees(self, meeting: Meeting, side: Side) -> tuple[Attendee, ...]:
        is_open = allows(meeting.diffusion, self._audience)
        return tuple(
            self._attendee(each, meeting, with_reason=is_open)
            for each in meeting.participants
            if each.side is side
        )

    def _attendee(self, each: Participant, meeting: Meeting, *, with_reason: bool) -> Attendee:
        person = self._people.get(each.person or "")
        organisation = each.organisation or (person.organisation if person else None)
        if organisation in meeting.institutions:
            organisation = None
        return Attendee(
            name=person.name if person else each.label,
            title=person.title if person else "",
            function=each.function or (person.function if person else ""),
            organisation=self._organisations[organisation].name if organisation else "",
            excused=each.excused,
            reason=each.reason if with_reason else "",
        )

    def _groups(self, candidates: Iterable[Candidate[Constat]]) -> tuple[ThemeGroup, ...]:
        entries: dict[str, list[Entry]] = {}
        for candidate in candidates:
            if candidate.included:
                entries.setdefault(candidate.theme, []).append(self._constat(candidate))
        return self._labelled(entries)

    def _labelled(self, entries: dict[str, list[Entry]]) -> tuple[ThemeGroup, ...]:
        labels = {theme.key: theme.label for theme in self._store.find(Theme, entries)}
        return tuple(
            ThemeGroup(labels.get(theme, "Autres sujets"), tuple(group))
            for theme, group in entries.items()
        )

    def _constat(self, candidate: Candidate[Constat]) -> Entry:
        constat = candidate.item
        may_name = constat.cite_sources or self._audience is not Diffusion.TRANSMISSIBLE
        sources = constat.organisations if may_name else ()
        return Entry(
            key=constat.key,
            text=candidate.text,
            measures=self._cited(constat.measures, candidate.text),
            sources=tuple(self._short(key) for key in sources),
        )

    def _demands(self) -> tuple[ThemeGroup, ...]:
        """Sub-demands stand below their demand; alone where that one is not in the dossier."""
        included = [c for c in self._selection.recommendations if c.included]
        present = {candidate.item.key for candidate in included}
        entries: dict[str, list[Entry]] = {}
        for candidate in included:
            if candidate.item.parent not in present:
                entry = self._demand(candidate, included)
                entries.setdefault(candidate.theme, []).append(entry)
        return self._labelled(entries)

    def _demand(
        self, candidate: Candidate[Recommendation], included: list[Candidate[Recommendation]]
    ) -> Entry:
        parts = [c for c in included if c.item.parent == candidate.item.key]
        return Entry(
            key=candidate.item.key,
            text=candidate.text,
            measures=self._cited(candidate.item.measures, candidate.text),
            parts=tuple(self._demand(part, included) for part in parts),
        )

    def _promises(self) -> tuple[Promise, ...]:
        chosen = [c for c in self._selection.commitments if c.included]
        promises = [self._promise(candidate) for candidate in chosen]
        return tuple(sorted(promises, key=lambda promise: promise.made or date.max))

    def _promise(self, candidate: Candidate[Commitment]) -> Promise:
        item = candidate.item
        made = self._store.get(Meeting, item.meeting).date if item.meeting else None
        person = self._people.get(item.by or "")
        news = latest_news(item, self._audience)
        return Promise(
            key=item.key,
            text=candidate.text,
            status=item.status.label,
            kept=item.status in SETTLED,
            made=made,
            by=f"{_named(person)}, {person.function}".rstrip(", ") if person else "",
            due=item.due,
            due_text=item.due_text,
            news=news.text if news else "",
            news_date=news.date if news else None,
        )

    def _cited(self, keys: Iterable[str], text: str) -> str:
        """The measures to cite after a text: those it does not name itself."""
        named = {mention.number for mention in measures_in(text)}
        measures = [self._measures[key] for key in keys]
        return cite(
            (measure, self._plans[measure.version.partition("/")[0]])
            for measure in measures
            if measure.number.lower() not in named
        )

    def _short(self, key: str) -> str:
        organisation = self._organisations[key]
        return organisation.short or organisation.name


def _named(person: Person) -> str:
    return f"{person.title} {person.name}".strip()


def _by_key(items: Iterable[T]) -> dict[str, T]:
    return {item.key: item for item in items}
