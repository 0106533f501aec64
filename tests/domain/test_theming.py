"""Themes that a text seems to be about, from their keywords."""

import pytest

from briefing_app.domain.theming import Theming

KNOWN = Theming(
    {
        "hebergement": ("hébergement", "place d’accueil", "foyers", ""),
        "mineurs": ("enfant", "ase", "mineurs"),
        "sejour": ("titre de séjour", "titre"),
        "accueil": ("accueil", "enfant"),
    }
)


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("Rien de tout cela.", {}),
        ("Des hébergements", {"hebergement": 1.0}),
        ("L’hébergement, puis un hébergement", {"hebergement": 1.5}),
        ("trois foyers, hébergement", {"hebergement": 2.0}),
        ("Le titre", {"sejour": 1.0}),
        ("Un enfant", {"mineurs": 1.0, "accueil": 1.0}),
        ("l’ASE", {"mineurs": 1.0}),
        ("la base", {}),
    ],
)
def test_a_keyword_speaks_for_its_themes_in_every_form_and_more_when_repeated(text, scores):
    assert KNOWN.scores(text) == scores


def test_an_expression_says_more_than_a_word_and_its_words_do_not_speak_again():
    assert KNOWN.scores("des titres de séjour") == {"sejour": 1.5}
    assert KNOWN.scores("des places d’accueil") == {"hebergement": 1.5}
    assert KNOWN.scores("titre de séjour et titre de séjour") == {"sejour": 2.25}


def test_a_word_after_an_expression_speaks():
    assert KNOWN.scores("titre de séjour, enfant") == {"sejour": 1.5, "mineurs": 1, "accueil": 1}


def test_the_surest_theme_comes_first():
    text = "Un foyer, et des titres de séjour"
    assert KNOWN.themes(text) == ("sejour", "hebergement")


def test_a_theme_far_behind_the_surest_is_left_out():
    known = Theming({"a": ("un deux", "trois quatre"), "b": ("cinq",)})
    assert known.scores("un deux trois quatre cinq") == {"a": 3.0, "b": 1.0}
    assert known.themes("un deux trois quatre cinq") == ("a",)
    assert Theming({"a": ("un deux",), "b": ("cinq",)}).themes("cinq un deux") == ("a", "b")


def test_a_theme_close_enough_to_the_surest_is_kept():
    known = Theming({"a": ("un deux", "trois"), "b": ("cinq",)})
    assert known.scores("un deux trois cinq") == {"a": 2.5, "b": 1.0}
    assert known.themes("un deux trois cinq") == ("a", "b")  # 1.0 is 40 % of 2.5


def test_no_more_than_three_themes_are_proposed():
    known = Theming({key: (key,) for key in ("alpha", "bravo", "charlie", "delta")})
    assert known.themes("alpha bravo charlie delta") == ("alpha", "bravo", "charlie")


def test_what_stands_above_speaks_a_little_for_the_text():
    assert KNOWN.themes("Il en manque.", ["Foyers"]) == ()  # 0.6 alone is not enough
    assert KNOWN.themes("Il en manque.", ["Foyers", "Hébergement"]) == ("hebergement",)
    assert KNOWN.themes("Un titre", ["Titre de séjour"]) == ("sejour",)
    assert KNOWN.themes("Un foyer et un titre", ["Le titre"]) == ("sejour", "hebergement")


def test_a_text_about_nothing_has_no_theme():
    assert KNOWN.themes("Rien de tout cela.") == ()
