"""Plans as they are worked on: a first version, the next draft, a measure more, a version less."""

from dataclasses import replace

from briefing_app.domain.model import Constat, Measure, Plan, PlanVersion
from briefing_app.usecases.grids.rounds import Asked, RoundState
from briefing_app.usecases.items.bulk import add_theme, remove_theme
from briefing_app.usecases.items.spelling import mistakes
from briefing_app.usecases.plans import (
    add_plan,
    add_version,
    delete_version,
    make_room,
    measures,
    new_measure,
    proposals,
)
from tests.conftest import TODAY


def test_a_plan_begins_with_a_version_and_no_measure(world):
    version = add_plan(world, "Plan de 2030", "projet")
    plan = world.get(Plan, version.plan)
    assert plan == Plan(key=plan.key, title="Plan de 2030")
    assert world.get(PlanVersion, version.key) == PlanVersion(
        key=version.key, plan=plan.key, label="projet"
    )
    assert version.key.startswith(f"{plan.key}/")
    assert measures(world, version.key) == []
    assert world.undo() == "Ajouter le plan « Plan de 2030 »"


def test_the_next_draft_has_the_measures_of_the_one_before_each_continuing_it(world):
    made = add_version(world, "p/v2", "suite")
    former = world.get(PlanVersion, "p/v2")
    assert made == replace(former, key=made.key, label="suite", date=None, position=3)
    assert made.key.startswith("p/")
    before, after = measures(world, "p/v2"), measures(world, made.key)
    assert [(m.number, m.title, m.position, m.text) for m in after] == [
        (m.number, m.title, m.position, m.text) for m in before
    ]
    assert [m.continues for m in after] == [(m.key,) for m in before]
    assert all(m.version == made.key and m.key.startswith(f"{made.key}/") for m in after)
    assert world.undo() == "Ajouter la version « suite »"


def test_a_new_measure_comes_after_the_one_she_stands_on_with_the_next_number(world):
    last = new_measure(world, "p/v2")
    assert last.pop("key").startswith("p/v2/")
    assert last == {"version": "p/v2", "position": 4, "number": "10", "chapter": "Identifier"}
    inside = new_measure(world, "p/v2", "p/v2/4-bis")
    assert (inside["position"], inside["number"], inside["chapter"]) == (2, "10", "Protéger")
    empty = new_measure(world, add_plan(world, "P", "V").key)
    assert (empty["position"], empty["number"], empty["chapter"]) == (0, "1", "")


def test_those_that_follow_a_new_measure_step_back(world):
    fields = new_measure(world, "p/v2", "p/v2/4-bis")
    measure = Measure(title="Nouvelle", **fields)
    with world.operation("Ajouter"):
        make_room(world, measure)
        world.save(measure)
    order = [(m.number, m.position) for m in measures(world, "p/v2")]
    assert order == [("4 bis", 1), ("10", 2), ("9", 3), ("1", 4)]


def test_a_version_goes_with_its_measures_and_the_last_one_with_its_plan(world):
    with world.operation("Sans propositions"):
        world.delete("proposals", world.keys("proposals"))
    delete_version(world, "p/v2")
    assert world.undoable.label == "Supprimer la version « définitif »"
    assert world.keys("versions") == ["p/v1"]
    assert set(world.keys("measures")) == {"p/v1/1", "p/v1/2"}
    delete_version(world, "p/v1")
    assert (world.keys("plans"), world.keys("versions"), world.keys("measures")) == ([], [], [])


def test_what_is_said_of_measures_is_found(world):
    assert [p.key for p in proposals(world, ["p/v1/2", "p/v2/1"])] == ["p1", "p2", "p5"]


def test_a_theme_is_given_to_many_or_taken_from_them(world):
    add_theme(world, "constats", ["c1", "c2"], "mineurs")
    assert [c.themes for c in world.find(Constat, ["c1", "c2"])] == [
        ("sejour", "mineurs"),
        ("mineurs",),
    ]
    assert world.undoable.label == "Ajouter le thème « Mineurs » à 2 constats"
    remove_theme(world, "constats", ["c1", "c2"], "mineurs")
    assert [c.themes for c in world.find(Constat, ["c1", "c2"])] == [("sejour",), ()]
    assert world.undoable.label == "Retirer le thème « Mineurs » de 2 constats"


def test_unknown_words_are_found_where_they_stand():
    text = "Un mott inconu, AFJ et l’hôtel."
    assert [text[m.start : m.end] for m in mistakes(text)] == ["mott", "inconu"]
    assert [text[m.start : m.end] for m in mistakes(text, ["MOTT"])] == ["inconu"]


def test_a_round_is_told_as_an_answer_of_the_command():
    one = Asked("g", "afj", "AFJ", "a.xlsx", 3, TODAY)
    other = Asked("h", "ccem", "CCEM", "b.xlsx", 4, None)
    assert RoundState("t", "Tour", TODAY, None, (one, other)).as_json() == {
        "key": "t",
        "title": "Tour",
        "date": "2026-11-21",
        "reply_by": "",
        "answered": 1,
        "asked": [
            {"organisation": "afj", "file": "a.xlsx", "rows": 3, "answered": "2026-11-21"},
            {"organisation": "ccem", "file": "b.xlsx", "rows": 4, "answered": ""},
        ],
        "waiting": ["ccem"],
    }
