"""Each field of the model says what it is called and who may read it; what is generic follows."""

import pytest

from briefing_app.domain.audience import told, veiled
from briefing_app.domain.choices import Diffusion
from briefing_app.domain.shape import SHAPES, Slot, Sort
from briefing_app.domain.wording import changed, slot_of, word_of

IN, TOGETHER, OUT = Diffusion


def every_slot(shape, seen=()):
    for slot in shape.slots:
        yield shape.cls, slot
        if slot.shape and slot.shape.cls not in seen:
            yield from every_slot(slot.shape, (*seen, slot.shape.cls))


SLOTS = {
    f"{cls.__name__}.{slot.name}": slot
    for shape in SHAPES.values()
    for cls, slot in every_slot(shape)
}


@pytest.mark.parametrize("name", SLOTS)
def test_a_field_says_its_word_and_who_may_read_it(name):
    assert SLOTS[name].fact.word, f"{name} does not say who may read it: seen(), ours(), internal()"


INTERNAL = {
    "Person.email",
    "Person.phone",
    "Person.note",
    "Constat.note",
    "Constat.source",
    "Recommendation.note",
    "Recommendation.source",
    "Proposal.note",
    "Proposal.source",
    "Commitment.note",
    "Commitment.source",
    "Intervention.source",
    "Measure.source",
}


def test_notes_sources_and_contact_details_never_leave():
    assert {n for n, slot in SLOTS.items() if slot.fact.readers is IN} == INTERNAL


def test_the_points_of_the_delegation_stay_in_the_collective():
    assert [n for n, slot in SLOTS.items() if slot.fact.readers is TOGETHER] == ["Dossier.points"]


@pytest.mark.parametrize("audience", [TOGETHER, OUT])
def test_what_is_internal_is_taken_off_and_looked_for(audience):
    record = {"key": "p1", "name": "Camille Orlan", "email": "c@exemple.fr", "function": "juriste"}
    assert veiled("people", record, audience) == {
        "key": "p1",
        "name": "Camille Orlan",
        "function": "juriste",
    }
    found = {each.text: each.allowed for each in told("people", record, audience)}
    assert found == {"Camille Orlan": True, "c@exemple.fr": False, "juriste": True}


def test_what_both_sides_of_a_meeting_know_is_not_looked_for():
    record = {
        "key": "m1",
        "title": "Réunion préparatoire",
        "place": "Salle Ormeau",
        "start": "09:30",
        "diffusion": "interne",
        "participants": [{"label": "une conseillère", "function": "juriste", "reason": "train"}],
    }
    assert [each.text for each in told("meetings", record, OUT)] == [
        "Réunion préparatoire",
        "train",
    ]


def test_a_joined_file_never_leaves_whatever_its_item_says():
    record = {"key": "a1", "kind": "constats", "item": "c1", "name": "certificat.pdf"}
    assert [each.allowed for each in told("attachments", record, TOGETHER)] == [False, False]


@pytest.mark.parametrize(
    ("kind", "name", "sentence"),
    [
        ("constats", "diffusion", "diffusion : modifiée"),
        ("constats", "themes", "thèmes : modifiés"),
        ("recommendations", "answers", "répond à : modifié"),
        ("commitments", "notes", "nouvelles : modifiées"),
    ],
)
def test_what_changed_agrees_with_the_word_of_the_field(kind, name, sentence):
    assert changed(slot_of(kind, name)) == sentence


def test_one_name_may_be_called_differently_in_two_kinds():
    assert word_of("constats", "note") == "note interne"
    assert isinstance(slot_of("constats", "text"), Slot)
    assert slot_of("constats", "text").sort is Sort.TEXT
