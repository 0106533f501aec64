"""RTF says a letter twice, once for old readers: only the right one is read."""

import pytest

from briefing_app.imports.readers.rtf import read


def texts(body):
    found = read(b"{\\rtf1\\ansi\\ansicpg1252 " + body + b"\\par}")
    return [line.text for line in found.lines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rb"d\u233?j\u224? l\u224?", "déjà là"),
        (rb"\uc1 l\u8217'\u233?t\u233?", "l’été"),
        (rb"\uc0 l\u8217 \u233 t\u233 ", "l’été"),
        (rb"\uc2 l\u8217''\u233??t\u233??", "l’été"),
        (rb"l\u8217\'92\u233\'e9t\u233\'e9", "l’été"),
        (rb"{\uc0 l\u8217 }\u233?t\u233?", "l’été"),  # the number belongs to its group
        (rb"\u-4051?", "\uf02d"),
        (rb"\u233?\'e9", "éé"),
    ],
)
def test_the_letter_that_stands_in_for_a_unicode_one_is_skipped(body, expected):
    assert texts(body) == [expected]
