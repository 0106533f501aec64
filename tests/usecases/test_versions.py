"""Versions of a plan: the next draft, new measures in their place, and taking one away."""

import pytest

from briefing_app.domain.choices import Verdict
from briefing_app.domain.model import Measure, Plan, PlanVersion
from briefing_app.usecases.plans import (
    add_plan,
    add_version,
    delete_version,
    make_room,
    measures,
    move_measure,
    new_measure,
)


@pytest.fixture
def version(store):
    made = add_plan(store, "Plan", "Projet")
    with store.operation("Mesures"):
        for place, number in enumerate(("1", "2", "7", "bis")):
            store.save(
                Measure(
                    key=f"{made.key}/{number}",
                    version=made.key,
                    position=place,
                    number=number,
                    title=f"Mesure {number}",
                    chapter="A" if place < 2 else "B",
                    state_says="Fait.",
                    evaluator_says="Non.",
                    verdict=Verdict.PARTIELLE,
                )
            )
    return made.key


def order(store, version):
    return [(each.position, each.number) for each in measures(store, version)]


def test_the_next_version_continues_each_measure_without_what_was_said_of_its_results(
    store, version
):
    made = add_version(store, version, "Adopté")
    former = measures(store, version)
    found = measures(store, made.key)
    assert [each.continues for each in found] == [(each.key,) for each in former]
    assert {(m.state_says, m.evaluator_says, m.verdict) for m in found} == {("", "", None)}
    assert former[0].verdict is Verdict.PARTIELLE
    assert made.position == store.get(PlanVersion, version).position + 1


def test_a_new_measure_has_the_number_after_the_highest_and_stands_where_she_is(store, version):
    assert new_measure(store, version)["number"] == "8"
    begun = new_measure(store, version, after=f"{version}/2")
    assert (begun["position"], begun["chapter"]) == (2, "A")


def test_those_that_follow_a_new_measure_step_back(store, version):
    with store.operation("Ajouter"):
        new = Measure(key=f"{version}/8", version=version, position=2, number="8", title="Neuve")
        make_room(store, new)
        store.save(new)
    assert order(store, version) == [(0, "1"), (1, "2"), (2, "8"), (3, "7"), (4, "bis")]


def test_a_measure_takes_the_chapter_of_the_one_whose_place_it_takes(store, version):
    move_measure(store, f"{version}/2", 1)
    assert [(each.number, each.chapter) for each in measures(store, version)] == [
        ("1", "A"),
        ("7", "B"),
        ("2", "B"),
        ("bis", "B"),
    ]


def test_a_plan_goes_with_its_last_version_and_not_before(store, version):
    second = add_version(store, version, "Adopté").key
    delete_version(store, second)
    assert (len(store.find(Plan)), len(measures(store, second))) == (1, 0)
    delete_version(store, version)
    assert (store.find(Plan), store.find(Measure)) == ([], [])
    store.undo()
    assert len(measures(store, version)) == 4
