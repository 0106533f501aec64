"""Cutting a message: findings kept whole, politeness left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.cutting import cut

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
