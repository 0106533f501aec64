"""The minutes as they are gathered: who spoke, what was answered and promised, what follows."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.kinds.minutes import Coming, MinutesContent, Turn
from briefing_app.domain.model import Intervention
from briefing_app.errors import UserError
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.minutes import gather
from tests.conftest import TODAY
from tests.usecases.gathering.test_letter import ANSWERED
from tests.usecases.gathering.told import CONTACT, FRAME, OCCASION, TITLE, WRITING
from tests.usecases.world import keep

MINISTER = "Mme Apolline Sémaphore, ministre de l’Exemple"


def gathered(store, request):
    return gather(View(store, request.audience), request, TODAY)


def test_it_tells_all_of_a_meeting_that_may_be_told(world, asked):
    assert gathered(world, asked) == MinutesContent(
        frame=FRAME,
        title=TITLE,
        occasion=OCCASION,
        context="Le plan arrive à son terme.",
        agenda=("Récépissés", "Foyers"),
        synthesis="Deux promesses nouvelles.",
        answers=(ANSWERED,),
        turns=(
            Turn(speaker="Mme Dalia Perche, juriste", text="Le récépissé manque partout."),
            Turn(speaker=MINISTER, text="Nous allons écrire aux préfets.", replies=True),
            Turn(speaker="Une bénévole", text="Le foyer est plein."),
            Turn(speaker=MINISTER, text="Il ouvrira un étage.", replies=True),
        ),
        promises=(WRITING, CONTACT),
        coming=(
            Coming(text="Comité de suivi", date=date(2027, 3, 1)),
            Coming(text="Une visite du foyer"),
        ),
        annexes=("La liste des foyers.",),
        author="La coordination",
    )


def test_every_turn_that_stands_in_it_is_noted_as_told(world, asked):
    view = View(world, asked.audience)
    gather(view, asked, TODAY)
    assert {key for kind, key in view.told if kind == "interventions"} == {"t1", "t2", "t3", "t4"}
    assert [(each.kind, each.key) for each in view.withheld] == [("interventions", "t5")]


def test_only_the_institution_replies_and_only_to_something_said(world, asked):
    keep(
        world,
        replace(world.get(Intervention, "t2"), answers=None),
        replace(world.get(Intervention, "t3"), answers="t1"),
        replace(world.get(Intervention, "t1"), answers="t4"),
    )
    assert [turn.replies for turn in gathered(world, asked).turns] == [False, False, False, True]


def test_a_label_says_who_spoke_before_the_contact_does(world, asked):
    keep(world, replace(world.get(Intervention, "t1"), label="La délégation"))
    assert gathered(world, asked).turns[0].speaker == "La délégation"


def test_minutes_need_a_meeting(world, asked):
    said = r"^Un compte rendu se rapporte à une rencontre\. Choisissez-en une\.$"
    with pytest.raises(UserError, match=said):
        gathered(world, replace(asked, meeting=""))
