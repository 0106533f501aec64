"""Tableau des mesures, analyse d'un plan: what each tells of a measure and of what is proposed."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.blocks import Change, Span
from briefing_app.documents.content import Frame
from briefing_app.documents.kinds import analysis, measures
from briefing_app.documents.kinds.analysis import AnalysisContent, FieldChange, Heard, MeasureChange
from briefing_app.documents.kinds.measures import PlanChapter, PlanContent, PlanMeasure, Position
from briefing_app.domain.choices import Diffusion, Move, Outcome, ProposalKind, Rewording
from tests.documents.reading import composed

FRAME = Frame(
    produced=date(2026, 11, 21), collective="Le collectif", audience=Diffusion.TRANSMISSIBLE
)
REWORDED = Position(
    key="p1",
    kind=ProposalKind.REWORDING,
    text="Plus clair.",
    old="Dix places sont ouvertes.",
    new="Vingt places sont ouvertes.",
    sources=("AFJ", "CCEM"),
)
REMARK = Position(key="p2", kind=ProposalKind.REMARK, text="Bien.")
MEASURE = PlanMeasure(
    number="5",
    title="Loger",
    text="Ouvrir des places.",
    responsible="Une direction",
    partners="Les associations",
    instrument="Un décret",
    deadline="2027",
    positions=(REWORDED, REMARK),
)
BARE = PlanMeasure(number="6", title="Mesure 6")
CHAPTERS = (
    PlanChapter(title="Abris", constat="Il manque des places.", measures=(MEASURE, BARE)),
    PlanChapter(measures=(replace(BARE, number="7", title="Former"),)),
)
TABLE = PlanContent(frame=FRAME, plan="Plan d’essai", version="Projet de mai", chapters=CHAPTERS)


def of(document, kind):
    return [text for found, text in composed(document) if found == kind]


def test_the_table_of_measures_sets_the_plan_against_what_is_proposed():
    document = measures.compose(TABLE)
    left = (
        "Mesure 5 – Loger / Responsable : Une direction / Partenaires : Les associations"
        " / Instrument : Un décret / Échéance : 2027 / Ouvrir des places."
    )
    right = (
        "Reformulation : Plus clair. / Texte du plan : Dix places sont ouvertes."
        " / Rédaction proposée : Vingt places sont ouvertes. / Porté par AFJ et CCEM"
        " / Remarque : Bien."
    )
    header = ("table", "Ce que prévoit le plan | Ce que nous proposons")
    assert composed(document) == [
        ("eyebrow", "Le collectif – mesures et propositions"),
        ("title", "Mesures et propositions"),
        ("subtitle", "Plan d’essai · Projet de mai"),
        ("heading 1 bare", "Abris"),
        ("lead", "Il manque des places."),
        header,
        ("row", f"{left} | {right}"),
        ("row", "Mesure 6 | non renseigné"),
        ("heading 1 bare", "Hors chapitre"),
        header,
        ("row", "Mesure 7 – Former | non renseigné"),
    ]
    assert document.landscape
    assert document.header == ("Mesures et propositions", "Projet de mai")
    captions = [block.caption for block in document.blocks if hasattr(block, "rows")]
    assert captions == ["Abris", "Hors chapitre"]


def test_what_the_plan_says_is_in_its_own_words():
    row = measures.compose(TABLE).blocks[5].rows[0]
    title, responsible, *_others, text = row[0].paragraphs
    assert [(s.bold, s.verbatim) for s in title.spans] == [(True, True)]
    assert [(s.bold, s.verbatim) for s in responsible.spans] == [(True, False), (False, True)]
    assert text.spans[0].verbatim
    point, old, new, carried, _remark = row[1].paragraphs
    assert [s.bold for s in point.spans] == [True, False]
    assert next(s.italic for s in old.spans)
    assert next((s.text.strip(), s.change) for s in old.spans[1:]) == ("Dix", Change.REMOVED)
    assert next((s.text.strip(), s.change) for s in new.spans[1:]) == ("Vingt", Change.ADDED)
    assert carried.role == "cell_detail"


def test_a_measure_that_says_only_what_goes_or_only_what_comes_has_one_wording():
    only_old, only_new = replace(REWORDED, new="", text=""), replace(REWORDED, old="", text="")
    chapter = PlanChapter(title="x", measures=(replace(BARE, positions=(only_old, only_new)),))
    (row,) = of(measures.compose(replace(TABLE, chapters=(chapter,))), "row")
    assert row.split(" | ")[1] == (
        "Reformulation : / Texte du plan : Dix places sont ouvertes. / Porté par AFJ et CCEM"
        " / Reformulation : / Rédaction proposée : Vingt places sont ouvertes."
        " / Porté par AFJ et CCEM"
    )


def test_a_table_without_a_measure_says_so():
    told = composed(measures.compose(replace(TABLE, chapters=())))
    assert told[-1] == ("body", "Aucune mesure ne correspond à ce choix.")
    assert len(told) == 4


def test_a_version_that_the_plan_names_already_is_not_named_twice():
    told = replace(TABLE, plan="Plan – PROJET DE MAI")
    assert of(measures.compose(told), "subtitle") == ["Plan – PROJET DE MAI"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", "Mesure 4 bis"),
        ("mesure 4 BIS", "Mesure 4 bis"),
        ("Loger", "Mesure 4 bis – Loger"),
        ("Mesure 4", "Mesure 4 bis – Mesure 4"),
    ],
)
def test_a_measure_is_named_once_by_its_number_and_its_title(title, name):
    assert measures.named("4 bis", title, FRAME.say) == name


# Analyse

CHANGES = (
    MeasureChange(
        number="5",
        title="Loger",
        was_number="4",
        was_title="Héberger",
        moves=(Move.RENUMEROTEE, Move.REECRITE),
        fields=(
            FieldChange(field="title", old="Héberger", new="Loger"),
            FieldChange(field="text", old="Dix places.", new="Vingt places."),
            FieldChange(field="deadline", old="", new="2027"),
        ),
    ),
    MeasureChange(was_number="9", was_title="Compter", moves=(Move.SUPPRIMEE,)),
    MeasureChange(number="6", title="Mesure 6", moves=(Move.AJOUTEE,)),
)
MISSING = Position(key="p3", kind=ProposalKind.NEW_MEASURE, new="Créer un fonds.")
ANALYSIS = AnalysisContent(
    frame=FRAME,
    plan="Plan d’essai",
    version="Projet de mai",
    chapters=(
        replace(
            CHAPTERS[0],
            measures=(replace(MEASURE, positions=(*MEASURE.positions, MISSING)), BARE),
        ),
        CHAPTERS[1],
    ),
    synthesis="Un progrès.",
    welcome=(Heard(number="5", text="Des places."),),
    before="Projet d’avril",
    changes=CHANGES,
    unchanged=3,
)


def test_an_analysis_tells_counts_synthesis_changes_and_measures():
    document = analysis.compose(ANALYSIS)
    assert composed(document) == [
        ("eyebrow", "Le collectif – analyse d’un plan"),
        ("title", "Analyse du plan, mesure par mesure"),
        ("subtitle", "Plan d’essai · Projet de mai"),
        ("box_title", "3 mesures lues, 3 propositions"),
        ("box", "Remarque : 1, reformulation : 1, mesure nouvelle : 1."),
        (
            "box",
            (
                "De « Projet d’avril » à « Projet de mai » – ajoutée : 1, supprimée : 1,"
                " renumérotée : 1, réécrite : 1."
            ),
        ),
        (
            "contents",
            (
                "Synthèse / Ce que nous saluons / Ce qui manque"
                " / Ce qui a disparu depuis « Projet d’avril »"
                " / Ce qui change d’une version à l’autre / Mesure par mesure / Abris / Hors chapitre"
            ),
        ),
        ("heading 1 bare", "Synthèse"),
        ("body", "Un progrès."),
        ("heading 2 bare", "Ce que nous saluons"),
        ("bullet 0", "Mesure 5 : Des places."),
        ("heading 2 bare", "Ce qui manque"),
        ("bullet 0", "Créer un fonds."),
        ("heading 2 bare", "Ce qui a disparu depuis « Projet d’avril »"),
        ("bullet 0", "Mesure 9 – Compter"),
        ("heading 1 bare", "Ce qui change d’une version à l’autre"),
        ("table", "Changement | Projet d’avril | Projet de mai"),
        (
            "row",
            (
                "Renumérotée, réécrite"
                " | Mesure 4 – Héberger / Texte : Dix places. / Échéance : non renseigné"
                " | Mesure 5 – Loger / Texte : Vingt places. / Échéance : 2027"
            ),
        ),
        ("row", "Supprimée | Mesure 9 – Compter | –"),
        ("row", "Ajoutée | – | Mesure 6"),
        ("after_table", "3 mesures restent inchangées."),
        ("heading 1 bare", "Mesure par mesure"),
        ("heading 2 bare", "Abris"),
        ("heading 3 bare", "Mesure 5 – Loger"),
        ("body", "Reformulation : Plus clair. (porté par AFJ et CCEM)"),
        ("old_wording", "Texte du plan : Dix places sont ouvertes."),
        ("new_wording", "Rédaction proposée : Vingt places sont ouvertes."),
        ("body", "Remarque : Bien."),
        ("lead", "Mesure nouvelle"),
        ("new_wording", "Rédaction proposée : Créer un fonds."),
        ("detail", "Sans observation de notre part : mesure 6."),
        ("heading 2 bare", "Hors chapitre"),
        ("detail", "Sans observation de notre part : mesure 7."),
    ]
    assert document.header == ("Analyse du plan, mesure par mesure", "Projet de mai")
    assert not document.landscape


def test_an_analysis_without_an_earlier_version_compares_nothing():
    told = AnalysisContent(
        frame=FRAME,
        plan="Plan d’essai",
        version="v",
        chapters=(PlanChapter(title="Abris", measures=(BARE, replace(BARE, number="8"))),),
    )
    assert composed(analysis.compose(told))[3:] == [
        ("box_title", "2 mesures lues, 0 proposition"),
        ("contents", "Mesure par mesure / Abris"),
        ("heading 1 bare", "Mesure par mesure"),
        ("heading 2 bare", "Abris"),
        ("detail", "Sans observation de notre part : mesures 6 et 8."),
    ]


def test_two_versions_that_say_the_same_are_told_without_a_table():
    told = composed(analysis.compose(replace(ANALYSIS, changes=(), unchanged=1)))
    assert ("body", "1 mesure reste inchangée.") in told
    assert not any(kind == "table" for kind, _text in told)
    told = composed(analysis.compose(replace(ANALYSIS, unchanged=0)))
    assert not any(kind == "after_table" for kind, _text in told)


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"text": "Un fonds."}, ["Un fonds."]),
        ({"outcome": Outcome.ECARTEE}, ["Créer un fonds."]),
        ({"outcome": Outcome.RETENUE}, []),
        ({"outcome": Outcome.RETENUE_EN_PARTIE}, []),
        ({"kind": ProposalKind.ADDITION}, []),
    ],
)
def test_missing_is_a_new_measure_that_was_not_taken_up(fields, missing):
    chapter = PlanChapter(
        title="x", measures=(replace(BARE, positions=(replace(MISSING, **fields),)),)
    )
    told = AnalysisContent(frame=FRAME, plan="p", version="v", chapters=(chapter,))
    document = analysis.compose(told)
    assert of(document, "bullet 0") == missing
    assert ("Synthèse" in of(document, "heading 1 bare")) == bool(missing)


def reworded(way, **fields):
    chapter = PlanChapter(
        title="x", measures=(replace(BARE, positions=(replace(REWORDED, **fields),)),)
    )
    return analysis.compose(
        AnalysisContent(frame=FRAME, plan="p", version="v", chapters=(chapter,), rewording=way)
    )


WORDED = {"old_wording", "new_wording", "table", "row", "lead", "body"}


@pytest.mark.parametrize(
    ("way", "fields", "told"),
    [
        (Rewording.PROPRE, {}, [("new_wording", "Rédaction proposée : Vingt places sont ouvertes.")]),
        (Rewording.PROPRE, {"new": ""}, [("old_wording", "Texte du plan : Dix places sont ouvertes.")]),
        (Rewording.REVISIONS, {}, [("new_wording", "DixVingt places sont ouvertes.")]),
        (Rewording.SIGNALEE, {"old": ""}, [("new_wording", "Rédaction proposée : Vingt places sont ouvertes.")]),
        (Rewording.SIGNALEE, {"new": ""}, [("old_wording", "Texte du plan : Dix places sont ouvertes.")]),
        (Rewording.TABLEAU, {}, [("table", "Texte du plan | Rédaction proposée"), ("row", "Dix places sont ouvertes. | Vingt places sont ouvertes.")]),
        (Rewording.TABLEAU, {"old": ""}, [("table", "Texte du plan | Rédaction proposée"), ("row", "non renseigné | Vingt places sont ouvertes.")]),
        (Rewording.SIGNALEE, {"old": "", "new": ""}, []),
    ],
)  # fmt: skip
def test_a_rewording_is_shown_as_it_was_chosen(way, fields, told):
    found = [each for each in composed(reworded(way, **fields)) if each[0] in WORDED]
    assert found == [("body", "Reformulation : Plus clair. (porté par AFJ et CCEM)"), *told]


def test_a_rewording_without_a_comment_is_announced_by_its_kind():
    document = reworded(Rewording.PROPRE, text="")
    found = [each for each in composed(document) if each[0] in WORDED]
    assert found[0] == ("lead", "Reformulation (porté par AFJ et CCEM)")
    (lead,) = (block for block in document.blocks if getattr(block, "role", "") == "lead")
    assert [(span.bold, span.italic) for span in lead.spans] == [(True, False), (False, True)]


def test_the_proposed_words_can_be_copied_as_they_are():
    wording = reworded(Rewording.PROPRE).blocks[-1]
    assert wording.spans[1] == Span("Vingt places sont ouvertes.", verbatim=True)
    assert wording.spans[0].bold
