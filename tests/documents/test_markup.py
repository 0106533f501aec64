"""The light Markdown of the author's texts."""

from briefing_app.documents.blocks import Span
from briefing_app.documents.markup import MarkupPassage, passages


def test_paragraphs_and_sub_points():
    text = "Trois obstacles :\n\n- le **délai**\n- la *langue*\n\nEt la peur."
    assert passages(text) == [
        MarkupPassage((Span("Trois obstacles :"),)),
        MarkupPassage((Span("le "), Span("délai", bold=True)), 1),
        MarkupPassage((Span("la "), Span("langue", italic=True)), 1),
        MarkupPassage((Span("Et la peur."),)),
    ]


def test_what_is_not_ours_stays_as_it_was_typed():
    for text in ("# titre", "> citation", "<b>x</b> & y", "5 * 3 * 2", "[a](b)", "a | b", "`code`"):
        assert "".join(span.text for span in passages(text)[0].spans) == text


def test_a_typed_number_is_a_word_of_the_text():
    (passage,) = passages("3. Les délais")
    assert "".join(span.text for span in passage.spans) == "3. Les délais"


def test_a_line_break_is_kept():
    assert passages("un\ndeux")[0].spans == (Span("un"), Span("\n"), Span("deux"))
