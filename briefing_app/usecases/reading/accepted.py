"""What she accepted of a document enters the store: one operation, each item with its place.

What an item refers to is made or found on the way: the meeting, the plan's version, its measures.
People and organisations are only found, never made: a name read in a document is not a contact yet.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from briefing_app.domain.choices import MeetingState, OrganisationKind
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Intervention,
    Item,
    Measure,
    Meeting,
    Organisation,
    Participant,
    Person,
    Plan,
    PlanVersion,
    Proposal,
    Recommendation,
    Source,
    SourceDocument,
    Theme,
)
from briefing_app.domain.text.text import plain_words
from briefing_app.errors import UserError
from briefing_app.imports.recognition.proposed import Attendance, Kind, Proposed, SourceKind
from briefing_app.storage import queries
from briefing_app.storage.kept_files import keep_original, original, originals
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.writing import written
from briefing_app.usecases.reading.review import (
    BECOMES,
    COMPARED,
    NEW,
    Decision,
    DocumentReview,
    ReviewEntry,
    keep_rest,
    taken_before,
)
from briefing_app.usecases.store.progress import Step, silent
from briefing_app.usecases.store.safekeeping import back_up_changes

_LONGEST_PASSAGE = 500
_TAKEN = (Constat, Recommendation, Commitment, Measure, Proposal, Intervention)


class Stored(NamedTuple):
    """How many items were stored, and whether the file that was to be kept had gone meanwhile."""

    stored: int
    file_gone: bool
    waiting: int = 0
    """Items that she has not decided yet: the review goes on with them."""


def take(store: Store, review: DocumentReview, today: date, step: Step = silent) -> Stored:
    """Store what was accepted, as one step that can be undone; what is not decided yet waits."""
    back_up_changes(store)
    content = _content(review) if review.keep else None
    count = review.chosen
    plural = "s" if count > 1 else ""
    with store.operation(f"Reprendre {count} élément{plural} de « {review.name} »"):
        taking = _Taking(store, review, today)
        for number, entry in enumerate(review.entries):
            step(number, len(review.entries), "Enregistrement")
            taking.take(number, entry)
        if content is not None:
            keep_original(store.db, taking.document, content)
        waiting = keep_rest(store, taking.rest)
    return Stored(count, review.keep and content is None, waiting)


def _content(review: DocumentReview) -> bytes | None:
    """The file as it was when it was read; nothing where it is gone or is another one now."""
    try:
        content = Path(review.path).read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == review.fingerprint else None


class TakenDocument(NamedTuple):
    """A document that was gone through, and what is still here of it."""

    document: SourceDocument
    items: int
    kept: bool
    """Whether the file itself was kept."""


def documents_taken(store: Store) -> list[TakenDocument]:
    """Latest first."""
    kept = originals(store.db)
    found = sorted(store.find(SourceDocument), key=lambda each: str(each.imported), reverse=True)
    return [TakenDocument(each, _count(store, each.name), each.name in kept) for each in found]


def write_original(store: Store, name: str, path: Path) -> None:
    """A copy of the file that was kept, where she wants it."""
    content = original(store.db, name)
    if content is None:
        raise UserError(f"Le fichier « {name} » n’a pas été gardé.")
    with written(store, path) as place:
        place.write_bytes(content)


def _count(store: Store, document: str) -> int:
    return sum(len(queries.from_document(store.db, kind.KIND, document)) for kind in _TAKEN)


class _Taking:
    """One review on its way into the store."""

    def __init__(self, store: Store, review: DocumentReview, today: date) -> None:
        self._store = store
        self._review = review
        self._known = _Known(store)
        self._themes = {theme.key for theme in store.find(Theme)}
        self.document = self._document(today)
        self._meeting = self._find_meeting(today)
        self._version = review.version
        self._measures = self._find_measures()
        self._keys: dict[int, tuple[str, str]] = {}
        self._turns = len(queries.turns_of(store.db, self._meeting.key)) if self._meeting else 0

    def take(self, number: int, entry: ReviewEntry) -> None:
        kind = COMPARED.get(entry.item.kind)
        if kind and entry.decision is Decision.SAME:
            self._keys[number] = (kind.KIND, entry.twin)
        elif kind and entry.decision is Decision.NEWER:
            kept: Any = self._store.get(kind, entry.twin)
            newer = replace(kept, text=entry.item.text, source=self._source(entry.item))
            self._store.save(newer)
            self._keys[number] = (kind.KIND, entry.twin)
        elif entry.decision is Decision.STORED:
            self._keys[number] = (BECOMES[entry.item.kind].KIND, entry.stored)
        elif entry.decision is Decision.TAKEN:
            item = self._store.save(_MAKERS[entry.item.kind](self, entry.item))
            self._keys[number] = (item.KIND, item.key)

    @property
    def rest(self) -> DocumentReview:
        """The review with what is stored of it now, and where that stands."""
        stored = (Decision.TAKEN, Decision.NEWER)
        entries = tuple(
            replace(entry, decision=Decision.STORED, stored=self._keys[number][1])
            if entry.decision in stored
            else entry
            for number, entry in enumerate(self._review.entries)
        )
        meeting = self._meeting.key if self._meeting else ""
        return replace(self._review, entries=entries, meeting=meeting, version=self._version)

    # One item of each kind

    def constat(self, item: Proposed) -> Item:
        return Constat(**self._common(item), measures=self._cited(item))

    def recommendation(self, item: Proposed) -> Item:
        kind, key = self._keys.get(-1 if item.parent is None else item.parent, ("", ""))
        parent = key if kind == Recommendation.KIND else None
        return Recommendation(**self._common(item), measures=self._cited(item), parent=parent)

    def commitment(self, item: Proposed) -> Item:
        by = self._known.person(item.speaker)
        institutions = self._meeting.institutions if self._meeting else ()
        return Commitment(
            **self._common(item),
            measures=self._cited(item),
            meeting=self._meeting.key if self._meeting else None,
            by=by.key if by else None,
            institution=(by and by.organisation) or next(iter(institutions), None),
            due=item.due,
            due_text=item.due_text,
            firmness=item.firmness,
        )

    def measure(self, item: Proposed) -> Item:
        assert item.measure
        number = item.measure.number
        if known := self._measures.get(number.lower()):
            return self._store.get(Measure, known)
        said = item.measure
        return self._new_measure(
            number,
            title=item.text,
            chapter=item.section,
            text=said.text,
            responsible=said.responsible,
            partners=said.partners,
            instrument=said.instrument,
            deadline=said.deadline,
            themes=self._themes_of(item),
            source=self._source(item),
        )

    def proposal(self, item: Proposed) -> Item:
        number = item.measures[0]
        key = self._measures.get(number.lower())
        if key is None:
            key = self._store.save(self._new_measure(number, title=f"Mesure {number}")).key
        return Proposal(**self._common(item), measure=key)

    def intervention(self, item: Proposed) -> Item:
        assert self._meeting
        self._turns += 1
        person = self._known.person(item.speaker)
        return Intervention(
            meeting=self._meeting.key,
            position=self._turns,
            person=person.key if person else None,
            organisation=person.organisation if person else None,
            label=item.speaker,
            text=item.text,
            diffusion=self._review.diffusion,
            source=self._source(item),
        )

    def _common(self, item: Proposed) -> dict[str, Any]:
        return {
            "text": item.text,
            "themes": self._themes_of(item),
            "diffusion": self._review.diffusion,
            "source": self._source(item),
        }

    def _themes_of(self, item: Proposed) -> tuple[str, ...]:
        return tuple(theme for theme in item.themes if theme in self._themes)

    def _cited(self, item: Proposed) -> tuple[str, ...]:
        """Those that the version holds; a number that it lacks stays in the text alone."""
        found = (self._measures.get(number.lower()) for number in item.measures)
        return tuple(key for key in found if key)

    def _source(self, item: Proposed) -> Source:
        lines = self._review.read.passages[item.first : item.last + 1]
        passage = " ".join(line.text for line in lines)[:_LONGEST_PASSAGE]
        return Source(document=self.document, page=item.page, passage=passage)

    # What items refer to

    def _document(self, today: date) -> str:
        """The document's own name; two files of one name are told apart."""
        review = self._review
        if known := taken_before(self._store, review):
            return known.name
        names = {each.name for each in self._store.find(SourceDocument)}
        free = (f"{review.name} ({number})" for number in range(2, len(names) + 3))
        name = review.name if review.name not in names else next(n for n in free if n not in names)
        document = SourceDocument(
            name=name,
            date=review.read.front.date,
            imported=today,
            fingerprint=review.fingerprint,
        )
        return self._store.save(document).name

    def _find_meeting(self, today: date) -> Meeting | None:
        review = self._review
        if review.meeting != NEW:
            return self._store.get(Meeting, review.meeting) if review.meeting else None
        front = review.read.front
        held = review.read.kind is SourceKind.MINUTES or bool(front.date and front.date < today)
        named = [each.organisation for each in front.participants]
        meeting = Meeting(
            title=front.title or review.name,
            date=front.date,
            start=front.start,
            end=front.end,
            place=front.place,
            institutions=self._known.institutions([front.interlocutor, *named]),
            state=MeetingState.TENUE if held else MeetingState.A_PREPARER,
            diffusion=review.diffusion,
            participants=tuple(map(self._known.participant, front.participants)),
            upcoming=review.read.upcoming,
        )
        return self._store.save(meeting)

    def _find_measures(self) -> dict[str, str]:
        """The measures of the version that is meant, by number."""
        if not self._version or self._version == NEW:
            return {}
        known = queries.measures_of(self._store.db, self._version)
        return {number.lower(): key for key, number in known}

    def _new_measure(self, number: str, **fields: Any) -> Measure:
        version = self._needed_version()
        key = f"{version}/{'-'.join(number.lower().split())}"
        self._measures[number.lower()] = key
        place = len(self._measures)
        return Measure(key=key, version=version, position=place, number=number, **fields)

    def _needed_version(self) -> str:
        """A plan is made only where a measure must stand in one."""
        if self._version in ("", NEW):
            front = self._review.read.front
            plan = self._store.save(Plan(title=front.title or self._review.name))
            version = PlanVersion(
                key=f"{plan.key}/1", plan=plan.key, label=self.document, date=front.date
            )
            self._version = self._store.save(version).key
        return self._version


_MAKERS: dict[Kind, Callable[[_Taking, Proposed], Item]] = {
    Kind.CONSTAT: _Taking.constat,
    Kind.RECOMMANDATION: _Taking.recommendation,
    Kind.ENGAGEMENT: _Taking.commitment,
    Kind.MESURE: _Taking.measure,
    Kind.PROPOSITION: _Taking.proposal,
    Kind.INTERVENTION: _Taking.intervention,
}


class _Known:
    """People and organisations of the store, by the words of their names."""

    def __init__(self, store: Store) -> None:
        self._people = [(set(plain_words(each.name)), each) for each in store.find(Person)]
        self._offices = store.find(Organisation)

    def person(self, written: str) -> Person | None:
        words = set(plain_words(written))
        return next((each for name, each in self._people if name and name <= words), None)

    def organisation(self, written: str) -> Organisation | None:
        """The one whose whole name, or sigle, is among the words."""
        words = f" {' '.join(plain_words(written))} "
        for each in self._offices:
            names = (" ".join(plain_words(name)) for name in (each.name, each.short))
            if any(name and f" {name} " in words for name in names):
                return each
        return None

    def institutions(self, written: Iterable[str]) -> tuple[str, ...]:
        found = (self.organisation(each) for each in written)
        outside = (o.key for o in found if o and o.kind is OrganisationKind.INSTITUTION)
        return tuple(dict.fromkeys(outside))

    def participant(self, read: Attendance) -> Participant:
        person = self.person(read.name)
        office = self.organisation(f"{read.organisation} {read.function}")
        return Participant(
            person=person.key if person else None,
            label="" if person else read.name or read.function or read.organisation,
            side=read.side,
            function=read.function,
            organisation=office.key if office else person.organisation if person else None,
            excused=read.excused,
            reason=read.reason,
        )
