"""What a day begins with: the next meeting and what it lacks, what is late, what waits."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from briefing_app.domain.choices import (
    CommitmentStatus,
    ConstatStatus,
    Diffusion,
    MeetingState,
    Validation,
)
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Dossier,
    Grid,
    Meeting,
    Participant,
    Point,
    Recommendation,
    Round,
)
from briefing_app.usecases.today import Task, gather_today, next_meeting
from tests.conftest import TODAY
from tests.usecases.world import keep

D = ("dossiers", "d")
M = ("meetings", "next")


def days(count):
    return TODAY + timedelta(days=count)


# The next meeting


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"a": None}, "a"),
        ({"a": None, "b": 300}, "b"),
        ({"a": 3, "b": 2}, "b"),
        ({"a": 0, "b": 2}, "a"),
        ({"a": -1, "b": 2}, "b"),
        ({"a": -1}, None),
        ({}, None),
    ],
)
def test_the_next_meeting_is_the_first_to_come_today_included_then_one_without_a_date(
    store, dates, expected
):
    for key, after in dates.items():
        keep(store, Meeting(key=key, title=key, date=None if after is None else days(after)))
    found = next_meeting(store, TODAY)
    assert (found and found.key) == expected


@pytest.mark.parametrize("state", list(MeetingState))
def test_a_meeting_that_was_held_is_not_to_come(store, state):
    keep(store, Meeting(key="m", title="M", date=days(1), state=state))
    assert (next_meeting(store, TODAY) is not None) == (state is MeetingState.A_PREPARER)


def test_without_a_meeting_there_is_nothing_to_prepare(store):
    found = gather_today(store, TODAY)
    assert (found.meeting, found.tasks, found.late, found.soon) == (None, (), (), ())
    assert (found.awaited, found.left, found.waiting) == (0, (), 0)


# What it lacks


def tasks(store):
    return list(gather_today(store, TODAY).tasks)


def test_what_is_done_is_said_and_what_is_lacking_leads_to_its_place(world):
    assert gather_today(world, TODAY).meeting == world.get(Meeting, "next")
    assert tasks(world) == [
        Task("Thèmes choisis : Droit au séjour et Mineurs", True),
        Task("Délégation : 2 personnes", True),
        Task("Note de la délégation : aucun intervenant pour « mineurs »", False, *D),
    ]


def test_a_meeting_without_anything_lacks_everything(world):
    bare = Meeting(key="next", title="Rencontre de janvier", date=date(2027, 1, 12))
    keep(world, bare, Dossier(key="d", title="D", meeting="next"))
    assert tasks(world) == [
        Task("Choisir les thèmes du dossier", False, *D),
        Task("Dire qui vient pour le collectif", False, *M),
        Task("Dire qui nous rencontrons", False, *M),
        Task("Écrire l’ordre du jour", False, *M),
        Task("Écrire ce que nous demandons", False, *D),
    ]


def test_without_a_dossier_themes_are_to_be_chosen_from_the_meeting(world):
    with world.operation("Sans dossier"):
        world.delete("dossiers", ["d"])
    assert tasks(world) == [
        Task("Choisir les thèmes du dossier", False, *M),
        Task("Délégation : 2 personnes", True),
    ]


@pytest.mark.parametrize("fields", [{"interlocutor": "come"}, {"institutions": ("mi",)}])
def test_a_person_or_an_institution_says_whom_we_meet(world, fields):
    nobody = {"interlocutor": None, "institutions": ()}
    keep(world, replace(world.get(Meeting, "next"), **(nobody | fields)))
    assert not any("qui nous rencontrons" in task.text for task in tasks(world))


def test_only_ours_who_come_are_the_delegation(world):
    meeting = world.get(Meeting, "next")
    ours = (
        Participant(person="dalia"),
        Participant(person="elie", excused=True),
        meeting.participants[0],
    )
    keep(world, replace(meeting, participants=ours))
    assert tasks(world)[1] == Task("Délégation : 1 personne", True)
    keep(world, replace(meeting, participants=ours[1:]))
    assert tasks(world)[1] == Task("Dire qui vient pour le collectif", False, *M)


@pytest.mark.parametrize(
    ("changes", "counted"),
    [
        ({}, True),
        ({"themes": ("mineurs",)}, True),
        ({"themes": ("logement",)}, False),
        ({"status": ConstatStatus.RESOLU}, False),
        ({"diffusion": Diffusion.COLLECTIF}, False),
        ({"validation": Validation.VALIDEE}, False),
        ({"validation": Validation.PROPOSEE}, False),
    ],
)
def test_constats_on_its_themes_that_are_drafts_of_hers_wait_for_their_diffusion(
    world, changes, counted
):
    keep(world, Constat(key="x", text="X.", **({"themes": ("sejour",)} | changes)))
    task = Task("1 constat en brouillon, sans diffusion décidée", False, *D)
    assert (task in tasks(world)) == counted


def test_several_drafts_are_counted(world):
    for key in ("x", "y"):
        keep(world, Constat(key=key, text="X.", themes=("sejour",)))
    task = Task("2 constats en brouillon, sans diffusion décidée", False, *D)
    assert tasks(world)[2] == task


def test_a_theme_has_a_speaker_where_one_of_its_points_has(world):
    dossier = world.get(Dossier, "d")
    points = (Point(theme="mineurs", speaker="elie"), Point(theme="sejour", ask="Sans personne"))
    keep(world, replace(dossier, points=points))
    said = "Note de la délégation : aucun intervenant pour « droit au séjour »"
    assert tasks(world)[-1] == Task(said, False, *D)
    keep(world, replace(dossier, points=()))
    said = "Note de la délégation : aucun intervenant pour « droit au séjour » et « mineurs »"
    assert tasks(world)[-1].text == said


def test_what_we_ask_is_to_be_written_where_it_is_not(world):
    keep(world, replace(world.get(Dossier, "d"), asks=()))
    assert Task("Écrire ce que nous demandons", False, *D) in tasks(world)


# Due dates


@pytest.mark.parametrize(
    ("after", "late", "soon"),
    [(-400, 1, 0), (-1, 1, 0), (0, 0, 1), (30, 0, 1), (31, 0, 0), (None, 0, 0)],
)
def test_what_is_past_is_late_and_what_comes_within_thirty_days_is_soon(store, after, late, soon):
    keep(store, Commitment(text="E.", due=None if after is None else days(after)))
    found = gather_today(store, TODAY)
    assert (len(found.late), len(found.soon)) == (late, soon)


@pytest.mark.parametrize("status", list(CommitmentStatus))
def test_what_is_settled_is_neither_late_nor_soon(store, status):
    keep(store, Commitment(text="E.", due=days(-5), status=status))
    settled = (CommitmentStatus.TENU, CommitmentStatus.NON_TENU, CommitmentStatus.CADUC)
    assert bool(gather_today(store, TODAY).late) == (status not in settled)


def test_the_latest_to_be_late_comes_first_and_the_first_to_come_too(store):
    for key, after in (("a", -9), ("b", -2), ("c", 9), ("d", 2), ("e", -5)):
        keep(store, Commitment(key=key, text="E.", due=days(after)))
    found = gather_today(store, TODAY)
    assert [each.key for each in found.late] == ["b", "e", "a"]
    assert [each.key for each in found.soon] == ["d", "c"]


# What waits


def test_what_waits_is_counted(world):
    keep(
        world,
        Round(key="t1", title="Un"),
        Round(key="t2", title="Deux"),
        Grid(key="g1", round="t1", organisation="afj", document="a.xlsx"),
        Grid(key="g2", round="t2", document="tous.xlsx"),
        Constat(text="P.", validation=Validation.PROPOSEE),
        Constat(text="V.", validation=Validation.VALIDEE),
        Recommendation(text="P.", validation=Validation.PROPOSEE),
    )
    world.drafts.keep("reviews", "r", {"name": "un.docx"})
    world.drafts.keep("constats", "", {"text": "x"})
    found = gather_today(world, TODAY)
    # One of the first round, both members of the second.
    assert (found.awaited, found.waiting) == (3, 2)
    assert [each.kind for each in found.left] == ["constats", "reviews"]
