"""The calendar: meetings, what they announce, due dates, and the days replies are awaited."""

from dataclasses import replace
from datetime import date

import pytest
from icalendar import Calendar

from briefing_app.domain.choices import CommitmentStatus, Diffusion
from briefing_app.domain.model import Collective, Commitment, Meeting, Round
from briefing_app.usecases.agenda import write_agenda
from tests.conftest import TODAY
from tests.usecases.world import keep


def events(store, folder, audience=Diffusion.INTERNE):
    path = folder / "jours.ics"
    count = write_agenda(store, path, audience, TODAY)
    calendar = Calendar.from_ical(path.read_bytes())
    found = calendar.walk("VEVENT")
    assert len(found) == count
    return calendar, found


def test_every_day_is_there_once_in_order_under_a_name_that_does_not_change(world, tmp_path):
    keep(world, Round(key="t", title="Tour de mai", reply_by=date(2026, 5, 1)))
    _, found = events(world, tmp_path)
    assert [(str(e["uid"]), str(e["summary"])) for e in found] == [
        ("meetings-before@plaidoyer", "Première rencontre"),
        ("rounds-t@plaidoyer", "Retours attendus : Tour de mai"),
        ("commitments-e1@plaidoyer", "Échéance E-0001 : Publier la circulaire (mesure 1)."),
        ("meetings-next@plaidoyer", "Rencontre de janvier"),
        ("meetings-next-1@plaidoyer", "Comité de suivi"),
        ("commitments-e2@plaidoyer", "Échéance E-0002 : Ouvrir un foyer."),
    ]
    assert str(found[3]["description"]) == "Récépissés\nFoyers"
    assert str(found[3]["location"]) == "Salle des fêtes"
    told = "Ancien ministère\n\nPublier la circulaire (mesure 1)."
    assert str(found[2]["description"]) == told
    assert str(found[5]["description"]) == "Ouvrir un foyer."


def test_what_is_announced_is_numbered_by_its_place_in_the_meeting(world, tmp_path):
    meeting = world.get(Meeting, "next")
    keep(world, replace(meeting, date=None, upcoming=meeting.upcoming[::-1]))
    _, found = events(world, tmp_path)
    assert "meetings-next-2@plaidoyer" in [str(e["uid"]) for e in found]
    assert "meetings-next@plaidoyer" not in [str(e["uid"]) for e in found]


@pytest.mark.parametrize("status", list(CommitmentStatus))
def test_a_due_date_counts_until_the_engagement_is_settled(store, tmp_path, status):
    keep(store, Commitment(text="E.", due=TODAY, status=status), Commitment(text="F."))
    _, found = events(store, tmp_path)
    settled = (CommitmentStatus.TENU, CommitmentStatus.NON_TENU, CommitmentStatus.CADUC)
    assert len(found) == (status not in settled)


def test_others_get_only_what_they_may_know(world, tmp_path):
    keep(
        world,
        replace(world.get(Meeting, "next"), diffusion=Diffusion.INTERNE),
        replace(world.get(Commitment, "e2"), diffusion=Diffusion.COLLECTIF),
    )
    _, found = events(world, tmp_path, Diffusion.COLLECTIF)
    assert [str(e["uid"]).split("@")[0] for e in found] == [
        "meetings-before",
        "commitments-e1",
        "commitments-e2",
    ]


def test_a_long_engagement_has_a_short_title(store, tmp_path):
    keep(store, Commitment(text="mot " * 60, due=TODAY))
    _, (event,) = events(store, tmp_path)
    title = str(event["summary"]).removeprefix("Échéance E-0001 : ")
    assert 50 < len(title) <= 60


@pytest.mark.parametrize(
    ("ours", "name"),
    [
        ({"name": "Collectif", "short": "C"}, "C"),
        ({"name": "Collectif"}, "Collectif"),
        ({}, "Plaidoyer"),
    ],
)
def test_the_calendar_has_the_name_of_the_collective(store, tmp_path, ours, name):
    keep(store, Collective(key=Collective.KEY, **ours))
    calendar, _ = events(store, tmp_path)
    assert str(calendar["x-wr-calname"]) == name
