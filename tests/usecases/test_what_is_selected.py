"""Which items match a request: on its themes, for its institution, in her order and words."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.choices import (
    CommitmentStatus,
    ConstatStatus,
    Diffusion,
    ItemKind,
    Language,
    Numbering,
    Option,
    RecommendationStatus,
    Section,
    Typography,
)
from briefing_app.domain.lateness import CLOSED
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Dossier,
    DossierItem,
    Meeting,
    Point,
    Recommendation,
)
from briefing_app.errors import UserError
from briefing_app.usecases.documents.selection import (
    Candidate,
    Request,
    earlier_promises,
    open_promises,
    promises_of,
    request_of,
    select,
)
from briefing_app.usecases.documents.view import View
from tests.usecases.world import OPEN, keep

CONSTAT, DEMAND, PROMISE = ItemKind


def keys(candidates):
    return [(each.item.key, each.theme) for each in candidates]


# Requests


def test_a_request_asks_for_all_that_its_dossier_says():
    points = (Point(ask="Un récépissé"),)
    items = (DossierItem(kind=CONSTAT, key="c1"),)
    dossier = Dossier(
        title="D",
        meeting="m",
        themes=("sejour",),
        audience=Diffusion.COLLECTIF,
        numbering=Numbering.DECIMALE,
        sections=(Section.CONSTATS,),
        items=items,
        asks=("Ceci.",),
        points=points,
        previous="avant",
        options=(Option.RENVOIS,),
        typography=Typography.EUROPE,
        language=Language.ANGLAIS,
    )
    assert request_of(dossier) == Request(
        meeting="m",
        themes=("sejour",),
        audience=Diffusion.COLLECTIF,
        numbering=Numbering.DECIMALE,
        sections=(Section.CONSTATS,),
        asks=("Ceci.",),
        items=items,
        points=points,
        previous="avant",
        options=(Option.RENVOIS,),
        typography=Typography.EUROPE,
        language=Language.ANGLAIS,
    )


def test_a_dossier_that_says_nothing_asks_for_every_part_in_french():
    found = request_of(Dossier(title="D", meeting="m"))
    assert found == Request("m", sections=tuple(Section), language=Language.FRANCAIS, previous="")


def test_her_words_stand_for_a_text_but_never_for_an_engagement():
    constat = Constat(text="Long.")
    assert Candidate(constat, "", included=True).text == "Long."
    assert Candidate(constat, "", included=True, wording="Court.").text == "Court."
    promise = Commitment(text="Promis.")
    assert Candidate(promise, "", included=True, wording="Quand ?").text == "Promis."


# Selecting


def test_what_matches_stands_by_themes_then_by_reference(world, asked):
    found = select(world, replace(asked, items=()))
    assert keys(found.constats) == [("c1", "sejour"), ("c2", "mineurs")]
    assert keys(found.recommendations) == [("r1", "sejour"), ("r2", "sejour"), ("r3", "mineurs")]
    assert keys(found.commitments) == [("e1", "sejour"), ("e6", "")]
    assert all(c.included and not c.wording for c in (*found.constats, *found.commitments))
    assert [each.key for each in found.withheld] == ["c3", "e5"]
    assert found.meeting == world.get(Meeting, "next")


def test_themes_stand_in_the_order_she_chose_them(world, asked):
    found = select(world, replace(asked, themes=("mineurs", "sejour"), items=()))
    assert keys(found.constats) == [("c2", "mineurs"), ("c1", "sejour")]
    assert [key for key, _ in keys(found.recommendations)] == ["r3", "r1", "r2"]


def test_an_item_on_several_themes_stands_under_the_first_chosen(world, asked):
    keep(world, replace(world.get(Constat, "c1"), themes=("mineurs", "logement", "sejour")))
    for themes, expected in (
        (("sejour", "mineurs"), "sejour"),
        (("mineurs", "sejour"), "mineurs"),
        (("logement",), "logement"),
    ):
        assert dict(keys(select(world, replace(asked, themes=themes)).constats))["c1"] == expected


def test_a_theme_that_is_not_there_is_told(world, asked):
    with pytest.raises(UserError, match=r"^Élément introuvable : thème « x »"):
        select(world, replace(asked, themes=("sejour", "x")))


@pytest.mark.parametrize("status", list(ConstatStatus))
def test_only_constats_that_are_still_true_are_told(world, asked, status):
    keep(world, replace(world.get(Constat, "c2"), status=status))
    found = dict(keys(select(world, asked).constats))
    assert ("c2" in found) == (status is ConstatStatus.ACTUEL)


@pytest.mark.parametrize("status", list(RecommendationStatus))
def test_a_demand_that_is_over_is_not_carried_any_more(world, asked, status):
    keep(world, replace(world.get(Recommendation, "r3"), status=status))
    over = (RecommendationStatus.SATISFAITE, RecommendationStatus.ABANDONNEE)
    assert ("r3" in dict(keys(select(world, asked).recommendations))) == (status not in over)


@pytest.mark.parametrize(
    ("addressed", "told"),
    [((), True), (("mi",), True), (("old",), True), (("just",), False), (("just", "mi"), True)],
)
def test_a_demand_is_told_to_those_it_is_addressed_to_and_to_their_successors(
    world, asked, addressed, told
):
    keep(world, replace(world.get(Recommendation, "r3"), addressed_to=addressed))
    assert ("r3" in dict(keys(select(world, asked).recommendations))) == told


def test_a_meeting_without_institution_is_told_every_demand(world, asked):
    keep(world, replace(world.get(Meeting, "next"), institutions=()))
    assert "r4" in dict(keys(select(world, asked).recommendations))


def test_sub_demands_come_with_theirs_under_its_theme_unless_they_have_a_chosen_one(world, asked):
    keep(
        world,
        Recommendation(key="r8", text="A.", parent="r1", themes=("mineurs",), diffusion=OPEN),
        Recommendation(key="r9", text="B.", parent="r1", themes=("logement",), diffusion=OPEN),
    )
    found = dict(keys(select(world, asked).recommendations))
    assert (found["r2"], found["r8"], found["r9"]) == ("sejour", "mineurs", "sejour")
    # The parent is found even where it may not be told itself.
    keep(world, replace(world.get(Recommendation, "r1"), diffusion=Diffusion.INTERNE))
    found = dict(keys(select(world, asked).recommendations))
    assert "r1" not in found
    assert found["r9"] == "sejour"


def test_what_she_put_in_order_comes_first_in_its_theme_then_the_rest(world, asked):
    keep(
        world,
        Constat(key="c5", text="A.", themes=("sejour",), diffusion=OPEN),
        Constat(key="c6", text="B.", themes=("sejour",), diffusion=OPEN),
        Constat(key="c7", text="C.", themes=("sejour",), diffusion=OPEN),
    )
    items = (
        DossierItem(kind=CONSTAT, key="c6"),
        DossierItem(kind=DEMAND, key="c1", position=1),
        DossierItem(kind=CONSTAT, key="c7", position=2),
        DossierItem(kind=CONSTAT, key="c5", position=1, included=False, wording="Autrement."),
    )
    found = select(world, replace(asked, items=items)).constats
    assert [key for key, _ in keys(found)] == ["c5", "c7", "c6", "c1", "c2"]
    assert [(c.included, c.wording) for c in found[:2]] == [(False, "Autrement."), (True, "")]


def test_a_place_she_gave_counts_from_nought(world, asked):
    keep(world, Constat(key="c5", text="A.", themes=("sejour",), diffusion=OPEN))
    items = (
        DossierItem(kind=CONSTAT, key="c1", position=1),
        DossierItem(kind=CONSTAT, key="c5", position=0),
    )
    found = select(world, replace(asked, items=items)).constats
    assert [key for key, _ in keys(found)][:2] == ["c5", "c1"]


# Engagements


def test_earlier_promises_are_those_of_other_meetings_with_the_institution(world):
    view, meeting = View(world, Diffusion.INTERNE), world.get(Meeting, "next")
    found = earlier_promises(view, meeting, ())
    assert [each.key for each in found] == ["e1", "e2", "e5", "e6"]
    found = earlier_promises(view, meeting, ("logement",))
    assert [each.key for each in found] == ["e2", "e6"]
    assert [each.key for each in promises_of(view, meeting)] == ["e3", "e4"]
    alone = replace(meeting, institutions=("just",))
    assert earlier_promises(view, alone, ()) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["e1", "e2", "e3", "e4", "e5"]),
        ({"institution": "mi"}, ["e1", "e2", "e3", "e4", "e5"]),
        ({"institution": "old"}, ["e1", "e2", "e5"]),
        ({"institution": "just"}, []),
        ({"themes": ("sejour",)}, ["e1", "e5"]),
        ({"themes": ("sejour", "logement")}, ["e1", "e2", "e5"]),
        ({"due_before": date(2026, 6, 30)}, ["e1"]),
        ({"due_before": date(2026, 6, 29)}, []),
        ({"due_before": date(2028, 1, 1)}, ["e1", "e2"]),
        ({"themes": ("logement",), "due_before": date(2027, 1, 1)}, []),
    ],
)
def test_open_promises_are_narrowed_by_institution_themes_and_day(world, fields, expected):
    request = Request(audience=Diffusion.INTERNE, **fields)
    found = open_promises(View(world, Diffusion.INTERNE), request)
    assert [each.key for each in found] == expected


@pytest.mark.parametrize("status", list(CommitmentStatus))
def test_what_is_closed_is_asked_for_no_more(world, status):
    keep(world, replace(world.get(Commitment, "e1"), status=status))
    found = open_promises(View(world, OPEN), Request())
    is_open = status not in CLOSED
    assert ("e1" in [each.key for each in found]) == is_open
