"""Links that lead to an item which is deleted, or merged into another one."""

import pytest

from briefing_app.domain.links import Needed, redirected, unlinked
from briefing_app.domain.shape import SHAPES


def without(kind, record, target, *keys):
    return unlinked(SHAPES[kind], record, target, set(keys))


def turned(kind, record, target, old, new):
    return redirected(SHAPES[kind], record, target, old, new)


CONSTAT = {"key": "c1", "text": "Un texte", "themes": ["a", "b"], "organisations": ["a"]}


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (["a"], {"themes": ["b"]}),
        (["a", "b"], {}),
        (["x"], {"themes": ["a", "b"]}),
    ],
)
def test_links_to_what_is_deleted_go_and_those_of_other_kinds_stay(keys, left):
    expected = {"key": "c1", "text": "Un texte", **left, "organisations": ["a"]}
    assert without("constats", CONSTAT, "themes", *keys) == expected


def test_an_empty_list_leaves_no_trace():
    assert "themes" not in without("constats", CONSTAT | {"themes": ["a"]}, "themes", "a")


def test_a_link_that_may_be_missing_goes():
    promise = {"key": "e1", "text": "Un guide", "meeting": "m1", "institution": "m1"}
    assert without("commitments", promise, "meetings", "m1") == {
        "key": "e1",
        "text": "Un guide",
        "institution": "m1",
    }


def test_a_link_that_must_be_there_keeps_its_item_from_standing_alone():
    turn = {"key": "i1", "meeting": "m1", "text": "Bonjour"}
    with pytest.raises(Needed):
        without("interventions", turn, "meetings", "m1")
    assert without("interventions", turn, "meetings", "m2") == turn


def test_entries_that_need_what_is_deleted_go_with_it():
    demand = {
        "key": "r1",
        "text": "Des places",
        "carried": [{"meeting": "m1", "stance": "favorable"}, {"meeting": "m2"}],
    }
    assert without("recommendations", demand, "meetings", "m1")["carried"] == [{"meeting": "m2"}]


def test_an_entry_that_says_nothing_any_more_goes():
    meeting = {
        "key": "m1",
        "title": "Rencontre",
        "participants": [
            {"person": "p1"},
            {"person": "p1", "label": "Le cabinet"},
            {"person": "p2"},
        ],
    }
    assert without("meetings", meeting, "people", "p1")["participants"] == [
        {"label": "Le cabinet"},
        {"person": "p2"},
    ]


def test_a_link_to_any_kind_is_one_to_the_kind_beside_it():
    items = [{"kind": "constats", "key": "x"}, {"kind": "recommendations", "key": "x"}]
    dossier = {"key": "d1", "title": "D", "meeting": "m1", "items": items}
    assert without("dossiers", dossier, "constats", "x")["items"] == items[1:]
    merged = turned("dossiers", dossier, "constats", "x", "y")["items"]
    assert [each["key"] for each in merged] == ["y", "x"]


def test_an_item_merged_into_another_is_followed_by_every_link():
    assert turned("constats", CONSTAT, "themes", "a", "c") == CONSTAT | {"themes": ["c", "b"]}
    promise = {"key": "e1", "text": "Un guide", "meeting": "m1", "institution": "m1"}
    assert turned("commitments", promise, "meetings", "m1", "m2") == promise | {"meeting": "m2"}


def test_two_links_to_what_is_now_one_are_one():
    assert turned("constats", CONSTAT, "themes", "a", "b")["themes"] == ["b"]


def test_two_entries_that_now_lead_to_one_item_both_stay():
    demand = {"key": "r1", "text": "T", "carried": [{"meeting": "m1"}, {"meeting": "m2"}]}
    turn = turned("recommendations", demand, "meetings", "m1", "m2")
    assert turn["carried"] == [{"meeting": "m2"}, {"meeting": "m2"}]


def test_a_record_inside_the_item_is_followed_too():
    source = {"key": "c1", "text": "T", "source": {"document": "a", "page": 2}}
    assert turned("constats", source, "themes", "a", "b") == source
    assert without("constats", source, "themes", "a") == source
