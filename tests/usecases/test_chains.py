"""The chain an item stands in: constats, demands, mesures, promises."""

import pytest

from briefing_app.domain.model import Constat, Recommendation
from briefing_app.usecases.items.chains import chain
from briefing_app.usecases.items.naming import Named
from tests.usecases.world import OPEN, keep


def keys(steps):
    return [[each.key for each in step] for step in steps]


def test_from_a_constat_to_what_was_asked_to_the_mesure_to_what_was_promised(world):
    assert chain(world, "constats", "c1") == [
        [],
        [Named("recommendations", "r1", "R-0001 Remettre un récépissé.")],
        [
            Named("measures", "p/v2/1", "mesure 1 (p)"),
            Named("measures", "p/v2/4-bis", "mesure 4 bis (p)"),
        ],
        [Named("commitments", "e1", "E-0001 Publier la circulaire (mesure 1).")],
    ]


@pytest.mark.parametrize(
    ("kind", "key", "expected"),
    [
        ("constats", "c1", [[], ["r1"], ["p/v2/1", "p/v2/4-bis"], ["e1"]]),
        ("constats", "c2", [[], ["r1", "r3"], ["p/v2/4-bis"], ["e1"]]),
        ("constats", "c4", [[], [], [], []]),
        ("recommendations", "r1", [["c1", "c2"], [], ["p/v2/1", "p/v2/4-bis"], ["e1"]]),
        ("recommendations", "r3", [["c2"], [], [], []]),
        ("measures", "p/v2/4-bis", [["c1", "c2"], ["r1"], [], ["e1"]]),
        ("measures", "p/v2/9", [[], [], [], ["e1"]]),
        ("measures", "p/v1/1", [[], [], [], []]),
        ("commitments", "e1", [["c1", "c2"], ["r1"], ["p/v2/1", "p/v2/9"], []]),
        ("commitments", "e2", [[], [], [], []]),
    ],
)
def test_every_step_is_reached_from_every_other_and_the_item_itself_is_left_out(
    world, kind, key, expected
):
    assert [sorted(step) for step in keys(chain(world, kind, key))] == expected


def test_a_step_names_six_at_most_each_in_few_words(world):
    for number in range(8):
        text = f"Demande numéro {number}, écrite avec beaucoup de mots."
        keep(
            world,
            Recommendation(key=f"x{number}", text=text, answers=("c4",), diffusion=OPEN),
        )
    (_, demands, _, _) = chain(world, "constats", "c4")
    assert [each.key for each in demands] == [f"x{number}" for number in range(6)]
    assert all(len(each.text) <= len("R-0006 ") + 34 for each in demands)


def test_a_constat_is_named_by_its_heading(world):
    (constats, *_) = chain(world, "recommendations", "r1")
    assert constats[0] == Named("constats", "c1", "C-0001 Récépissés")
    assert world.get(Constat, "c1").heading == "Récépissés"
