"""The delegation's note as it is gathered: her points, and where she wrote none, the demands."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.content import Attendee
from briefing_app.documents.kinds.note import Ask, NoteContent, NoteTheme, Question
from briefing_app.domain.choices import CommitmentStatus, Diffusion, ItemKind, Language
from briefing_app.domain.model import Commitment, DossierItem, Person, Point, Recommendation
from briefing_app.errors import UserError
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.note import gather
from tests.conftest import TODAY
from tests.usecases.gathering.told import FRAME, OCCASION, TITLE
from tests.usecases.world import keep


@pytest.fixture
def inside(asked):
    return replace(asked, audience=Diffusion.COLLECTIF)


def gathered(store, request):
    return gather(View(store, request.audience), request, TODAY)


def test_it_tells_her_points_the_demands_where_she_wrote_none_and_what_to_ask(world, inside):
    assert gathered(world, inside) == NoteContent(
        frame=replace(FRAME, audience=Diffusion.COLLECTIF),
        title=TITLE,
        occasion=OCCASION,
        asks=("Un récépissé pour toutes.",),
        themes=(
            NoteTheme(
                label="Droit au séjour",
                asks=(
                    Ask(
                        ask="Un récépissé",
                        argument="La loi le dit.",
                        figure="3 sur 10",
                        speaker="Mme Dalia Perche",
                        objection="Les moyens manquent.",
                        answer="C’est une feuille.",
                    ),
                ),
            ),
            NoteTheme(label="Mineurs", asks=(Ask(ask="Ne plus loger à l’hôtel."),)),
        ),
        questions=(
            Question(
                ref="E-0001",
                text="Publier la circulaire (mesure 1).",
                request="Quand paraîtra-t-elle ?",
            ),
        ),
        avoid=("L’affaire de Lille", "Les chiffres de 2020"),
    )


def test_points_under_another_theme_or_under_none_come_after_the_chosen_ones(world, inside):
    points = (Point(ask="Sans thème"), Point(theme="logement", ask="Un foyer"), Point(avoid="Rien"))
    found = gathered(world, replace(inside, points=points)).themes
    assert [(each.label, [a.ask for a in each.asks]) for each in found] == [
        ("Droit au séjour", ["Remettre un récépissé."]),
        ("Mineurs", ["Ne plus loger à l’hôtel."]),
        ("Hébergement", ["Un foyer"]),
        ("Rencontre de janvier", ["Sans thème"]),
    ]


def test_a_point_that_only_says_what_to_avoid_asks_nothing(world, inside):
    points = (Point(theme="sejour", avoid="Ceci"), Point(theme="sejour", argument="Sans demande"))
    found = gathered(world, replace(inside, points=points))
    assert found.avoid == ("Ceci",)
    assert [a.ask for a in found.themes[0].asks] == ["Remettre un récépissé."]
    assert len(found.themes) == 2


def test_only_the_head_demands_of_a_theme_are_asked_where_it_has_any(world, inside):
    without = replace(inside, points=())
    keep(world, replace(world.get(Recommendation, "r2"), themes=("sejour",)))
    assert [a.ask for a in gathered(world, without).themes[0].asks] == ["Remettre un récépissé."]
    out = DossierItem(kind=ItemKind.RECOMMANDATION, key="r1", included=False)
    view = View(world, Diffusion.COLLECTIF)
    found = gather(view, replace(without, items=(out,)), TODAY)
    assert [a.ask for a in found.themes[0].asks] == ["Le remettre le jour même."]
    assert {key for kind, key in view.told if kind == "recommendations"} == {"r2", "r3"}


def test_the_wording_of_this_meeting_is_what_is_asked(world, inside):
    hers = DossierItem(kind=ItemKind.RECOMMANDATION, key="r1", wording="Un papier.")
    found = gathered(world, replace(inside, points=(), items=(hers,)))
    assert found.themes[0].asks[0].ask == "Un papier."


def test_questions_are_of_open_engagements_hers_first_then_the_latest(world, inside):
    day = date(2026, 11, 1)
    keep(
        world,
        Commitment(key="f1", text="Un.", institution="mi", themes=("sejour",), due=day),
        Commitment(
            key="f2", text="Deux.", institution="mi", themes=("sejour",), due=date(2026, 10, 1)
        ),
        Commitment(
            key="f3",
            text="Trois.",
            institution="mi",
            due=day,
            status=CommitmentStatus.CADUC,
        ),
        Commitment(key="f4", text="Quatre.", institution="mi", due=date(2027, 5, 1)),
    )
    own = replace(inside, audience=Diffusion.INTERNE)
    texts = [each.text for each in gathered(world, own).questions]
    assert texts == [
        "Publier la circulaire (mesure 1).",
        "Deux.",
        "Un.",
        "Une promesse confidentielle.",
        "Quatre.",
    ]
    out = DossierItem(kind=ItemKind.ENGAGEMENT, key="e1", included=False)
    found = gathered(world, replace(own, items=(out,))).questions
    assert [each.text for each in found][:2] == ["Deux.", "Un."]
    assert found[0].request == "la date à laquelle le travail commence"
    english = gathered(world, replace(own, items=(out,), language=Language.ANGLAIS)).questions
    assert english[0].request == "the date on which work begins"


def test_a_speaker_without_title_is_told_by_the_name(world, inside):
    keep(world, replace(world.get(Person, "dalia"), title=""))
    found = gathered(world, inside)
    assert found.themes[0].asks[0].speaker == "Dalia Perche"
    assert found.occasion.ours[0] == Attendee(
        name="Dalia Perche", function="juriste", organisation="foyer Jorbalan"
    )


def test_a_note_never_leaves_the_collective(world, asked):
    said = (
        r"^La note d’entretien ne sort jamais du collectif : elle dit ce que la délégation doit"
        r" taire\. Choisissez la diffusion « collectif » ou « interne »\. Rien n’a été produit\.$"
    )
    with pytest.raises(UserError, match=said):
        gathered(world, asked)


def test_a_note_needs_a_meeting(world, inside):
    said = r"^Une note d’entretien se rapporte à une rencontre\. Choisissez-en une\.$"
    with pytest.raises(UserError, match=said):
        gathered(world, replace(inside, meeting=""))
