"""What the next meeting lacks."""

from datetime import date

import pytest

from briefing_app.domain.choices import Diffusion, Side, Validation
from briefing_app.domain.model import Constat, Dossier, Meeting, Participant, Person, Point
from briefing_app.usecases.today import gather_today
from tests.builders import with_theme
from tests.conftest import TODAY


def tasks(store, **fields):
    with store.operation("Rencontre"):
        store.save(Meeting(key="m", title="m", date=date(2026, 12, 1), **fields))
    return {task.text: task.done for task in gather_today(store, TODAY).tasks}


@pytest.mark.parametrize(
    ("people", "told", "done"),
    [
        ((), "Dire qui vient pour le collectif", False),
        ((Participant(label="a", excused=True),), "Dire qui vient pour le collectif", False),
        ((Participant(label="a", side=Side.INSTITUTION),), "Dire qui vient", False),
        ((Participant(label="a"), Participant(label="b", excused=True)), "1 personne", True),
        ((Participant(label="a"), Participant(label="b")), "2 personnes", True),
    ],
)
def test_the_delegation_is_who_comes_for_the_collective(store, people, told, done):
    found = tasks(store, participants=people)
    assert [each for text, each in found.items() if told in text] == [done]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, True),
        ({"validation": Validation.VALIDEE}, False),
        ({"diffusion": Diffusion.COLLECTIF}, False),
        ({"themes": ()}, False),
    ],
)
def test_drafts_without_a_diffusion_on_its_themes_wait_for_her(store, fields, told):
    with_theme(store)
    with store.operation("Dossier"):
        store.save(Constat(**({"text": "c", "themes": ("sejour",)} | fields)))
        store.save(Meeting(key="m", title="m"))
        store.save(Dossier(title="d", meeting="m", themes=("sejour",)))
    assert any("en brouillon" in text for text in tasks(store)) == told


@pytest.mark.parametrize("spoken", [False, True])
def test_a_theme_that_nobody_speaks_on_is_named(store, spoken):
    with_theme(store)
    with store.operation("Dossier"):
        person = store.save(Person(name="Camille Exemple"))
        point = Point(theme="sejour", speaker=person.key if spoken else None)
        store.save(Meeting(key="m", title="m"))
        store.save(Dossier(title="d", meeting="m", themes=("sejour",), points=(point,)))
    assert any("aucun intervenant" in text for text in tasks(store)) != spoken
