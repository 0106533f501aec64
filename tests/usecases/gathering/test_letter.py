"""The letter as it is gathered: after a meeting what was promised there, before it what was."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.content import Answer
from briefing_app.documents.kinds.letter import LetterContent
from briefing_app.domain.choices import Diffusion, MeetingState, Stance
from briefing_app.domain.model import Meeting, Recommendation
from briefing_app.errors import UserError
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.letter import answers, gather
from tests.conftest import TODAY
from tests.usecases.gathering.told import APOLLINE, CIRCULAR, CONTACT, FRAME, RECEIVED, WRITING
from tests.usecases.world import NEXT, keep

ANSWERED = Answer(
    key="r1",
    ref="R-0001",
    text="Remettre un récépissé.",
    stance=Stance.FAVORABLE,
    words="Oui, en mars.",
    theme="Droit au séjour",
)
AFTER = LetterContent(
    frame=FRAME,
    signatory="La coordination",
    address="12 rue de l’Exemple\n75000 Paris",
    place="Paris",
    addressee=APOLLINE,
    organisation="Ministère de l’Exemple",
    addressee_address="1 place Vide",
    meeting_date=NEXT,
    held=True,
    promises=(WRITING, CONTACT),
    answers=(ANSWERED,),
    reply_by=date(2026, 12, 21),
)


def gathered(store, request):
    return gather(View(store, request.audience), request, TODAY)


@pytest.mark.parametrize("state", [MeetingState.TENUE, MeetingState.COMPTE_RENDU_ENVOYE])
def test_after_a_meeting_it_tells_what_was_promised_and_answered_there(world, asked, state):
    keep(world, replace(world.get(Meeting, "next"), state=state))
    assert gathered(world, asked) == AFTER


def test_one_that_she_is_about_to_close_is_told_as_held(world, asked):
    assert gathered(world, replace(asked, after=True)) == AFTER


def test_before_a_meeting_it_reminds_of_what_was_promised_and_tells_no_answers(world, asked):
    with world.operation("Rien encore"):
        world.delete("commitments", ["e3", "e4"])
    expected = replace(AFTER, held=False, promises=(CIRCULAR, RECEIVED), answers=())
    assert gathered(world, asked) == expected
    after = gathered(world, replace(asked, after=True))
    assert (after.held, after.promises) == (True, ())


def test_the_first_institution_and_the_first_address_known_are_written_to(world, asked):
    both = replace(world.get(Meeting, "next"), institutions=("just", "mi"), interlocutor=None)
    keep(world, both)
    found = gathered(world, asked)
    assert found.addressee is None
    assert (found.organisation, found.addressee_address) == ("Chancellerie", "1 place Vide")
    keep(world, replace(both, institutions=()))
    found = gathered(world, asked)
    assert (found.organisation, found.addressee_address) == ("", "")


def test_answers_are_those_of_this_meeting_told_of_what_may_be_seen(world):
    keep(
        world,
        replace(world.get(Recommendation, "r3"), themes=(), carried=()),
        replace(
            world.get(Recommendation, "r4"),
            carried=world.get(Recommendation, "r1").carried,
            diffusion=Diffusion.INTERNE,
        ),
    )
    view = View(world, Diffusion.TRANSMISSIBLE)
    assert answers(view, world.get(Meeting, "next")) == (ANSWERED,)
    assert view.told == {("recommendations", "r1"), ("themes", "sejour")}
    first = answers(view, world.get(Meeting, "before"))
    assert [(each.stance, each.words) for each in first] == [(Stance.RESERVEE, "On verra.")]


def test_an_answer_to_a_demand_without_theme_has_none(world):
    demand = world.get(Recommendation, "r1")
    keep(world, replace(demand, themes=()))
    (told,) = answers(View(world, Diffusion.INTERNE), world.get(Meeting, "next"))
    assert told == replace(ANSWERED, theme="")


def test_a_letter_needs_a_meeting(world, asked):
    said = r"^Un courrier de suivi se rapporte à une rencontre\. Choisissez-en une\.$"
    with pytest.raises(UserError, match=said):
        gathered(world, replace(asked, meeting=""))
