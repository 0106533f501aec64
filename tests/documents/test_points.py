"""Constats and recommandations as numbered points, and the light Markdown inside them."""

import pytest

from briefing_app.documents.blocks import Footnote, ListKind, PointReference, Span, Token, text_of
from briefing_app.documents.content import Cited, Entry
from briefing_app.documents.entries import entry, references
from briefing_app.documents.markup import without_marks
from briefing_app.documents.parts import in_cell, prose
from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import Language
from tests.documents.reading import plainly

SAY = Voice()
MEASURE = Cited(number="5", plan="plan 2014-2016")


def points(told, kind=ListKind.NUMBER, say=SAY, **fields):
    return list(entry(told, kind, say, prefix="c", **fields))


def shown(told, **fields):
    return [(item.level, item.continued, plainly(item.spans)) for item in points(told, **fields)]


def test_a_point_has_a_name_that_references_lead_to():
    items = points(Entry(key="k", text="Un.\n\n- deux\n\nTrois."))
    assert [item.anchor for item in items] == [Token("c-k"), "", ""]
    assert {item.kind for item in items} == {ListKind.NUMBER}


def test_further_paragraphs_go_on_and_sub_points_stand_below():
    text = "Un :\n\n- deux\n  - trois\n\nQuatre."
    assert shown(Entry(key="k", text=text)) == [
        (0, False, "Un :"),
        (1, False, "deux"),
        (2, False, "trois"),
        (0, True, "Quatre."),
    ]


def test_only_the_first_paragraph_begins_the_numbers_again():
    items = points(Entry(key="k", text="Un.\n\nDeux."), restart=True)
    assert [item.restart for item in items] == [True, False]
    assert [item.restart for item in points(Entry(key="k", text="Un."))] == [False]


def test_measures_and_answered_constats_follow_the_text_that_leads_to_its_sub_points():
    told = Entry(key="k", text="Un :\n\n- deux", measures=(MEASURE,), answers=("a", "b"))
    assert shown(told) == [
        (0, False, "Un : (mesure 5, plan 2014-2016 ; constats et )"),
        (1, False, "deux"),
    ]
    (first, _second) = points(told)
    assert [s.anchor for s in first.spans if isinstance(s, PointReference)] == ["c-a", "c-b"]
    added = [s for s in first.spans[1:] if isinstance(s, Span) and s.text.strip() != "et"]
    assert all(span.italic for span in added)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"measures": (MEASURE,)}, "Un. (mesure 5, plan 2014-2016)"),
        ({"answers": ("a",)}, "Un. (constat )"),
        ({"answers": ("a", "b", "c")}, "Un. (constats , et )"),
        ({}, "Un."),
        ({"sources": ("AFJ",)}, "Un.{Signalé par AFJ.}"),
        ({"sources": ("AFJ", "CCEM"), "evidence": "12 cas."}, "Un.{Signalé par AFJ et CCEM. 12 cas.}"),
        ({"evidence": "12 cas."}, "Un.{12 cas.}"),
        ({"evidence": "12 cas.", "measures": (MEASURE,)}, "Un. (mesure 5, plan 2014-2016){12 cas.}"),
    ],
)  # fmt: skip
def test_what_a_point_rests_on_stands_at_its_end(fields, expected):
    assert shown(Entry(key="k", text="Un.", **fields)) == [(0, False, expected)]


def test_a_point_says_in_english_what_it_rests_on():
    told = Entry(key="k", text="Un.", answers=("a", "b"), sources=("AFJ",))
    assert shown(told, say=Voice(Language.ANGLAIS)) == [
        (0, False, "Un. (findings and ){Reported by AFJ.}")
    ]


def test_a_text_that_begins_with_sub_points_still_has_its_number():
    assert shown(Entry(key="k", text="- deux\n- trois", measures=(MEASURE,))) == [
        (0, False, "(mesure 5, plan 2014-2016)"),
        (1, False, "deux"),
        (1, False, "trois"),
    ]
    assert shown(Entry(key="k", text="")) == [(0, False, "")]


def test_sub_demands_stand_one_level_below_each_other():
    below = Entry(key="z", text="Trois.\n\nQuatre.", measures=(MEASURE,))
    told = Entry(key="k", text="Un.", parts=(Entry(key="y", text="Deux :\n\n- x", parts=(below,)),))
    assert shown(told) == [
        (0, False, "Un."),
        (1, False, "Deux :"),
        (2, False, "x"),
        (2, False, "Trois."),
        (2, True, "Quatre. (mesure 5, plan 2014-2016)"),
    ]
    items = points(told, ListKind.DEMAND)
    assert [item.anchor for item in items] == ["c-k", "", "", "", ""]
    assert {item.kind for item in items} == {ListKind.DEMAND}


def test_references_are_listed():
    for count, expected in ((1, ""), (2, " et "), (3, ",  et ")):
        anchors = [Token(str(n)) for n in range(count)]
        assert text_of(references(anchors, SAY)).replace(", ", ", ") == expected
    assert references([], SAY) == ()


def test_a_note_is_at_the_foot_of_the_page():
    (item,) = points(Entry(key="k", text="Un.", evidence="**12** cas."))
    (note,) = (span for span in item.spans if isinstance(span, Footnote))
    assert note.spans == (Span("12", bold=True), Span(" cas."))


def test_prose_has_paragraphs_and_points():
    told = [(b.level if hasattr(b, "level") else "p", plainly(b.spans)) for b in prose("Un :\n\n- deux\n  - trois")]  # fmt: skip
    assert told == [("p", "Un :"), (0, "deux"), (1, "trois")]


def test_the_sub_points_of_a_cell_keep_their_dash():
    told = [plainly(p.spans) for p in in_cell("Un :\n\n- deux\n- trois")]
    assert told == ["Un :", "– deux", "– trois"]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Un **deux** _trois_.", "Un deux trois."),
        ("Un :\n\n- **deux**\n  - trois\n\nFin.", "Un :\n- deux\n  - trois\n\nFin."),
        ("*Un*\n\nDeux", "Un\n\nDeux"),
        ("Un\n\n\n- deux", "Un\n\n\n- deux"),
        ("5 * 3", "5 * 3"),
    ],
)
def test_marks_go_where_nothing_can_be_bold(text, bare):
    assert without_marks(text) == bare
