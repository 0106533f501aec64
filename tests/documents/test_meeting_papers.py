"""Dossier, plaidoyer, compte rendu: what each tells of a meeting, in which order and words."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents import advocacy, dossier, minutes
from briefing_app.documents.advocacy import (
    AdvocacyContent,
    Chapter,
    Matter,
    Reply,
    Said,
    Subject,
)
from briefing_app.documents.blocks import ListItem, ListKind, Role
from briefing_app.documents.content import (
    Answer,
    Attendee,
    Cited,
    Entry,
    Frame,
    Group,
    Occasion,
    Promise,
)
from briefing_app.documents.dossier import DossierContent, Move, Since
from briefing_app.documents.minutes import Coming, MinutesContent, Turn
from briefing_app.domain.choices import CommitmentStatus, Diffusion, Numbering, Section, Stance
from tests.documents.reading import composed

DAY = date(2026, 11, 21)
FRAME = Frame(produced=DAY, collective="Le collectif", audience=Diffusion.TRANSMISSIBLE)
HER = Attendee(name="Apolline Sémaphore", title="Mme", function="ministre", organisation="MI")
EXCUSED = Attendee(name="Basile Exemple", title="M.", excused=True, reason="en congé")
OURS = Attendee(name="Camille Exemple")
OCCASION = Occasion(
    title="Rencontre",
    institution="Ministère de l’Exemple",
    date=date(2027, 1, 12),
    start="09:00",
    end="10:30",
    place="Paris",
    theirs=(HER, EXCUSED),
    ours=(OURS,),
)
PROMISE = Promise(
    key="e1",
    ref="E-0001",
    text="Ouvrir un guichet.",
    status=CommitmentStatus.EN_COURS,
    made=date(2026, 11, 11),
    by="Mme Apolline Sémaphore",
    due=date(2026, 12, 1),
    owners=("AFJ", "CCEM"),
)
HEAD = [
    ("title", "Rencontre avec une ministre"),
    ("subtitle", "Mardi 12 janvier 2027, 9 h – 10 h 30 · Paris"),
]
BOTH_SIDES = [
    ("heading 1 bare", "Participants"),
    ("table", "Ministère de l’Exemple | Le collectif"),
    (
        "row",
        (
            "Mme Apolline Sémaphore, ministre (MI) / Excusé : M. Basile Exemple – en congé"
            " | Camille Exemple"
        ),
    ),
]


def texts(document, wanted):
    return [text for kind, text in composed(document) if kind == wanted]


def titles(document):
    return [text for kind, text in composed(document) if kind.startswith("heading")]


# Dossier de rencontre

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
        moves=(Move(text="Publier.", before=CommitmentStatus.EN_COURS, now=CommitmentStatus.TENU),),
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


# Dossier de plaidoyer

ADVOCACY = AdvocacyContent(
    frame=FRAME,
    title="Rencontre avec une ministre",
    occasion=OCCASION,
    asks=("Des places.",),
    context="Un plan est attendu.",
    chapters=(
        Chapter(
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
        chapters=(Chapter(label="Séjour", matters=(matter,)),),
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
        chapter = Chapter(
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
