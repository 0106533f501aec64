"""How what came back enters an item: fields change it, answers are added in their author's name."""

import dataclasses
from datetime import date

import pytest

from briefing_app.domain.choices import CommitmentStatus, Diffusion, ProposalKind
from briefing_app.domain.choices import RecommendationStatus as Demanded
from briefing_app.domain.grids.review import Difference, ItemId
from briefing_app.domain.grids.sheet import Names
from briefing_app.domain.model import (
    Commitment,
    FollowUp,
    Proposal,
    Recommendation,
    StatusChange,
)
from briefing_app.errors import UserError
from briefing_app.usecases.grids.answers import (
    GridAnswer,
    on_measure,
    with_answer,
    with_fields,
)
from tests.conftest import TODAY

NAMES = Names(
    themes={},
    organisations={"afj": "AFJ", "ccem": "CCEM"},
    members=("afj", "ccem"),
    full_names={"afj": "Foyer", "ccem": "Comité"},
    meetings={},
    cite=", ".join,
)
DAY = date(2026, 3, 4)


def change(column, received, kind="commitments", **fields):
    known = {
        "document": "retour.xlsx",
        "organisation": "afj",
        "row": 2,
        "ref": "E-0001",
        "sent": "",
        "here": "",
        "date": "",
    }
    item = ItemId(kind, "e")
    return Difference(item=item, column=column, received=received, **(known | fields))


# Fields


def test_a_state_also_enters_the_history_on_the_day_of_the_answer():
    item = Commitment(text="E.", status_history=(StatusChange(date=date(2026, 1, 1)),))
    found = with_fields(item, [change("status", "tenu", date="2026-03-04")], TODAY)
    assert found == Commitment(
        text="E.",
        status=CommitmentStatus.TENU,
        status_history=(
            StatusChange(date=date(2026, 1, 1)),
            StatusChange(date=DAY, status=CommitmentStatus.TENU),
        ),
    )
    undated = with_fields(item, [change("status", "tenu")], TODAY)
    assert undated.status_history[-1].date == TODAY


def test_a_state_of_before_enters_the_history_before_those_that_came_after():
    later = StatusChange(date=date(2026, 5, 1), status=CommitmentStatus.CADUC)
    undated = StatusChange(status=CommitmentStatus.EN_COURS)
    for history, place in (((later,), 0), ((undated, later), 1), ((later, undated), 2)):
        item = Commitment(text="E.", status_history=history)
        found = with_fields(item, [change("status", "tenu", date="2026-03-04")], TODAY)
        assert found.status_history[place].status is CommitmentStatus.TENU
        assert len(found.status_history) == len(history) + 1


def test_other_fields_are_read_as_what_they_are():
    item = Commitment(text="E.", due=DAY)
    changes = [change("due", "2027-06-30"), change("text", "Autrement.")]
    assert with_fields(item, changes, TODAY) == Commitment(text="Autrement.", due=date(2027, 6, 30))
    assert with_fields(item, [change("due", "")], TODAY).due is None
    demand = Recommendation(text="R.")
    told = with_fields(demand, [change("status", "satisfaite", "recommendations")], TODAY)
    assert told == Recommendation(text="R.", status=Demanded.SATISFAITE)
    assert with_fields(item, [], TODAY) == item


def test_of_those_who_say_the_same_the_earliest_counts_then_the_first_by_name():
    same = [
        change("status", "tenu", date="2026-05-01"),
        change("status", "tenu", organisation="ccem"),
        change("status", "tenu", date="2026-03-04", organisation="ccem"),
    ]
    found = with_fields(Commitment(text="E."), same, TODAY)
    assert found.status_history == (StatusChange(date=DAY, status=CommitmentStatus.TENU),)


def test_two_different_answers_for_one_field_are_refused():
    two = [change("status", "tenu"), change("status", "caduc", organisation="ccem")]
    with pytest.raises(UserError) as refused:
        with_fields(Commitment(text="E."), two, TODAY)
    assert str(refused.value) == (
        "Deux réponses différentes sont cochées pour E-0001, colonne « État » : « tenu » et"
        " « caduc ». N’en gardez qu’une. Rien n’a été enregistré."
    )


# Words


@pytest.mark.parametrize(
    ("told", "status", "text", "evidence"),
    [
        ({"progress": "Reçu.", "evidence": "lettre"}, "tenu", "Reçu.", "lettre"),
        ({"evidence": "lettre"}, "tenu", "État proposé : tenu.", "lettre"),
        ({"evidence": "lettre"}, "", "Élément transmis.", "lettre"),
        ({"progress": "Reçu."}, "", "Reçu.", ""),
        ({}, "caduc", "État proposé : caduc.", ""),
    ],
)
def test_an_answer_says_its_words_else_the_state_it_proposes(told, status, text, evidence):
    assert GridAnswer.of(told, "afj", DAY, status) == GridAnswer("afj", DAY, text, evidence)
    assert GridAnswer.of({}, "afj", DAY) == GridAnswer("afj", DAY, "Élément transmis.", "")


def note(text, day=DAY, organisation="afj", evidence=""):
    return FollowUp(date=day, text=text, evidence=evidence, organisation=organisation)


def test_an_answer_to_an_engagement_is_an_internal_dated_note():
    item = Commitment(text="E.", notes=(note("Avant.", date(2026, 1, 1)),))
    found = with_answer(item, GridAnswer("afj", DAY, "Reçu.", "lettre"), None)
    assert found.notes == (*item.notes, note("Reçu.", evidence="lettre"))
    assert found.notes[-1].diffusion is Diffusion.INTERNE
    nobody = with_answer(item, GridAnswer("", DAY, "Reçu.", ""), None)
    assert nobody.notes[-1].organisation is None


def test_notes_stand_by_day_then_by_author_then_by_words_whichever_came_first():
    answers = [
        GridAnswer("ccem", DAY, "A.", ""),
        GridAnswer("afj", DAY, "B.", ""),
        GridAnswer("afj", DAY, "A.", ""),
        GridAnswer("afj", date(2026, 1, 1), "Z.", ""),
        GridAnswer("", DAY, "C.", ""),
    ]
    expected = [
        (date(2026, 1, 1), "afj", "Z."),
        (DAY, None, "C."),
        (DAY, "afj", "A."),
        (DAY, "afj", "B."),
        (DAY, "ccem", "A."),
    ]
    for order in (answers, answers[::-1], answers[2:] + answers[:2]):
        item = Commitment(text="E.")
        for answer in order:
            item = with_answer(item, answer, None)
        assert [(n.date, n.organisation, n.text) for n in item.notes] == expected


def test_what_stands_before_is_not_moved():
    item = Commitment(text="E.", notes=(note("Z.", date(2030, 1, 1)), note("A.", date(2020, 1, 1))))
    found = with_answer(item, GridAnswer("afj", DAY, "M.", ""), None)
    assert [each.text for each in found.notes] == ["Z.", "A.", "M."]


def test_an_answer_takes_the_place_of_the_one_it_corrects_and_of_no_other():
    others = (
        note("Reçu.", organisation="ccem"),
        note("Reçu.", evidence="autre"),
        note("Rien.", evidence="lettre"),
    )
    former = GridAnswer("afj", DAY, "Reçu.", "lettre")
    item = Commitment(text="E.", notes=(note("Reçu.", evidence="lettre"), *others))
    found = with_answer(item, GridAnswer("afj", date(2026, 9, 1), "Enfin.", ""), former)
    assert [n for n in found.notes if n.text == "Enfin."] == [note("Enfin.", date(2026, 9, 1))]
    assert set(found.notes) - {note("Enfin.", date(2026, 9, 1))} == set(others)
    anonymous = Commitment(text="E.", notes=(note("Reçu.", organisation=None),))
    former = GridAnswer("", DAY, "Reçu.", "")
    assert len(with_answer(anonymous, GridAnswer("", DAY, "Oui.", ""), former).notes) == 1


# Demands


def test_an_answer_to_a_demand_is_dated_news_too_and_her_own_note_stays_hers():
    item = Recommendation(text="R.", note="À nous.")
    found = with_answer(item, GridAnswer("afj", DAY, "Une ligne.", "lettre"), None)
    (told,) = found.notes
    assert (told.date, told.organisation, told.text, told.evidence) == (
        DAY,
        "afj",
        "Une ligne.",
        "lettre",
    )
    assert found.note == "À nous."


# Measures


def test_an_answer_on_a_measure_is_a_remark_of_the_association():
    answer = GridAnswer("afj", DAY, "Rien ne bouge.", "lettre")
    assert on_measure("p/v/1", answer, None) == Proposal(
        measure="p/v/1",
        kind=ProposalKind.REMARK,
        text="Rien ne bouge.",
        organisations=("afj",),
        note="Éléments : lettre",
    )
    bare = on_measure("p/v/1", GridAnswer("", DAY, "Rien.", ""), None)
    assert (bare.organisations, bare.note) == ((), "")


def test_a_correction_changes_the_words_of_that_remark_only():
    former = Proposal(
        key="p", measure="p/v/1", text="Avant.", themes=("t",), organisations=("afj",), note="x"
    )
    found = on_measure("p/v/1", GridAnswer("afj", DAY, "Après.", ""), former)
    assert found == dataclasses.replace(former, text="Après.", note="")
    told = on_measure("p/v/1", GridAnswer("afj", DAY, "Après.", "lettre"), former)
    assert told.note == "Éléments : lettre"
