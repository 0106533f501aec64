"""The dossier de plaidoyer as it is gathered: constats with their demands, then what was said."""

from dataclasses import replace

from briefing_app.documents.kinds.advocacy import (
    AdvocacyChapter,
    AdvocacyContent,
    Matter,
    Reply,
    Said,
    Subject,
)
from briefing_app.domain.choices import Language
from briefing_app.domain.model import Commitment, Intervention, Meeting, Recommendation, Theme
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.advocacy import gather
from tests.conftest import TODAY
from tests.usecases.gathering.told import (
    CONTACT,
    FRAME,
    GIVE,
    HOTELS,
    NO_HOTEL,
    OCCASION,
    RECEIPTS,
    TITLE,
    WRITING,
)
from tests.usecases.world import OPEN, keep

MINISTER = "Mme Apolline Sémaphore, ministre de l’Exemple"
LAWYER = "Mme Dalia Perche, juriste"


def gathered(store, request):
    return gather(View(store, request.audience), request, TODAY)


def subjects(content):
    return [(each.label, [said.text for said in each.said]) for each in content.subjects]


def test_it_tells_each_constat_with_its_demands_then_replies_and_exchanges(world, asked):
    assert gathered(world, asked) == AdvocacyContent(
        frame=replace(FRAME, list_sigles=True),
        title=TITLE,
        occasion=OCCASION,
        asks=("Un récépissé pour toutes.",),
        context="Le plan arrive à son terme.",
        chapters=(
            AdvocacyChapter(
                label="Droit au séjour", matters=(Matter(constat=RECEIPTS, demands=(GIVE,)),)
            ),
            AdvocacyChapter(
                label="Mineurs", matters=(Matter(constat=HOTELS, demands=(NO_HOTEL,)),)
            ),
        ),
        replies=(
            Reply(
                speaker=MINISTER,
                texts=("Nous allons écrire aux préfets.", "Il ouvrira un étage."),
                promises=(WRITING,),
            ),
        ),
        promises=(CONTACT,),
        subjects=(
            Subject(
                label="Droit au séjour",
                said=(
                    Said(
                        speaker=LAWYER,
                        text="Le récépissé manque partout.",
                        answered_by=(MINISTER,),
                    ),
                ),
            ),
            Subject(
                label="Hébergement",
                said=(
                    Said(
                        speaker="Une bénévole",
                        text="Le foyer est plein.",
                        answered_by=(MINISTER,),
                    ),
                ),
            ),
        ),
        annexes=("La liste des foyers.",),
    )


def test_chapters_follow_the_themes_she_chose(world, asked):
    found = gathered(world, replace(asked, themes=("mineurs", "sejour", "logement")))
    assert [each.label for each in found.chapters] == ["Mineurs", "Droit au séjour"]


def test_a_demand_stands_below_the_first_constat_of_its_theme_that_it_answers(world, asked):
    keep(world, replace(world.get(Recommendation, "r1"), answers=("c2", "c1"), position=1))
    chapter, _ = gathered(world, asked).chapters
    assert [[d.key for d in matter.demands] for matter in chapter.matters] == [["r1"]]


def test_a_demand_that_answers_no_constat_of_its_chapter_stands_after_them(world, asked):
    keep(world, replace(world.get(Recommendation, "r1"), answers=("c2",)))
    keep(world, Recommendation(key="r9", text="Enfin.", themes=("logement",), diffusion=OPEN))
    found = gathered(world, replace(asked, themes=("sejour", "mineurs", "logement")))
    told = [
        (
            each.label,
            [(m.constat.key, [d.key for d in m.demands]) for m in each.matters],
            [d.key for d in each.demands],
        )
        for each in found.chapters
    ]
    assert told == [
        ("Droit au séjour", [("c1", [])], ["r1"]),
        ("Mineurs", [("c2", ["r3"])], []),
        ("Hébergement", [], ["r9"]),
    ]


def test_an_adviser_who_only_promised_comes_after_those_who_spoke(world, asked):
    keep(
        world,
        replace(world.get(Commitment, "e3"), by="come"),
        replace(world.get(Intervention, "t4"), person="come"),
        replace(world.get(Commitment, "e4"), by="elie"),
    )
    found = gathered(world, asked)
    told = [(e.speaker, len(e.texts), [p.key for p in e.promises]) for e in found.replies]
    assert told == [
        (MINISTER, 1, []),
        ("M. Côme Tilleul, chef de cabinet", 1, ["e3"]),
        ("Élie Basque, bénévole", 0, ["e4"]),
    ]
    assert found.promises == ()


def test_whoever_sits_on_the_other_side_replies_and_all_others_are_the_delegation(world, asked):
    meeting = world.get(Meeting, "next")
    others = tuple(p for p in meeting.participants if p.person != "apolline")
    keep(world, replace(meeting, participants=others))
    found = gathered(world, asked)
    assert [each.texts for each in found.replies] == [()]
    assert sum(len(each.said) for each in found.subjects) == 4
    assert found.subjects[0].said[0].answered_by == ()


def test_turns_stand_under_their_theme_the_chosen_first_in_her_order_and_others_last(world, asked):
    keep(
        world,
        Theme(key="alpha", label="Alpha", keywords=("alphabet",), position=4),
        Intervention(key="u1", meeting="next", position=6, text="Bonjour.", diffusion=OPEN),
        Intervention(key="u2", meeting="next", position=7, text="Un alphabet.", diffusion=OPEN),
        Intervention(key="u3", meeting="next", position=8, text="Des mineurs.", diffusion=OPEN),
    )
    for themes, expected in (
        (("logement", "sejour"), ["Hébergement", "Droit au séjour", "Mineurs", "Alpha"]),
        (("sejour", "logement"), ["Droit au séjour", "Hébergement", "Mineurs", "Alpha"]),
        (("alpha",), ["Alpha", "Droit au séjour", "Mineurs", "Hébergement"]),
    ):
        found = gathered(world, replace(asked, themes=themes))
        assert [each.label for each in found.subjects] == [*expected, "Autres sujets"]
        assert subjects(found)[-1] == ("Autres sujets", ["Bonjour."])
    english = gathered(world, replace(asked, language=Language.ANGLAIS))
    assert english.subjects[-1].label == "Other matters"


def test_words_that_speak_of_two_themes_as_much_stand_under_the_chosen_one(world, asked):
    keep(world, replace(world.get(Intervention, "t1"), text="Un titre, un foyer."))
    for chosen, label in (("sejour", "Droit au séjour"), ("logement", "Hébergement")):
        found = gathered(world, replace(asked, themes=(chosen,)))
        assert ("Un titre, un foyer." in dict(subjects(found))[label]) is True


def test_an_adviser_who_answers_twice_is_named_once(world, asked):
    keep(world, replace(world.get(Intervention, "t4"), answers="t1"))
    first, second = (s.said[0] for s in gathered(world, asked).subjects)
    assert (first.answered_by, second.answered_by) == ((MINISTER,), ())


def test_every_turn_is_noted_as_told(world, asked):
    view = View(world, asked.audience)
    gather(view, asked, TODAY)
    assert {key for kind, key in view.told if kind == "interventions"} == {"t1", "t2", "t3", "t4"}
    assert {key for kind, key in view.told if kind == "commitments"} >= {"e3", "e4"}
