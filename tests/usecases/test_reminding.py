"""The words that remind those who have not sent their grid back."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.model import Collective
from briefing_app.errors import UserError
from briefing_app.usecases.grids.reminders import reminder
from briefing_app.usecases.grids.rounds import Asked, RoundState
from tests.usecases.world import keep

AFJ = Asked("g1", "afj", "AFJ", "Grille de suivi AFJ 2026-11-01.xlsx", 12, None)
CCEM = Asked("g2", "ccem", "CCEM", "Grille de suivi CCEM 2026-11-01.xlsx", 3, None)
STATE = RoundState("t", "Tour de novembre", date(2026, 11, 1), date(2026, 12, 1), (AFJ, CCEM))


def plain(text):
    """Typography is tested elsewhere: here every space is a space."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def message(store, state=STATE, organisation=""):
    return plain(reminder(store, state, organisation))


def test_one_is_reminded_of_the_file_its_lines_and_the_day(world):
    assert message(world, organisation="afj") == (
        "Objet : Tour de novembre – votre réponse\n\n"
        "Bonjour,\n\n"
        "Nous vous avons adressé le dimanche 1er novembre 2026 la grille de suivi,"
        " « Grille de suivi AFJ 2026-11-01 », et n’avons pas encore reçu votre retour."
        " Elle compte 12 lignes qui vous concernent.\n\n"
        "Une ligne sans nouvelle peut rester vide ; même une seule réponse nous est utile."
        " Merci de remplir les colonnes bleutées et de nous renvoyer ce même fichier,"
        " si possible avant le mardi 1er décembre 2026.\n\n"
        "Si vous n’avez rien à signaler, un mot en réponse suffit : nous le noterons.\n\n"
        "Bien cordialement,\n\n"
        "La coordination"
    )


def test_several_are_reminded_without_naming_a_file_and_what_is_not_known_is_not_said(world):
    state = replace(STATE, sent_on=None, reply_by=None)
    asked = message(world, state).split("\n\n")
    assert asked[2] == (
        "Nous vous avons adressé la grille de suivi et n’avons pas encore reçu votre retour."
    )
    assert asked[3].endswith("renvoyer ce même fichier.")


def test_who_has_answered_is_not_reminded_and_the_last_one_is_named(world):
    answered = replace(AFJ, answered=date(2026, 11, 10))
    state = replace(STATE, asked=(answered, CCEM))
    assert "« Grille de suivi CCEM 2026-11-01 »" in message(world, state)
    assert "Elle compte 3 lignes qui vous concernent." in message(world, state)
    with pytest.raises(UserError, match=r"^Il n’y a personne à relancer : tout le monde a répondu"):
        reminder(world, state, "afj")
    with pytest.raises(UserError):
        reminder(world, replace(STATE, asked=()))


def test_the_lines_of_a_grid_sent_to_everybody_concern_nobody_alone(world):
    shared = replace(STATE, asked=(AFJ, replace(CCEM, grid="g1")))
    told = message(world, shared, "afj")
    assert "« Grille de suivi AFJ 2026-11-01 »" in told
    assert "lignes qui vous concernent" not in told


@pytest.mark.parametrize(
    ("ours", "signed"),
    [
        ({"signatory": "Awa"}, "Awa"),
        ({"signatory": "Awa", "name": "Collectif"}, "Awa"),
        ({"name": "Collectif"}, "Collectif"),
        ({}, "La coordination"),
    ],
)
def test_it_is_signed_by_whoever_signs_else_by_the_collective(store, ours, signed):
    keep(store, Collective(key=Collective.KEY, **ours))
    assert message(store).rsplit("\n\n", 1)[1] == signed


def test_it_leaves_with_french_typography(world):
    told = reminder(world, STATE, "afj")
    assert "Objet\u00a0: Tour" in told
    assert "vide\u202f; même" in told
