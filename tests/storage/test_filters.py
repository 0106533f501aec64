"""What narrows a list or a search: each kind answers what it can, and says what it cannot."""

from datetime import date

import pytest

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Measure,
    Meeting,
    Organisation,
    Person,
    Plan,
    PlanVersion,
    Proposal,
    Recommendation,
    Theme,
)
from briefing_app.storage.filters import Filter, conditions
from briefing_app.storage.lists import ListOrder, keys
from tests.usecases.world import keep

BY_KEY = ListOrder("clé", "key")
DAY = date(2026, 3, 1)


@pytest.fixture
def one(store):
    """One item of each kind that leads to everything it can, and one that leads to nothing."""
    keep(
        store,
        Theme(key="t", label="T"),
        Organisation(key="o", name="O"),
        Plan(key="p", title="P"),
        PlanVersion(key="p/v", plan="p", label="V", date=DAY),
        PlanVersion(key="p/w", plan="p", label="W"),
        Measure(key="p/v/1", version="p/v", number="1", title="M", themes=("t",)),
        Meeting(key="m", title="M", institutions=("o",), date=DAY, diffusion=Diffusion.COLLECTIF),
        Person(key="pe", name="P", organisation="o"),
        Constat(
            key="c",
            text="C.",
            themes=("t",),
            organisations=("o",),
            measures=("p/v/1",),
            observed=DAY,
            diffusion=Diffusion.COLLECTIF,
        ),
        Recommendation(
            key="r",
            text="R.",
            themes=("t",),
            addressed_to=("o",),
            organisations=("o",),
            measures=("p/v/1",),
        ),
        Commitment(
            key="e",
            text="E.",
            themes=("t",),
            institution="o",
            owners=("o",),
            measures=("p/v/1",),
            due=DAY,
        ),
        Proposal(key="pr", text="P.", measure="p/v/1", themes=("t",), organisations=("o",)),
        Meeting(key="-m", title="M"),
        Person(key="-pe", name="P"),
        Constat(key="-c", text="C."),
        Recommendation(key="-r", text="R."),
        Commitment(key="-e", text="E."),
    )
    return store


EVERY = ("constats", "recommendations", "commitments", "proposals", "meetings", "people",
         "versions", "measures", "organisations", "plans")  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"themes": ("t",)}, {"c", "r", "e", "pr", "p/v/1"}),
        ({"institutions": ("o",)}, {"r", "e", "m", "pe"}),
        ({"associations": ("o",)}, {"c", "r", "e", "pr", "pe"}),
        ({"measures": ("p/v/1",)}, {"c", "r", "e", "pr"}),
        ({"diffusions": (Diffusion.COLLECTIF,)}, {"c", "m"}),
        ({"diffusions": (Diffusion.TRANSMISSIBLE,)}, set()),
        ({"since": DAY}, {"c", "e", "m", "p/v"}),
        ({"since": date(2026, 3, 2)}, set()),
        ({"until": DAY}, {"c", "e", "m", "p/v"}),
        ({"until": date(2026, 2, 28)}, set()),
        ({"since": DAY, "until": DAY}, {"c", "e", "m", "p/v"}),
        ({"states": ("actuel", "a_porter", "a_suivre")}, {"c", "-c", "r", "-r", "e", "-e"}),
        ({"states": ("proposee",)}, {"pr"}),
        ({"states": ("a_preparer",)}, {"m", "-m"}),
        ({"states": ("partenaire",)}, {"o"}),
        ({"themes": ("t",), "institutions": ("o",)}, {"r", "e"}),
        ({"themes": ("x", "t"), "associations": ("x",)}, set()),
        ({"themes": ("x", "t"), "measures": ("p/v/1",), "since": DAY}, {"c", "e"}),
    ],
)
def test_each_kind_is_narrowed_by_what_it_leads_to(one, fields, found):
    wanted = Filter(**fields)
    assert {key for kind in EVERY for key in keys(one.db, kind, wanted, BY_KEY)} == found


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("people", {"themes": ("t",)}),
        ("people", {"states": ("x",)}),
        ("people", {"diffusions": (Diffusion.INTERNE,)}),
        ("constats", {"institutions": ("o",)}),
        ("meetings", {"associations": ("o",)}),
        ("people", {"measures": ("p/v/1",)}),
        ("recommendations", {"since": DAY}),
        ("recommendations", {"until": DAY}),
        ("constats", {"themes": ("t",), "institutions": ("o",)}),
    ],
)
def test_a_kind_that_cannot_answer_says_so(kind, fields):
    assert conditions(kind, Filter(**fields)) is None


def test_nothing_asked_narrows_nothing():
    assert conditions("people", Filter()) == ([], {})
    assert conditions("people", Filter(words="des mots", kinds=("constats",))) == ([], {})
