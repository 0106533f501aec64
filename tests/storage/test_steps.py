"""Steps: whatever happens to an item within one, undoing gives it back as it was before."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.model import Commitment, Constat, FollowUp, Intervention, Meeting
from briefing_app.errors import UserError
from tests.builders import dumped
from tests.usecases.world import keep, settle


@pytest.fixture
def world(store):
    return settle(store)


def test_an_item_changed_twice_within_a_step_is_as_before_the_first_change(world):
    before = world.get(Constat, "c1")
    with world.operation("Deux fois"):
        world.save(replace(before, text="Autre texte."))
        world.save(replace(before, text="Encore un autre.", heading="Autre titre"))
    (latest, *_) = world.history("constats", "c1")
    assert latest.before == {"text": before.text, "heading": "Récépissés"}
    assert latest.after == {"text": "Encore un autre.", "heading": "Autre titre"}
    assert world.undo() == "Deux fois"
    assert world.get(Constat, "c1") == before
    world.redo()
    assert world.get(Constat, "c1").heading == "Autre titre"


def test_what_was_changed_and_changed_back_within_a_step_did_not_change(world):
    before = world.get(Constat, "c1")
    with world.operation("Aller et retour"):
        world.save(replace(before, text="Autre."))
        world.save(before)
    assert [event.label for event in world.history("constats", "c1")] == ["Préparer"]


def test_what_was_changed_then_deleted_within_a_step_comes_back_as_it_was(world):
    before = world.get(Commitment, "e2")
    with world.operation("Changer puis supprimer"):
        world.save(replace(before, text="Autre.", notes=(FollowUp(text="Note."),)))
        world.delete("commitments", ["e2"])
    assert "e2" not in world.keys("commitments")
    world.undo()
    assert world.get(Commitment, "e2") == before
    world.redo()
    assert "e2" not in world.keys("commitments")


def test_what_was_deleted_then_made_again_within_a_step_was_changed(world):
    before = world.get(Commitment, "e2")
    with world.operation("Refaire"):
        world.delete("commitments", ["e2"])
        world.save(replace(before, text="Autre.", due=None))
    (latest, *_) = world.history("commitments", "e2")
    assert latest.before == {"text": "Ouvrir un foyer.", "due": "2027-12-31"}
    world.undo()
    assert world.get(Commitment, "e2") == before


def test_items_that_lead_to_each_other_go_and_come_back_together(world):
    text = dumped(world)
    with world.operation("Se répondre"):
        world.save(replace(world.get(Intervention, "t1"), answers="t4"))
    linked = dumped(world)
    with world.operation("Supprimer"):
        world.delete("interventions", ["t1", "t2", "t3", "t4", "t5"])
    assert world.keys("interventions") == []
    world.undo()
    assert dumped(world) == linked
    world.undo()
    assert dumped(world) == text


def test_what_others_lead_to_is_not_deleted_alone(world):
    before = dumped(world)
    said = "^Un élément dont d’autres dépendent ne peut pas être supprimé"
    with pytest.raises(UserError, match=said), world.operation("Supprimer"):
        world.delete("organisations", ["mi"])
    assert dumped(world) == before


def test_an_emptied_field_is_told_as_empty_and_comes_back(world):
    before = world.get(Meeting, "next")
    keep(world, replace(before, date=None, agenda=(), place=""))
    (latest, *_) = world.history("meetings", "next")
    assert latest.after == {"date": None, "agenda": None, "place": None}
    assert latest.before == {
        "date": "2027-01-12",
        "agenda": ["Récépissés", "Foyers"],
        "place": "Salle des fêtes",
    }
    assert world.get(Meeting, "next").date is None
    world.undo()
    assert world.get(Meeting, "next") == before
    assert before.date == date(2027, 1, 12)


def test_a_step_undone_did_not_happen_and_a_new_one_forgets_it(world):
    keep(world, replace(world.get(Constat, "c1"), text="Autre."))
    world.undo()
    assert [event.label for event in world.history("constats", "c1")] == ["Préparer"]
    assert world.redoable.label == "Préparer"
    keep(world, replace(world.get(Constat, "c2"), text="Autre."))
    assert world.redoable is None
    assert world.redo() is None
