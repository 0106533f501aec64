"""Cutting a message: findings kept whole, politeness left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.text.cutting import cut

FIRST = "La préfecture demande un passeport que la personne n’a plus."
SECOND = "Le récépissé remis ne permet pas de travailler pendant six mois."


@pytest.mark.parametrize(
    "message",
    [
        f"{FIRST}\n\n{SECOND}",
        f"Bonjour,\n\n{FIRST}\n\n{SECOND}\n\nCordialement,\nCamille",
        f"- {FIRST}\n- {SECOND}",
        f"1. {FIRST}\n2. {SECOND}",
        f"• {FIRST}\n• {SECOND}",
        f"De : Camille\nObjet : terrain\n\n{FIRST}\n\n{SECOND}\n\n> message d’avant\n> encore",
    ],
)
def test_a_message_gives_its_findings(message):
    assert cut(message) == [FIRST, SECOND]


def test_lines_of_one_finding_stay_together():
    assert cut("La préfecture demande un passeport\nque la personne n’a plus.") == [FIRST]


def test_a_greeting_alone_gives_nothing():
    assert cut("Bonjour,\n\nMerci et bonne journée !") == []


@given(st.text())
def test_any_text_is_cut_into_parts_that_say_something(message):
    assert all(len(part.split()) >= 5 for part in cut(message))


def test_what_introduces_a_list_goes_with_its_first_point():
    message = f"À Nantes, deux choses :\n- {FIRST}\n- {SECOND}"
    assert cut(message) == [f"À Nantes, deux choses : {FIRST}", SECOND]


def test_a_list_of_one_point_is_left_as_it_is_written():
    assert cut(f"Une chose :\n- {FIRST}") == [f"Une chose : - {FIRST}"]


def test_a_quoted_line_divides_and_is_left_out():
    assert cut(f"{FIRST}\n> Tu disais que tout allait bien ?\n{SECOND}") == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("message", "parts"),
    [("un deux trois quatre", []), ("un deux trois quatre cinq", ["un deux trois quatre cinq"])],
)
def test_a_finding_has_five_words_at_least(message, parts):
    assert cut(message) == parts
