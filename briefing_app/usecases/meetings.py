"""From a meeting to what follows: sentences that become items, and the closing of the meeting."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from briefing_app.domain.choices import (
    Diffusion,
    MeetingState,
    OrganisationKind,
    RecommendationStatus,
    Side,
)
from briefing_app.domain.grids.cells import bare
from briefing_app.domain.model import (
    Carried,
    Commitment,
    Constat,
    Dossier,
    Intervention,
    Meeting,
    Organisation,
    Person,
    Recommendation,
    Source,
)
from briefing_app.domain.text.dates import format_date
from briefing_app.domain.text.found_dates import dates_in
from briefing_app.domain.text.references import measures_in
from briefing_app.domain.text.text import fold
from briefing_app.domain.theming import proposed_themes
from briefing_app.storage import queries
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.selection import request_of, select
from briefing_app.usecases.gathering.common import named
from briefing_app.usecases.items.naming import Named
from briefing_app.usecases.items.ordering import moved
from briefing_app.usecases.items.workspace import themes

_FEWEST_LETTERS = 2
_ENDINGS = ".…!?;:,"
Taken = Commitment | Constat | Recommendation


def turns(store: Store, meeting: str) -> list[Intervention]:
    """The speakers' turns of a meeting, in their order."""
    found = store.find(Intervention, queries.turns_of(store.db, meeting))
    return sorted(found, key=lambda turn: turn.position or 0)


def names_of_speakers(store: Store) -> dict[str, str]:
    return {person.key: named(person) for person in store.find(Person)}


def matching_speakers(store: Store, meeting: Meeting, typed: str, limit: int = 8) -> list[Named]:
    """Who may be meant by a few letters: those who came first, then everybody known."""
    people = names_of_speakers(store)
    present = [each for each in meeting.participants if not each.excused]
    came = [(each.person or "", people.get(each.person or "", each.label)) for each in present]
    wanted = fold(typed).strip()
    if len(wanted) < _FEWEST_LETTERS:
        return []
    known = dict.fromkeys([*came, *people.items()])
    found = [(key, name) for key, name in known if _begins(name, wanted)]
    return [Named(Person.KIND, key, name) for key, name in found[:limit]]


def _begins(name: str, wanted: str) -> bool:
    """Whether a word of the name begins so."""
    return f" {wanted}" in f" {fold(name).replace('-', ' ')}"


class KnownSpeaker(NamedTuple):
    person: Person
    side: Side


def person_of(store: Store, key: str | None) -> KnownSpeaker | None:
    """Someone of the contacts, and the side on which they sit."""
    person = next(iter(store.find(Person, [key])), None) if key else None
    if person is None:
        return None
    office = next(iter(store.find(Organisation, [person.organisation or ""])), None)
    outside = office is not None and office.kind is OrganisationKind.INSTITUTION
    return KnownSpeaker(person, Side.INSTITUTION if outside else Side.COLLECTIF)


def take_sentence(
    store: Store, meeting: Meeting, turn: Intervention, sentence: str, cls: type[Taken], today: date
) -> Taken:
    """A sentence of the minutes becomes an item that remembers where it was said.

    Taken twice, it is the item that it became the first time.
    """
    if known := taken_already(store, meeting, turn, sentence, cls):
        return known
    common: dict[str, Any] = {
        "text": sentence,
        "themes": proposed_themes(sentence, themes(store)),
        "measures": _measures(store, sentence),
        "diffusion": Diffusion.COLLECTIF,
        "source": Source(document=document_name(meeting), passage=sentence),
    }
    with store.operation(f"Noter {_A[cls]} dans le compte rendu"):
        if cls is Commitment:
            promised = _promise(meeting, turn, sentence, today)
            return store.save(Commitment(**(common | promised)))
        return store.save(cls(**common))


def taken_already(
    store: Store, meeting: Meeting, turn: Intervention, sentence: str, cls: type[Taken]
) -> Taken | None:
    """What this sentence became before; the same words promised by two people are two promises."""
    words = _letters(sentence)
    for each in taken_from(store, meeting):
        passage = each.source.passage if each.source else ""
        theirs = isinstance(each, Commitment) and each.by not in (None, turn.person)
        if isinstance(each, cls) and words in map(_letters, (passage, each.text)) and not theirs:
            return each
    return None


def _letters(sentence: str) -> str:
    """However much around it was selected."""
    return bare(sentence).rstrip(_ENDINGS)


_A = {Commitment: "un engagement", Constat: "un constat", Recommendation: "une recommandation"}


def taken_from(store: Store, meeting: Meeting) -> list[Taken]:
    """What the minutes gave so far: engagements taken there first, then constats and demands."""
    document = document_name(meeting)
    taken: list[Taken] = list(store.find(Commitment, queries.taken_in(store.db, meeting.key)))
    for cls in (Constat, Recommendation):
        taken += store.find(cls, queries.from_document(store.db, cls.KIND, document))
    return taken


def add_turn(store: Store, turn: Intervention) -> Intervention:
    """A turn after the last one."""
    last = turns(store, store.get(Meeting, turn.meeting).key)
    place = max((each.position or 0 for each in last), default=0) + 1
    with store.operation("Ajouter une intervention"):
        return store.save(replace(turn, position=place))


def move_turn(store: Store, turn: Intervention, step: int) -> None:
    """One place up or down among the turns of its meeting."""
    if order := moved(turns(store, turn.meeting), turn.key, step):
        with store.operation("Déplacer une intervention"):
            store.save_all([replace(each, position=n) for n, each in enumerate(order, start=1)])


def document_name(meeting: Meeting) -> str:
    day = f", {format_date(meeting.date)}" if meeting.date else ""
    return f"Compte rendu – {meeting.title}{day}"


def _promise(meeting: Meeting, turn: Intervention, sentence: str, today: date) -> dict[str, Any]:
    found = dates_in(sentence, meeting.date or today)
    due = next((each for each in found if each.precise and each.start == each.end), None)
    return {
        "meeting": meeting.key,
        "by": turn.person,
        "institution": next(iter(meeting.institutions), None),
        "due": due.start if due else None,
        "due_text": found[0].text if found and not due else "",
    }


def _measures(store: Store, sentence: str) -> tuple[str, ...]:
    """The mesures a sentence names, in the version that holds now."""
    numbers = {mention.number for mention in measures_in(sentence)}
    latest = queries.latest_version(store.db) if numbers else None
    if latest is None:
        return ()
    found = queries.measures_of(store.db, latest)
    return tuple(key for key, number in found if number.lower() in numbers)


def carried_to(store: Store, meeting: Meeting) -> list[Recommendation]:
    """The recommandations that the meeting's dossier holds, or that were carried to it."""
    key = queries.dossier_of(store.db, meeting.key)
    chosen: dict[str, Recommendation] = {}
    if key:
        request = replace(request_of(store.get(Dossier, key)), audience=Diffusion.INTERNE)
        for candidate in select(store, request).recommendations:
            if candidate.included:
                chosen[candidate.item.key] = candidate.item
    for item in store.find(Recommendation, queries.carried_to(store.db, meeting.key)):
        chosen[item.key] = item
    return list(chosen.values())


def answer_at(item: Recommendation, meeting: str) -> Carried:
    known = (each for each in item.carried if each.meeting == meeting)
    return next(known, Carried(meeting=meeting))


def keep_answer(store: Store, item: Recommendation, answer: Carried) -> Recommendation:
    """Keep what was answered at a meeting; what was carried there is no longer to carry."""
    others = tuple(each for each in item.carried if each.meeting != answer.meeting)
    status = item.status
    if status is RecommendationStatus.A_PORTER:
        status = RecommendationStatus.PORTEE
    with store.operation(f"Noter la réponse à {item.ref}"):
        return store.save(replace(item, status=status, carried=(*others, answer)))


def close_meeting(
    store: Store, meeting: Meeting, next_date: date | None, unfinished: Sequence[str]
) -> Meeting | None:
    """Mark the meeting as held, and prepare the next one, if there is to be one: one step."""
    with store.operation(f"Clore la rencontre « {meeting.title} »"):
        if meeting.state is MeetingState.A_PREPARER:
            store.save(replace(meeting, state=MeetingState.TENUE))
        if next_date is None and not unfinished:
            return None
        return store.save(_next(meeting, next_date, unfinished))


def _next(meeting: Meeting, day: date | None, unfinished: Sequence[str]) -> Meeting:
    """The same people, the points that were not finished."""
    return Meeting(
        title=meeting.title,
        kind=meeting.kind,
        date=day,
        place=meeting.place,
        institutions=meeting.institutions,
        interlocutor=meeting.interlocutor,
        agenda=tuple(unfinished),
        participants=tuple(
            replace(each, excused=False, reason="")
            for each in meeting.participants
            if each.side is Side.COLLECTIF or each.person
        ),
    )
