"""What is still owed, office by office, and what was last heard of it."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.choices import CommitmentStatus
from briefing_app.domain.model import Commitment, FollowUp, Organisation
from briefing_app.storage.lists import ListRow
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.follow_up import Office, offices, owed_by, rows
from tests.conftest import TODAY
from tests.usecases.world import INSTITUTION, keep


def test_an_office_owes_what_those_it_succeeds_promised_and_those_are_not_named(world):
    assert offices(world, Request(), TODAY) == [Office("mi", "ME", owed=5, late=1)]


def test_the_latest_come_first_then_those_who_owe_more_then_by_name(world):
    overdue, later = date(2020, 1, 1), date(2030, 1, 1)
    keep(
        world,
        Organisation(key="b", name="B", kind=INSTITUTION),
        Organisation(key="a", name="A", kind=INSTITUTION),
        Organisation(key="z", name="Zélée", kind=INSTITUTION),
        Commitment(text="1", institution="just", due=overdue),
        Commitment(text="2", institution="just", due=overdue),
        Commitment(text="3", institution="b", due=later),
        Commitment(text="4", institution="a"),
        Commitment(text="5", institution="z", due=overdue),
        Commitment(text="6", institution="pact", due=overdue),
    )
    assert [(o.key, o.name, o.owed, o.late) for o in offices(world, Request(), TODAY)] == [
        ("just", "Chancellerie", 2, 2),
        ("mi", "ME", 5, 1),
        ("z", "Zélée", 1, 1),
        ("a", "A", 1, 0),
        ("b", "B", 1, 0),
    ]


def test_what_was_not_kept_is_neither_owed_nor_late_any_more(world):
    keep(world, replace(world.get(Commitment, "e1"), status=CommitmentStatus.NON_TENU))
    assert offices(world, Request(), TODAY) == [Office("mi", "ME", owed=4, late=0)]


def test_a_request_narrows_what_is_owed(world):
    assert offices(world, Request(themes=("logement",)), TODAY) == [Office("mi", "ME", 1, 0)]
    assert offices(world, Request(themes=("mineurs",)), TODAY) == []


def test_what_is_owed_stands_by_due_date_those_without_last_then_by_reference(world):
    keep(
        world,
        Commitment(key="f", text="F.", institution="mi", due=date(2026, 6, 30)),
        Commitment(key="g", text="G.", institution="mi", due=date(2026, 6, 29)),
    )
    found = owed_by(world, Request(institution="mi"))
    assert [each.key for each in found] == ["g", "e1", "f", "e2", "e3", "e4", "e5"]


def test_a_line_tells_what_was_promised_and_the_last_news_of_it(world):
    found = rows(world.find(Commitment, ["e1", "e2"]))
    assert list(found) == ["e1", "e2"]
    assert found["e1"] == ListRow(
        "e1",
        "E-0001",
        "Publier la circulaire (mesure 1).",
        "1er oct. 2026 : Entre nous : retard voulu.",
        {"due": "2026-06-30", "due_text": "avant l’été", "status": "en_cours"},
    )
    assert found["e2"].detail == "aucune nouvelle"
    keep(world, replace(world.get(Commitment, "e2"), due=None))
    (line,) = rows(world.find(Commitment, ["e2"])).values()
    assert line.values == {"due": None, "due_text": "", "status": "a_suivre"}


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ((FollowUp(text="Un jour."),), "Un jour."),
        ((FollowUp(text="Un jour."), FollowUp(date=TODAY, text="Hier.")), "21 nov. 2026 : Hier."),
        (
            (FollowUp(date=TODAY, text="B."), FollowUp(date=date(2020, 5, 2), text="A.")),
            "21 nov. 2026 : B.",
        ),
    ],
)
def test_dated_news_come_before_undated_ones_and_the_latest_before_all(notes, told):
    (line,) = rows([Commitment(key="e", text="E.", notes=notes)]).values()
    assert line.detail == told


def test_long_news_are_shortened():
    (line,) = rows([Commitment(key="e", text="E.", notes=(FollowUp(text="mot " * 60),))]).values()
    assert 110 < len(line.detail) <= 120
