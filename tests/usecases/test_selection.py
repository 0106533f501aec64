"""Which items match a request, and in which order they stand."""

from datetime import date

import pytest

from briefing_app.domain.choices import (
    CommitmentStatus,
    ConstatStatus,
    Diffusion,
    RecommendationStatus,
)
from briefing_app.domain.lateness import CLOSED
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Meeting,
    Organisation,
    Recommendation,
    Theme,
)
from briefing_app.usecases.documents.selection import Request, select
from briefing_app.usecases.follow_up import owed_by

REQUEST = Request("m", ("sejour",), audience=Diffusion.INTERNE)


@pytest.fixture
def met(store):
    """A meeting with a ministry that succeeds another one."""
    with store.operation("Rencontre"):
        for key in ("sejour", "sante"):
            store.save(Theme(key=key, label=key))
        store.save(Organisation(key="ancien", name="Ancien ministère"))
        store.save(Organisation(key="mi", name="Ministère", succeeds=("ancien",)))
        store.save(Organisation(key="autre", name="Autre ministère"))
        store.save(Meeting(key="m", title="m", date=date(2027, 1, 12), institutions=("mi",)))
        store.save(Meeting(key="avant", title="avant", institutions=("ancien",)))
    return store


def chosen(store, kind):
    return [each.item.text for each in getattr(select(store, REQUEST), kind)]


@pytest.mark.parametrize("status", RecommendationStatus)
def test_a_demand_that_was_met_or_given_up_is_not_carried_any_more(met, status):
    with met.operation("Demande"):
        met.save(Recommendation(text="Une demande.", themes=("sejour",), status=status))
    over = status in (RecommendationStatus.SATISFAITE, RecommendationStatus.ABANDONNEE)
    assert chosen(met, "recommendations") == ([] if over else ["Une demande."])


@pytest.mark.parametrize("status", ConstatStatus)
def test_only_a_constat_that_still_holds_is_told(met, status):
    with met.operation("Constat"):
        met.save(Constat(text="Un constat.", themes=("sejour",), status=status))
    holds = status is ConstatStatus.ACTUEL
    assert chosen(met, "constats") == (["Un constat."] if holds else [])


@pytest.mark.parametrize(
    ("addressed", "told"), [((), True), (("mi",), True), (("ancien",), True), (("autre",), False)]
)
def test_a_demand_to_another_institution_is_not_carried_to_this_one(met, addressed, told):
    with met.operation("Demande"):
        demand = Recommendation(text="d", themes=("sejour",), addressed_to=addressed)
        met.save(demand)
    assert bool(chosen(met, "recommendations")) == told


def test_the_parts_of_a_demand_come_along_in_their_own_order_whatever_their_themes(met):
    with met.operation("Demandes"):
        met.save(Recommendation(key="r", text="Demande.", themes=("sejour",)))
        for position, text in ((3, "trois"), (1, "un"), (2, "deux")):
            part = Recommendation(text=text, parent="r", position=position, themes=("sante",))
            met.save(part)
    assert chosen(met, "recommendations") == ["Demande.", "un", "deux", "trois"]


@pytest.mark.parametrize(
    ("meeting", "themes", "institution", "told"),
    [
        ("avant", ("sejour",), None, True),
        ("avant", (), None, True),
        ("avant", ("sante",), None, False),
        ("m", ("sejour",), "mi", False),  # promised at this very meeting
        (None, ("sejour",), "mi", True),
        (None, ("sejour",), "ancien", True),
        (None, ("sejour",), "autre", False),
        ("avant", ("sejour",), "autre", False),
    ],
)
def test_earlier_promises_are_those_of_its_line_on_its_themes(
    met, meeting, themes, institution, told
):
    with met.operation("Engagement"):
        item = Commitment(text="e", meeting=meeting, themes=themes, institution=institution)
        met.save(item)
    assert bool(chosen(met, "commitments")) == told


@pytest.mark.parametrize("status", CommitmentStatus)
def test_what_is_closed_is_owed_no_more(met, status):
    with met.operation("Engagement"):
        met.save(Commitment(text="e", institution="mi", status=status))
    owed = owed_by(met, Request(institution="mi"))
    closed = status in CLOSED
    assert bool(owed) != closed
