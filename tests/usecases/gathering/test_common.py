"""What several documents tell alike: who, when, of which measure, and the latest news."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.content import Attendee, Cited
from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import Diffusion, ItemKind, Language, Side, Typography
from briefing_app.domain.model import (
    Collective,
    Commitment,
    DossierItem,
    FollowUp,
    Meeting,
    Participant,
    Person,
    Plan,
)
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering import common
from tests.conftest import TODAY
from tests.usecases.gathering.told import CIRCULAR, FRAME, NINTH
from tests.usecases.world import OPEN, keep


@pytest.fixture
def view(world):
    return View(world, OPEN)


# The frame


def test_the_frame_tells_who_speaks_to_whom_when_and_in_which_language(view):
    assert common.frame(view, Request(), TODAY) == FRAME
    listed = common.frame(view, Request(), TODAY, list_sigles=True)
    assert listed == replace(FRAME, list_sigles=True)


def test_a_collective_without_a_name_has_one_all_the_same(store):
    assert common.frame(View(store, OPEN), Request(), TODAY).collective == "Le collectif"


@pytest.mark.parametrize(
    ("asked", "hers", "language", "expected"),
    [
        (None, None, Language.FRANCAIS, Typography.FRANCE),
        (None, None, Language.ANGLAIS, Typography.EUROPE),
        (None, Typography.EUROPE, Language.FRANCAIS, Typography.EUROPE),
        (None, Typography.FRANCE, Language.ANGLAIS, Typography.FRANCE),
        (Typography.FRANCE, Typography.EUROPE, Language.ANGLAIS, Typography.FRANCE),
    ],
)
def test_typography_is_what_is_asked_else_hers_else_that_of_the_language(
    world, asked, hers, language, expected
):
    keep(world, replace(world.find(Collective)[0], typography=hers))
    request = Request(typography=asked, language=language)
    found = common.frame(View(world, Diffusion.INTERNE), request, TODAY)
    assert (found.typography, found.language, found.audience) == (
        expected,
        language,
        Diffusion.INTERNE,
    )


# Meetings and people


def test_several_institutions_are_named_one_after_the_other(view, world):
    meeting = replace(world.get(Meeting, "next"), institutions=("mi", "just"))
    assert common.institution(view, meeting) == "Ministère de l’Exemple, Chancellerie"
    assert common.institution(view, replace(meeting, institutions=())) == ""


@pytest.mark.parametrize(
    ("participant", "expected"),
    [
        (
            Participant(person="dalia", function="présidente", organisation="ccem"),
            Attendee(
                name="Dalia Perche",
                title="Mme",
                function="présidente",
                organisation="Comité contre l’exemple",
            ),
        ),
        (
            Participant(person="come", side=Side.INSTITUTION),
            Attendee(name="Côme Tilleul", title="M.", function="conseiller"),
        ),
        (
            Participant(label="Le préfet", organisation="mi", excused=True, reason="malade"),
            Attendee(name="Le préfet", excused=True, reason="malade"),
        ),
        (Participant(label="Quelqu’un"), Attendee(name="Quelqu’un")),
    ],
)
def test_a_participant_has_the_function_of_that_day_and_no_office_that_everybody_knows(
    view, world, participant, expected
):
    assert common.attendee(view, participant, world.get(Meeting, "next")) == expected


def test_a_meeting_is_called_by_the_person_met_as_of_that_day(view, world):
    meeting = replace(world.get(Meeting, "next"), interlocutor="come")
    told = "Rencontre avec M. Côme Tilleul, chef de cabinet"
    assert common.meeting_title(view, meeting, Voice()) == told
    english = common.meeting_title(view, meeting, Voice(Language.ANGLAIS))
    assert english == "Meeting with M. Côme Tilleul, chef de cabinet"


def test_without_a_person_it_has_its_title_and_an_internal_one_only_its_institution(view, world):
    meeting = replace(world.get(Meeting, "next"), interlocutor=None)
    assert common.meeting_title(view, meeting, Voice()) == "Rencontre de janvier"
    hidden = replace(meeting, diffusion=Diffusion.COLLECTIF)
    assert common.meeting_title(view, hidden, Voice()) == "Rencontre – Ministère de l’Exemple"
    nobody = replace(hidden, institutions=())
    assert common.meeting_title(view, nobody, Voice()) == "Rencontre – Institution"
    inside = View(world, Diffusion.COLLECTIF)
    assert common.meeting_title(inside, hidden, Voice()) == "Rencontre de janvier"


@pytest.mark.parametrize(
    ("person", "named", "presented"),
    [
        (None, "", ""),
        (Person(name="Élie"), "Élie", "Élie"),
        (Person(name="Élie", title="M."), "M. Élie", "M. Élie"),
        (Person(name="Élie", function="maire"), "Élie", "Élie, maire"),
        (Person(name="Élie", title="M.", function="maire"), "M. Élie", "M. Élie, maire"),
    ],
)
def test_people_are_presented_by_what_is_known_of_them(person, named, presented):
    assert (common.named(person), common.presented(person)) == (named, presented)


def test_a_person_has_the_function_of_the_day_where_one_was_noted(world):
    come, meeting = world.get(Person, "come"), world.get(Meeting, "before")
    assert common.as_of(come, meeting) == replace(come, function="directeur de cabinet")
    assert common.as_of(come, None) == come
    assert common.as_of(None, meeting) is None
    dalia = world.get(Person, "dalia")
    assert common.as_of(dalia, world.get(Meeting, "next")) == dalia


# Measures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1", "4 bis", "9"]),
        ("Voir la mesure 4 bis.", ["1", "9"]),
        ("Voir la mesure 4 BIS.", ["1", "9"]),
        ("Mesures 1 et 9.", ["4 bis"]),
    ],
)
def test_measures_that_the_text_names_itself_are_not_cited_again(view, text, expected):
    keys = ["p/v2/1", "p/v2/4-bis", "absente", "p/v2/9"]
    found = common.cited(view, keys, text)
    assert found == tuple(Cited(number=each, plan="plan 2014-2016") for each in expected)


def test_a_plan_without_years_is_cited_by_its_title(view, world):
    keep(world, replace(world.get(Plan, "p"), start="", end=""))
    assert common.cited(view, ["p/v2/9"]) == (Cited(number="9", plan="Plan national"),)


# Engagements


def test_an_engagement_is_told_with_its_latest_news_and_what_is_asked(view, world):
    item = view.find(Commitment, ["e1"])[0]
    assert common.promise(view, item) == replace(CIRCULAR, request="")
    assert common.promise(view, item, request="Et ?") == replace(CIRCULAR, request="Et ?")
    assert common.promise(view, item, theme="Autre").theme == "Autre"
    assert ("commitments", "e1") in view.told


def test_inside_its_owners_and_the_internal_news_are_told(world):
    inside = View(world, Diffusion.INTERNE)
    told = common.promise(inside, world.get(Commitment, "e1"))
    assert told.owners == ("AFJ",)
    assert (told.news, told.news_date) == ("Entre nous : retard voulu.", date(2026, 10, 1))


def test_news_without_a_date_is_older_than_any(view, world):
    notes = (FollowUp(text="Un jour.", diffusion=OPEN), *world.get(Commitment, "e1").notes[:2])
    item = replace(world.get(Commitment, "e1"), notes=notes)
    assert common.promise(view, item).news == "Un projet circule."
    alone = common.promise(view, replace(item, notes=notes[:1]))
    assert (alone.news, alone.news_date) == ("Un jour.", None)


def test_an_engagement_taken_outside_a_meeting_tells_no_day(view, world):
    item = replace(world.get(Commitment, "e1"), meeting=None, institution=None, themes=())
    told = common.promise(view, item)
    assert (told.made, told.meeting, told.institution, told.theme) == (None, "", "", "")
    assert told.by == "M. Côme Tilleul, conseiller"
    assert told.measures == (NINTH,)


def test_of_several_themes_the_first_names_it(view, world):
    item = replace(world.get(Commitment, "e1"), themes=("mineurs", "sejour"))
    assert common.promise(view, item).theme == "Mineurs"


def test_each_has_what_she_asks_about_it_and_no_other(view, world):
    items = view.find(Commitment, ["e1", "e2"])
    choice = (
        DossierItem(kind=ItemKind.CONSTAT, key="e2", wording="Un constat."),
        DossierItem(kind=ItemKind.ENGAGEMENT, key="e1", wording="Quand ?"),
    )
    found = common.promises(view, items, Request(items=choice))
    assert [(each.key, each.request) for each in found] == [("e1", "Quand ?"), ("e2", "")]


def test_promises_stand_by_the_day_they_were_made_those_without_last(view, world):
    found = [common.promise(view, each) for each in world.find(Commitment, ["e6", "e3", "e1"])]
    assert [each.key for each in common.by_date(found)] == ["e1", "e3", "e6"]
