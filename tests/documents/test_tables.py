"""What all tables have in common, whatever document they stand in."""

from dataclasses import replace

import pytest

from briefing_app.documents.blocks import Cell, Paragraph, Table, is_tall, plain
from briefing_app.documents.kinds import (
    advocacy,
    analysis,
    dossier,
    letter,
    measures,
    minutes,
    note,
)
from briefing_app.documents.kinds.commitments import compose_checklist, compose_record
from briefing_app.documents.parts import flat
from briefing_app.domain.choices import Rewording
from tests.documents.reading import plainly
from tests.documents.test_commitments import PROMISE, content
from tests.documents.test_dossier import DOSSIER
from tests.documents.test_letter_rules import LETTER
from tests.documents.test_meeting_papers import ADVOCACY, MINUTES
from tests.documents.test_note_rules import NOTE
from tests.documents.test_plan_papers import ANALYSIS, TABLE

WIDTHS = {
    "record": (compose_record(content(PROMISE)), [(46, 17, 14, 23)]),
    "checklist": (compose_checklist(content(PROMISE)), [(7, 10, 37, 17, 29)]),
    "dossier": (dossier.compose(DOSSIER), [(50, 50), (17, 51, 32)]),
    "advocacy": (advocacy.compose(ADVOCACY), [(50, 50)]),
    "minutes": (
        minutes.compose(MINUTES),
        [(50, 50), (45, 15, 40), (45, 15, 40), (54, 26, 20), (20, 80)],
    ),
    "note": (note.compose(NOTE), [(30, 39, 31)]),
    "measures": (measures.compose(TABLE), [(50, 50), (50, 50)]),
    "analysis": (
        analysis.compose(replace(ANALYSIS, rewording=Rewording.TABLEAU)),
        [(16, 42, 42), (50, 50), (50, 50)],
    ),
    "letter": (letter.compose(LETTER), [(76, 24)]),
}


@pytest.mark.parametrize("name", WIDTHS)
def test_the_columns_of_a_table_take_its_whole_width(name):
    document, widths = WIDTHS[name]
    tables = [block for block in document.blocks if hasattr(block, "rows")]
    assert [table.widths for table in tables] == widths
    for table in tables:
        assert sum(table.widths) == 100
        assert len(table.header) == len(table.widths)
        assert table.caption
        assert all(len(row) == len(table.widths) for row in table.rows)


def test_the_paragraphs_of_a_short_text_follow_each_other():
    assert plainly(flat("Un **mot**.\n\nDeux.")) == "Un mot. Deux."
    assert flat("") == ()


@pytest.mark.parametrize(
    ("widths", "letters", "paragraphs", "tall"),
    [
        ((50, 50), 1169, 1, False),
        ((50, 50), 1170, 1, True),
        ((25, 75), 584, 1, False),
        ((25, 75), 585, 1, True),
        ((2, 6), 584, 1, False),
        ((2, 6), 585, 1, True),
        ((50, 50), 5, 26, False),
        ((50, 50), 5, 27, True),
        ((50, 50), 585, 2, True),
        ((50, 50), 584, 2, False),
    ],
)
def test_a_row_higher_than_half_a_page_may_be_divided(widths, letters, paragraphs, tall):
    cells = (Cell((Paragraph(plain("x" * letters)),) * paragraphs), Cell(()))
    table = Table("x", ("a", "b"), widths, (cells,))
    assert is_tall(table, cells) == tall
    assert not is_tall(table, (Cell(()), Cell(())))
