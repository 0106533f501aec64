"""From a meeting to what follows: sentences that become items, and the closing of the meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from briefing_app.domain.choices import (
    Diffusion,
    MeetingState,
    RecommendationStatus,
    Side,
)
from briefing_app.domain.dates import dates_in, format_date
from briefing_app.domain.model import (
    Carried,
    Commitment,
    Constat,
    Dossier,
    Intervention,
    Meeting,
    Person,
    Recommendation,
    Source,
)
from briefing_app.domain.references import measures_in
from briefing_app.storage import queries
from briefing_app.storage.store import Store
from briefing_app.usecases.proposing import proposed_themes
from briefing_app.usecases.selection import request_of, select
from briefing_app.usecases.workspace import themes

Taken = Commitment | Constat | Recommendation


def turns(store: Store, meeting: str) -> list[Intervention]:
    """The speakers' turns of a meeting, in their order."""
    found = store.find(Intervention, queries.turns_of(store.db, meeting))
    return sorted(found, key=lambda turn: turn.position or 0)


def speakers(store: Store, meeting: Meeting) -> dict[str, str | None]:
    """Those who may speak, by the name to type: the participants first, then everybody known."""
    people = {person.key: person for person in store.find(Person)}
    present = [each for each in meeting.participants if not each.excused]
    names: dict[str, str | None] = {}
    for each in present:
        person = people.get(each.person or "")
        names[named(person) if person else each.label] = each.person
    names.update((named(person), person.key) for person in people.values())
    return names


def named(person: Person) -> str:
    return f"{person.title} {person.name}".strip()


def take_sentence(
    store: Store, meeting: Meeting, turn: Intervention, sentence: str, cls: type[Taken], today: date
) -> Taken:
    """A sentence of the minutes becomes an item that remembers where it was said."""
    common: dict[str, Any] = {
        "text": sentence,
        "themes": tuple(proposed_themes(sentence, themes(store))),
        "measures": _measures(store, sentence),
        "diffusion": Diffusion.COLLECTIF,
        "source": Source(document=document_name(meeting), passage=sentence),
    }
    with store.operation(f"Noter {_A[cls]} dans le compte rendu"):
        if cls is Commitment:
            promised = _promise(meeting, turn, sentence, today)
            return store.save(Commitment(**(common | promised)))
        return store.save(cls(**common))


_A = {Commitment: "un engagement", Constat: "un constat", Recommendation: "une recommandation"}


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


@dataclass(frozen=True, slots=True)
class Closing:
    """What was settled at the end of a meeting."""

    answers: Mapping[str, Carried]
    """By recommandation."""
    carried_over: Sequence[str] = ()
    next_date: date | None = None


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


def close_meeting(store: Store, meeting: Meeting, closing: Closing) -> Meeting | None:
    """Keep the answers, mark the meeting as held, and prepare the next one: one step."""
    with store.operation(f"Clore la rencontre « {meeting.title} »"):
        answered = store.find(Recommendation, closing.answers)
        store.save_all([_answered(item, closing.answers[item.key]) for item in answered])
        if meeting.state is MeetingState.A_PREPARER:
            store.save(replace(meeting, state=MeetingState.TENUE))
        if closing.next_date is None and not closing.carried_over:
            return None
        return store.save(_next(meeting, closing))


def _answered(item: Recommendation, answer: Carried) -> Recommendation:
    others = tuple(each for each in item.carried if each.meeting != answer.meeting)
    status = item.status
    if status is RecommendationStatus.A_PORTER:
        status = RecommendationStatus.PORTEE
    return replace(item, status=status, carried=(*others, answer))


def _next(meeting: Meeting, closing: Closing) -> Meeting:
    """The same people, the points that were not finished."""
    return Meeting(
        title=meeting.title,
        kind=meeting.kind,
        date=closing.next_date,
        place=meeting.place,
        institutions=meeting.institutions,
        interlocutor=meeting.interlocutor,
        agenda=tuple(closing.carried_over),
        participants=tuple(
            replace(each, excused=False, reason="")
            for each in meeting.participants
            if each.side is Side.COLLECTIF or each.person
        ),
    )
