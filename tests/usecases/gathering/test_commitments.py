"""Lists of engagements: of a meeting, of an institution before it, or all that are open."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.kinds.commitments import CommitmentsContent, PromiseGroup
from briefing_app.domain.choices import Diffusion, ItemKind, Order
from briefing_app.domain.model import Commitment, DossierItem, Meeting
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.commitments import gather
from tests.conftest import TODAY
from tests.usecases.gathering.told import CIRCULAR, CONTACT, FRAME, RECEIVED, WRITING
from tests.usecases.world import NEXT, OPEN, keep


def gathered(store, request):
    return gather(View(store, request.audience), request, TODAY)


def keys(content):
    return [[each.key for each in group.promises] for group in content.groups]


def test_of_a_meeting_that_promised_something_it_tells_that(world, asked):
    assert gathered(world, asked) == CommitmentsContent(
        frame=FRAME,
        institution="Ministère de l’Exemple",
        meeting_date=NEXT,
        groups=(PromiseGroup(promises=(WRITING, CONTACT)),),
    )


@pytest.fixture
def before(world, asked):
    """The meeting did not take place yet: nothing was promised there."""
    with world.operation("Rien encore"):
        world.delete(Commitment.KIND, ["e3", "e4"])
    return asked


def test_before_a_meeting_it_tells_what_was_promised_earlier_with_what_she_asks(world, before):
    (group,) = gathered(world, before).groups
    assert group.promises == (CIRCULAR, RECEIVED)


def test_what_she_left_out_of_the_dossier_is_not_reminded(world, before):
    for kind, expected in ((ItemKind.ENGAGEMENT, ["e6"]), (ItemKind.CONSTAT, ["e1", "e6"])):
        out = DossierItem(kind=kind, key="e1", included=False)
        assert keys(gathered(world, replace(before, items=(out,)))) == [expected]
    kept = DossierItem(kind=ItemKind.ENGAGEMENT, key="e1", wording="Et maintenant ?")
    (group,) = gathered(world, replace(before, items=(kept,))).groups
    assert group.promises[0].request == "Et maintenant ?"


def test_without_a_meeting_all_that_are_open_are_told(world):
    content = gathered(world, Request(audience=Diffusion.INTERNE))
    assert (content.institution, content.meeting_date) == ("", None)
    assert keys(content) == [["e1", "e2", "e5", "e3", "e4"]]
    of_one = gathered(world, Request(institution="old", audience=Diffusion.INTERNE))
    assert of_one.institution == "Ancien ministère"
    assert keys(of_one) == [["e1", "e2", "e5"]]


def test_the_first_due_come_first_then_the_first_made_and_settled_ones_last(world):
    day = date(2026, 6, 29)
    keep(
        world,
        Commitment(key="a", text="A.", meeting="next", due=day, diffusion=OPEN),
        Commitment(key="b", text="B.", meeting="next", due=date(2026, 6, 28), diffusion=OPEN),
        replace(world.get(Commitment, "e6"), meeting="next", due=date(2020, 1, 1)),
        Commitment(key="z", text="Z.", institution="mi", diffusion=OPEN),
        Commitment(key="c", text="C.", meeting="before", due=day, diffusion=OPEN),
    )
    assert keys(gathered(world, Request("next"))) == [["b", "a", "e3", "e4", "e6"]]
    everything = keys(gathered(world, Request()))
    assert everything == [["b", "c", "a", "e1", "e2", "e3", "e4", "z"]]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.ECHEANCE, [("", ["e1", "e2", "e3", "e4"])]),
        (Order.REFERENCE, [("", ["e1", "e2", "e3", "e4"])]),
        (
            Order.INSTITUTION,
            [("Ancien ministère", ["e1", "e2"]), ("Ministère de l’Exemple", ["e3", "e4"])],
        ),
        (
            Order.THEME,
            [("Droit au séjour", ["e1"]), ("Hébergement", ["e2"]), ("", ["e3", "e4"])],
        ),
    ],
)
def test_they_are_grouped_by_what_she_asks_for(world, order, expected):
    found = gathered(world, Request(order=order))
    assert [(g.label, [p.key for p in g.promises]) for g in found.groups] == expected


def test_by_reference_a_long_number_comes_after_a_short_one(world):
    keep(
        world,
        Commitment(key="l", ref="E-10000", text="L.", due=date(2020, 1, 1), diffusion=OPEN),
    )
    assert keys(gathered(world, Request(order=Order.REFERENCE)))[0][-1] == "l"
    assert keys(gathered(world, Request()))[0][0] == "l"


def test_a_meeting_without_institution_owes_nothing_from_before(world):
    keep(world, Meeting(key="alone", title="Seuls", diffusion=OPEN))
    assert gathered(world, Request("alone")).groups == ()
