"""The dossier de rencontre: what it tells of a meeting, in which order and words."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.blocks import ListItem, ListKind
from briefing_app.documents.content import (
    Entry,
    Group,
    Occasion,
)
from briefing_app.documents.kinds import dossier
from briefing_app.documents.kinds.dossier import DossierContent, Since, StateMove
from briefing_app.domain.choices import CommitmentStatus, Numbering, Section
from tests.documents.meeting import (
    BOTH_SIDES,
    DAY,
    FRAME,
    HEAD,
    HER,
    OCCASION,
    PROMISE,
    texts,
    titles,
)
from tests.documents.reading import composed

CONSTATS = (Group(label="Séjour", entries=(Entry(key="c1", text="Un."), Entry(key="c2", text="Deux."))),
            Group(label="Mineurs", entries=(Entry(key="c3", text="Trois."),)))  # fmt: skip
DOSSIER = DossierContent(
    frame=FRAME,
    title="Rencontre avec une ministre",
    occasion=OCCASION,
    presentation="Nous sommes trente.",
    members=("AFJ", "CCEM"),
    context="Un plan est attendu.",
    asks=("Des places.", "Un guichet.", "Une date.", "Une quatrième."),
    promises=(PROMISE,),
    constats=CONSTATS,
    recommendations=(Group(label="Séjour", entries=(Entry(key="r1", text="Agir."),)),),
    annexes=("Une carte.",),
    sections=tuple(Section),
)


def test_a_dossier_tells_its_sections_in_their_order():
    document = dossier.compose(DOSSIER)
    assert composed(document) == [
        ("eyebrow", "Le collectif – dossier de rencontre"),
        *HEAD,
        ("box_title", "Ce que nous demandons"),
        ("box_number 0", "Des places."),
        ("box_number 0", "Un guichet."),
        ("box_number 0", "Une date."),
        *BOTH_SIDES,
        ("heading 1 bare", "Le collectif"),
        ("body", "Nous sommes trente."),
        ("detail", "Associations membres : AFJ, CCEM."),
        (
            "contents",
            (
                "Participants / Le collectif / 1 Contexte / 2 Ce que vous nous aviez dit / 3 Constats"
                " / 3.1 Séjour / 3.2 Mineurs / 4 Recommandations / 4.1 Séjour"
                " / 5 Engagements attendus / Annexes"
            ),
        ),
        ("heading 1", "Contexte"),
        ("body", "Un plan est attendu."),
        ("heading 1", "Ce que vous nous aviez dit"),
        ("table", "Date | Engagement | Où en est-on"),
        (
            "row",
            (
                "11 nov. 2026 | Ouvrir un guichet. / Pris le 11 novembre 2026 par Mme Apolline"
                " Sémaphore / À demander : la date à laquelle ce sera fait"
                " | En cours / promis depuis 10 jours / Échéance : 1er déc. 2026"
            ),
        ),
        ("heading 1", "Constats"),
        ("heading 2", "Séjour"),
        ("number 0", "Un."),
        ("number 0", "Deux."),
        ("heading 2", "Mineurs"),
        ("number 0", "Trois."),
        ("heading 1", "Recommandations"),
        ("heading 2", "Séjour"),
        ("demand 0", "Agir."),
        ("heading 1", "Engagements attendus"),
        *[("bullet 0", ask) for ask in DOSSIER.asks],
        ("heading 1 bare", "Annexes"),
        ("bullet 0", "Une carte."),
    ]
    assert [" ".join(side.split()) for side in document.header] == [
        "Rencontre avec une ministre",
        "mardi 12 janvier 2027",
    ]


def test_a_dossier_follows_the_sections_that_were_chosen():
    chosen = (Section.ANNEXES, Section.CONTEXTE)
    assert titles(dossier.compose(replace(DOSSIER, sections=chosen))) == ["Annexes", "Contexte"]


def test_a_dossier_in_which_nothing_is_chosen_says_so():
    empty = DossierContent(
        frame=FRAME, title="t", occasion=Occasion(title="t"), sections=tuple(Section)
    )
    assert composed(dossier.compose(empty))[1:] == [
        ("title", "t"),
        ("body", "Rien n’est encore choisi pour cette rencontre."),
    ]
    assert dossier.compose(empty).header == ("t", "")


def test_a_document_with_fewer_headings_has_no_table_of_contents():
    # Seven numbered headings: one less than above.
    shorter = replace(DOSSIER, constats=CONSTATS[:1])
    assert texts(dossier.compose(shorter), "contents") == []


@pytest.mark.parametrize(
    ("numbering", "kinds", "restarts"),
    [
        (Numbering.CONTINUE, (ListKind.NUMBER, ListKind.DEMAND), [False] * 4),
        (Numbering.PAR_THEME, (ListKind.NUMBER, ListKind.DEMAND), [True, False, True, True]),
        (Numbering.DECIMALE, (ListKind.DECIMAL, ListKind.DECIMAL), [False] * 4),
    ],
)
def test_points_are_numbered_as_it_was_chosen(numbering, kinds, restarts):
    sections = (Section.CONSTATS, Section.RECOMMANDATIONS)
    document = dossier.compose(replace(DOSSIER, numbering=numbering, sections=sections))
    items = [block for block in document.blocks if isinstance(block, ListItem)]
    assert [item.kind for item in items] == [kinds[0]] * 3 + [kinds[1]]
    assert [item.restart for item in items] == restarts
    assert [item.anchor for item in items] == ["c-c1", "c-c2", "c-c3", "r-r1"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"presentation": ""}, ["Associations membres : AFJ, CCEM."]),
        ({"members": ()}, ["Nous sommes trente."]),
        ({"members": (), "presentation": ""}, []),
    ],
)
def test_the_collective_is_presented_as_far_as_it_is_told(fields, told):
    document = dossier.compose(replace(DOSSIER, sections=(Section.COLLECTIF,), **fields))
    said = [text for kind, text in composed(document) if kind in ("body", "detail")]
    assert said == (told or ["Rien n’est encore choisi pour cette rencontre."])


def test_what_moved_since_the_last_meeting_is_told_in_order():
    since = Since(
        date=date(2026, 1, 13),
        moves=(
            StateMove(text="Publier.", before=CommitmentStatus.EN_COURS, now=CommitmentStatus.TENU),
        ),
        new_constats=("c2", "c3"),
        gone_constats=("Un oubli.", "Un autre."),
        new_demands=("r1",),
        met_demands=("Une demande.",),
    )
    sections = (Section.DEPUIS, Section.CONSTATS, Section.RECOMMANDATIONS)
    document = dossier.compose(replace(DOSSIER, since=since, sections=sections))
    assert titles(document)[0] == "Depuis notre rencontre du 13 janvier 2026"
    assert texts(document, "bullet 0") == [
        "Publier. en cours → tenu",
        "Constats nouveaux : 2 et 3",
        "Ce que nous ne constatons plus : Un oubli. ; Un autre.",
        "Demandes satisfaites : Une demande.",
        "Demandes nouvelles : R1",
    ]


def test_a_last_meeting_without_a_day_is_told_without_one():
    since = Since(met_demands=("Une demande.",))
    document = dossier.compose(replace(DOSSIER, since=since, sections=(Section.DEPUIS,)))
    assert titles(document) == ["Depuis notre dernière rencontre"]
    assert texts(document, "bullet 0") == ["Demandes satisfaites : Une demande."]


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"made": None, "due": None}, "En cours"),
        ({"made": DAY, "due": None}, "En cours / promis depuis 0 jour"),
        ({"due": None, "due_text": "avant l’été"},
         "En cours / promis depuis 10 jours / Échéance : « avant l’été »"),
        ({"due": date(2026, 11, 19)},
         "En cours / promis depuis 10 jours / Échéance : 19 nov. 2026 / en retard de 2 jours"),
        ({"status": CommitmentStatus.TENU, "due": None, "news": "Fait.", "news_date": DAY},
         "Tenu / 21 nov. 2026 : Fait."),
    ],
)  # fmt: skip
def test_where_a_promise_stands_is_told_as_far_as_it_is_known(fields, where):
    told = replace(DOSSIER, promises=(replace(PROMISE, **fields),), sections=(Section.ENGAGEMENTS,))
    (row,) = texts(dossier.compose(told), "row")
    made, _text, found = row.split(" | ")
    assert found == where
    assert (made == "non renseigné") == (fields.get("made", DAY) is None)


@pytest.mark.parametrize(
    ("occasion", "table"),
    [
        ({"theirs": ()}, [("table", "Le collectif"), ("row", "Camille Exemple")]),
        (
            {"ours": (), "theirs": (HER,), "institution": ""},
            [
                ("table", "Institution | Le collectif"),
                ("row", "Mme Apolline Sémaphore, ministre (MI) | non renseigné"),
            ],
        ),
        (
            {"ours": (), "theirs": (replace(HER, excused=True),), "institution": "X"},
            [
                ("table", "X | Le collectif"),
                ("row", "Excusée : Mme Apolline Sémaphore, ministre (MI) | non renseigné"),
            ],
        ),
        ({"ours": (), "theirs": ()}, []),
    ],
)
def test_who_comes_is_told_side_by_side_or_in_one_column(occasion, table):
    told = replace(
        DOSSIER, occasion=replace(OCCASION, **occasion), sections=(Section.PARTICIPANTS,)
    )
    found = [each for each in composed(dossier.compose(told)) if each[0] in ("table", "row")]
    assert found == table


@pytest.mark.parametrize(
    ("fields", "subtitle"),
    [
        ({"start": ""}, ["Mardi 12 janvier 2027 · Paris"]),
        ({"date": None, "place": ""}, ["9 h – 10 h 30"]),
        ({"date": None, "start": "", "end": "10:30", "place": ""}, []),
    ],
)
def test_when_and_where_is_told_as_far_as_it_is_known(fields, subtitle):
    told = replace(DOSSIER, occasion=replace(OCCASION, **fields))
    assert texts(dossier.compose(told), "subtitle") == subtitle
