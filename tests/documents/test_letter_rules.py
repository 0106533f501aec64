"""The letter sentence by sentence, and how it addresses its reader."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.content import Answer, Attendee, Frame, Promise
from briefing_app.documents.courtesy import farewell, is_woman, salutation
from briefing_app.documents.kinds.letter import LetterContent, compose
from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import CommitmentStatus, Diffusion, Language, Stance
from tests.documents.reading import composed

FRAME = Frame(
    produced=date(2026, 11, 21), collective="Le collectif", audience=Diffusion.TRANSMISSIBLE
)
HER = Attendee(name="Apolline Sémaphore", title="Mme", function="ministre de l’Exemple")
PROMISE = Promise(
    key="e1",
    ref="E-0001",
    text="Ouvrir un guichet.",
    status=CommitmentStatus.A_SUIVRE,
    made=date(2026, 10, 6),
    by="la ministre",
    due=date(2027, 1, 12),
    request="le calendrier",
)
ANSWER = Answer(
    key="r", ref="R-0001", text="Loger.", stance=Stance.A_L_ETUDE, words="Il faut voir."
)
LETTER = LetterContent(
    frame=FRAME,
    signatory="La coordination",
    address="1 rue X\n\n 75000 Paris ",
    place="Paris",
    addressee=HER,
    organisation="Ministère de l’Exemple",
    addressee_address="2 place Y",
    meeting_date=date(2026, 10, 6),
    held=True,
    promises=(PROMISE, replace(PROMISE, status=CommitmentStatus.TENU)),
    answers=(ANSWER, replace(ANSWER, text="Former.", stance=Stance.FAVORABLE)),
    reply_by=date(2026, 12, 15),
)


def of(content, *kinds):
    return [text for kind, text in composed(compose(content)) if kind in kinds]


def test_a_letter_after_a_meeting_says_all_it_has_to_say():
    document = compose(LETTER)
    assert composed(document) == [
        ("sender", "Le collectif"),
        ("sender", "1 rue X"),
        ("sender", "75000 Paris"),
        ("addressee", "Mme Apolline Sémaphore"),
        ("addressee", "Ministre de l’Exemple"),
        ("addressee", "Ministère de l’Exemple"),
        ("addressee", "2 place Y"),
        ("place_and_date", "Paris, le 21 novembre 2026"),
        ("object", "Objet : Suites de notre rencontre du 6 octobre 2026"),
        ("body", "Madame la Ministre,"),
        (
            "body",
            (
                "Nous vous remercions d’avoir reçu notre délégation le mardi 6 octobre 2026. Les"
                " échanges ont été précis et nous permettent de reprendre avec vous, point par point,"
                " ce qui y a été dit."
            ),
        ),
        (
            "body",
            (
                "Nous tenons d’abord à saluer ce qui est acquis : 1 engagement à ce jour, parmi ceux"
                " que nous suivons avec vous."
            ),
        ),
        (
            "lead",
            (
                "Parmi ceux que vous avez bien voulu prendre, les suivants appellent encore une suite"
                " de votre part :"
            ),
        ),
        ("table", "Engagement | Échéance"),
        (
            "row",
            (
                "Ouvrir un guichet. / Pris par la ministre / À demander : le calendrier"
                " | 12 janv. 2027"
            ),
        ),
        (
            "after_table",
            "Pour chacun, nous vous saurions gré de nous indiquer la date à laquelle il sera tenu.",
        ),
        (
            "body",
            (
                "Nous avons porté devant vous 2 demandes. Voici les positions que nous avons notées :"
                " favorable (1) et à l’étude (1). Le compte rendu en donne le détail ; merci de nous"
                " signaler toute inexactitude."
            ),
        ),
        (
            "lead",
            (
                "Certaines restaient à l’étude. Nous souhaiterions connaître le résultat de cet examen"
                " pour :"
            ),
        ),
        ("bullet 0", "Loger. – « Il faut voir. »"),
        (
            "body",
            (
                "Nous vous serions très reconnaissants de bien vouloir nous répondre avant le"
                " 15 décembre 2026. Notre délégation reste à la disposition de vos services."
            ),
        ),
        (
            "body",
            (
                "Nous vous prions d’agréer, Madame la Ministre, l’expression de notre haute"
                " considération."
            ),
        ),
        ("signature", "La coordination"),
    ]
    title, beside = (" ".join(side.split()) for side in document.header)
    assert (title, beside) == ("Suites de notre rencontre du 6 octobre 2026", "21 novembre 2026")
    assert document.blocks[0].spans[0].bold
    assert not document.blocks[1].spans[0].bold
    assert document.blocks[8].spans[0].bold


def test_a_letter_about_nothing_yet_is_short_and_polite():
    assert composed(compose(LetterContent(frame=FRAME))) == [
        ("sender", "Le collectif"),
        ("place_and_date", "21 novembre 2026"),
        ("object", "Objet : Engagements en attente de suites"),
        ("body", "Madame, Monsieur,"),
        (
            "body",
            (
                "Aucun engagement n’a été enregistré à ce jour ; nous serions heureux de connaître les"
                " suites que vous envisagez."
            ),
        ),
        (
            "body",
            (
                "Nous vous prions d’agréer, Madame, Monsieur, l’expression de notre considération"
                " distinguée."
            ),
        ),
        ("signature", "Le collectif"),
    ]


def test_a_letter_before_a_meeting_says_when_each_was_taken():
    told = replace(LETTER, held=False, answers=())
    assert of(told, "object") == ["Objet : Engagements en attente de suites"]
    assert "Dans la perspective de notre rencontre du mardi 6 octobre 2026" in of(told, "body")[1]
    assert of(told, "lead") == [
        (
            "Les engagements suivants, pris au nom de l’institution que vous représentez, appellent"
            " encore une suite :"
        )
    ]
    assert " / Pris le 6 octobre 2026 par la ministre / " in of(told, "row")[0]


@pytest.mark.parametrize(
    ("fields", "row"),
    [
        ({"by": "", "request": ""}, "Ouvrir un guichet. / Pris le 6 octobre 2026 | 12 janv. 2027"),
        ({"made": None, "request": ""}, "Ouvrir un guichet. / Pris par la ministre | 12 janv. 2027"),
        ({"made": None, "by": "", "request": "", "due": None}, "Ouvrir un guichet. | sans échéance"),
    ],
)  # fmt: skip
def test_each_row_says_what_is_known(fields, row):
    told = replace(LETTER, held=False, promises=(replace(PROMISE, **fields),))
    assert of(told, "row") == [row]


def test_a_held_meeting_without_a_day_is_not_thanked_for():
    told = replace(LETTER, meeting_date=None)
    assert of(told, "object") == ["Objet : Engagements en attente de suites"]
    assert not any("remercions" in text or "perspective" in text for text in of(told, "body"))


def awaited(*dues):
    return tuple(
        replace(PROMISE, text=f"Promesse {n}.", due=due, made=date(2026, 1, 20 - n))
        for n, due in enumerate(dues)
    )


@pytest.mark.parametrize(
    ("count", "named", "enclosed"), [(6, 6, False), (7, 6, True), (9, 6, True)]
)
def test_six_are_named_and_the_record_holds_the_others(count, named, enclosed):
    told = replace(LETTER, promises=awaited(*[date(2027, 1, 1)] * count))
    assert len(of(told, "row")) == named
    assert of(told, "closing") == (["P.-J. : relevé d’engagements"] if enclosed else [])
    (after,) = of(told, "after_table")
    number = {6: None, 7: "1 autre engagement.", 9: "3 autres engagements."}[count]
    assert ("Le relevé joint" in after) == (number is not None)
    assert number is None or f"Le relevé joint en compte {number} Pour chacun" in after


def test_the_earliest_due_stands_first_and_then_the_earliest_made():
    told = replace(LETTER, promises=awaited(None, date(2027, 2, 1), date(2027, 1, 1), None))
    assert [row.split(".")[0] for row in of(told, "row")] == [
        *("Promesse 2", "Promesse 1", "Promesse 3", "Promesse 0")
    ]
    undated = replace(PROMISE, text="Sans jour.", due=None, made=None)
    told = replace(LETTER, promises=(undated, *awaited(None)))
    assert [row.split(".")[0] for row in of(told, "row")] == ["Promesse 0", "Sans jour"]


def test_only_six_answers_that_wait_are_taken_up():
    told = replace(LETTER, answers=tuple(replace(ANSWER, text=f"N{n}.") for n in range(8)))
    assert len(of(told, "bullet 0")) == 6
    assert of(replace(LETTER, answers=(LETTER.answers[1],)), "bullet 0") == []


def test_a_long_demand_is_cut_and_one_without_an_answer_stands_alone():
    long = "Ouvrir des places " * 12
    told = replace(LETTER, answers=(replace(ANSWER, text=long, words=""),))
    (point,) = of(told, "bullet 0")
    assert 120 < len(point) <= 140
    assert point.endswith("…")


def test_nothing_kept_is_not_praised_and_nothing_awaited_is_not_asked():
    told = replace(LETTER, promises=(PROMISE,))
    assert not any("acquis" in text for text in of(told, "body"))
    told = replace(LETTER, promises=(replace(PROMISE, status=CommitmentStatus.TENU),))
    assert of(told, "table", "after_table") == []
    assert any("acquis : 1 engagement à ce jour" in text for text in of(told, "body"))


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"addressee": None}, ["Ministère de l’Exemple", "2 place Y"]),
        ({"organisation": ""}, ["Mme Apolline Sémaphore", "Ministre de l’Exemple", "2 place Y"]),
        ({"organisation": "Exemple"}, ["Mme Apolline Sémaphore", "Ministre de l’Exemple", "2 place Y"]),
        ({"addressee": Attendee(name="Basile Exemple")}, ["Basile Exemple", "Ministère de l’Exemple", "2 place Y"]),
    ],
)  # fmt: skip
def test_the_addressee_is_named_once(fields, lines):
    assert of(replace(LETTER, **fields), "addressee") == lines


def test_what_was_promised_and_answered_stands_in_its_own_words():
    blocks = compose(LETTER).blocks
    (table,) = (block for block in blocks if hasattr(block, "rows"))
    assert table.rows[0][0].paragraphs[0].spans[0].verbatim
    (point,) = (block for block in blocks if hasattr(block, "kind") and hasattr(block, "level"))
    assert [span.verbatim for span in point.spans] == [False, False, True, False]


@pytest.mark.parametrize(
    ("title", "function", "french", "english"),
    [
        ("M.", "premier ministre", "Monsieur le Premier ministre", "Dear Minister"),
        ("Mme", "Première ministre", "Madame la Première ministre", "Dear Minister"),
        ("Mme", "ancienne présidente de X", "Madame la Présidente", "Your Excellency"),
        ("M.", "préfet de X", "Monsieur le Préfet", "Your Excellency"),
        ("Madame", "sous-directrice de X", "Madame la Sous-directrice", "Dear Ms Exemple"),
        ("Mme", "haute-commissaire", "Madame la Haute-commissaire", "Dear Ms Exemple"),
        ("Mme", "inspectrice générale", "Madame l’Inspectrice générale", "Dear Ms Exemple"),
        ("M.", "député de X", "Monsieur le Député", "Dear Mr Exemple"),
        ("M.", "chefferie", "Monsieur", "Dear Mr Exemple"),
        ("Ms", "director", "Madame", "Dear Ms Exemple"),
        ("Mr", "", "Monsieur", "Dear Mr Exemple"),
        ("", "ministre", "Madame, Monsieur", "Dear Sir or Madam"),
    ],
)
def test_everybody_is_greeted_by_their_office_in_both_languages(title, function, french, english):
    person = Attendee(name="Camille Exemple", title=title, function=function)
    assert salutation(person, Voice()) == french
    assert salutation(person, Voice(Language.ANGLAIS)) == english


def test_nobody_in_particular_is_greeted_as_everybody():
    assert salutation(None, Voice()) == "Madame, Monsieur"
    assert "considération distinguée" in farewell(None, Voice())


@pytest.mark.parametrize(
    ("function", "high"),
    [
        ("ministre", True),
        ("ancienne ministre", True),
        ("Préfète de X", True),
        ("ministrable", False),
        ("conseillère de la ministre", False),
        ("", False),
    ],
)
def test_high_offices_are_taken_leave_of_with_more_ceremony(function, high):
    person = Attendee(name="Camille Exemple", title="Mme", function=function)
    assert ("haute considération" in farewell(person, Voice())) == high
    english = farewell(person, Voice(Language.ANGLAIS))
    assert ("highest consideration" in english) == high


@pytest.mark.parametrize(
    ("title", "woman"),
    [("Mme", True), ("Madame", True), ("Ms", True), ("Mrs", True), ("M.", False), ("Dr", False)],
)
def test_a_title_says_whether_somebody_is_a_woman(title, woman):
    assert is_woman(title) == woman
