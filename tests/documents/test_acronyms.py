"""Sigles: written out where they are first used, never in a title or in somebody else's words."""

from datetime import date

import pytest

from briefing_app.documents.acronyms import write_out
from briefing_app.documents.blocks import (
    Cell,
    Change,
    Document,
    Footnote,
    Heading,
    ListItem,
    Paragraph,
    Role,
    Span,
    Table,
    Token,
    plain,
)
from briefing_app.documents.content import Frame, Sigle
from briefing_app.domain.choices import Diffusion, Language
from tests.documents.reading import composed

SIGLES = (
    Sigle(short="OFPRA", text="Office français de protection des réfugiés et apatrides"),
    Sigle(short="CNDA", text="Cour nationale du droit d’asile (juridiction)"),
    Sigle(short="C-PRO", text="Commission du proxénétisme"),
    Sigle(short="PASS", text="Permanence d’accès aux soins"),
)
OFPRA = "OFPRA (Office français de protection des réfugiés et apatrides)"


def written(*blocks, listed=False, language=Language.FRANCAIS, sigles=SIGLES):
    frame = Frame(
        produced=date(2026, 1, 1),
        collective="Le collectif",
        audience=Diffusion.TRANSMISSIBLE,
        language=language,
        sigles=sigles,
        list_sigles=listed,
    )
    document = Document("t", "a", ("", ""), date(2026, 1, 1), blocks)
    return [text for _kind, text in composed(write_out(document, frame))]


def said(text, role=Role.BODY):
    return Paragraph(plain(text), role)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’OFPRA refuse, puis l’OFPRA accepte.", f"L’{OFPRA} refuse, puis l’OFPRA accepte."),
        ("L’Ofpra refuse.", f"L’{OFPRA.replace('OFPRA', 'Ofpra')} refuse."),
        ("La CNDA annule.", "La CNDA (Cour nationale du droit d’asile) annule."),
        ("La C-PRO siège.", "La C-PRO (Commission du proxénétisme) siège."),
        ("Il voit (OFPRA) son dossier.", "Il voit (OFPRA) son dossier."),
        (
            "Un recours (devant la CNDA) suit.",
            "Un recours (devant la CNDA [Cour nationale du droit d’asile]) suit.",
        ),
        ("Un recours (long) de la CNDA.", None),
        ("Le Pass n’est pas la PASS.", "Le Pass n’est pas la PASS (Permanence d’accès aux soins)."),
        ("Il a dit « OFPRA » et rien d’autre.", "Il a dit « OFPRA » et rien d’autre."),
        ("Il a dit « non » à l’OFPRA.", f"Il a dit « non » à l’{OFPRA}."),
        ("L’OFPRAS et le pré-OFPRA et OFPRA-X", "L’OFPRAS et le pré-OFPRA et OFPRA-X"),
        ("L’Office français de protection, OFPRA.", "L’Office français de protection, OFPRA."),
        ("Rien de tel.", "Rien de tel."),
    ],
)
def test_a_sigle_is_written_out_where_it_is_first_used(text, expected):
    if expected is None:
        expected = text.replace("CNDA", "CNDA (Cour nationale du droit d’asile)")
    assert written(said(text)) == [expected]


def test_it_is_written_out_once_in_a_document():
    assert written(said("L’OFPRA."), said("Rien."), said("L’Ofpra."), ListItem(plain("OFPRA"))) == [
        *(f"L’{OFPRA}.", "Rien.", "L’Ofpra.", "OFPRA")
    ]


@pytest.mark.parametrize(
    "first",
    [
        said("OFPRA", Role.TITLE),
        said("OFPRA", Role.SPEAKER),
        said("OFPRA", Role.BOX_TITLE),
        said("OFPRA", Role.OLD_WORDING),
        Heading(1, "OFPRA"),
        Paragraph((Span("OFPRA", verbatim=True),)),
        Paragraph((Span("OFPRA", link=Token("https://exemple.fr")),)),
        Paragraph((Span("OFPRA", change=Change.ADDED),)),
    ],
)
def test_a_title_and_somebody_elses_words_leave_it_to_the_next_use(first):
    assert written(first, said("L’OFPRA refuse.")) == ["OFPRA", f"L’{OFPRA} refuse."]


def test_the_paragraph_before_may_have_written_it_out():
    before = "L’Office français de protection des réfugiés refuse."
    assert written(said(before), said("L’OFPRA se tait.")) == [before, "L’OFPRA se tait."]
    told = written(said(before), said("Rien."), said("L’OFPRA se tait."))
    assert told[2] == f"L’{OFPRA} se tait."


def test_a_table_and_a_note_are_read_where_they_stand():
    cells = tuple(Cell((said(text, Role.CELL),)) for text in ("L’OFPRA", "la CNDA et l’OFPRA"))
    table = Table("Légende", ("OFPRA", "b"), (50, 50), (cells,))
    noted = Paragraph((Span("Voir"), Footnote(plain("La C-PRO.")), Span(" la C-PRO")))
    assert written(table, noted) == [
        "OFPRA | b",
        f"L’{OFPRA} | la CNDA (Cour nationale du droit d’asile) et l’OFPRA",
        "Voir{La C-PRO (Commission du proxénétisme).} la C-PRO",
    ]


def test_brackets_that_opened_in_another_part_of_the_line_count():
    spans = (Span("Un recours (devant la "), Span("CNDA", bold=True), Span(") suit."))
    assert written(Paragraph(spans)) == [
        "Un recours (devant la CNDA [Cour nationale du droit d’asile]) suit."
    ]


def test_the_list_at_the_end_holds_those_that_were_used_in_their_order():
    blocks = (
        said("OFPRA", Role.TITLE),
        Heading(1, "La C-PRO"),
        Paragraph((Span("x"), Footnote((Span("La Cnda n’est rien."),)))),
        said("L’Ofpra."),
    )
    assert written(*blocks, listed=True)[-4:] == [
        "Sigles",
        "Sigle | Signification",
        "C-PRO | Commission du proxénétisme",
        "OFPRA | Office français de protection des réfugiés et apatrides",
    ]
    assert written(*blocks, listed=True, language=Language.ANGLAIS)[-3] == "Acronym | Meaning"


def test_the_list_is_made_only_where_it_is_asked_for_and_not_empty():
    assert written(said("L’OFPRA.")) == [f"L’{OFPRA}."]
    assert written(said("Rien."), listed=True) == ["Rien."]
    assert written(said("L’OFPRA."), listed=True, sigles=()) == ["L’OFPRA."]
