"""What an audience may see: items, parts of items, names, and what is told as held back."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.voice import Voice
from briefing_app.domain.audience import allows, told, veiled
from briefing_app.domain.choices import Diffusion, Language, Side
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Dossier,
    FollowUp,
    Meeting,
    Organisation,
    Participant,
    Person,
    Point,
    Source,
)
from briefing_app.domain.shape import to_record
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.common import meeting_title, promise
from tests.builders import with_organisation

IN, CO, OUT = Diffusion.INTERNE, Diffusion.COLLECTIF, Diffusion.TRANSMISSIBLE


@pytest.mark.parametrize(
    ("diffusion", "audience", "allowed"),
    [
        (IN, IN, True),
        (IN, CO, False),
        (IN, OUT, False),
        (CO, IN, True),
        (CO, CO, True),
        (CO, OUT, False),
        (OUT, IN, True),
        (OUT, CO, True),
        (OUT, OUT, True),
    ],
)
def test_an_audience_sees_what_is_as_wide_as_it_or_wider(diffusion, audience, allowed):
    assert allows(diffusion, audience) is allowed


def seen(item, audience):
    """The texts of an item that the check of a finished file takes as allowed."""
    found = told(item.KIND, to_record(replace(item, key="k")), audience)
    return {each.text for each in found if each.allowed}


PERSON = Person(name="Camille", email="e@x.org", phone="06", note="n", function="f", title="Mme")
CONSTAT = Constat(text="t", note="n", territory="r", source=Source(document="d", passage="p"))
NEWS = tuple(FollowUp(text=str(d), diffusion=d) for d in Diffusion)
POINT = Dossier(title="t", meeting="m", points=(Point(ask="demande", argument="argument"),))


@pytest.mark.parametrize(
    ("item", "audience", "expected"),
    [
        (PERSON, OUT, {"Camille", "f", "Mme"}),
        (PERSON, CO, {"Camille", "f", "Mme"}),
        (PERSON, IN, {"Camille", "f", "Mme", "e@x.org", "06", "n"}),
        (replace(CONSTAT, diffusion=OUT), OUT, {"t", "r"}),
        (replace(CONSTAT, diffusion=OUT), IN, {"t", "r", "n", "d"}),
        (replace(CONSTAT, diffusion=CO), OUT, set()),
        (replace(CONSTAT, diffusion=CO), CO, {"t", "r"}),
        (Commitment(text="t", diffusion=OUT, notes=NEWS), OUT, {"t", "transmissible"}),
        (Commitment(text="t", diffusion=OUT, notes=NEWS), CO, {"t", "collectif", "transmissible"}),
        # A piece of news is never wider than the engagement that it is about.
        (Commitment(text="t", diffusion=CO, notes=NEWS), OUT, set()),
        (Commitment(text="t", diffusion=IN, notes=NEWS), CO, set()),
        (POINT, OUT, {"t"}),
        (POINT, CO, {"t", "demande", "argument"}),
    ],
)
def test_every_text_of_an_item_has_its_own_circle(item, audience, expected):
    assert seen(item, audience) == expected


@pytest.mark.parametrize("audience", Diffusion)
def test_the_name_of_a_joined_file_never_leaves(audience):
    record = {"key": "k", "kind": "constats", "item": "c", "name": "Photo.jpg", "fingerprint": "f"}
    allowed = {each.allowed for each in told("attachments", record, audience)}
    assert allowed == {audience is IN}


@pytest.mark.parametrize(
    ("audience", "news", "note"),
    [(IN, 3, True), (CO, 2, False), (OUT, 1, False)],
)
def test_an_item_that_may_be_shown_comes_without_what_in_it_may_not(audience, news, note):
    item = Commitment(key="k", ref="E-0001", text="t", diffusion=OUT, notes=NEWS, note="n")
    record = veiled(Commitment.KIND, to_record(item), audience)
    assert len(record["notes"]) == news
    assert ("note" in record) == note


CLOSED = {
    "key": "m",
    "title": "Rendez-vous discret",
    "date": date(2026, 10, 6),
    "institutions": ("mi",),
    "participants": (
        Participant(label="Une préfète", side=Side.INSTITUTION, excused=True, reason="malade"),
    ),
}


@pytest.fixture
def closed(store):
    with store.operation("Rencontre"):
        store.save(Organisation(key="mi", name="Ministère des Essais"))
        store.save(Meeting(**CLOSED, diffusion=IN))
    return store


@pytest.mark.parametrize("audience", [CO, OUT])
@pytest.mark.parametrize("how", ["meeting", "mentioned"])
def test_of_a_meeting_that_may_not_be_told_of_only_the_outline_is_left(closed, audience, how):
    with closed.operation("Contexte"):
        meeting = closed.get(Meeting, "m")
        closed.save(replace(meeting, context="c", synthesis="s", annexes=("a",), agenda=("o",)))
    found = getattr(View(closed, audience), how)("m")
    assert (found.title, found.context, found.synthesis) == ("Rencontre", "", "")
    assert (found.annexes, found.agenda) == ((), ())
    assert [(each.label, each.reason) for each in found.participants] == [("Une préfète", "")]


@pytest.mark.parametrize(
    ("fields", "held"),
    [
        ({}, []),
        ({"context": "c"}, ["m"]),
        ({"synthesis": "s"}, ["m"]),
        ({"annexes": ("a",)}, ["m"]),
    ],
)
def test_what_is_held_back_of_a_meeting_is_told(closed, fields, held):
    with closed.operation("Contexte"):
        closed.save(replace(closed.get(Meeting, "m"), **fields))
    view = View(closed, OUT)
    view.meeting("m")
    assert [each.key for each in view.withheld] == held


@pytest.mark.parametrize(
    ("audience", "title"), [(IN, "Rendez-vous discret"), (OUT, "Rencontre au Ministère des Essais")]
)
def test_the_title_of_a_meeting_that_may_not_be_told_of_is_not_said(closed, audience, title):
    said = meeting_title(View(closed, audience), closed.get(Meeting, "m"), Voice(Language.FRANCAIS))
    assert ("discret" in said) == ("discret" in title)


@pytest.mark.parametrize(
    ("audience", "cite", "named"),
    [(OUT, False, False), (OUT, True, True), (CO, False, True), (IN, False, True)],
)
def test_associations_that_report_a_constat_are_named_inside_or_where_they_agree(
    store, audience, cite, named
):
    with_organisation(store)
    constat = Constat(text="t", organisations=("afj",), cite_sources=cite)
    assert bool(View(store, audience).sources(constat)) == named


@pytest.mark.parametrize(("audience", "named"), [(OUT, False), (CO, True), (IN, True)])
def test_who_follows_an_engagement_is_named_inside_only(store, audience, named):
    with_organisation(store)
    item = Commitment(key="e", text="t", owners=("afj",), diffusion=OUT)
    assert bool(promise(View(store, audience), item).owners) == named


def test_the_last_look_seeks_all_that_an_internal_meeting_says_but_what_both_sides_know():
    here = Participant(label="l", function="f", reason="raison", excused=True)
    meeting = Meeting(
        key="m",
        title="titre",
        place="p",
        start="09:00",
        end="10:00",
        context="contexte",
        synthesis="synthèse",
        agenda=("ordre",),
        annexes=("annexe",),
        participants=(here,),
        diffusion=IN,
    )
    found = list(told(Meeting.KIND, to_record(meeting), OUT))
    sought = {"titre", "contexte", "synthèse", "ordre", "annexe", "raison"}
    assert {each.text for each in found} == sought
    assert not any(each.allowed for each in found)


def test_a_text_that_is_sought_is_told_by_its_item_and_field():
    record = to_record(Constat(key="k", ref="C-0007", text="t", note="n", diffusion=OUT))
    where = {each.text: each.where for each in told(Constat.KIND, record, OUT)}
    assert where["n"].startswith("constat C-0007, ")
    assert where["n"] != where["t"]
