"""The note d'entretien: what stands in it, and what is shortened first where it is too long."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.content import Frame, Occasion
from briefing_app.documents.kinds.note import Ask, NoteContent, NoteTheme, Question, compose
from briefing_app.domain.choices import Diffusion
from tests.documents.reading import composed

FRAME = Frame(produced=date(2026, 11, 21), collective="Le collectif", audience=Diffusion.COLLECTIF)
ASK = Ask(
    ask="Des places.",
    argument="Il en manque.",
    figure="12 refus.",
    speaker="AFJ",
    objection="C’est cher.",
    answer="Moins que la rue.",
)
NOTE = NoteContent(
    frame=FRAME,
    title="Rencontre avec une ministre",
    occasion=Occasion(title="Rencontre", date=date(2027, 1, 12), place="Paris"),
    asks=("Des places.", "Une date."),
    themes=(
        NoteTheme(label="Abris", asks=(ASK, Ask(ask="Un guichet."))),
        NoteTheme(label="Vide"),
        NoteTheme(label="Séjour", asks=(Ask(ask="Un titre."), Ask(ask="Un récépissé."))),
    ),
    questions=(
        Question(ref="E-0001", text="Ouvrir un guichet.", request="pour quand ?"),
        Question(ref="E-0002", text="Publier. " + "Le texte entier " * 5, request="où."),
    ),
    avoid=("les noms.",),
)


def of(content, *kinds):
    return [text for kind, text in composed(compose(content)) if kind in kinds]


def test_a_note_that_fits_tells_everything():
    document = compose(NOTE)
    assert composed(document) == [
        ("eyebrow", "Le collectif – note d’entretien"),
        ("title", "Rencontre avec une ministre"),
        ("subtitle", "Mardi 12 janvier 2027 · Paris"),
        ("box_title", "À obtenir"),
        ("box_number 0", "Des places."),
        ("box_number 0", "Une date."),
        ("heading 1 bare", "Abris"),
        ("table", "Demande | Argument et chiffre | Si l’on objecte"),
        (
            "row",
            (
                "Des places. / Parole : AFJ | Il en manque. / À citer : 12 refus."
                " | « C’est cher » / Répondre : Moins que la rue."
            ),
        ),
        ("row", "Un guichet. | – | –"),
        ("heading 1 bare", "Séjour"),
        ("number 0", "Un titre."),
        ("number 0", "Un récépissé."),
        ("heading 1 bare", "Questions à poser"),
        ("cell_bullet 0", "E-0001, Ouvrir un guichet : pour quand ?"),
        ("cell_bullet 0", "E-0002, Publier : où ?"),
        ("heading 1 bare", "Ce qu’il ne faut pas dire"),
        ("cell_bullet 0", "Les noms."),
    ]
    assert " ".join(document.header[1].split()) == "mardi 12 janvier 2027"
    numbered = [block for block in document.blocks if getattr(block, "kind", "") == "number"]
    assert [item.restart for item in numbered] == [True, False]
    assert all(item.spans[0].bold for item in numbered)
    (table,) = (block for block in document.blocks if hasattr(block, "rows"))
    assert table.caption == "Abris"
    asked, argued, _met = table.rows[0]
    assert asked.paragraphs[0].spans[0].bold
    assert [span.bold for span in argued.paragraphs[1].spans] == [True, False]


@pytest.mark.parametrize(
    "fields", [{"speaker": "AFJ"}, {"argument": "Oui."}, {"objection": "Non."}]
)
def test_a_theme_has_a_table_where_there_is_more_than_asks(fields):
    theme = NoteTheme(label="x", asks=(Ask(ask="Un."), Ask(ask="Deux.", **fields)))
    told = replace(NOTE, themes=(theme,))
    assert len(of(told, "row")) == 2
    theme = NoteTheme(label="x", asks=(Ask(ask="Un.", figure="12", answer="Oui."),))
    assert of(replace(NOTE, themes=(theme,)), "row") == []


def test_a_note_without_anything_says_so():
    told = NoteContent(frame=FRAME, title="t", occasion=Occasion(title="t"))
    document = compose(told)
    nothing = ("body", "Rien n’est encore choisi pour cette rencontre.")
    assert composed(document)[1:] == [("title", "t"), nothing]
    assert document.header == ("t", "")
    for fields in ({"avoid": ("x",)}, {"asks": ("x",)}, {"themes": NOTE.themes}):
        assert nothing not in composed(compose(replace(told, **fields)))


@pytest.mark.parametrize(("count", "more"), [(3, []), (4, ["1 autre demande dans le dossier."]),
                                             (5, ["2 autres demandes dans le dossier."])])  # fmt: skip
def test_three_asks_of_a_theme_are_told_and_the_others_counted(count, more):
    theme = NoteTheme(label="x", asks=tuple(Ask(ask=f"N{n}.") for n in range(count)))
    told = replace(NOTE, themes=(theme,))
    assert len(of(told, "number 0")) == 3
    assert of(told, "detail") == more


def test_five_questions_are_asked():
    told = replace(NOTE, questions=NOTE.questions[:1] * 9)
    assert len(of(told, "cell_bullet 0")) == 5 + len(NOTE.avoid)


def test_what_to_obtain_is_told_in_two_lines():
    told = replace(NOTE, asks=("Ouvrir des places pour toutes " * 9,))
    (ask,) = of(told, "box_number 0")
    assert 120 < len(ask) <= 150


def test_an_ask_without_its_table_stays_on_its_line():
    long = "Ouvrir des places pour toutes " * 9
    theme = NoteTheme(label="x", asks=(Ask(ask=long), Ask(ask="Un  titre\ncourt.")))
    first, second = of(replace(NOTE, themes=(theme,)), "number 0")
    assert 60 < len(first) <= 74
    assert second == "Un titre court."


def full(length, themes=4, asks=3):
    """A note whose every text has that many letters."""
    text = ("mot " * length)[: length - 1] + "."
    every = Ask(ask=text, argument=text, objection=text, answer=text, figure="12", speaker="AFJ")
    theme = NoteTheme(label="Un thème", asks=(every,) * asks)
    return replace(
        NOTE, asks=(text,) * 3, themes=(theme,) * themes, questions=NOTE.questions[:1] * 9
    )


def shape(content):
    """How long its longest argument is, how many asks are in detail, and how many of each."""
    rows = [row.split(" | ") for row in of(content, "row")]
    return {
        "letters": max((len(row[1].split(" / ")[0]) for row in rows), default=0),
        "details": sum(row[1] != "–" for row in rows),
        "asks": len(rows) + len(of(content, "number 0")),
        "questions": len(of(content, "cell_bullet 0")) - len(NOTE.avoid),
        "themes": len(of(content, "heading 1 bare")) - 2,
    }


@pytest.mark.parametrize(
    ("themes", "length", "asks", "expected"),
    [
        # themes, length and asks of the note; letters, details, asks, questions and themes told
        (1, 300, 3, (300, 3, 3, 5, 1)),
        (2, 150, 2, (150, 4, 4, 5, 2)),
        (2, 300, 2, (220, 4, 4, 5, 2)),
        (2, 300, 3, (148, 6, 6, 3, 2)),
        (2, 150, 3, (108, 6, 6, 3, 2)),
        (3, 20, 3, (20, 9, 9, 5, 3)),
        (3, 100, 3, (100, 3, 9, 3, 3)),
        (3, 300, 3, (80, 3, 9, 3, 3)),
        (4, 300, 3, (0, 0, 12, 3, 4)),
        (12, 20, 2, (0, 0, 24, 3, 12)),
        (12, 20, 3, (0, 0, 12, 2, 12)),
        (14, 20, 3, (0, 0, 12, 2, 12)),
    ],
)
def test_what_does_not_fit_is_shortened_the_least_needed_first(themes, length, asks, expected):
    assert tuple(shape(full(length, themes=themes, asks=asks)).values()) == expected


def test_themes_that_have_no_room_are_counted():
    assert "2 autres thèmes dans le dossier." in of(full(20, themes=14), "detail")
    assert not any("thème" in text for text in of(full(20, themes=12), "detail"))
