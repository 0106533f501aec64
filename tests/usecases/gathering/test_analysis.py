"""The analysis of a plan as it is gathered: what changed since before, and what was heard."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.kinds.analysis import AnalysisContent, FieldChange, Heard, MeasureChange
from briefing_app.domain.choices import Diffusion, Move, Rewording
from briefing_app.domain.model import Meeting, Plan, PlanVersion, Proposal
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.analysis import gather
from tests.conftest import TODAY
from tests.usecases.gathering.test_plans import CHAPTERS
from tests.usecases.gathering.told import FRAME
from tests.usecases.world import OPEN, keep

REQUEST = Request(plan="p/v2")
WELCOME = (
    Heard(number="2", text="Un foyer ne suffit pas."),
    Heard(number="1", text="Et leurs chefs."),
)
CHANGES = (
    MeasureChange(
        number="4 bis",
        title="Ouvrir deux foyers",
        was_number="2",
        was_title="Ouvrir un foyer",
        moves=(Move.DEPLACEE, Move.RENUMEROTEE, Move.REECRITE),
        fields=(
            FieldChange(field="title", old="Ouvrir un foyer", new="Ouvrir deux foyers"),
            FieldChange(field="text", new="Deux foyers ouvriront."),
            FieldChange(field="responsible", new="Ministère"),
            FieldChange(field="partners", new="Associations"),
            FieldChange(field="instrument", new="Circulaire"),
            FieldChange(field="deadline", new="2015"),
        ),
    ),
    MeasureChange(number="9", title="Compter", moves=(Move.AJOUTEE,)),
)


def gathered(store, request):
    return gather(View(store, request.audience), request, TODAY)


def test_it_tells_the_plan_what_was_heard_and_what_changed_since_the_version_before(world):
    request = replace(REQUEST, meeting="next", rewording=Rewording.TABLEAU)
    assert gathered(world, request) == AnalysisContent(
        frame=FRAME,
        plan="Plan national",
        version="définitif",
        date=date(2014, 5, 14),
        chapters=CHAPTERS,
        synthesis="Deux promesses nouvelles.",
        rewording=Rewording.TABLEAU,
        welcome=WELCOME,
        before="projet",
        changes=CHANGES,
        unchanged=1,
    )


def test_without_a_meeting_there_is_no_synthesis_and_an_internal_one_keeps_its_own(world):
    assert gathered(world, REQUEST).synthesis == ""
    keep(world, replace(world.get(Meeting, "next"), diffusion=Diffusion.INTERNE))
    assert gathered(world, replace(REQUEST, meeting="next")).synthesis == ""


def test_the_first_version_is_compared_with_nothing(world):
    found = gathered(world, Request(plan="p/v1"))
    assert (found.before, found.changes, found.unchanged, found.welcome) == ("", (), 0, ())
    assert found.version == "projet"


@pytest.mark.parametrize("against", ["v1", "p/v1"])
def test_the_version_to_compare_with_may_be_named(world, against):
    keep(world, PlanVersion(key="p/v3", plan="p", label="suite", date=date(2015, 1, 1)))
    view = View(world, OPEN)
    found = gather(view, Request(plan="p/v3", against=against), TODAY)
    assert found.before == "projet"
    assert {change.moves for change in found.changes} == {(Move.SUPPRIMEE,)}
    assert [(c.was_number, c.was_title, c.number, c.title) for c in found.changes] == [
        ("1", "Former les agents", "", ""),
        ("2", "Ouvrir un foyer", "", ""),
    ]
    assert ("versions", "p/v1") in view.told
    assert gathered(world, Request(plan="p/v3")).before == "définitif"


def test_a_version_of_another_plan_may_be_compared_with(world):
    keep(
        world,
        Plan(key="q", title="Autre", start="2008"),
        PlanVersion(key="q/1", plan="q", label="ancien"),
    )
    assert gathered(world, replace(REQUEST, against="q/1")).before == "ancien"


def test_what_did_not_change_is_counted_only(world):
    found = gathered(world, Request(plan="p/v1", against="p/v1"))
    assert (found.changes, found.unchanged) == ((), 2)


def test_what_was_heard_is_what_was_asked_before_and_may_be_told(world):
    view = View(world, OPEN)
    gather(view, REQUEST, TODAY)
    assert {key for kind, key in view.told if kind == "proposals"} == {"p1", "p2", "p3"}
    keep(world, replace(world.get(Proposal, "p2"), diffusion=Diffusion.COLLECTIF))
    assert gathered(world, REQUEST).welcome == WELCOME[1:]
    keep(world, replace(world.get(Proposal, "p3"), new="", old="Ceci."))
    assert gathered(world, REQUEST).welcome == ()
