"""What comes first: the latest round, the version that holds now, what is due first."""

from datetime import date
from itertools import permutations

import pytest

from briefing_app.domain.choices import (
    CommitmentStatus,
    Diffusion,
    MeetingState,
    OrganisationKind,
)
from briefing_app.domain.model import (
    Commitment,
    Meeting,
    Organisation,
    Plan,
    PlanVersion,
    Round,
)
from briefing_app.storage import queries
from briefing_app.storage.filters import Filter
from briefing_app.storage.lists import LISTINGS, keys
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.follow_up import offices, owed_by
from briefing_app.usecases.grids.rounds import round_of, rounds
from briefing_app.usecases.grids.sending import GridRequest, send
from briefing_app.usecases.plans import versions
from briefing_app.usecases.today import gather_today, next_meeting
from tests.conftest import TODAY
from tests.spreadsheets import Opened

DUE = {"late": date(2026, 3, 1), "soon": date(2026, 12, 1), "far": date(2027, 9, 1), "never": None}


@pytest.mark.parametrize("order", list(permutations((3, 9, 20))))
def test_the_latest_round_is_the_one_meant(store, order):
    with store.operation("Tours"):
        for day in order:
            store.save(Round(key=f"t{day}", title=f"Tour {day}", date=date(2026, 9, day)))
        store.save(Round(key="t0", title="Tour sans date"))
    assert [each.key for each in rounds(store)] == ["t20", "t9", "t3", "t0"]
    assert round_of(store).key == "t20"
    assert round_of(store, "t9").key == "t9"


VERSIONS = [
    # plan, end, day of the version, position; the last one holds now
    ("ancien", "2023", date(2026, 1, 1), 7),
    ("actuel", "2027", None, 9),
    ("actuel", "2027", date(2024, 1, 1), 8),
    ("actuel", "2027", date(2025, 1, 1), 1),
    ("actuel", "2027", date(2025, 1, 1), 2),
]


@pytest.mark.parametrize("count", range(1, len(VERSIONS) + 1))
@pytest.mark.parametrize("back", [False, True])
def test_the_version_that_holds_now_is_the_last_of_the_plan_that_ends_last(store, count, back):
    told = VERSIONS[:count]
    with store.operation("Plans"):
        for plan, end, day, position in reversed(told) if back else told:
            store.save(Plan(key=plan, title=plan, end=end))
            store.save(
                PlanVersion(
                    key=f"{plan}/{day}{position}", plan=plan, label="v", date=day, position=position
                )
            )
    plan, _, day, position = told[-1]
    assert queries.latest_version(store.db) == f"{plan}/{day}{position}"
    assert versions(store)[0][0].key == f"{plan}/{day}{position}"


@pytest.fixture
def promises(store):
    with store.operation("Engagements"):
        store.save(Organisation(key="mi", name="Ministère", kind=OrganisationKind.INSTITUTION))
        for name in ("never", "far", "late", "soon"):
            store.save(
                Commitment(
                    key=name,
                    text=f"Engagement {name}.",
                    due=DUE[name],
                    institution="mi",
                    diffusion=Diffusion.TRANSMISSIBLE,
                )
            )
    return store


def test_undated_engagements_come_last_in_the_list_by_due_date(promises):
    order = LISTINGS["commitments"].orders[0]
    assert order.caption == "échéance"
    assert keys(promises.db, "commitments", Filter(), order) == ["late", "soon", "far", "never"]


def test_undated_engagements_come_last_in_what_an_institution_owes(promises):
    owed = owed_by(promises, Request(institution="mi"))
    assert [item.key for item in owed] == ["late", "soon", "far", "never"]


def test_undated_engagements_come_last_in_the_grid_and_settled_ones_after_them(promises, tmp_path):
    with promises.operation("Tenu"):
        done = Commitment(
            text="Engagement tenu.",
            due=date(2025, 1, 1),
            status=CommitmentStatus.TENU,
            diffusion=Diffusion.TRANSMISSIBLE,
        )
        promises.save(done)
    opened = Opened(send(promises, GridRequest(), tmp_path / "g.xlsx", TODAY).files[0].path)
    place = opened.column("Engagements", "Engagement")
    told = [opened["Engagements"].cell(row, place).value for row in range(2, 7)]
    assert [text.split()[1].rstrip(".") for text in told] == [
        "late",
        "soon",
        "far",
        "never",
        "tenu",
    ]


def test_the_institution_that_is_later_than_others_comes_first(promises):
    with promises.operation("Autres"):
        for key, due in (("b", date(2026, 1, 1)), ("c", date(2027, 1, 1))):
            store_of = Organisation(key=key, name=key.upper(), kind=OrganisationKind.INSTITUTION)
            promises.save(store_of)
            for _ in range(2 if key == "b" else 5):
                promises.save(Commitment(text="Engagement.", institution=key, due=due))
    found = offices(promises, Request(), TODAY)
    assert [(each.key, each.late) for each in found] == [("b", 2), ("mi", 1), ("c", 0)]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (DUE["late"], None, ["late", "soon", "far"]),
        (date(2026, 3, 2), None, ["soon", "far"]),
        (None, DUE["soon"], ["late", "soon"]),
        (None, date(2026, 11, 30), ["late"]),
        (DUE["soon"], DUE["soon"], ["soon"]),
    ],
)
def test_a_period_includes_its_first_and_its_last_day(promises, since, until, expected):
    wanted = Filter(since=since, until=until)
    assert keys(promises.db, "commitments", wanted) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [(None, 4), (DUE["soon"], 2), (date(2026, 11, 30), 1), (date(2026, 2, 28), 0)],
)
def test_what_is_due_before_a_day_includes_that_day(promises, before, expected):
    assert len(owed_by(promises, Request(due_before=before))) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((TODAY, date(2026, 12, 1)), TODAY),
        ((date(2026, 11, 20), date(2026, 12, 1)), date(2026, 12, 1)),
        ((None, date(2026, 12, 1)), date(2026, 12, 1)),
        ((None, date(2026, 11, 20)), None),
    ],
)
def test_the_next_meeting_may_be_today_and_one_without_a_date_is_the_last_resort(
    store, days, expected
):
    with store.operation("Rencontres"):
        for day in days:
            store.save(Meeting(title="Rencontre", date=day))
        store.save(Meeting(title="Tenue", date=TODAY, state=MeetingState.TENUE))
    assert next_meeting(store, TODAY).date == expected


def test_what_is_due_today_is_not_late_yet(store):
    with store.operation("Engagements"):
        for name, due in (("hier", date(2026, 11, 20)), ("ce jour", TODAY)):
            store.save(Commitment(text=name, due=due))
        store.save(Commitment(text="tenu", due=date(2026, 1, 1), status=CommitmentStatus.TENU))
    told = gather_today(store, TODAY)
    assert [item.text for item in told.late] == ["hier"]
    assert [item.text for item in told.soon] == ["ce jour"]
    assert queries.late_commitments(store.db, TODAY) == 1
