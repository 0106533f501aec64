"""Numbers, references and the table of contents: as Word will count them."""

from datetime import date

import pytest

from briefing_app.documents.blocks import (
    Cell,
    Contents,
    Document,
    Heading,
    ListItem,
    ListKind,
    Paragraph,
    PointReference,
    Table,
    Token,
    plain,
    text_of,
)
from briefing_app.documents.citing import cite, plan_label
from briefing_app.documents.content import Cited
from briefing_app.documents.numbering import numbers, resolve
from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import Language
from briefing_app.domain.model import Plan


def point(kind, **fields):
    return ListItem(plain("x"), kind, **fields)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ListKind.NUMBER, ["1.", "2.", "3."]),
        (ListKind.DEMAND, ["R1.", "R2.", "R3."]),
        (ListKind.BOX_NUMBER, ["1.", "2.", "3."]),
        (ListKind.BULLET, ["•", "•", "•"]),
        (ListKind.CELL_BULLET, ["•", "•", "•"]),
        (ListKind.DECIMAL, ["0.0.1", "0.0.2", "0.0.3"]),
    ],
)
def test_each_kind_of_list_counts_in_its_own_way(kind, expected):
    assert list(numbers([point(kind)] * 3)) == expected


def test_lists_go_on_over_headings_and_apart_from_each_other():
    blocks = [
        *(point(ListKind.NUMBER), point(ListKind.DEMAND), Heading(1, "Un")),
        *(point(ListKind.NUMBER), point(ListKind.NUMBER, restart=True), point(ListKind.NUMBER)),
        point(ListKind.DEMAND),
    ]
    assert list(numbers(blocks)) == ["1.", "R1.", "1", "2.", "1.", "2.", "R2."]


def test_what_goes_on_with_a_point_and_what_is_below_it_takes_no_number():
    blocks = [
        point(ListKind.NUMBER),
        point(ListKind.NUMBER, continued=True),
        point(ListKind.NUMBER, level=1),
        point(ListKind.NUMBER, level=2),
        point(ListKind.NUMBER),
        Paragraph(plain("x")),
    ]
    assert list(numbers(blocks)) == ["1.", "", "–", "–", "2.", ""]


def test_a_heading_begins_the_numbers_below_it_again():
    levels = [1, 2, 3, 3, 2, 3, 1, 2, 3]
    told = list(numbers([Heading(level, "x") for level in levels]))
    assert told == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1", "2.1.1"]


def test_points_that_are_numbered_like_headings_stand_below_them():
    kind = ListKind.DECIMAL
    blocks = [Heading(1, "x"), Heading(2, "x"), point(kind), point(kind), Heading(2, "x")]
    assert list(numbers([*blocks, point(kind)])) == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1"]


def test_a_heading_without_a_number_leaves_the_others_theirs():
    blocks = [Heading(1, "x"), Heading(1, "x", numbered=False), Heading(1, "x")]
    assert list(numbers(blocks)) == ["1", "", "2"]


@pytest.fixture
def resolved():
    to_demand, to_heading = (PointReference(Token(name)) for name in ("r", "h"))
    cell = Cell((Paragraph((*plain("voir "), to_demand)),))
    blocks = (
        Contents("Sommaire"),
        Heading(1, "Un", anchor=Token("h")),
        Heading(2, "Deux"),
        Heading(3, "Trois"),
        Heading(1, "Sans numéro", numbered=False),
        ListItem(plain("demande"), ListKind.DEMAND, anchor=Token("r")),
        ListItem((*plain("voir "), to_demand, *plain(" et "), to_heading)),
        Table("Légende", ("a", "b"), (50, 50), ((cell, Cell((Paragraph(plain("rien")),))),)),
    )
    return resolve(Document("t", "a", ("", ""), date(2026, 1, 1), blocks)).blocks


def test_references_say_the_number_that_they_lead_to(resolved):
    assert text_of(resolved[6].spans) == "voir R1 et 1"
    left, right = resolved[7].rows[0]
    assert text_of(left.paragraphs[0].spans) == "voir R1"
    assert text_of(right.paragraphs[0].spans) == "rien"


def test_a_table_of_contents_leads_to_the_headings_of_its_levels(resolved):
    entries = resolved[0].entries
    told = [(each.level, each.number, each.text) for each in entries]
    assert told == [(1, "1", "Un"), (2, "1.1", "Deux"), (1, "", "Sans numéro")]
    headings = [block for block in resolved if isinstance(block, Heading)]
    anchors = [block.anchor for block in headings if block.level < 3]
    assert [each.anchor for each in entries] == anchors
    assert len(set(anchors)) == 3
    assert all(anchors)
    assert anchors[0] == "h"


FIRST, SECOND = "plan 2014-2016", "plan 2024-2027"


@pytest.mark.parametrize(
    ("measures", "french", "english"),
    [
        ([("5", FIRST)], f"mesure 5, {FIRST}", f"measure 5, {FIRST}"),
        ([("5", FIRST), ("5", FIRST)], f"mesure 5, {FIRST}", f"measure 5, {FIRST}"),
        (
            [("10", FIRST), ("1", SECOND), ("5", FIRST), ("7", FIRST)],
            f"mesures 10, 5 et 7, {FIRST} ; mesure 1, {SECOND}",
            f"measures 10, 5 and 7, {FIRST} ; measure 1, {SECOND}",
        ),
    ],
)
def test_measures_are_cited_plan_by_plan_in_the_order_given(measures, french, english):
    cited = [Cited(number=number, plan=plan) for number, plan in measures]
    assert cite(cited, Voice()) == french
    assert cite(cited, Voice(Language.ANGLAIS)) == english


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        ("2014-01-01", "2016-12-31", "plan 2014-2016"),
        ("2014", "2014-12", "plan 2014"),
        ("", "2016", "plan 2016"),
        ("2014", "", "plan 2014"),
        ("", "", "Plan d’essai"),
    ],
)
def test_a_plan_is_named_by_its_years_or_by_its_title(start, end, label):
    assert plan_label(Plan(key="p", title="Plan d’essai", start=start, end=end)) == label
