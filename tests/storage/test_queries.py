"""Questions across kinds: what belongs together, and in which order it is told."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.choices import CommitmentStatus, Validation
from briefing_app.domain.model import (
    Attachment,
    Commitment,
    Constat,
    Dossier,
    Intervention,
    Meeting,
    Organisation,
    Plan,
    PlanVersion,
    Proposal,
    Recommendation,
    Source,
)
from briefing_app.storage import queries
from tests.usecases.world import keep, settle


@pytest.fixture
def world(store):
    return settle(store)


# Themes


def test_the_items_on_any_of_some_themes_stand_by_reference(world):
    assert queries.with_themes(world.db, "constats", ["mineurs", "sejour"]) == [
        "c1",
        "c2",
        "c3",
        "c4",
    ]
    assert queries.with_themes(world.db, "recommendations", ["mineurs"]) == ["r3"]
    assert queries.with_themes(world.db, "constats", []) == []
    keep(world, Constat(key="late", ref="C-10000", text="T.", themes=("mineurs",)))
    keep(world, Constat(key="soon", ref="C-9999", text="T.", themes=("mineurs",)))
    assert queries.with_themes(world.db, "constats", ["mineurs"]) == ["c2", "soon", "late"]


def test_each_theme_is_counted(world):
    assert queries.theme_counts(world.db, "constats") == {"sejour": 3, "mineurs": 1}
    assert queries.theme_counts(world.db, "commitments") == {"sejour": 2, "logement": 1}


# Institutions


@pytest.mark.parametrize(
    ("institutions", "expected"),
    [
        (["old"], ["e1", "e2", "e5", "e6"]),
        (["mi"], ["e3", "e4"]),
        (["mi", "old"], ["e1", "e2", "e3", "e4", "e5", "e6"]),
        (["just"], []),
        ([], []),
    ],
)
def test_an_institution_owes_what_it_promised_or_what_was_promised_at_its_meetings(
    world, institutions, expected
):
    assert queries.commitments_of(world.db, institutions) == expected


def test_who_promised_counts_before_where_it_was_promised(world):
    keep(world, replace(world.get(Commitment, "e3"), institution="just"))
    assert queries.commitments_of(world.db, ["just"]) == ["e3"]
    assert queries.commitments_of(world.db, ["mi"]) == ["e4"]


def test_an_institution_stands_for_all_that_it_succeeds_at_any_depth(world):
    keep(world, Organisation(key="older", name="Plus ancien"))
    keep(world, replace(world.get(Organisation, "old"), succeeds=("older",)))
    assert queries.forerunners(world.db, ["mi"]) == ["mi", "old", "older"]
    assert queries.forerunners(world.db, ["old", "just"]) == ["old", "just", "older"]
    keep(world, replace(world.get(Organisation, "older"), succeeds=("mi",)))
    assert set(queries.forerunners(world.db, ["mi"])) == {"mi", "old", "older"}


# Meetings


def test_the_latest_dossier_of_a_meeting_is_its_dossier(world):
    assert queries.dossier_of(world.db, "next") == "d"
    assert queries.dossier_of(world.db, "before") is None
    keep(world, Dossier(key="a", title="Autre", meeting="next"))
    assert queries.dossier_of(world.db, "next") == "a"
    assert queries.dossiers_of(world.db, "next") == ["a", "d"]


def test_turns_stand_by_their_places_those_without_one_first(world):
    keep(
        world,
        Intervention(key="u", meeting="next", text="Sans rang."),
        Intervention(key="v", meeting="next", text="Aussi.", position=1),
    )
    assert queries.turns_of(world.db, "next") == ["u", "t1", "v", "t2", "t3", "t4", "t5"]
    assert queries.turns_of(world.db, "before") == []


def test_what_was_carried_and_promised_at_a_meeting(world):
    assert queries.carried_to(world.db, "before") == ["r1"]
    assert queries.taken_in(world.db, "next") == ["e3", "e4"]
    assert queries.taken_in(world.db, "before") == ["e1", "e2", "e5"]
    keep(
        world,
        Commitment(key="x", ref="E-10000", text="X.", meeting="next"),
        Commitment(key="y", ref="E-0999", text="Y.", meeting="next"),
        replace(world.get(Recommendation, "r3"), carried=world.get(Recommendation, "r1").carried),
    )
    assert queries.taken_in(world.db, "next") == ["e3", "e4", "y", "x"]
    assert queries.carried_to(world.db, "next") == ["r1", "r3"]


# Demands


def test_sub_demands_come_at_any_depth_by_place_then_by_reference(world):
    keep(
        world,
        Recommendation(key="b", text="B.", parent="r1"),
        Recommendation(key="deep", text="D.", parent="b", position=2),
        Recommendation(key="a", text="A.", parent="r1", position=1),
    )
    assert queries.parts_of(world.db, ["r1"]) == ["b", "r2", "a", "deep"]
    assert queries.parts_of(world.db, ["b"]) == ["b", "deep"]
    assert queries.parts_of(world.db, ["r3"]) == []
    # One that was asked for itself counts where it stands below another.
    assert queries.parts_of(world.db, ["r2", "r3"]) == ["r2"]


# Plans


def test_measures_and_what_is_proposed_on_them(world):
    assert queries.measures_of(world.db, "p/v2") == [
        ("p/v2/4-bis", "4 bis"),
        ("p/v2/9", "9"),
        ("p/v2/1", "1"),
    ]
    assert queries.measures_of(world.db, "absente") == []
    assert queries.proposals_on(world.db, ["p/v1/1", "p/v2/1"]) == ["p1", "p3", "p4", "p5"]
    assert queries.proposals_on(world.db, []) == []
    assert queries.proposal_counts(world.db, "p/v1") == {"p/v1/1": 2, "p/v1/2": 1}
    assert queries.proposal_counts(world.db, "p/v2") == {"p/v2/1": 2}
    keep(
        world,
        Proposal(key="x", ref="P-10000", measure="p/v1/2", text="X."),
        Proposal(key="y", ref="P-0999", measure="p/v1/2", text="Y."),
    )
    assert queries.proposals_on(world.db, ["p/v1/2"]) == ["p2", "y", "x"]


def test_without_a_plan_no_version_holds(store):
    assert queries.latest_version(store.db) is None


@pytest.mark.parametrize(
    ("plan_end", "day", "position", "holds"),
    [
        ("2017", None, 0, True),
        ("2015", date(2030, 1, 1), 9, False),
        ("2016", date(2014, 5, 15), 0, True),
        ("2016", date(2014, 5, 13), 9, False),
        ("2016", None, 9, False),
        ("2016", date(2014, 5, 14), 3, True),
        ("2016", date(2014, 5, 14), 1, False),
    ],
)
def test_the_plan_that_ends_last_holds_then_the_latest_day_then_the_last_place(
    world, plan_end, day, position, holds
):
    keep(
        world,
        Plan(key="q", title="Autre", end=plan_end),
        PlanVersion(key="q/1", plan="q", label="une", date=day, position=position),
    )
    assert queries.latest_version(world.db) == ("q/1" if holds else "p/v2")


# Counting


@pytest.mark.parametrize("status", list(CommitmentStatus))
def test_what_is_past_its_day_and_not_settled_is_late(store, status):
    day = date(2026, 11, 21)
    keep(store, Commitment(text="E.", due=date(2026, 11, 20), status=status))
    keep(store, Commitment(text="E.", due=day))
    keep(store, Commitment(text="E."))
    settled = (CommitmentStatus.TENU, CommitmentStatus.NON_TENU, CommitmentStatus.CADUC)
    assert queries.late_commitments(store.db, day) == (status not in settled)


def test_constats_and_demands_at_a_step_are_counted_together(store):
    assert queries.count_validation(store.db, "proposee") == 0
    proposed = Validation.PROPOSEE
    keep(
        store,
        Constat(text="A.", validation=proposed),
        Constat(text="B."),
        Recommendation(text="C.", validation=proposed),
        Recommendation(text="D.", validation=proposed),
    )
    assert queries.count_validation(store.db, "proposee") == 3
    assert queries.count_validation(store.db, "brouillon") == 1


# Links and files


@pytest.mark.parametrize(
    ("kind", "keys", "expected"),
    [
        ("constats", ["c1"], {("recommendations", "r1"), ("dossiers", "d")}),
        ("commitments", ["e1"], {("dossiers", "d")}),
        ("people", ["come"], {("meetings", "before"), ("meetings", "next"), ("commitments", "e1")}),
        ("organisations", ["just"], {("meetings", "next"), ("recommendations", "r4")}),
        ("versions", ["p/v1"], {("measures", "p/v1/1"), ("measures", "p/v1/2")}),
        (
            "measures",
            ["p/v1/1", "p/v1/2"],
            {
                ("measures", "p/v2/1"),
                ("measures", "p/v2/4-bis"),
                *(("proposals", key) for key in ("p2", "p3", "p4")),
            },
        ),
        ("interventions", ["t1"], {("interventions", "t2")}),
        ("recommendations", ["r1"], {("recommendations", "r2"), ("commitments", "e1")}),
        ("acronyms", ["MIE"], set()),
        ("constats", [], set()),
    ],
)
def test_whatever_leads_to_an_item_is_found(world, kind, keys, expected):
    found = queries.referring(world.db, kind, keys)
    assert set(found) == expected
    assert len(found) == len(expected)


def test_the_same_key_of_another_kind_is_not_led_to(world):
    keep(world, Commitment(key="c1", text="Du même nom."))
    assert ("dossiers", "d") not in queries.referring(world.db, "commitments", ["c1"])


def test_files_stand_in_the_order_they_were_joined_to_their_items(world):
    def file(key, kind, item):
        return Attachment(key=key, kind=kind, item=item, name=f"{key}.pdf", fingerprint="0")

    keep(world, file("z", "constats", "c1"), file("a", "constats", "c1"))
    keep(world, file("b", "constats", "c2"), file("y", "commitments", "e1"))
    assert queries.files_of(world.db, "constats", ["c1"]) == ["z", "a"]
    assert queries.files_of(world.db, "constats", ["c2", "c1"]) == ["z", "a", "b"]
    assert queries.files_of(world.db, "commitments", ["c1"]) == []
    assert ("attachments", "y") in queries.referring(world.db, "commitments", ["e1"])


def test_what_a_document_gave_stands_in_the_order_it_was_taken(world):
    source = Source(document="Un compte rendu")
    keep(
        world,
        Constat(key="z", text="Z.", source=source),
        Constat(key="a", text="A.", source=source),
        Constat(key="n", text="N.", source=Source(document="Autre")),
        Meeting(key="m", title="M"),
    )
    assert queries.from_document(world.db, "constats", "Un compte rendu") == ["z", "a"]
    assert queries.from_document(world.db, "recommendations", "Un compte rendu") == []
