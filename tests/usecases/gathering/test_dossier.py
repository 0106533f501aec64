"""The dossier de rencontre as it is gathered: everything chosen, once, in her words and order."""

from dataclasses import replace

import pytest

from briefing_app.documents.content import Group
from briefing_app.documents.kinds.dossier import DossierContent, Since, StateMove
from briefing_app.domain.choices import (
    CommitmentStatus,
    Diffusion,
    ItemKind,
    Language,
    Numbering,
    Option,
    Section,
)
from briefing_app.domain.model import Constat, DossierItem, Recommendation
from briefing_app.errors import UserError
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.dossier import gather
from tests.conftest import TODAY
from tests.usecases.gathering.told import (
    CIRCULAR,
    FRAME,
    GIVE,
    HOTELS,
    NO_HOTEL,
    OCCASION,
    RECEIPTS,
    RECEIVED,
    SAME_DAY,
    TITLE,
)
from tests.usecases.world import LAST, OPEN, keep


def gathered(store, request):
    return gather(View(store, request.audience), request, TODAY)


def test_it_tells_all_that_was_chosen_and_nothing_else(world, asked):
    assert gathered(world, replace(asked, numbering=Numbering.PAR_THEME)) == DossierContent(
        frame=replace(FRAME, list_sigles=True),
        title=TITLE,
        occasion=OCCASION,
        presentation="Vingt-cinq associations.",
        members=("Comité contre l’exemple", "foyer Jorbalan"),
        context="Le plan arrive à son terme.",
        asks=("Un récépissé pour toutes.",),
        since=Since(
            date=LAST,
            moves=(
                StateMove(
                    text="Publier la circulaire (mesure 1).",
                    before=CommitmentStatus.A_SUIVRE,
                    now=CommitmentStatus.EN_COURS,
                ),
            ),
        ),
        promises=(CIRCULAR, RECEIVED),
        constats=(
            Group(label="Droit au séjour", entries=(RECEIPTS,)),
            Group(label="Mineurs", entries=(HOTELS,)),
        ),
        recommendations=(
            Group(label="Droit au séjour", entries=(GIVE,)),
            Group(label="Mineurs", entries=(NO_HOTEL,)),
        ),
        annexes=("La liste des foyers.",),
        sections=tuple(Section),
        numbering=Numbering.PAR_THEME,
    )


def test_every_item_whose_words_stand_in_it_is_noted_as_told(world, asked):
    view = View(world, asked.audience)
    gather(view, asked, TODAY)
    told = {key for kind, key in view.told if kind in ("constats", "recommendations")}
    assert told == {"c1", "c2", "r1", "r2", "r3"}
    assert {key for kind, key in view.told if kind == "commitments"} == {"e1", "e6"}
    assert {key for kind, key in view.told if kind == "organisations"} >= {"afj", "ccem"}


def test_a_dossier_needs_a_theme(world, asked):
    with pytest.raises(
        UserError, match=r"^Aucun thème n’est choisi\. Choisissez-en au moins un\.$"
    ):
        gathered(world, replace(asked, themes=()))


def test_what_she_left_out_is_not_told(world, asked):
    out = [("c2", ItemKind.CONSTAT), ("r1", ItemKind.RECOMMANDATION), ("e1", ItemKind.ENGAGEMENT)]
    items = tuple(DossierItem(kind=kind, key=key, included=False) for key, kind in out)
    found = gathered(world, replace(asked, items=items))
    assert [each.label for each in found.constats] == ["Droit au séjour"]
    assert found.promises == (RECEIVED,)
    # A sub-demand whose demand is left out stands alone.
    assert [e.key for group in found.recommendations for e in group.entries] == ["r2", "r3"]


def test_since_and_sigles_are_told_only_where_their_parts_are_asked_for(world, asked):
    found = gathered(world, replace(asked, sections=(Section.CONSTATS,)))
    assert found.since is None
    assert not found.frame.list_sigles
    assert found.sections == (Section.CONSTATS,)


def test_demands_name_the_constats_they_answer_only_where_these_stand_there(world, asked):
    without = DossierItem(kind=ItemKind.CONSTAT, key="c2", included=False)
    for items, expected in (((), ("c1", "c2")), ((without,), ("c1",))):
        request = replace(asked, options=(Option.RENVOIS,), items=items)
        found = gathered(world, request)
        assert found.recommendations[0].entries[0].answers == expected


def test_demands_may_be_told_by_public_those_for_everybody_under_all_victims(world, asked):
    found = gathered(world, replace(asked, options=(Option.PAR_PUBLIC,)))
    told = [(group.label, [e.key for e in group.entries]) for group in found.recommendations]
    assert told == [("Mineurs isolés", ["r1"]), ("Toutes les victimes", ["r3"])]
    english = replace(asked, options=(Option.PAR_PUBLIC,), language=Language.ANGLAIS)
    assert gathered(world, english).recommendations[1].label == "All victims"


def test_what_stands_under_no_chosen_theme_is_told_as_other_matters(world, asked):
    keep(world, Recommendation(key="r8", text="Et partout.", parent="r2", diffusion=OPEN))
    out = DossierItem(kind=ItemKind.RECOMMANDATION, key="r2", included=False)
    request = replace(asked, themes=("sejour",), items=(out,))
    for language, label in (
        (Language.FRANCAIS, "Autres sujets"),
        (Language.ANGLAIS, "Other matters"),
    ):
        found = gathered(world, replace(request, language=language)).recommendations
        assert [(g.label, [e.key for e in g.entries]) for g in found] == [
            ("Droit au séjour", ["r1"]),
            (label, ["r8"]),
        ]


def test_sub_demands_stand_below_theirs_at_any_depth(world, asked):
    keep(world, Recommendation(key="r8", text="Et partout.", parent="r2", diffusion=OPEN))
    (first, _) = gathered(world, asked).recommendations
    (demand,) = first.entries
    (part,) = demand.parts
    assert replace(part, parts=()) == SAME_DAY
    assert [each.key for each in part.parts] == ["r8"]


def test_inside_the_collective_its_own_constats_and_sources_are_told(world, asked):
    keep(world, replace(world.get(Constat, "c1"), cite_sources=False))
    inside = gathered(world, replace(asked, audience=Diffusion.COLLECTIF))
    entries = {e.key: e.sources for group in inside.constats for e in group.entries}
    assert entries == {"c1": ("AFJ", "Comité contre l’exemple"), "c3": ("AFJ",), "c2": ()}
    assert inside.promises[0].owners == ("AFJ",)
    outside = gathered(world, asked)
    assert [e.sources for group in outside.constats for e in group.entries] == [(), ()]
