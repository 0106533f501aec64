"""References: given once, in order, never changed, never used again; refused with a sentence."""

import pytest

from briefing_app.domain.model import Commitment, Constat, Theme
from briefing_app.storage.refs import RefError
from tests.usecases.world import keep


def refused(store, *items):
    with pytest.raises(RefError) as error:
        keep(store, *items)
    return error.value.key, str(error.value)


def test_numbers_follow_each_other_kind_by_kind(store):
    keep(store, Constat(key="a", text="A."), Commitment(key="e", text="E."))
    with store.operation("Deux à la fois"):
        store.save_all([Constat(key="b", text="B."), Constat(key="c", text="C.")])
    assert [c.ref for c in store.find(Constat)] == ["C-0001", "C-0002", "C-0003"]
    assert store.get(Commitment, "e").ref == "E-0001"
    keep(store, Theme(key="t", label="T"))
    assert not hasattr(store.get(Theme, "t"), "ref")


def test_a_given_reference_is_kept_and_the_next_ones_follow_the_highest(store):
    keep(store, Constat(key="a", ref="C-0041", text="A."), Constat(key="b", text="B."))
    assert [c.ref for c in store.find(Constat)] == ["C-0041", "C-0042"]
    with store.operation("Ensemble"):
        store.save_all([Constat(key="c", text="C."), Constat(key="d", ref="C-0100", text="D.")])
    assert store.get(Constat, "d").ref == "C-0100"
    assert store.get(Constat, "c").ref == "C-0101"


def test_an_item_saved_without_its_reference_finds_it_again(store):
    keep(store, Constat(key="a", text="A."))
    keep(store, Constat(key="a", text="Autre."))
    assert store.get(Constat, "a").ref == "C-0001"
    keep(store, Constat(key="b", text="B."))
    assert store.get(Constat, "b").ref == "C-0002"


def test_a_reference_never_changes(store):
    keep(store, Constat(key="a", text="A."))
    said = "la référence C-0001 ne change jamais, elle ne peut pas devenir « C-0002 »"
    assert refused(store, Constat(key="a", ref="C-0002", text="A.")) == ("a", said)


def test_a_reference_of_another_is_refused_to_whoever_asks_for_it(store):
    keep(store, Constat(key="a", text="A."))
    said = "la référence C-0001 est celle d’un autre élément"
    assert refused(store, Constat(key="b", ref="C-0001", text="B.")) == ("b", said)
    with store.operation("Supprimer"):
        store.delete("constats", ["a"])
    assert refused(store, Constat(key="b", ref="C-0001", text="B.")) == ("b", said)


def test_two_that_ask_for_the_same_are_both_refused(store):
    with pytest.raises(RefError, match=r"^la référence C-0007 est celle"), store.operation("Deux"):
        store.save_all([Constat(key=k, ref="C-0007", text="X.") for k in "ab"])
    assert store.keys("constats") == []


@pytest.mark.parametrize("ref", ["C-7", "C-00014", "E-0001", "c-0001", "0001", "C-1234567890"])
def test_what_is_no_reference_is_refused_with_an_example(store, ref):
    said = f"« {ref} » n’est pas une référence, comme C-0014"
    assert refused(store, Constat(key="a", ref=ref, text="A.")) == ("a", said)


def test_a_reference_leads_to_its_item_as_long_as_it_lives(store):
    keep(store, Constat(key="a", text="A."), Constat(key="b", text="B."))
    assert store.named("C-0002") == [("constats", "b")]
    assert store.named("C-0003") == []
    with store.operation("Supprimer"):
        store.delete("constats", ["b"])
    assert store.named("C-0002") == []
    store.undo()
    assert store.named("C-0002") == [("constats", "b")]
