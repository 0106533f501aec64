"""The French words of kinds, in the sentences that hold them."""

import pytest

from briefing_app.domain.shape import SHAPES
from briefing_app.domain.wording import a, counted, new, noun, said, several, slot_of, unknown


@pytest.mark.parametrize(
    ("kind", "one", "fresh", "two", "lost"),
    [
        ("collective", "un collectif", "Nouveau collectif", "2 collectifs", "collectif inconnu"),
        ("themes", "un thème", "Nouveau thème", "2 thèmes", "thème inconnu"),
        ("acronyms", "un sigle", "Nouveau sigle", "2 sigles", "sigle inconnu"),
        (
            "organisations",
            "une organisation",
            "Nouvelle organisation",
            "2 organisations",
            "organisation inconnue",
        ),
        ("people", "une personne", "Nouvelle personne", "2 personnes", "personne inconnue"),
        ("plans", "un plan", "Nouveau plan", "2 plans", "plan inconnu"),
        ("versions", "une version", "Nouvelle version", "2 versions", "version inconnue"),
        ("measures", "une mesure", "Nouvelle mesure", "2 mesures", "mesure inconnue"),
        ("meetings", "une rencontre", "Nouvelle rencontre", "2 rencontres", "rencontre inconnue"),
        ("constats", "un constat", "Nouveau constat", "2 constats", "constat inconnu"),
        (
            "recommendations",
            "une recommandation",
            "Nouvelle recommandation",
            "2 recommandations",
            "recommandation inconnue",
        ),
        (
            "proposals",
            "une proposition",
            "Nouvelle proposition",
            "2 propositions",
            "proposition inconnue",
        ),
        (
            "commitments",
            "un engagement",
            "Nouvel engagement",
            "2 engagements",
            "engagement inconnu",
        ),
        (
            "interventions",
            "une intervention",
            "Nouvelle intervention",
            "2 interventions",
            "intervention inconnue",
        ),
        ("dossiers", "un dossier", "Nouveau dossier", "2 dossiers", "dossier inconnu"),
        (
            "rounds",
            "un tour de grille",
            "Nouveau tour de grille",
            "2 tours de grille",
            "tour de grille inconnu",
        ),
        ("grids", "une grille", "Nouvelle grille", "2 grilles", "grille inconnue"),
        (
            "documents",
            "un document source",
            "Nouveau document source",
            "2 documents source",
            "document source inconnu",
        ),
        (
            "attachments",
            "un fichier joint",
            "Nouveau fichier joint",
            "2 fichiers joints",
            "fichier joint inconnu",
        ),
    ],
)
def test_every_kind_has_its_gender_and_its_plural(kind, one, fresh, two, lost):
    assert (a(kind), new(kind), counted(kind, 2)) == (one, fresh, two)
    assert unknown(kind, "x") == f"{lost} « x »"
    assert two == f"2 {noun(kind).plural}"


@pytest.mark.parametrize(("count", "words"), [(0, "0 mesure"), (1, "1 mesure"), (3, "3 mesures")])
def test_one_and_none_are_singular_in_french(count, words):
    assert counted("measures", count) == words


def test_every_kind_has_a_noun_of_its_own():
    nouns = [noun(kind).singular for kind in SHAPES]
    assert len(set(nouns)) == len(nouns)


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 décidé"), (1, "1 décidé"), (2, "2 décidés"), (12, "12 décidés")]
)
def test_french_counts_as_several_from_two_on(count, said):
    assert several(count, "décidé", "décidés") == said


@pytest.mark.parametrize(
    ("kind", "name", "value", "word"),
    [
        ("meetings", "kind", "interne", "réunion interne"),
        ("constats", "diffusion", "interne", "interne"),
        ("constats", "cite_sources", True, "oui"),
        ("constats", "cite_sources", False, "non"),
        ("measures", "position", 3, "3"),
    ],
)
def test_a_value_is_said_in_the_words_of_its_own_field(kind, name, value, word):
    assert said(slot_of(kind, name), value) == word
