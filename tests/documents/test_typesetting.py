"""A line is set as one, whatever it is cut into."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.documents.blocks import (
    Document,
    Footnote,
    Paragraph,
    PointReference,
    Span,
    Token,
    text_of,
)
from briefing_app.documents.typesetting import typeset_document
from briefing_app.domain.choices import Typography
from briefing_app.domain.text.typography import typeset

PIECES = st.lists(
    st.sampled_from(
        [
            "mesure 5",
            " ; ",
            ";",
            " ",
            "« ",
            " »",
            "Pourquoi ",
            "?",
            "n°",
            " 12 000",
            " €",
            "…",
            "fin.",
        ]
    ),
    min_size=1,
    max_size=9,
)


def set_line(spans, style):
    document = Document("t", "a", ("", ""), date(2026, 1, 1), (Paragraph(spans),))
    (paragraph,) = typeset_document(document, style).blocks
    return paragraph.spans


@given(PIECES, st.sampled_from(Typography))
def test_a_line_is_set_the_same_in_one_piece_or_in_many(pieces, style):
    spans = tuple(Span(each, italic=n % 2 == 0) for n, each in enumerate(pieces))
    assert text_of(set_line(spans, style)) == typeset("".join(pieces), style)


@pytest.mark.parametrize(
    ("style", "expected"),
    [(Typography.FRANCE, "constat 3\u202f; mesure 5"), (Typography.EUROPE, "constat 3; mesure 5")],
)
def test_references_and_notes_stand_in_the_line(style, expected):
    spans = (
        Span("constat "),
        PointReference(Token("c"), "3"),
        Span(" ; ", italic=True),
        Span("mesure 5"),
        Footnote((Span("Vraiment ?"),)),
    )
    told = set_line(spans, style)
    assert text_of(told) == expected
    assert told[1] == spans[1]
    assert told[2].italic
    assert told[4].spans[0].text == typeset("Vraiment ?", style)


def test_dots_become_one_sign_wherever_they_stand():
    told = set_line((Span("Et puis...", bold=True), Span(" rien")), Typography.FRANCE)
    assert [each.text for each in told] == ["Et puis…", " rien"]
