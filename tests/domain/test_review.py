"""What came back is settled, or for her to decide: one rule a test."""

from dataclasses import replace

import pytest

from briefing_app.domain.grids.review import (
    Difference,
    Identity,
    ItemId,
    NewRow,
    ReturnedRow,
    with_rivals,
)

GUIDE = ItemId("commitments", "guide")
CHANGE = Difference(
    document="retour.xlsx",
    organisation="afj",
    row=3,
    item=GUIDE,
    ref="E-1",
    column="status",
    sent="à suivre",
    here="à suivre",
    received="tenu",
)


def test_an_identity_is_written_and_read_again():
    identity = Identity("g1", ItemId("measures", "plan:2/v1/4"))
    assert str(identity) == "g1:measures:plan:2/v1/4"
    assert Identity.read(str(identity)) == identity


@pytest.mark.parametrize("text", ["", "g1", "g1:measures", "g1:measures:", "g1:autre:cle", "x:y:z"])
def test_what_is_no_identity_is_not_guessed(text):
    assert Identity.read(text) is None


def test_a_line_says_nothing_where_a_cell_is_missing():
    row = ReturnedRow(3, "", {"text": "Un guide"})
    assert (row.said("text"), row.said("status")) == ("Un guide", "")


def test_a_change_of_one_side_alone_is_settled():
    assert CHANGE.settled
    assert not CHANGE.conflict


@pytest.mark.parametrize(
    "fields",
    [
        {"here": "en cours"},
        {"sent": None},
        {"rivals": ("non tenu",)},
        {"received": ""},
        {"doubt": True},
        {"column": "text"},
    ],
)
def test_she_decides_a_conflict_an_erasure_a_doubt_and_a_protected_cell(fields):
    assert not replace(CHANGE, **fields).settled


@pytest.mark.parametrize(
    ("fields", "conflict"),
    [
        ({"here": "en cours"}, True),
        ({"here": " à  suivre"}, False),
        ({"sent": None}, True),
        ({"rivals": ("non tenu",)}, True),
        ({"column": "progress", "sent": None, "here": "Vu.", "rivals": ("Non.",)}, False),
    ],
)
def test_a_conflict_is_a_field_changed_on_both_sides_or_by_two(fields, conflict):
    assert replace(CHANGE, **fields).conflict is conflict


def test_a_field_that_is_not_filled_in_is_protected():
    assert replace(CHANGE, column="text").protected
    assert not CHANGE.protected
    assert not replace(CHANGE, column="progress").protected


def test_an_empty_answer_erases():
    assert replace(CHANGE, received="").erases
    assert not CHANGE.erases


def test_two_associations_that_disagree_on_one_field_are_rivals():
    other = replace(CHANGE, organisation="nid", received="non tenu")
    third = replace(CHANGE, organisation="cit", received=" tenu ")
    assert [each.rivals for each in with_rivals([CHANGE, other, third])] == [
        ("non tenu",),
        ("tenu", " tenu "),
        ("non tenu",),
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"received": "tenu"},
        {"item": ItemId("commitments", "letter"), "received": "caduc"},
        {"column": "due", "received": "2027-01-01"},
        {"column": "progress", "received": "Vu."},
    ],
)
def test_only_another_answer_for_the_same_field_is_a_rival(other):
    first, second = with_rivals([CHANGE, replace(CHANGE, **other)])
    assert (first.rivals, second.rivals) == ((), ())


def test_answers_are_each_association_s_own():
    answers = [replace(CHANGE, column="progress", received=text) for text in ("Oui.", "Non.")]
    assert with_rivals(answers) == answers


@pytest.mark.parametrize(
    ("kind", "resembles", "settled"),
    [
        ("constats", (), True),
        ("constats", (("C-1", "Un constat"),), False),
        ("commitments", (), False),
    ],
)
def test_only_a_form_brings_new_lines_by_itself_unless_they_are_known(kind, resembles, settled):
    row = NewRow(
        document="r.xlsx",
        organisation="afj",
        row=4,
        kind=kind,
        values={"text": "Un  constat"},
        resembles=resembles,
    )
    assert row.settled is settled
    assert row.text == "Unconstat"
