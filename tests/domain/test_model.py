"""What an item refuses to be made of."""

import pytest

from briefing_app.domain.model import Constat, Measure, Participant, Proposal, Round
from briefing_app.errors import FieldError, UserError


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_a_field_that_must_be_there_cannot_be_empty_and_is_named(text):
    with pytest.raises(FieldError) as refused:
        Constat(text=text)
    assert refused.value.field == "text"
    assert str(refused.value) == "Le champ « texte » ne peut pas rester vide."


def test_the_first_missing_field_is_told():
    with pytest.raises(FieldError, match="« version » ne peut pas"):
        Measure(title="T", number="1")
    with pytest.raises(FieldError, match="« numéro » ne peut pas"):
        Measure(version="p/v", title="T")


def test_a_participant_is_a_person_or_has_a_label():
    assert Participant(person="p").label == ""
    assert Participant(label="Le cabinet").person is None
    for label in ("", " "):
        with pytest.raises(UserError) as refused:
            Participant(label=label)
        assert str(refused.value) == "Un participant doit être une personne ou avoir un libellé."


@pytest.mark.parametrize("field", ["text", "old", "new"])
def test_a_proposal_says_something_in_one_way(field):
    assert getattr(Proposal(measure="p/v/1", **{field: "Dire"}), field) == "Dire"
    with pytest.raises(UserError) as refused:
        Proposal(measure="p/v/1", **{field: "  "})
    sentence = "Une proposition doit avoir un texte, ou une phrase à reformuler."
    assert str(refused.value) == sentence


def test_a_proposal_stands_on_a_measure():
    with pytest.raises(FieldError, match="« mesure » ne peut pas"):
        Proposal(text="Dire")


def test_a_round_that_was_not_sent_yet_says_nothing_of_other_items():
    assert Round(title="Tour").sent == ()
