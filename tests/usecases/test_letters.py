"""The letter after a meeting: what it would hold, what it may not remind of, and its files."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.choices import Diffusion, MeetingState
from briefing_app.domain.model import Commitment, Dossier, Meeting, Recommendation
from briefing_app.usecases.documents.letters import letter_of, letter_request, write_letter
from briefing_app.usecases.documents.view import Withheld
from tests.conftest import TODAY
from tests.usecases.world import OPEN, keep


def test_it_is_asked_for_the_institution_as_after_the_meeting(world, asked):
    assert letter_request(world, "next") == replace(asked, after=True, audience=OPEN)
    keep(world, replace(world.get(Dossier, "d"), audience=Diffusion.INTERNE))
    assert letter_request(world, "next").audience is OPEN
    assert letter_request(world, "before").audience is OPEN


def test_it_tells_what_was_promised_there_though_the_meeting_is_not_closed(world):
    assert world.get(Meeting, "next").state is MeetingState.A_PREPARER
    letter = letter_of(world, "next", TODAY)
    assert [each.key for each in letter.content.promises] == ["e3", "e4"]
    assert letter.content.held
    assert letter.content.frame.produced == TODAY
    assert letter.content.reply_by == date(2026, 12, 21)
    assert letter.withheld == ()


def test_what_was_promised_there_and_may_not_be_reminded_is_told(world):
    keep(
        world,
        replace(world.get(Commitment, "e3"), diffusion=Diffusion.COLLECTIF),
        replace(world.get(Meeting, "next"), diffusion=Diffusion.COLLECTIF),
    )
    letter = letter_of(world, "next", TODAY)
    # The meeting itself is not held back: a letter tells its day only.
    assert letter.withheld == (
        Withheld("commitments", "e3", "Répondre par écrit.", "diffusion « collectif »"),
    )
    assert letter.withheld_promises == ["e3"]


def test_a_demand_that_is_held_back_is_no_promise(world):
    keep(world, replace(world.get(Recommendation, "r1"), diffusion=Diffusion.COLLECTIF))
    letter = letter_of(world, "before", TODAY)
    assert [each.key for each in letter.withheld] == ["e5", "r1"]
    assert letter.withheld_promises == ["e5"]


@pytest.mark.parametrize(("more", "kinds"), [(4, ["courrier"]), (5, ["courrier", "engagements"])])
def test_the_releve_goes_along_where_there_is_more_to_name_than_room(world, tmp_path, more, kinds):
    for number in range(more):
        promise = Commitment(text=f"Promesse {number}.", meeting="next", diffusion=OPEN)
        keep(world, promise)
    files = write_letter(world, "next", tmp_path, TODAY)
    assert [file.kind for file in files] == kinds
    names = ["Courrier de suivi 2027-01-12.docx", "Relevé d’engagements 2027-01-12.docx"]
    assert [file.path for file in files] == [tmp_path / name for name in names[: len(kinds)]]
    assert all(file.path.exists() for file in files)
    assert [made.kind for made in world.productions.all("next")] == kinds[::-1]


def test_a_letter_never_takes_the_place_of_one_that_is_there(world, tmp_path):
    steps = []
    first, second = (
        write_letter(world, "next", tmp_path, TODAY, lambda *told: steps.append(told))[0].path
        for _ in range(2)
    )
    assert first.name == "Courrier de suivi 2027-01-12.docx"
    assert second.name == "Courrier de suivi 2027-01-12 (2).docx"
    assert steps[-1] == (4, 4, "Prêt")
