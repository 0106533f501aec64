"""What a search marks in a text."""

import pytest

from briefing_app.domain.text.marks import marks


def marked(text, words):
    return [text[mark.start : mark.end] for mark in marks(text, words)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Les hébergements, et un hébergement.", "hébergement", ["hébergements", "hébergement"]),
        ("Les HEBERGEMENTS", "hébergement", ["HEBERGEMENTS"]),
        ("Un titre de séjour", "sejour titre", ["titre", "séjour"]),
        ("Un titre de séjour", '"titre de séjour"', ["titre de séjour"]),
        ("Séjour de titre", '"titre de séjour"', []),
        ("Un titre, de séjour", '"titre de sejour"', ["titre, de séjour"]),
        ("des titres de séjour", '"titre de séjour"', []),
        ("Un guide et un titre de séjour", 'guide "titre de séjour"', ["guide", "titre de séjour"]),
        ("guide titre", '"titre" guide', ["guide", "titre"]),
        ("a b ab", "a", []),
        ("de la loi", "de", ["de"]),
        ("Un guide", "", []),
        ("Un guide", '""', []),
        ("", "guide", []),
        ("guide", '"guide" guide', ["guide"]),
        ("un deux un deux", '"un deux"', ["un deux", "un deux"]),
        ("un deux", '"un deux trois"', []),
        ("un deux, trois quatre", '"un deux" "trois quatre"', ["un deux", "trois quatre"]),
    ],
)
def test_words_are_marked_as_the_index_understands_them(text, words, found):
    assert marked(text, words) == found
