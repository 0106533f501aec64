"""What says nearly the same is found among everything, and what only speaks of it is not."""

import pytest

from briefing_app.domain.model import Constat, Recommendation
from briefing_app.storage.resemblance import ALIKE, Resembling, resembling
from tests.usecases.world import keep

TEXT = "La préfecture exige un passeport que les exploitants ont confisqué aux victimes."


def keys(store, text, kind="constats", **options):
    return [each.key for each in resembling(store, text, kind, **options)]


def test_the_same_words_resemble_each_other_wholly(store):
    keep(store, Constat(key="c", text=TEXT))
    assert resembling(store, TEXT, "constats") == [Resembling("constats", "c", 1.0)]
    assert keys(store, TEXT.upper()) == ["c"]
    assert keys(store, TEXT, "recommendations") == []


@pytest.mark.parametrize(("words", "found"), [(6, True), (5, False)])
def test_a_few_words_resemble_nothing(store, words, found):
    keep(store, Constat(key="c", text="passeport confisqué préfecture victimes exploitants exige"))
    asked = " ".join("passeport confisqué préfecture victimes exploitants exige".split()[:words])
    assert bool(keys(store, asked)) == found


def test_the_most_alike_come_first_and_five_at_most(store):
    keep(
        store,
        Constat(key="near", text=f"{TEXT} Les associations le constatent partout en région."),
        Constat(key="same", text=TEXT),
        Constat(key="far", text="La préfecture de police ouvre ses guichets le mardi matin aussi."),
    )
    found = resembling(store, TEXT.replace("aux victimes", "à ces personnes"), "constats")
    assert found[0].key in ("same", "near")
    assert "far" not in [each.key for each in found]
    assert all(ALIKE <= each.likeness <= 1 for each in found)
    assert [each.likeness for each in found] == sorted((e.likeness for e in found), reverse=True)
    for number in range(7):
        keep(store, Constat(key=f"x{number}", text=TEXT))
    assert len(keys(store, TEXT)) == 5
    assert len(keys(store, TEXT, limit=2)) == 2


def test_only_its_text_makes_an_item_resemble(store):
    keep(
        store, Constat(key="c", text="Autre chose.", note=TEXT), Recommendation(key="r", text=TEXT)
    )
    assert keys(store, TEXT) == []
    assert keys(store, TEXT, "recommendations") == ["r"]
