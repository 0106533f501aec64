"""What changed since the last meeting with the same institution, as a document tells it."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.kinds.dossier import Since, StateMove
from briefing_app.domain.choices import (
    CommitmentStatus,
    ConstatStatus,
    Diffusion,
    ItemKind,
    MeetingState,
    RecommendationStatus,
    Section,
)
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Dossier,
    DossierItem,
    Meeting,
    Recommendation,
    StatusChange,
)
from briefing_app.usecases.documents.selection import select
from briefing_app.usecases.gathering.since import since
from tests.conftest import TODAY
from tests.usecases.world import LAST, OPEN, keep

PUBLISHED = StateMove(
    text="Publier la circulaire (mesure 1).",
    before=CommitmentStatus.A_SUIVRE,
    now=CommitmentStatus.EN_COURS,
)


def produced(store, meeting, kind="dossier", *items):
    """A document of a meeting, and the items it told of."""
    told = {
        "kind": kind,
        "name": f"{kind}.docx",
        "meeting": meeting,
        "recipient": "Ministère",
        "audience": "transmissible",
        "fingerprint": "0",
    }
    return store.productions.keep(told, TODAY, {"title": "Un dossier"}, items)


CONSTATS = [("constats", key) for key in ("c1", "gone")]
DEMANDS = [("recommendations", key) for key in ("r1", "met")]


@pytest.fixture
def told(world):
    """The dossier of the meeting before was produced, then things moved."""
    keep(
        world,
        Dossier(key="first", title="Avant", meeting="before", themes=("sejour",)),
        Constat(
            key="gone",
            text="Une préfecture fermée.",
            status=ConstatStatus.RESOLU,
            diffusion=OPEN,
        ),
        Recommendation(
            key="met", text="Rouvrir.", status=RecommendationStatus.SATISFAITE, diffusion=OPEN
        ),
        Constat(key="new", text="Un délai.", themes=("sejour",), diffusion=OPEN),
        Recommendation(key="more", text="Abréger.", themes=("sejour",), diffusion=OPEN),
        Recommendation(key="below", text="De moitié.", parent="more", diffusion=OPEN),
    )
    produced(world, "before", "dossier", *CONSTATS, *DEMANDS)
    return world


def found(store, request):
    return since(select(store, request))


def test_it_tells_what_moved_what_is_new_and_what_is_over(told, asked):
    assert found(told, asked) == Since(
        date=LAST,
        moves=(PUBLISHED,),
        new_constats=("new",),
        gone_constats=("Une préfecture fermée.",),
        new_demands=("more",),
        met_demands=("Rouvrir.",),
    )


def test_what_is_told_as_over_is_noted_as_told(told, asked):
    selection = select(told, asked)
    since(selection)
    assert selection.view.told >= {("constats", "gone"), ("recommendations", "met")}


def test_a_constat_that_is_over_is_named_by_its_heading_in_few_words(told, asked):
    keep(told, replace(told.get(Constat, "gone"), heading="Préfecture " * 20))
    (named,) = found(told, asked).gone_constats
    assert named.startswith("Préfecture Préfecture")
    assert 100 < len(named) <= 110
    keep(told, replace(told.get(Recommendation, "met"), text="Rouvrir " * 30))
    (met,) = found(told, asked).met_demands
    assert 100 < len(met) <= 110
    keep(told, replace(told.get(Commitment, "e1"), text="Publier " * 30))
    (move,) = found(told, asked).moves
    assert 100 < len(move.text) <= 110


def test_what_may_not_be_seen_is_not_told_as_over(told, asked):
    keep(
        told,
        replace(told.get(Constat, "gone"), diffusion=Diffusion.COLLECTIF),
        replace(told.get(Recommendation, "met"), diffusion=Diffusion.INTERNE),
    )
    assert (found(told, asked).gone_constats, found(told, asked).met_demands) == ((), ())


def test_only_what_was_told_then_can_be_over(told, asked):
    keep(
        told,
        Constat(key="g2", text="Autre.", status=ConstatStatus.RESOLU, diffusion=OPEN),
        Recommendation(
            key="m2", text="Autre.", status=RecommendationStatus.SATISFAITE, diffusion=OPEN
        ),
    )
    assert found(told, asked).gone_constats == ("Une préfecture fermée.",)
    assert found(told, asked).met_demands == ("Rouvrir.",)


def test_only_on_themes_spoken_of_then_and_in_parts_that_are_told_is_anything_new(told, asked):
    # c2 and r3 are on another theme: they were not new, they were not spoken of.
    assert "c2" not in found(told, asked).new_constats
    part = replace(asked, sections=(Section.CONSTATS,))
    assert (found(told, part).new_constats, found(told, part).new_demands) == (("new",), ())
    part = replace(asked, sections=(Section.RECOMMANDATIONS,))
    assert (found(told, part).new_constats, found(told, part).new_demands) == ((), ("more",))
    out = (
        DossierItem(kind=ItemKind.CONSTAT, key="new", included=False),
        DossierItem(kind=ItemKind.RECOMMANDATION, key="more", included=False),
    )
    left_out = found(told, replace(asked, items=out))
    # A sub-demand whose demand is left out stands alone: it bears a number of its own.
    assert (left_out.new_constats, left_out.new_demands) == ((), ("below",))


def test_without_a_file_that_says_what_was_told_nothing_is_called_new(world, asked):
    items = (
        DossierItem(kind=ItemKind.CONSTAT, key="c4"),
        DossierItem(kind=ItemKind.RECOMMANDATION, key="r5"),
        DossierItem(kind=ItemKind.CONSTAT, key="g2", included=False),
    )
    keep(
        world,
        Constat(key="g2", text="Autre.", status=ConstatStatus.RESOLU, diffusion=OPEN),
        Dossier(key="first", title="Avant", meeting="before", themes=("sejour",), items=items),
    )
    told = found(world, asked)
    assert (told.new_constats, told.new_demands) == ((), ())
    # What she had chosen for it still says what is over.
    assert (told.gone_constats, told.met_demands) == (
        ("Une affaire réglée.",),
        ("Demande satisfaite.",),
    )


@pytest.mark.parametrize("kind", ["dossier", "plaidoyer"])
def test_the_latest_dossier_that_was_produced_says_what_was_told(told, asked, kind):
    produced(told, "before", kind, ("constats", "new"))
    assert found(told, asked).new_constats == ("c1",)


@pytest.mark.parametrize(("kind", "meeting"), [("courrier", "before"), ("dossier", "next")])
def test_no_other_document_does(told, asked, kind, meeting):
    produced(told, meeting, kind, ("constats", "new"))
    assert found(told, asked).new_constats == ("new",)


def test_a_dossier_whose_content_was_erased_does_not_either(told, asked):
    with told.db.atomic():
        told.db.execute("UPDATE productions SET content = NULL")
    assert found(told, asked).new_constats == ()


# The meeting before


@pytest.mark.parametrize(
    ("changes", "is_before"),
    [
        ({}, True),
        ({"institutions": ("mi",)}, True),
        ({"institutions": ("just", "old")}, True),
        ({"institutions": ("just",)}, False),
        ({"institutions": ()}, False),
        ({"state": MeetingState.COMPTE_RENDU_ENVOYE}, True),
        ({"state": MeetingState.A_PREPARER}, False),
        ({"date": None}, False),
        ({"date": date(2027, 1, 11)}, True),
        ({"date": date(2027, 1, 12)}, False),
    ],
)
def test_the_meeting_before_is_an_earlier_one_held_with_the_institution_or_its_forerunner(
    told, asked, changes, is_before
):
    keep(told, replace(told.get(Meeting, "before"), **changes))
    assert (found(told, asked) is not None) == is_before


def test_of_several_the_last_one_counts_and_the_meeting_itself_never(told, asked):
    later = date(2026, 5, 1)
    keep(
        told,
        Meeting(
            key="later",
            title="Plus tard",
            date=later,
            institutions=("mi",),
            state=MeetingState.TENUE,
        ),
        replace(told.get(Meeting, "next"), state=MeetingState.TENUE),
    )
    assert found(told, asked) is None
    keep(
        told,
        replace(
            told.get(Commitment, "e1"),
            status=CommitmentStatus.TENU,
            status_history=(
                *told.get(Commitment, "e1").status_history,
                StatusChange(date=date(2026, 6, 1), status=CommitmentStatus.TENU),
            ),
        ),
    )
    assert found(told, asked) == Since(
        date=later,
        moves=(replace(PUBLISHED, before=CommitmentStatus.EN_COURS, now=CommitmentStatus.TENU),),
    )


def test_a_meeting_that_has_no_date_yet_comes_after_all_that_were_held(told, asked):
    keep(told, replace(told.get(Meeting, "next"), date=None))
    assert found(told, asked).date == LAST


def test_the_dossier_that_she_names_says_which_meeting_was_before(told, asked):
    day = date(2024, 3, 1)
    keep(
        told,
        Meeting(key="chosen", title="Autre", date=day, diffusion=OPEN),
        Dossier(key="hers", title="Le sien", meeting="chosen", themes=("mineurs",)),
    )
    named = found(told, replace(asked, previous="hers"))
    assert (named.date, named.new_constats) == (day, ())
    produced(told, "chosen", "dossier", ("constats", "c1"))
    named = found(told, replace(asked, previous="hers"))
    assert (named.new_constats, named.new_demands) == (("c2",), ("r3",))


# Moves


def at(day, status):
    return StatusChange(date=day, status=status)


@pytest.mark.parametrize(
    ("history", "now", "before"),
    [
        ((), CommitmentStatus.TENU, None),
        ((at(None, CommitmentStatus.TENU),), CommitmentStatus.TENU, CommitmentStatus.A_SUIVRE),
        ((at(LAST, CommitmentStatus.TENU),), CommitmentStatus.TENU, None),
        (
            (at(date(2025, 10, 8), CommitmentStatus.TENU),),
            CommitmentStatus.TENU,
            CommitmentStatus.A_SUIVRE,
        ),
        (
            (
                at(LAST, CommitmentStatus.NON_TENU),
                at(date(2025, 1, 1), CommitmentStatus.EN_COURS),
                at(date(2026, 1, 1), CommitmentStatus.TENU),
            ),
            CommitmentStatus.TENU,
            CommitmentStatus.NON_TENU,
        ),
        ((at(date(2026, 1, 1), CommitmentStatus.A_SUIVRE),), CommitmentStatus.A_SUIVRE, None),
    ],
)
def test_an_engagement_moved_where_its_state_is_not_that_of_the_day_of_the_meeting(
    told, asked, history, now, before
):
    keep(told, replace(told.get(Commitment, "e1"), status_history=history, status=now))
    expected = [] if before is None else [(before, now)]
    assert [(move.before, move.now) for move in found(told, asked).moves] == expected


def test_an_engagement_that_she_left_out_did_not_move(told, asked):
    out = DossierItem(kind=ItemKind.ENGAGEMENT, key="e1", included=False)
    assert found(told, replace(asked, items=(out,))).moves == ()
