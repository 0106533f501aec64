"""A plan as it is gathered: its measures in their chapters, and what is proposed on each."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.kinds.measures import PlanChapter, PlanContent, PlanMeasure, Position
from briefing_app.domain.choices import Diffusion, ProposalKind
from briefing_app.domain.model import Measure, Plan, PlanVersion, Proposal
from briefing_app.errors import UserError
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.plans import gather, version_of, versions_of
from tests.conftest import TODAY
from tests.usecases.gathering.told import FRAME
from tests.usecases.world import OPEN, keep

REWORDED = Position(
    key="p1",
    kind=ProposalKind.REWORDING,
    text="Trop court.",
    old="Former",
    new="Former et suivre",
)
SHELTERS = PlanMeasure(
    number="4 bis",
    title="Ouvrir deux foyers",
    text="Deux foyers ouvriront.",
    responsible="Ministère",
    partners="Associations",
    instrument="Circulaire",
    deadline="2015",
)
CHAPTERS = (
    PlanChapter(title="Protéger", constat="La protection tarde.", measures=(SHELTERS,)),
    PlanChapter(
        title="Identifier",
        constat="On identifie mal.",
        measures=(PlanMeasure(number="1", title="Former les agents", positions=(REWORDED,)),),
    ),
    PlanChapter(title="Hors plan", measures=(PlanMeasure(number="9", title="Compter"),)),
)


def gathered(store, request):
    return gather(View(store, request.audience), request, TODAY)


def numbers(content):
    return [m.number for chapter in content.chapters for m in chapter.measures]


def test_it_tells_every_measure_in_its_chapter_and_what_is_proposed(world):
    view = View(world, OPEN)
    assert gather(view, Request(plan="p/v2"), TODAY) == PlanContent(
        frame=FRAME,
        plan="Plan national",
        version="définitif",
        date=date(2014, 5, 14),
        chapters=CHAPTERS,
    )
    assert [each.key for each in view.withheld] == ["p5"]
    assert view.told >= {("proposals", "p1"), ("plans", "p"), ("versions", "p/v2")}
    assert {key for kind, key in view.told if kind == "measures"} == {
        "p/v2/1",
        "p/v2/4-bis",
        "p/v2/9",
    }


def test_inside_the_collective_its_own_positions_and_their_authors_are_told(world):
    (_, identify, _) = gathered(world, Request(plan="p/v2", audience=Diffusion.INTERNE)).chapters
    assert [(p.key, p.sources) for p in identify.measures[0].positions] == [
        ("p1", ("AFJ",)),
        ("p5", ()),
    ]


@pytest.mark.parametrize(
    ("themes", "expected"),
    [
        ((), ["4 bis", "1", "9"]),
        (("logement",), ["4 bis"]),
        (("sejour",), ["1"]),
        (("logement", "sejour"), ["4 bis", "1"]),
        (("mineurs",), []),
    ],
)
def test_a_measure_is_told_on_its_themes_or_on_those_of_what_is_proposed(world, themes, expected):
    assert numbers(gathered(world, Request(plan="p/v2", themes=themes))) == expected


def test_a_chapter_without_a_measure_to_tell_is_left_out(world):
    found = gathered(world, Request(plan="p/v2", themes=("sejour",)))
    assert [each.title for each in found.chapters] == ["Identifier"]


@pytest.fixture
def other(world):
    """A plan that ended before, without a version."""
    keep(world, Plan(key="q", title="Plan d’avant", start="2008", end="2010"))
    return world


@pytest.mark.parametrize(
    ("wanted", "expected"), [("", "p/v2"), ("p", "p/v2"), ("p/v1", "p/v1"), ("p/v2", "p/v2")]
)
def test_a_plan_stands_for_its_last_version_and_nothing_for_the_one_that_holds(
    other, wanted, expected
):
    view = View(other, OPEN)
    assert version_of(view, wanted).key == expected
    assert ("versions", expected) in view.told


def test_versions_stand_by_their_dates_then_by_their_places(other):
    keep(
        other,
        PlanVersion(key="q/a", plan="q", label="a", position=3),
        PlanVersion(key="q/b", plan="q", label="b", position=1),
        PlanVersion(key="q/c", plan="q", label="c", position=2, date=date(2009, 1, 1)),
        PlanVersion(key="q/d", plan="q", label="d", position=1, date=date(2009, 1, 1)),
    )
    found = versions_of(View(other, OPEN), "q")
    assert [each.key for each in found] == ["q/b", "q/a", "q/d", "q/c"]
    assert version_of(View(other, OPEN), "q").key == "q/c"


def test_a_plan_without_a_version_is_told_as_such(other):
    said = r"^Le plan « q » n’a pas encore de version\.$"
    with pytest.raises(UserError, match=said):
        version_of(View(other, OPEN), "q")


def test_where_there_is_no_plan_it_is_said(store):
    said = r"^Aucun plan n’est enregistré\. Ajoutez d’abord un plan et ses mesures\.$"
    with pytest.raises(UserError, match=said):
        gathered(store, Request())


def test_positions_stand_by_reference(world):
    keep(
        world,
        Proposal(key="p6", measure="p/v2/1", text="Puis.", diffusion=OPEN),
        replace(world.get(Measure, "p/v2/9"), chapter=""),
    )
    (_, identify, last) = gathered(world, Request(plan="p/v2")).chapters
    assert [each.key for each in identify.measures[0].positions] == ["p1", "p6"]
    assert (last.title, last.constat) == ("", "")
