"""Where the text of a Word document stands: in which column of which table."""

from briefing_app.imports.readers import read_bytes
from tests.imports.hostile import paragraph, word


def cell(content):
    return f"<w:tc>{content}</w:tc>"


def table(*cells):
    return f"<w:tbl><w:tr>{''.join(cells)}</w:tr></w:tbl>"


def test_a_table_within_a_cell_does_not_move_the_next_column():
    inner = table(cell(paragraph("a")), cell(paragraph("b")))
    outer = table(cell(paragraph("plan") + inner), cell(paragraph("réponse")))
    lines = read_bytes(word(outer)).lines
    assert {line.text: line.cell.column for line in lines if line.cell.table == 1} == {
        "plan": 0,
        "réponse": 1,
    }
