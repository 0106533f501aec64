"""Turns in their order, answers to what was carried, and the meeting that follows."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.choices import MeetingState, RecommendationStatus, Side, Stance
from briefing_app.domain.model import (
    Carried,
    Intervention,
    Meeting,
    Participant,
    Person,
    Recommendation,
)
from briefing_app.usecases.meetings import (
    add_turn,
    close_meeting,
    keep_answer,
    matching_speakers,
    move_turn,
    turns,
)


@pytest.fixture
def meeting(store):
    with store.operation("Rencontre"):
        return store.save(Meeting(key="m", title="Rencontre", agenda=("Un", "Deux")))


def told(store):
    return [(each.position, each.text) for each in turns(store, "m")]


def test_a_new_turn_follows_the_last_one_though_some_were_taken_away(store, meeting):
    made = [add_turn(store, Intervention(meeting="m", text=text)) for text in "abc"]
    with store.operation("Supprimer"):
        store.delete("interventions", [made[0].key])
    add_turn(store, Intervention(meeting="m", text="d"))
    assert told(store) == [(2, "b"), (3, "c"), (4, "d")]


def test_a_turn_that_moves_changes_places_with_its_neighbour(store, meeting):
    made = [add_turn(store, Intervention(meeting="m", text=text)) for text in "abc"]
    move_turn(store, made[2], -1)
    assert told(store) == [(1, "a"), (2, "c"), (3, "b")]


@pytest.mark.parametrize("status", RecommendationStatus)
def test_only_a_demand_that_was_to_carry_becomes_carried(store, meeting, status):
    with store.operation("Demande"):
        item = store.save(Recommendation(text="d", status=status))
    kept = keep_answer(store, item, Carried(meeting="m", stance=Stance.FAVORABLE))
    to_carry = status is RecommendationStatus.A_PORTER
    assert kept.status is (RecommendationStatus.PORTEE if to_carry else status)


def test_an_answer_takes_the_place_of_the_one_of_the_same_meeting(store, meeting):
    with store.operation("Demande"):
        store.save(Meeting(key="autre", title="Autre"))
        item = store.save(Recommendation(text="d", carried=(Carried(meeting="autre"),)))
    for words in ("oui", "non"):
        item = keep_answer(store, item, Carried(meeting="m", answer=words))
    assert [(each.meeting, each.answer) for each in item.carried] == [("autre", ""), ("m", "non")]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (MeetingState.A_PREPARER, MeetingState.TENUE),
        (MeetingState.TENUE, MeetingState.TENUE),
        (MeetingState.COMPTE_RENDU_ENVOYE, MeetingState.COMPTE_RENDU_ENVOYE),
    ],
)
def test_closing_never_takes_a_meeting_back(store, meeting, state, expected):
    with store.operation("État"):
        meeting = store.save(replace(meeting, state=state))
    assert close_meeting(store, meeting, None, ()) is None
    assert store.get(Meeting, "m").state is expected


def test_the_next_meeting_invites_those_who_excused_themselves_and_no_office(store, meeting):
    with store.operation("Participants"):
        person = store.save(Person(name="Camille Exemple"))
        here = (
            Participant(person=person.key, side=Side.INSTITUTION, excused=True, reason="malade"),
            Participant(label="Une conseillère", side=Side.INSTITUTION),
            Participant(label="Une bénévole", side=Side.COLLECTIF),
        )
        meeting = store.save(replace(meeting, participants=here))
    following = close_meeting(store, meeting, date(2027, 3, 1), ("Deux",))
    assert [(p.person, p.label, p.excused, p.reason) for p in following.participants] == [
        (person.key, "", False, ""),
        (None, "Une bénévole", False, ""),
    ]
    assert (following.date, following.agenda) == (date(2027, 3, 1), ("Deux",))
    assert following.state is MeetingState.A_PREPARER


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ca", ["Camille Exemple", "Une carte", "Casimir Autre"]),
        ("c", []),
        ("exem", ["Camille Exemple"]),
        ("mille", []),
        ("absente", []),
    ],
)
def test_speakers_are_sought_by_how_their_words_begin_and_those_who_came_first(
    store, meeting, typed, expected
):
    with store.operation("Participants"):
        store.save(Person(name="Casimir Autre"))
        person = store.save(Person(name="Camille Exemple"))
        came = (
            Participant(person=person.key),
            Participant(label="Une carte"),
            Participant(label="Une absente", excused=True),
        )
        meeting = store.save(replace(meeting, participants=came))
    assert [found[2] for found in matching_speakers(store, meeting, typed)] == expected
