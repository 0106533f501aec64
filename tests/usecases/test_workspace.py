"""What the window asks of the store: orders, dossiers with one thing changed, deleting."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.choices import ItemKind, Section
from briefing_app.domain.model import (
    Attachment,
    Commitment,
    Constat,
    Dossier,
    DossierItem,
    Meeting,
    Theme,
)
from briefing_app.errors import UserError
from briefing_app.usecases.items.workspace import (
    delete,
    dossier_for,
    meetings,
    taken_over,
    theme_counts,
    themes,
    with_choice,
    with_order,
    with_section,
    with_wording,
)
from tests.usecases.world import keep

CONSTAT, DEMAND, PROMISE = ItemKind
EMPTY = Dossier(title="D", meeting="m")


def item(key, kind=CONSTAT, **fields):
    return DossierItem(kind=kind, key=key, **fields)


# Orders


def test_themes_stand_in_her_order_those_without_a_place_last_by_name(store):
    for key, place in (("b", None), ("c", 2), ("a", None), ("d", 1)):
        keep(store, Theme(key=key, label=key.upper(), position=place))
    assert [each.key for each in themes(store)] == ["d", "c", "a", "b"]


def test_each_theme_counts_its_constats_demands_and_engagements(world):
    assert theme_counts(world) == {
        "sejour": (3, 3, 2),
        "mineurs": (1, 1, 0),
        "logement": (0, 0, 1),
    }


def test_meetings_stand_latest_first_those_without_a_date_last(world):
    keep(world, Meeting(key="x", title="X"), Meeting(key="y", title="Y", date=date(2028, 1, 1)))
    assert [each.key for each in meetings(world)] == ["y", "next", "before", "x"]


# Dossiers


def test_a_meeting_has_its_dossier_or_a_new_one_that_is_not_stored(world):
    assert dossier_for(world, world.get(Meeting, "next")) == world.get(Dossier, "d")
    made = dossier_for(world, world.get(Meeting, "before"))
    assert made == Dossier(title="Dossier – Première rencontre", meeting="before")
    assert world.keys("dossiers") == ["d"]


def test_an_item_is_ticked_or_not_and_keeps_its_place_and_words():
    known = replace(EMPTY, items=(item("a", wording="W", position=2), item("a", DEMAND)))
    found = with_choice(known, CONSTAT, "a", included=False)
    assert found.items == (
        item("a", wording="W", position=2, included=False),
        item("a", DEMAND),
    )
    assert with_choice(found, CONSTAT, "a", included=True) == known
    added = with_choice(known, CONSTAT, "b", included=False)
    assert added.items == (*known.items, item("b", included=False))


def test_an_item_has_other_words_for_this_meeting_whether_it_is_ticked_or_not():
    assert with_wording(EMPTY, CONSTAT, "a", "W").items == (item("a", wording="W"),)
    known = replace(EMPTY, items=(item("a", included=False), item("a", DEMAND)))
    found = with_wording(known, CONSTAT, "a", "W")
    assert found.items == (item("a", included=False, wording="W"), item("a", DEMAND))
    assert with_wording(found, CONSTAT, "a", "") == known


def test_the_items_of_a_kind_are_put_in_order_and_the_others_stay():
    known = replace(EMPTY, items=(item("a", wording="W"), item("x", DEMAND), item("z", position=9)))
    found = with_order(known, CONSTAT, ["b", "a"])
    assert found.items == (
        item("x", DEMAND),
        item("b", position=1),
        item("a", wording="W", position=2),
        item("z", position=9),
    )


def test_all_parts_are_the_rule_and_are_not_written_down():
    without = with_section(EMPTY, Section.ANNEXES, included=False)
    assert without.sections == tuple(each for each in Section if each is not Section.ANNEXES)
    assert with_section(without, Section.ANNEXES, included=True).sections == ()
    assert with_section(EMPTY, Section.ANNEXES, included=True).sections == ()
    two = replace(EMPTY, sections=(Section.CONSTATS,))
    found = with_section(two, Section.DEMANDES, included=True)
    assert found.sections == (Section.DEMANDES, Section.CONSTATS)


def test_a_dossier_begun_from_an_earlier_one_has_its_choice_and_keeps_its_own_meeting():
    earlier = Dossier(
        key="old", title="Avant", meeting="m0", themes=("t",), items=(item("a"),), previous="older"
    )
    found = taken_over(Dossier(key="new", title="Après", meeting="m1", themes=("u",)), earlier)
    assert found == replace(earlier, key="new", title="Après", meeting="m1", previous="old")


# Deleting


def test_deleting_takes_links_and_files_along_in_one_named_step(world):
    keep(
        world,
        Attachment(key="f", kind="constats", item="c1", name="f.pdf", fingerprint="0"),
        Attachment(key="g", kind="constats", item="c2", name="g.pdf", fingerprint="1"),
    )
    delete(world, "constats", ["c1"])
    assert world.undoable.label == "Supprimer C-0001"
    assert world.keys("attachments") == ["g"]
    assert [i.key for i in world.get(Dossier, "d").items] == ["e1"]
    assert "c1" not in world.find(Constat)
    world.undo()
    assert world.get(Constat, "c1").heading == "Récépissés"
    assert world.keys("attachments") == ["f", "g"]


@pytest.mark.parametrize(
    ("kind", "keys", "label"),
    [
        ("constats", ["c1", "c2"], "Supprimer 2 constats"),
        ("people", ["dalia"], "Supprimer Mme Dalia Perche"),
        ("organisations", ["afj"], "Supprimer AFJ"),
        ("themes", ["sejour"], "Supprimer Droit au séjour"),
    ],
)
def test_a_step_says_what_was_deleted(world, kind, keys, label):
    delete(world, kind, iter(keys))
    assert world.undoable.label == label
    assert not set(keys) & set(world.keys(kind))


@pytest.mark.parametrize(
    ("kind", "keys", "said"),
    [
        ("measures", ["p/v2/1"], "proposition « P-0001 », proposition « P-0005 » en dépendent"),
        ("measures", ["p/v1/2"], "proposition « P-0002 » en dépend"),
        ("meetings", ["next"], "intervention « Le récépissé manque partout. », intervention « Nous allons écrire aux préfets. », intervention « Le foyer est plein. » et 3 autres en dépendent"),
        ("plans", ["p"], "version « définitif », version « projet » en dépendent"),
    ],
)  # fmt: skip
def test_what_others_make_no_sense_without_is_not_deleted_and_they_are_named(
    world, kind, keys, said
):
    with pytest.raises(UserError) as refused:
        delete(world, kind, keys)
    assert str(refused.value) == (
        f"Suppression impossible : {said}. Rien n’a été supprimé : supprimez d’abord ce qui en"
        " dépend, ou rattachez-le ailleurs."
    )
    assert set(keys) <= set(world.keys(kind))


def test_what_is_deleted_together_does_not_keep_each_other(world):
    delete(world, "interventions", ["t1", "t2", "t3", "t4", "t5"])
    assert world.keys("interventions") == []


def test_what_is_not_there_any_more_is_told(world):
    with pytest.raises(UserError, match=r"^Cet élément n’existe plus\.$"):
        delete(world, "constats", ["absent"])
    assert world.get(Commitment, "e1").ref == "E-0001"
