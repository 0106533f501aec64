"""Themes proposed from the words typed: most keywords first, three at most."""

import pytest

from briefing_app.domain.model import Theme
from briefing_app.usecases.proposing import proposed_themes

THEMES = [
    Theme(key="sejour", label="Séjour", keywords=("récépissé", "titre de séjour", "préfecture")),
    Theme(key="mineurs", label="Mineurs", keywords=("mineur", "aide sociale")),
    Theme(key="foyer", label="Foyer", keywords=("foyer", "hébergement", "l’hôtel")),
    Theme(key="plainte", label="Plainte", keywords=("plainte",)),
    Theme(key="rien", label="Rien"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("…", []),
        ("Rien de tout cela.", []),
        ("Un RECEPISSE manque.", ["sejour"]),
        ("Des récépissés, des mineures.", ["sejour", "mineurs"]),
        ("Des mineures, des récépissés.", ["sejour", "mineurs"]),
        ("Un foyer, un hébergement, un mineur.", ["foyer", "mineurs"]),
        ("Un titre de séjour.", ["sejour"]),
        ("Un titre, un séjour.", []),
        ("À l'hôtel.", ["foyer"]),
        ("Un hôtel.", []),
        ("L’aide sociale.", ["mineurs"]),
        ("Préfecture, mineur, foyer, plainte.", ["sejour", "mineurs", "foyer"]),
        ("Une plainte, une préfecture, un récépissé.", ["sejour", "plainte"]),
    ],
)
def test_the_themes_whose_keywords_are_there_are_proposed(text, expected):
    assert proposed_themes(text, THEMES) == expected


def test_fewer_may_be_asked_for():
    assert proposed_themes("Préfecture, mineur, foyer.", THEMES, 1) == ["sejour"]
    assert proposed_themes("Préfecture, mineur, foyer.", THEMES[::-1], 2) == ["foyer", "mineurs"]
