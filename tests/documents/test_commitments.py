"""The relevé and the liste de contrôle; and how every document tells of an engagement."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.blocks import Checkbox, Role, TableKind
from briefing_app.documents.content import Cited, Frame, Promise
from briefing_app.documents.kinds.commitments import (
    CommitmentsContent,
    PromiseGroup,
    compose_checklist,
    compose_record,
)
from briefing_app.domain.choices import CommitmentStatus, Diffusion, Language, Typography
from tests.documents.reading import composed, plainly

DAY = date(2026, 11, 21)
FRAME = Frame(produced=DAY, collective="Le collectif", audience=Diffusion.TRANSMISSIBLE)
PROMISE = Promise(
    key="e1",
    ref="E-0001",
    text="Ouvrir un guichet.",
    status=CommitmentStatus.EN_COURS,
    made=date(2026, 1, 13),
    by="Mme Apolline Sémaphore",
    due=date(2026, 11, 20),
    measures=(Cited(number="5", plan="plan 2014-2016"), Cited(number="7", plan="plan 2014-2016")),
    news="Le local est trouvé.",
    news_date=date(2026, 10, 1),
)


def content(*promises, **fields):
    groups = (PromiseGroup(promises=promises),) if promises else ()
    return CommitmentsContent(**({"frame": FRAME, "groups": groups} | fields))


def rows(document):
    return [text for kind, text in composed(document) if kind == "row"]


def test_the_record_opens_with_what_it_is_and_how_things_stand():
    told = content(
        PROMISE,
        replace(PROMISE, status=CommitmentStatus.TENU),
        replace(PROMISE, due=date(2027, 1, 1)),
        institution="Ministère de l’Exemple",
        meeting_date=date(2026, 1, 13),
    )
    document = compose_record(told)
    assert composed(document)[:7] == [
        ("eyebrow", "Le collectif – relevé d’engagements"),
        ("title", "Relevé d’engagements"),
        (
            "subtitle",
            "Ministère de l’Exemple · rencontre du 13 janvier 2026 · situation au 21 novembre 2026",
        ),
        ("box_title", "3 engagements"),
        ("box", "En cours : 2, tenu : 1."),
        ("box", "1 dont l’échéance est dépassée."),
        ("heading 1 bare", "Détail des engagements"),
    ]
    assert document.header == ("Relevé d’engagements", "Ministère de l’Exemple")
    late = next(b for b in document.blocks if plainly(getattr(b, "spans", ())).startswith("1 dont"))
    assert late.spans[0].bold


def test_a_record_without_a_late_engagement_does_not_speak_of_lateness():
    document = compose_record(content(replace(PROMISE, due=DAY)))
    assert [text for kind, text in composed(document) if kind == "box"] == ["En cours : 1."]


def test_a_record_tells_each_engagement_in_a_row():
    document = compose_record(content(PROMISE))
    assert ("table", "Engagement | Échéance | État | Dernière nouvelle") in composed(document)
    (row,) = rows(document)
    assert row == (
        "E-0001 Ouvrir un guichet."
        " / Pris le 13 janvier 2026 par Mme Apolline Sémaphore"
        " / mesures 5 et 7, plan 2014-2016"
        " | 20 nov. 2026 / en retard de 1 jour"
        " | En cours"
        " | 1er oct. 2026 : Le local est trouvé."
    )


def test_what_is_not_known_of_an_engagement_is_said():
    bare = Promise(key="e", ref="E-0002", text="Publier.", status=CommitmentStatus.A_SUIVRE)
    assert rows(compose_record(content(bare))) == [
        "E-0002 Publier. | sans échéance | À suivre | non renseigné"
    ]


def test_without_an_engagement_both_lists_say_so_and_have_no_table():
    for compose in (compose_record, compose_checklist):
        told = composed(compose(content()))
        assert told[-1] == ("body", "Aucun engagement à suivre.")
        assert not any(kind in ("table", "box_title") for kind, _text in told)


def test_groups_stand_under_their_names():
    groups = (
        PromiseGroup(label="Mineurs", promises=(PROMISE,)),
        PromiseGroup(label="Séjour", promises=(PROMISE, PROMISE)),
    )
    for compose in (compose_record, compose_checklist):
        document = compose(content(groups=groups))
        titles = [text for kind, text in composed(document) if kind == "heading 1 bare"]
        assert titles == ["Mineurs", "Séjour"]
        tables = [block for block in document.blocks if hasattr(block, "rows")]
        assert [table.caption for table in tables] == ["Mineurs", "Séjour"]
        assert [len(table.rows) for table in tables] == [1, 2]


def test_a_table_without_a_name_has_that_of_its_document():
    captions = {
        compose(content(PROMISE)).blocks[-1].caption
        for compose in (compose_record, compose_checklist)
    }
    assert captions == {"Relevé d’engagements", "Liste de contrôle des engagements"}


def test_a_checklist_leaves_room_to_tick_and_to_write():
    done = replace(PROMISE, status=CommitmentStatus.TENU, request="")
    document = compose_checklist(content(PROMISE, done))
    assert composed(document)[1] == ("title", "Liste de contrôle des engagements")
    assert composed(document)[0] == ("eyebrow", "Le collectif – liste de contrôle")
    table = document.blocks[-1]
    assert table.kind is TableKind.CHECKLIST
    assert table.header == ("Fait", "Réf.", "Engagement", "Échéance", "Réponse entendue")
    first, second = table.rows
    assert [row[0].paragraphs[0].spans for row in (first, second)] == [
        (Checkbox(False),),
        (Checkbox(True),),
    ]
    assert [len(row[4].paragraphs) for row in (first, second)] == [3, 1]
    assert {p.role for row in (first, second) for p in row[4].paragraphs} == {Role.WRITING}


def test_a_checklist_tells_what_to_ask_and_how_things_stand():
    (row,) = rows(compose_checklist(content(PROMISE)))
    assert row == (
        " | E-0001 | Ouvrir un guichet."
        " / Pris le 13 janvier 2026 par Mme Apolline Sémaphore"
        " / À demander : la date à laquelle ce sera fait"
        " | 20 nov. 2026 / en retard de 1 jour / en cours |  /  / "
    )


@pytest.mark.parametrize(
    ("status", "request_", "asked"),
    [
        (CommitmentStatus.A_SUIVRE, "", "la date à laquelle le travail commence"),
        (CommitmentStatus.TENU_EN_PARTIE, "", "ce qui reste à faire, et pour quand"),
        (CommitmentStatus.NON_TENU, "", None),
        (CommitmentStatus.EN_COURS, "le budget", "le budget"),
        (CommitmentStatus.TENU, "le bilan", "le bilan"),
        (CommitmentStatus.TENU, "", None),
        (CommitmentStatus.CADUC, "", None),
    ],
)
def test_what_to_ask_next_is_hers_or_what_the_state_calls_for(status, request_, asked):
    (row,) = rows(compose_checklist(content(replace(PROMISE, status=status, request=request_))))
    assert ("À demander" in row) == (asked is not None)
    assert asked is None or f"À demander : {asked} |" in row


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"made": None}, "Pris par Mme Apolline Sémaphore"),
        ({"by": ""}, "Pris le 13 janvier 2026"),
        ({"made": None, "by": ""}, None),
    ],
)
def test_who_took_an_engagement_and_when_is_told_as_far_as_it_is_known(fields, told):
    (row,) = rows(compose_record(content(replace(PROMISE, **fields))))
    assert ("Pris" in row) == (told is not None)
    assert told is None or f" / {told} / " in row


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"due": DAY}, "21 nov. 2026"),
        ({"due": date(2026, 11, 19)}, "19 nov. 2026 / en retard de 2 jours"),
        ({"due": date(2026, 1, 1), "status": CommitmentStatus.TENU}, "1er janv. 2026"),
        ({"due": date(2026, 1, 1), "status": CommitmentStatus.CADUC}, "1er janv. 2026"),
        ({"due": None, "due_text": "avant l’été"}, "« avant l’été »"),
        ({"due": None, "due_text": ""}, "sans échéance"),
    ],
)
def test_a_due_date_says_how_late_it_is_unless_it_is_settled(fields, told):
    (row,) = rows(compose_record(content(replace(PROMISE, **fields))))
    assert row.split(" | ")[1] == told


def test_news_without_a_day_are_told_without_one():
    (row,) = rows(compose_record(content(replace(PROMISE, news_date=None))))
    assert row.endswith(" | Le local est trouvé.")


def test_the_words_of_an_engagement_are_somebody_elses():
    row = compose_record(content(PROMISE)).blocks[-1].rows[0]
    assert [(s.text.strip(), s.bold, s.verbatim) for s in row[0].paragraphs[0].spans] == [
        ("E-0001", True, False),
        ("Ouvrir un guichet.", False, True),
    ]


def test_a_record_in_english_speaks_english_by_itself():
    english = replace(FRAME, language=Language.ANGLAIS, typography=Typography.EUROPE)
    document = compose_record(content(PROMISE, frame=english))
    assert composed(document)[3:6] == [
        ("box_title", "1 commitment"),
        ("box", "In progress: 1."),
        ("box", "1 overdue."),
    ]
    (row,) = rows(document)
    assert "Made on 13 January 2026 by Mme Apolline Sémaphore" in row
    assert "20 Nov 2026 / 1 day overdue" in row


@pytest.mark.parametrize(
    ("audience", "footer"),
    [
        (Diffusion.TRANSMISSIBLE, "Le collectif"),
        (Diffusion.COLLECTIF, "Document de travail du collectif – ne pas remettre"),
        (Diffusion.INTERNE, "Document de travail du collectif – ne pas remettre"),
    ],
)
def test_the_foot_of_a_page_says_whether_it_may_be_handed_over(audience, footer):
    document = compose_record(content(PROMISE, frame=replace(FRAME, audience=audience)))
    assert " ".join(document.footer.split()) == footer


def test_the_head_and_the_foot_of_a_page_fit_on_their_line():
    long = "Direction des exemples " * 9
    frame = replace(FRAME, collective="Le collectif des exemples " * 9)
    document = compose_record(content(PROMISE, frame=frame, institution=long))
    title, beside = document.header
    assert title == "Relevé d’engagements"
    assert 40 < len(beside) <= 50
    assert beside.endswith("…")
    assert 90 < len(document.footer) <= 100
