"""From a meeting to what follows: sentences that become items, answers, and the closing."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.choices import (
    Diffusion,
    ItemKind,
    MeetingKind,
    MeetingState,
    RecommendationStatus,
    Side,
    Stance,
)
from briefing_app.domain.model import (
    Carried,
    Commitment,
    Constat,
    Dossier,
    DossierItem,
    Intervention,
    Meeting,
    Participant,
    Person,
    Recommendation,
    Source,
)
from briefing_app.errors import UserError
from briefing_app.usecases.items.naming import Named
from briefing_app.usecases.meetings import (
    add_turn,
    answer_at,
    carried_to,
    close_meeting,
    document_name,
    keep_answer,
    matching_speakers,
    move_turn,
    names_of_speakers,
    person_of,
    take_sentence,
    taken_from,
    turns,
)
from tests.conftest import TODAY
from tests.usecases.world import NEXT, keep

DOCUMENT = "Compte rendu – Rencontre de janvier, mardi 12 janvier 2027"


@pytest.fixture
def meeting(world):
    return world.get(Meeting, "next")


@pytest.fixture
def turn(world):
    return world.get(Intervention, "t2")


# Speakers


def test_whoever_may_speak_is_called_by_title_and_name(world):
    assert names_of_speakers(world) == {
        "apolline": "Mme Apolline Sémaphore",
        "come": "M. Côme Tilleul",
        "dalia": "Mme Dalia Perche",
        "elie": "Élie Basque",
    }


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dal", ["dalia"]),
        ("DAL", ["dalia"]),
        (" perche ", ["dalia"]),
        ("eli", ["elie"]),
        ("til", ["come"]),
        ("gref", [""]),
        ("erche", []),
        ("a", []),
        ("", []),
        ("mme", ["apolline", "dalia"]),
        ("mme dal", ["dalia"]),
        ("xx", []),
    ],
)
def test_two_letters_that_begin_a_word_of_a_name_find_who_is_meant(world, meeting, typed, expected):
    found = matching_speakers(world, meeting, typed)
    assert [each.key for each in found] == expected
    assert all(each.kind == Person.KIND for each in found)


def test_a_speaker_that_is_no_contact_is_found_by_the_label(world, meeting):
    assert matching_speakers(world, meeting, "greffière") == [Named("people", "", "Une greffière")]


def test_those_who_came_stand_before_everybody_known_and_excused_ones_among_these(world, meeting):
    came = (Participant(person="dalia"), Participant(person="apolline", excused=True))
    there = replace(meeting, participants=came)
    assert [n.key for n in matching_speakers(world, there, "mme")] == ["dalia", "apolline"]
    assert [n.key for n in matching_speakers(world, there, "mme", limit=1)] == ["dalia"]


def test_eight_are_shown_at_most_and_a_part_of_a_double_name_is_a_word(world, meeting):
    for number in range(10):
        keep(world, Person(key=f"x{number}", name=f"Jean-Zoé Numéro {number}"))
    assert len(matching_speakers(world, meeting, "zoe")) == 8


@pytest.mark.parametrize(
    ("key", "side"),
    [("come", Side.INSTITUTION), ("dalia", Side.COLLECTIF), ("elie", Side.COLLECTIF)],
)
def test_a_contact_sits_on_the_side_of_the_office(world, key, side):
    found = person_of(world, key)
    assert (found.person.key, found.side) == (key, side)


def test_a_contact_without_an_office_is_one_of_ours_and_nobody_is_nobody(world):
    keep(world, Person(key="seul", name="Seul"))
    assert person_of(world, "seul").side is Side.COLLECTIF
    assert person_of(world, "absent") is None
    assert person_of(world, None) is None
    assert person_of(world, "") is None


# Turns


def test_turns_stand_in_their_order_and_a_new_one_comes_last(world):
    assert [each.key for each in turns(world, "next")] == ["t1", "t2", "t3", "t4", "t5"]
    added = add_turn(world, Intervention(meeting="next", text="Enfin."))
    assert added.position == 6
    first = add_turn(world, Intervention(meeting="before", text="D’abord."))
    assert first.position == 1
    assert world.undoable.label == "Ajouter une intervention"
    with pytest.raises(UserError):
        add_turn(world, Intervention(meeting="absente", text="Rien."))


def test_a_turn_moves_one_place_and_all_are_numbered_anew(world):
    keep(
        world,
        replace(world.get(Intervention, "t4"), position=40),
        replace(world.get(Intervention, "t5"), position=50),
    )
    move_turn(world, world.get(Intervention, "t5"), -1)
    order = [(each.key, each.position) for each in turns(world, "next")]
    assert order == [("t1", 1), ("t2", 2), ("t3", 3), ("t5", 4), ("t4", 5)]
    assert world.undoable.label == "Déplacer une intervention"


def test_the_first_turn_has_no_place_above_it(world):
    before = world.undoable
    move_turn(world, world.get(Intervention, "t1"), -1)
    assert world.undoable == before


# Sentences


def test_a_sentence_becomes_an_engagement_of_who_said_it_there(world, meeting, turn):
    sentence = "Le titre sera remis le 30 juin 2027, mesure 4 bis."
    taken = take_sentence(world, meeting, turn, sentence, Commitment, TODAY)
    assert world.get(Commitment, taken.key) == Commitment(
        key=taken.key,
        ref="E-0007",
        text=sentence,
        meeting="next",
        by="apolline",
        institution="mi",
        due=date(2027, 6, 30),
        themes=("sejour",),
        measures=("p/v2/4-bis",),
        diffusion=Diffusion.COLLECTIF,
        source=Source(document=DOCUMENT, passage=sentence),
    )
    assert world.undoable.label == "Noter un engagement dans le compte rendu"


@pytest.mark.parametrize(
    ("cls", "label"),
    [
        (Constat, "Noter un constat dans le compte rendu"),
        (Recommendation, "Noter une recommandation dans le compte rendu"),
    ],
)
def test_a_sentence_becomes_a_constat_or_a_demand(world, meeting, turn, cls, label):
    taken = take_sentence(world, meeting, turn, "Aucun foyer.", cls, TODAY)
    assert world.get(cls, taken.key) == cls(
        key=taken.key,
        ref=taken.ref,
        text="Aucun foyer.",
        themes=("logement",),
        diffusion=Diffusion.COLLECTIF,
        source=Source(document=DOCUMENT, passage="Aucun foyer."),
    )
    assert world.undoable.label == label


@pytest.mark.parametrize(
    ("sentence", "due", "due_text"),
    [
        ("Ce sera fait le 1er mars.", date(2027, 3, 1), ""),
        ("Ce sera fait en mars 2027.", None, "mars 2027"),
        ("En mars 2027, au plus tard le 2 avril 2027.", date(2027, 4, 2), ""),
        ("Ce sera fait.", None, ""),
    ],
)
def test_a_precise_day_is_the_due_date_and_anything_else_stays_in_words(
    world, meeting, turn, sentence, due, due_text
):
    taken = take_sentence(world, meeting, turn, sentence, Commitment, TODAY)
    assert (taken.due, taken.due_text) == (due, due_text)


def test_days_are_counted_from_the_meeting_or_from_today_where_it_has_no_date(world, meeting, turn):
    said = "Ce sera fait le 1er mars."
    undated = replace(meeting, date=None, institutions=())
    taken = take_sentence(world, undated, turn, said, Commitment, date(2030, 5, 1))
    assert taken.due.year in (2030, 2031)
    assert taken.institution is None
    assert taken.source.document == "Compte rendu – Rencontre de janvier"
    assert document_name(undated) == "Compte rendu – Rencontre de janvier"


def test_what_the_minutes_gave_is_told_engagements_first(world, meeting, turn):
    constat = take_sentence(world, meeting, turn, "Un constat.", Constat, TODAY)
    demand = take_sentence(world, meeting, turn, "Une demande.", Recommendation, TODAY)
    promise = take_sentence(world, meeting, turn, "Une promesse.", Commitment, TODAY)
    found = [each.key for each in taken_from(world, meeting)]
    assert found == ["e3", "e4", promise.key, constat.key, demand.key]


def test_measures_are_sought_in_the_version_that_holds(world, meeting, turn):
    taken = take_sentence(world, meeting, turn, "Voir les mesures 1 et 9.", Constat, TODAY)
    assert set(taken.measures) == {"p/v2/1", "p/v2/9"}


def test_without_a_plan_no_measure_is_cited(store):
    keep(store, Meeting(key="m", title="M"))
    there, said = store.get(Meeting, "m"), Intervention(meeting="m", text="Voir la mesure 1.")
    assert take_sentence(store, there, said, said.text, Constat, TODAY).measures == ()


# Answers


def test_what_is_carried_to_a_meeting_is_what_its_dossier_holds_and_what_was_answered(
    world, meeting
):
    keep(
        world,
        replace(
            world.get(Recommendation, "r5"),
            carried=(Carried(meeting="next", stance=Stance.FAVORABLE),),
        ),
        Recommendation(key="r6", text="Interne.", themes=("sejour",)),
    )
    assert [each.key for each in carried_to(world, meeting)] == ["r1", "r6", "r2", "r3", "r5"]
    out = DossierItem(kind=ItemKind.RECOMMANDATION, key="r3", included=False)
    keep(world, replace(world.get(Dossier, "d"), items=(out,)))
    assert [each.key for each in carried_to(world, meeting)] == ["r1", "r6", "r2", "r5"]


def test_without_a_dossier_what_was_answered_is_what_was_carried(world):
    assert [each.key for each in carried_to(world, world.get(Meeting, "before"))] == ["r1"]


def test_the_answer_at_a_meeting_is_the_one_noted_or_none_yet(world):
    demand = world.get(Recommendation, "r1")
    assert answer_at(demand, "before").answer == "On verra."
    assert answer_at(demand, "next").answer == "Oui, en mars."
    assert answer_at(demand, "autre") == Carried(meeting="autre")


def test_an_answer_takes_the_place_of_the_one_before_at_that_meeting(world):
    demand = world.get(Recommendation, "r1")
    answer = Carried(meeting="before", stance=Stance.DEFAVORABLE, answer="Non.")
    kept = keep_answer(world, demand, answer)
    assert kept == world.get(Recommendation, "r1")
    assert kept.carried == (demand.carried[1], answer)
    assert world.undoable.label == "Noter la réponse à R-0001"


@pytest.mark.parametrize("status", list(RecommendationStatus))
def test_a_demand_that_was_answered_is_no_longer_to_carry_and_keeps_any_other_state(world, status):
    demand = replace(world.get(Recommendation, "r1"), status=status)
    kept = keep_answer(world, demand, Carried(meeting="next"))
    carried = RecommendationStatus.PORTEE
    assert kept.status is (carried if status is RecommendationStatus.A_PORTER else status)


# Closing


def test_a_closed_meeting_was_held_and_the_next_has_its_people_and_what_was_not_finished(
    world, meeting
):
    day = date(2027, 6, 1)
    keep(world, replace(meeting, kind=MeetingKind.GROUPE_DE_TRAVAIL))
    meeting = world.get(Meeting, "next")
    made = close_meeting(world, meeting, day, ["Foyers"])
    assert world.get(Meeting, "next") == replace(meeting, state=MeetingState.TENUE)
    assert world.get(Meeting, made.key) == Meeting(
        key=made.key,
        title="Rencontre de janvier",
        kind=MeetingKind.GROUPE_DE_TRAVAIL,
        date=day,
        place="Salle des fêtes",
        institutions=("mi",),
        interlocutor="apolline",
        agenda=("Foyers",),
        participants=(
            Participant(person="apolline", side=Side.INSTITUTION),
            Participant(person="come", side=Side.INSTITUTION, function="chef de cabinet"),
            Participant(person="dalia"),
            Participant(person="elie", function="bénévole"),
        ),
    )
    assert world.undo() == "Clore la rencontre « Rencontre de janvier »"
    assert world.get(Meeting, "next").state is MeetingState.A_PREPARER
    assert len(world.keys("meetings")) == 2


@pytest.mark.parametrize(
    ("day", "unfinished", "made"),
    [(None, [], False), (NEXT, [], True), (None, ["Foyers"], True)],
)
def test_the_next_is_made_where_it_has_a_day_or_something_was_not_finished(
    world, meeting, day, unfinished, made
):
    assert (close_meeting(world, meeting, day, unfinished) is not None) == made
    assert len(world.keys("meetings")) == 2 + made


def test_one_whose_minutes_were_sent_stays_so(world, meeting):
    sent = replace(meeting, state=MeetingState.COMPTE_RENDU_ENVOYE)
    keep(world, sent)
    close_meeting(world, sent, None, [])
    assert world.get(Meeting, "next").state is MeetingState.COMPTE_RENDU_ENVOYE


def test_one_of_ours_who_is_no_contact_is_invited_again(world, meeting):
    ours = (Participant(label="Une bénévole"), Participant(label="Lui", side=Side.INSTITUTION))
    made = close_meeting(world, replace(meeting, participants=ours), NEXT, [])
    assert made.participants == ours[:1]
    assert made.diffusion is Diffusion.INTERNE
