"""Plaidoyer and compte rendu: what each tells of a meeting, in which order and words."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.blocks import Role
from briefing_app.documents.content import (
    Answer,
    Cited,
    Entry,
    Occasion,
)
from briefing_app.documents.kinds import advocacy, minutes
from briefing_app.documents.kinds.advocacy import (
    AdvocacyChapter,
    AdvocacyContent,
    Matter,
    Reply,
    Said,
    Subject,
)
from briefing_app.documents.kinds.minutes import Coming, MinutesContent, Turn
from briefing_app.domain.choices import CommitmentStatus, Stance
from tests.documents.meeting import BOTH_SIDES, DAY, FRAME, HEAD, OCCASION, PROMISE, texts, titles
from tests.documents.reading import composed

# Dossier de plaidoyer

ADVOCACY = AdvocacyContent(
    frame=FRAME,
    title="Rencontre avec une ministre",
    occasion=OCCASION,
    asks=("Des places.",),
    context="Un plan est attendu.",
    chapters=(
        AdvocacyChapter(
            label="Séjour",
            matters=(
                Matter(
                    constat=Entry(
                        key="c1",
                        text="Les récépissés manquent. Partout.",
                        evidence="12 cas.",
                        sources=("AFJ", "CCEM"),
                        measures=(Cited(number="5", plan="plan 2014-2016"),),
                    ),
                    demands=(Entry(key="r1", text="Les remettre."),),
                ),
            ),
            demands=(Entry(key="r2", text="Former."),),
        ),
    ),
    replies=(Reply(speaker="La ministre", texts=("Oui.", "Bientôt."), promises=(PROMISE,)),),
    promises=(replace(PROMISE, ref="E-0002", due=None),),
    subjects=(
        Subject(
            label="Séjour",
            said=(
                Said(speaker="AFJ", text="Quand ?", answered_by=("La ministre", "Personne")),
                Said(text="Et où ?"),
            ),
        ),
    ),
    annexes=("Une carte.",),
)


def test_a_plaidoyer_tells_the_case_then_the_replies_and_the_exchanges():
    document = advocacy.compose(ADVOCACY)
    assert composed(document) == [
        ("eyebrow", "Le collectif – dossier de plaidoyer"),
        *HEAD,
        ("box_title", "Ce que nous demandons"),
        ("box_number 0", "Des places."),
        *BOTH_SIDES,
        ("heading 1 bare", "Contexte"),
        ("body", "Un plan est attendu."),
        (
            "contents",
            (
                "Participants / Contexte / 1 Nos constats et nos demandes / 1.1 Séjour / 2 Réponses"
                " / 2.1 La ministre / 2.2 Autres engagements pris en séance / 3 Échanges / 3.1 Séjour"
                " / Annexes"
            ),
        ),
        ("heading 1", "Nos constats et nos demandes"),
        ("heading 2", "Séjour"),
        ("heading 3", "Les récépissés manquent"),
        ("body", "Les récépissés manquent. Partout."),
        (
            "detail",
            "Ce qui l’établit : 12 cas. Signalé par AFJ et CCEM. (mesure 5, plan 2014-2016)",
        ),
        ("lead", "Nous demandons :"),
        ("demand 0", "Les remettre."),
        ("heading 3", "Nos demandes"),
        ("demand 0", "Former."),
        ("heading 1", "Réponses"),
        ("heading 2", "La ministre"),
        ("body", "Oui."),
        ("body", "Bientôt."),
        ("box", "Engagement E-0001 : Ouvrir un guichet. (échéance : 1er décembre 2026)"),
        ("heading 2", "Autres engagements pris en séance"),
        ("box", "Engagement E-0002 : Ouvrir un guichet. (échéance : sans échéance)"),
        ("heading 1", "Échanges"),
        ("heading 2", "Séjour"),
        ("speaker", "AFJ"),
        ("body", "Quand ?"),
        ("detail", "Réponse de La ministre : voir 2.1"),
        ("speaker", "Intervention"),
        ("body", "Et où ?"),
        ("heading 1 bare", "Annexes"),
        ("bullet 0", "Une carte."),
    ]
    assert " ".join(document.header[1].split()) == "mardi 12 janvier 2027"


def test_the_points_of_a_plaidoyer_have_names_that_lead_to_them():
    blocks = advocacy.compose(ADVOCACY).blocks
    anchors = {each.anchor for each in blocks if getattr(each, "anchor", "")}
    assert {"c-c1", "r-r1", "r-r2", "reponse-La ministre"} <= anchors


@pytest.mark.parametrize(
    ("constat", "told"),
    [
        ({"evidence": "", "sources": ()}, "(mesure 5, plan 2014-2016)"),
        ({"evidence": "", "measures": ()}, "Ce qui l’établit : Signalé par AFJ et CCEM."),
        ({"sources": (), "measures": ()}, "Ce qui l’établit : 12 cas."),
        ({"evidence": "", "sources": (), "measures": ()}, None),
    ],
)
def test_what_shows_a_constat_is_told_as_far_as_it_is_known(constat, told):
    matter = ADVOCACY.chapters[0].matters[0]
    matter = Matter(constat=replace(matter.constat, **constat))
    content = AdvocacyContent(
        frame=FRAME,
        title="t",
        occasion=Occasion(title="t"),
        chapters=(AdvocacyChapter(label="Séjour", matters=(matter,)),),
    )
    document = advocacy.compose(content)
    assert texts(document, "detail") == ([told] if told else [])
    assert texts(document, "lead") == []
    assert titles(document) == [
        "Nos constats et nos demandes",
        "Séjour",
        "Les récépissés manquent",
    ]
    assert document.header[1] == ""


def test_the_title_of_a_constat_is_hers_or_its_beginning():
    long = "Les personnes attendent des mois " * 4 + "et davantage."
    for heading, expected in (("Un titre.", "Un titre"), ("", "Les personnes attendent")):
        chapter = AdvocacyChapter(
            label="x", matters=(Matter(constat=Entry(key="c", text=long, heading=heading)),)
        )
        content = AdvocacyContent(
            frame=FRAME, title="t", occasion=Occasion(title="t"), chapters=(chapter,)
        )
        title = titles(advocacy.compose(content))[-1]
        assert title.startswith(expected)
        assert len(title) <= 70


def test_a_due_time_in_words_stands_as_it_was_said():
    told = replace(PROMISE, due=None, due_text="avant l’été")
    content = AdvocacyContent(
        frame=FRAME, title="t", occasion=Occasion(title="t"), promises=(told,)
    )
    document = advocacy.compose(content)
    assert texts(document, "box") == [
        "Engagement E-0001 : Ouvrir un guichet. (échéance : avant l’été)"
    ]
    assert titles(document) == ["Réponses", "Autres engagements pris en séance"]


# Compte rendu

ANSWER = Answer(
    key="r1", ref="R-0001", text="Les remettre.", stance=Stance.FAVORABLE, words="Oui.", theme="S"
)
MINUTES = MinutesContent(
    frame=FRAME,
    title="Rencontre avec une ministre",
    occasion=OCCASION,
    context="Un plan est attendu.",
    agenda=("Le plan.", "Le reste."),
    synthesis="Tout va.",
    answers=(
        ANSWER,
        replace(ANSWER, text="Former.", stance=Stance.SANS_REPONSE, words=""),
        replace(ANSWER, text="Loger.", stance=Stance.A_L_ETUDE, words="", theme=""),
    ),
    turns=(Turn(speaker="AFJ", text="Quand ?"), Turn(speaker="La ministre", text="Oui.", replies=True),
           Turn(text="Bien.")),
    promises=(PROMISE, replace(PROMISE, ref="E-0002", due=None, owners=(), by="")),
    coming=(Coming(text="Réunion. Ensuite.", date=date(2027, 2, 1)), Coming(text="Bilan.")),
    annexes=("Une carte.",),
    author="La coordination",
)  # fmt: skip


def test_minutes_tell_the_essential_then_all_of_it():
    document = minutes.compose(MINUTES)
    assert composed(document) == [
        ("eyebrow", "Le collectif – compte rendu"),
        *HEAD,
        ("box_title", "L’essentiel"),
        ("box", "2 engagements pris en séance, dont 1 à échéance fixée."),
        ("box", "Prochaine date : mardi 1er décembre 2026 – Ouvrir un guichet."),
        *BOTH_SIDES,
        ("closing", "Compte rendu établi par La coordination, le 21 novembre 2026."),
        ("heading 1 bare", "Ordre du jour"),
        ("bullet 0", "Le plan."),
        ("bullet 0", "Le reste."),
        (
            "contents",
            (
                "Participants / Ordre du jour / 1 Contexte / 2 Synthèse / 3 Réponses à nos demandes"
                " / 4 Échanges / 5 Engagements pris / 6 Ce qui suit / Annexes"
            ),
        ),
        ("heading 1", "Contexte"),
        ("body", "Un plan est attendu."),
        ("heading 1", "Synthèse"),
        ("body", "Tout va."),
        ("heading 1", "Réponses à nos demandes"),
        ("heading 2", "S"),
        ("table", "Demande | Position | Réponse entendue"),
        ("row", "Les remettre. | Favorable | Oui."),
        ("heading 2", "Autres sujets"),
        ("table", "Demande | Position | Réponse entendue"),
        ("row", "Loger. | À l’étude | non renseigné"),
        ("heading 2", "Demandes restées sans réponse"),
        ("bullet 0", "Former."),
        ("heading 1", "Échanges"),
        ("speaker", "AFJ"),
        ("body", "Quand ?"),
        ("speaker", "Réponse de La ministre"),
        ("body", "Oui."),
        ("speaker", "Intervention"),
        ("body", "Bien."),
        ("heading 1", "Engagements pris"),
        ("table", "Engagement | Pris par | Échéance"),
        (
            "row",
            (
                "E-0001 Ouvrir un guichet. / Suivi par AFJ et CCEM | Mme Apolline Sémaphore"
                " | 1er déc. 2026"
            ),
        ),
        ("row", "E-0002 Ouvrir un guichet. | non renseigné | sans échéance"),
        ("heading 1", "Ce qui suit"),
        ("table", "Date | Ce qui est prévu"),
        ("row", "1er févr. 2027 | Réunion. Ensuite."),
        ("row", "non renseigné | Bilan."),
        ("heading 1 bare", "Annexes"),
        ("bullet 0", "Une carte."),
    ]
    assert " ".join(document.header[1].split()) == "mardi 12 janvier 2027"


def test_minutes_of_nothing_say_who_wrote_them():
    told = MinutesContent(frame=FRAME, title="t", occasion=Occasion(title="t"))
    document = minutes.compose(told)
    assert composed(document)[1:] == [
        ("title", "t"),
        ("closing", "Compte rendu établi par Le collectif, le 21 novembre 2026."),
    ]
    assert document.header == ("t", "")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"promises": (replace(PROMISE, due=None),)}, ["1 engagement pris en séance."]),
        ({"coming": (Coming(text="Bilan."),)}, []),
        ({"coming": (Coming(text="Hier.", date=date(2026, 11, 20)),)}, []),
        (
            {"coming": (Coming(text="Ce jour.", date=DAY), Coming(text="Après.", date=date(2027, 1, 1)))},
            ["Prochaine date : samedi 21 novembre 2026 – Ce jour."],
        ),
        (
            {"promises": (replace(PROMISE, status=CommitmentStatus.TENU),)},
            ["1 engagement pris en séance, dont 1 à échéance fixée."],
        ),
        (
            {"coming": (Coming(text="Une réunion " + "très longue " * 12, date=DAY),)},
            ["Prochaine date : samedi 21 novembre 2026 – Une réunion " + "très longue " * 7 + "très longue…"],
        ),
    ],
)  # fmt: skip
def test_the_essential_is_what_was_promised_and_the_next_day_to_come(fields, told):
    content = MinutesContent(frame=FRAME, title="t", occasion=Occasion(title="t"), **fields)
    document = minutes.compose(content)
    assert texts(document, "box") == told
    assert texts(document, "box_title") == (["L’essentiel"] if told else [])


def test_a_demand_without_an_answer_that_had_words_keeps_them():
    answer = replace(ANSWER, stance=Stance.SANS_REPONSE)
    told = replace(MINUTES, answers=(answer,))
    assert "Les remettre. | Sans réponse | Oui." in texts(minutes.compose(told), "row")
    assert "Demandes restées sans réponse" not in titles(minutes.compose(told))


def test_words_of_others_and_states_stand_out():
    blocks = minutes.compose(MINUTES).blocks
    tables = [block for block in blocks if hasattr(block, "rows")]
    by_head = {table.header[0]: table for table in reversed(tables)}
    demand, stance, words = by_head["Demande"].rows[0]
    assert not demand.paragraphs[0].spans[0].verbatim
    assert stance.paragraphs[0].spans[0].bold
    assert words.paragraphs[0].spans[0].verbatim
    ref, text = by_head["Engagement"].rows[0][0].paragraphs[0].spans
    assert (ref.bold, ref.verbatim, text.bold, text.verbatim) == (True, False, False, True)
    assert by_head["Engagement"].rows[0][0].paragraphs[1].role is Role.CELL_DETAIL
    assert [table.caption for table in tables[1:]] == [
        *("S", "Autres sujets", "Engagements pris", "Ce qui suit")
    ]
