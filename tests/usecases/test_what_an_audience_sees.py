"""The one place where diffusion decides: what an audience may see, and what was held back."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.choices import Diffusion, MeetingKind, MeetingState
from briefing_app.domain.model import (
    Collective,
    Commitment,
    Constat,
    Meeting,
    Organisation,
    Participant,
)
from briefing_app.errors import UserError
from briefing_app.usecases.documents.view import View, Withheld
from tests.usecases.world import keep

INTERNAL, INSIDE, OPEN = Diffusion


@pytest.mark.parametrize("audience", list(Diffusion))
@pytest.mark.parametrize("diffusion", list(Diffusion))
def test_an_item_is_seen_by_its_circle_and_by_closer_ones(store, audience, diffusion):
    keep(store, Constat(key="c", text="Un constat.", diffusion=diffusion))
    view = View(store, audience)
    circles = list(Diffusion)
    seen = circles.index(diffusion) >= circles.index(audience)
    assert [each.key for each in view.find(Constat)] == (["c"] if seen else [])
    assert [each.key for each in view.withheld] == ([] if seen else ["c"])
    assert view.audience is audience
    assert view.inside == (audience is not OPEN)


def test_what_is_held_back_is_told_once_with_its_name_and_the_reason(world):
    view = View(world, OPEN)
    view.find(Constat)
    view.find(Constat)
    view.find(Commitment, ["e5"])
    assert view.withheld == (
        Withheld("constats", "c3", "Un constat des associations.", "diffusion « collectif »"),
        Withheld("commitments", "e5", "Une promesse confidentielle.", "diffusion « interne »"),
    )


def test_only_what_is_asked_for_and_wanted_is_seen_or_held_back(world):
    view = View(world, OPEN)
    assert [c.key for c in view.find(Constat, ["c2", "c1"])] == ["c2", "c1"]
    assert view.withheld == ()
    assert view.find(Constat, wanted=lambda c: c.key == "c3") == []
    assert [each.key for each in view.withheld] == ["c3"]
    assert [c.key for c in view.find(Constat, wanted=lambda c: c.key == "c2")] == ["c2"]


def test_of_an_item_that_is_seen_what_is_internal_is_not(world):
    keep(world, replace(world.get(Commitment, "e1"), note="Entre nous."))
    for audience, note, news in ((INTERNAL, "Entre nous.", 3), (INSIDE, "", 2), (OPEN, "", 2)):
        (seen,) = View(world, audience).find(Commitment, ["e1"])
        assert (seen.note, len(seen.notes)) == (note, news)


# Meetings


@pytest.fixture
def closed(world):
    """The next meeting, which is not to be told of."""
    meeting = replace(world.get(Meeting, "next"), diffusion=INSIDE, kind=MeetingKind.INTERNE)
    keep(world, meeting)
    return meeting


def test_a_meeting_that_may_not_be_told_of_keeps_what_those_who_meet_know(world, closed):
    view = View(world, OPEN)
    assert view.meeting("next") == Meeting(
        key="next",
        title="Réunion interne",
        kind=MeetingKind.INTERNE,
        date=date(2027, 1, 12),
        start="09:00",
        end="10:30",
        place="Salle des fêtes",
        institutions=("mi",),
        interlocutor="apolline",
        state=MeetingState.A_PREPARER,
        diffusion=INSIDE,
        participants=tuple(replace(each, reason="") for each in closed.participants),
    )
    reason = "diffusion « collectif » : son contexte, sa synthèse et ses annexes"
    assert view.withheld == (Withheld("meetings", "next", "Rencontre de janvier", reason),)


def test_an_outline_keeps_the_state_and_no_reason_of_absence(world, closed):
    keep(world, replace(closed, state=MeetingState.TENUE))
    outline = View(world, OPEN).meeting("next")
    assert outline.state is MeetingState.TENUE
    assert [each.excused for each in outline.participants] == [False, True, False, False, False]


@pytest.mark.parametrize(
    ("kept", "held"),
    [
        ({"context": "x"}, True),
        ({"synthesis": "x"}, True),
        ({"annexes": ("x",)}, True),
        ({}, False),
    ],
)
def test_a_closed_meeting_holds_something_back_only_where_there_is_something(
    world, closed, kept, held
):
    bare = {"context": "", "synthesis": "", "annexes": ()}
    keep(world, replace(closed, **(bare | kept)))
    view = View(world, OPEN)
    view.meeting("next")
    assert bool(view.withheld) == held


def test_a_meeting_that_may_be_told_of_is_whole_and_holds_nothing_back(world, closed):
    view = View(world, INSIDE)
    assert view.meeting("next") == closed
    assert view.mentioned("next") == closed
    assert view.withheld == ()


def test_a_meeting_spoken_of_in_passing_is_outlined_told_and_holds_nothing_back(world, closed):
    view = View(world, OPEN)
    mentioned = view.mentioned("next")
    assert (mentioned.title, mentioned.context) == ("Réunion interne", "")
    assert view.mentioned("next") is mentioned
    assert view.withheld == ()
    assert view.told == {("meetings", "next")}


def test_a_meeting_that_is_not_there_is_told(world):
    for ask in (View(world, OPEN).meeting, View(world, OPEN).mentioned):
        with pytest.raises(UserError, match=r"^Élément introuvable : rencontre « absente »"):
            ask("absente")


# Names


def test_names_are_what_each_is_called_and_are_noted_as_told(world):
    view = View(world, OPEN)
    assert view.person("dalia").name == "Dalia Perche"
    assert view.organisation("afj") == "foyer Jorbalan"
    assert view.address("mi") == "1 place Vide"
    assert (view.short("ccem"), view.short("afj")) == ("Comité contre l’exemple", "AFJ")
    assert view.theme("sejour") == "Droit au séjour"
    assert view.measure("p/v2/9").number == "9"
    assert view.plan("p").title == "Plan national"
    assert view.told == {
        ("people", "dalia"),
        ("organisations", "afj"),
        ("organisations", "mi"),
        ("organisations", "ccem"),
        ("themes", "sejour"),
        ("measures", "p/v2/9"),
        ("plans", "p"),
    }


@pytest.mark.parametrize("key", ["", None, "absent"])
def test_a_name_of_nothing_is_nothing(world, key):
    view = View(world, OPEN)
    assert (view.person(key), view.measure(key), view.plan(key)) == (None, None, None)
    found = (view.organisation(key), view.address(key), view.short(key), view.theme(key))
    assert found == ("", "", "", "")
    assert view.told == set()


def test_who_speaks_is_told_and_is_nobody_as_long_as_she_did_not_say(world, store):
    view = View(world, OPEN)
    assert view.collective().short == "Ensemble"
    assert view.told == {("collective", Collective.KEY)}
    with world.operation("Personne"):
        world.delete(Collective.KIND, [Collective.KEY])
    view = View(world, OPEN)
    assert view.collective() == Collective()
    assert view.told == set()


def test_sigles_and_chosen_organisations_are_told(world):
    view = View(world, OPEN)
    assert [each.key for each in view.acronyms()] == ["MIE"]
    with_sigle = view.organisations(lambda each: bool(each.short))
    assert [each.key for each in with_sigle] == ["afj", "mi"]
    assert view.told == {("acronyms", "MIE"), ("organisations", "afj"), ("organisations", "mi")}


@pytest.mark.parametrize("cited", [True, False])
@pytest.mark.parametrize("audience", list(Diffusion))
def test_sources_are_named_inside_and_outside_only_where_they_may_be(world, cited, audience):
    constat = replace(world.get(Constat, "c1"), cite_sources=cited)
    named = ("AFJ", "Comité contre l’exemple") if cited or audience is not OPEN else ()
    assert View(world, audience).sources(constat) == named


def test_an_organisation_that_is_renamed_later_is_read_anew_by_another_view(world):
    assert View(world, OPEN).organisation("pact") == "Maison amie"
    keep(world, Organisation(key="pact", name="Maison sœur"))
    assert View(world, OPEN).organisation("pact") == "Maison sœur"


def test_a_participant_of_an_outline_is_who_came(world, closed):
    (first, *_) = View(world, OPEN).meeting("next").participants
    assert isinstance(first, Participant)
    assert first.person == "apolline"
