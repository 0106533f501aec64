"""One place up or down: themes, turns of a meeting, measures of a plan."""

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.model import Intervention, Measure, Meeting, Theme
from briefing_app.usecases.items.ordering import moved
from briefing_app.usecases.items.themes import move_theme
from briefing_app.usecases.items.workspace import themes
from briefing_app.usecases.meetings import add_turn, move_turn, turns
from briefing_app.usecases.plans import add_plan, measures, move_measure, new_measure
from tests.builders import with_theme


@given(st.integers(1, 8), st.data())
def test_one_item_goes_and_the_others_keep_their_order(count, data):
    items = [Theme(key=str(n), label=f"Thème {n}") for n in range(count)]
    chosen = data.draw(st.sampled_from(items))
    step = data.draw(st.integers(-9, 9))
    order = moved(items, chosen.key, step)
    target = items.index(chosen) + step
    if not 0 <= target < count:
        assert order == []
        return
    assert order[target] == chosen
    assert [each for each in order if each != chosen] == [each for each in items if each != chosen]


def test_a_theme_takes_the_place_of_its_neighbour(store):
    for key in "abc":
        with_theme(store, key, key)
    move_theme(store, "c", -1)
    assert [theme.key for theme in themes(store)] == ["a", "c", "b"]
    move_theme(store, "a", -1)
    assert [theme.key for theme in themes(store)] == ["a", "c", "b"]
    assert store.undo() == "Déplacer le thème « c »"


def test_a_turn_takes_the_place_of_its_neighbour(store):
    with store.operation("Préparer"):
        store.save(Meeting(key="m", title="Rencontre"))
    for text in ("Premier.", "Deuxième."):
        add_turn(store, Intervention(meeting="m", text=text))
    move_turn(store, turns(store, "m")[1], -1)
    assert [turn.text for turn in turns(store, "m")] == ["Deuxième.", "Premier."]


def test_a_measure_takes_the_chapter_of_the_one_it_passes(store):
    version = add_plan(store, "Plan 2027", "projet").key
    for number, chapter in (("1", "Repérer"), ("2", "Protéger")):
        with store.operation("Ajouter"):
            place = new_measure(store, version) | {"number": number, "chapter": chapter}
            store.save(Measure(title=f"Mesure {number}", **place))
    second = measures(store, version)[1]
    move_measure(store, second.key, -1)
    found = [(each.number, each.chapter) for each in measures(store, version)]
    assert found == [("2", "Repérer"), ("1", "Repérer")]
