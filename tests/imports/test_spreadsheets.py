"""Tables as every program writes them: text in any form, OpenDocument, and Excel's own oddities."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from briefing_app.errors import UserError
from briefing_app.imports.archives import DamagedArchiveError
from briefing_app.imports.grids import spreadsheet as sheets_module
from briefing_app.imports.grids.delimited import read_delimited
from briefing_app.imports.grids.excel import read_excel
from briefing_app.imports.grids.opendocument import read_opendocument
from briefing_app.imports.grids.returned import read_grid
from briefing_app.imports.grids.spreadsheet import CellAddress, RawRow, filled

# Text


def cells(text, encoding="utf-8"):
    (sheet,) = read_delimited(text.encode(encoding), "Retour").sheets
    assert sheet.title == "Retour"
    return [(row.number, *row.cells) for row in sheet.rows]


def test_lines_keep_their_numbers_and_empty_ones_are_left_out():
    assert cells("a;b\n\n ; \nc;\n") == [(1, "a", "b"), (4, "c", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a;b", ("a", "b")),
        ("a\tb", ("a", "b")),
        ("a,b", ("a", "b")),
        ("a|b", ("a", "b")),
        ("a;b,c", ("a", "b,c")),
        ("a,b;c,d", ("a", "b;c", "d")),
        ('"x,x,x,x";b', ("x,x,x,x", "b")),
        ('"une ""phrase""\nsur deux lignes";b', ('une "phrase"\nsur deux lignes', "b")),
        ("seul", ("seul",)),
    ],
)
def test_the_separator_is_the_one_that_most_stands_outside_quotes(text, expected):
    assert cells(text)[0][1:] == expected


def test_only_the_first_twenty_lines_say_which_separator_it_is():
    assert len(cells("a;b\n" * 20 + "c,d,e,f,g\n" * 30)[0]) == 3
    assert len(cells("seul\n" * 20 + "c,d\n" * 30)[25]) == 2


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("'=1+1", "=1+1"), ("'+33", "+33"), ("'-5", "-5"), ("'@x", "@x"), ("'l’été", "'l’été")],
)
def test_the_apostrophe_that_guards_a_formula_is_taken_off(cell, expected):
    assert cells(f"{cell};b") == [(1, expected, "b")]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_accents_are_read_in_every_encoding(encoding):
    text = "Référence;État d’avancement;Suivi de la mesure\n" * 4
    assert cells(text, encoding)[3] == (
        4,
        "Référence",
        "État d’avancement",
        "Suivi de la mesure",
    )


def test_a_mark_of_the_other_end_is_known_and_signs_without_a_letter_are_replaced():
    assert cells("\ufeffRéférence;Suivi", "utf-16-be") == [(1, "Référence", "Suivi")]
    (sheet,) = read_delimited(b"a\x81;b\xe9", "Retour").sheets
    assert sheet.rows[0].cells == ("a\ufffd", "bé")
    (sheet,) = read_delimited("\ufeff".encode() + b"a\xff;b", "Retour").sheets
    assert sheet.rows[0].cells == ("a\ufffd", "b")


def test_bytes_that_are_no_text_are_refused():
    said = r"^Ce fichier n’est ni un classeur ni un tableau en texte\. Rien n’a été importé\.$"
    with pytest.raises(UserError, match=said):
        read_delimited(b"a;b\0c", "Retour")


def test_a_cell_that_never_ends_is_refused_and_a_long_one_is_not():
    assert len(cells('"' + "x" * 999_999 + '";b')[0][1]) == 999_999
    said = r"^Ce tableau en texte est endommagé et ne peut pas être lu\. Rien n’a été importé\.$"
    with pytest.raises(UserError, match=said):
        cells('"' + "x" * 1_000_002 + '";b')


def test_eighty_columns_are_looked_at():
    assert len(cells(";".join("x" * 90))[0]) == 81


# Lines


def test_only_lines_that_hold_something_are_kept_spaces_being_nothing():
    rows = [(1, ["a", " ", ""]), (2, [None, "  "]), (3, [0, None]), (4, [False]), (5, [])]
    assert filled(rows) == (
        RawRow(1, ("a", None, None)),
        RawRow(3, (0, None)),
        RawRow(4, (False,)),
    )


def test_a_table_of_more_lines_than_any_grid_is_refused(monkeypatch):
    monkeypatch.setattr(sheets_module, "_MOST_LINES", 3)
    assert len(filled((n, ["x"]) for n in range(3))) == 3
    assert len(filled((n, ["x" if n < 3 else None]) for n in range(9))) == 3
    with pytest.raises(UserError) as refused:
        filled((n, ["x"]) for n in range(4))
    assert str(refused.value) == (
        "Ce tableau a plus de 3 lignes : ce n’est pas une grille de suivi. Rien n’a été importé."
    )


# OpenDocument

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def opendocument(*tables, name="content.xml"):
    content = (
        f'<office:document-content xmlns:office="{OFFICE}:office:1.0"'
        f' xmlns:table="{OFFICE}:table:1.0" xmlns:text="{OFFICE}:text:1.0">'
        f"{''.join(tables)}</office:document-content>"
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, content)
    return data.getvalue()


def test_a_grid_saved_as_opendocument_is_known_by_its_first_bytes():
    heads = row(*(cell(each) for each in ("Réf.", "Engagement", "Suivi")))
    line = row(cell("E-0001"), cell("Publier."), cell("Reçue."))
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        with zipfile.ZipFile(io.BytesIO(opendocument(table(heads, line)))) as plain:
            archive.writestr("content.xml", plain.read("content.xml"))
    (sheet,) = read_grid(data.getvalue(), "retour.ods").sheets
    assert sheet.rows[0].cells == {"ref": "E-0001", "text": "Publier.", "progress": "Reçue."}


def table(*rows, name="Engagements"):
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def row(*inside, **attributes):
    told = "".join(f' table:{k.replace("_", "-")}="{v}"' for k, v in attributes.items())
    return f"<table:table-row{told}>{''.join(inside)}</table:table-row>"


def cell(*paragraphs, kind="table-cell", **attributes):
    told = "".join(f' table:{k.replace("_", "-")}="{v}"' for k, v in attributes.items())
    inside = "".join(f"<text:p>{each}</text:p>" for each in paragraphs)
    return f"<table:{kind}{told}>{inside}</table:{kind}>"


def one(*rows):
    (sheet,) = read_opendocument(opendocument(table(*rows))).sheets
    return sheet


def test_every_table_is_a_sheet_and_every_paragraph_a_line_of_its_cell():
    styled = cell("Reçue <text:span>hier</text:span>.", "Et confirmée.")
    book = read_opendocument(
        opendocument(table(row(cell("Réf."), styled)), table(row(cell("x")), name="Autre"))
    )
    assert [(sheet.title, sheet.rows) for sheet in book.sheets] == [
        ("Engagements", (RawRow(1, ("Réf.", "Reçue hier.\nEt confirmée.")),)),
        ("Autre", (RawRow(1, ("x",)),)),
    ]
    assert (book.names, book.marks) == ({}, ())


def test_repeated_cells_and_lines_count_as_often_as_they_stand_there():
    sheet = one(
        row(cell("a", number_columns_repeated=3), cell("b")),
        row(cell(), number_rows_repeated=1_000_000),
        row(cell("c"), number_rows_repeated=2),
        row(cell("d")),
    )
    assert sheet.rows == (
        RawRow(1, ("a", "a", "a", "b")),
        RawRow(1_000_002, ("c",)),
        RawRow(1_000_003, ("c",)),
        RawRow(1_000_004, ("d",)),
    )


def test_what_is_repeated_beyond_reason_is_read_in_part():
    sheet = one(
        row(cell("x", number_columns_repeated=1000), cell("y")),
        row(cell("z"), number_rows_repeated=5000),
    )
    assert len(sheet.rows[0].cells) == 80
    assert len(sheet.rows) == 1001
    sheet = one(row(cell("x", number_columns_repeated=79), cell("y", number_columns_repeated=2)))
    assert sheet.rows[0].cells == (*["x"] * 79, "y")


def test_a_covered_cell_keeps_its_place():
    sheet = one(row(cell("a"), cell(kind="covered-table-cell"), cell("b")))
    assert sheet.rows == (RawRow(1, ("a", None, "b")),)


def test_lines_that_are_merged_or_hidden_are_told():
    sheet = one(
        row(cell("Titre")),
        row(cell("a", number_rows_spanned=2), cell("b", number_columns_spanned=2)),
        row(cell("c"), visibility="collapse"),
        row(cell("d"), visibility="filter"),
        row(cell("e", number_rows_spanned=1), visibility="visible"),
    )
    assert sheet.merged == ((2, "ligne 2"),)
    assert sheet.hidden == 2
    assert one(row(cell("a"))).hidden == 0


def test_a_date_is_its_day_whatever_is_shown_of_it():
    dated = (
        '<table:table-cell office:value-type="date" office:date-value="2027-06-30T09:00:00">'
        "<text:p>30/06/27</text:p></table:table-cell>"
    )
    number = (
        '<table:table-cell office:value-type="float" office:value="3"><text:p>3,0</text:p>'
        "</table:table-cell>"
    )
    assert one(row(dated, number)).rows == (RawRow(1, ("2027-06-30", "3,0")),)


@pytest.mark.parametrize(
    "data", [opendocument(name="autre.xml"), opendocument("<pas fermé"), b"PK\x03\x04"]
)
def test_an_opendocument_that_is_broken_is_told_as_damaged(data):
    with pytest.raises(DamagedArchiveError) as refused:
        read_opendocument(data)
    said = "Ce fichier est endommagé et ne peut pas être lu. Rien n’a été importé."
    assert str(refused.value) == said


# Excel


def excel(book, edit=lambda text: text):
    data = io.BytesIO()
    book.save(data)
    out = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = edit(content.decode()).encode()
            new.writestr(name, content)
    return out.getvalue()


def test_every_sheet_is_read_with_its_lines_those_left_out_keeping_their_numbers():
    book = openpyxl.Workbook()
    book.active.title = "Une"
    book.active["A1"], book.active["C4"] = "a", 3
    book.create_sheet("Deux")["B2"] = True
    one, two = read_excel(excel(book)).sheets
    assert (one.title, [row.number for row in one.rows]) == ("Une", [1, 4])
    assert (one.rows[0].cells[0], one.rows[1].cells[2]) == ("a", 3)
    assert (two.title, two.rows[0].number, two.rows[0].cells[1]) == ("Deux", 2, True)


def test_eighty_columns_of_a_workbook_are_looked_at():
    book = openpyxl.Workbook()
    book.active.append(["x"] * 90)
    (sheet,) = read_excel(excel(book)).sheets
    assert len(sheet.rows[0].cells) == 80


@pytest.mark.parametrize("written", ["1", "true"])
def test_hidden_lines_of_a_workbook_are_counted(written):
    book = openpyxl.Workbook()
    for number in range(1, 4):
        book.active.cell(number, 1).value = "x"
    book.active.row_dimensions[2].hidden = True
    data = excel(book, lambda text: text.replace('hidden="1"', f'hidden="{written}"'))
    assert read_excel(data).sheets[0].hidden == 1


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<f>1+1</f><v></v>", ((1, 2),)),
        ("<f>1+1</f><v/>", ((1, 2),)),
        ("<f>1+1</f><v />", ((1, 2),)),
        ("<f>1+1</f>", ((1, 2),)),
        ("<f/>", ((1, 2),)),
        ("<f>1+1</f><v>2</v>", ()),
        ("<v>2</v>", ()),
    ],
)
def test_a_formula_without_a_result_is_known_by_line_and_column(value, expected):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"] = "x", "=1+1"

    def edit(text):
        start = text.index("<f>")
        return text[:start] + value + text[text.index("</c>", start) :]

    assert read_excel(excel(book, edit)).sheets[0].unreckoned == expected


def test_of_a_formula_with_a_result_the_result_is_read():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"] = "x", "=1+1"

    def edit(text):
        return text.replace("<v></v>", "<v>2</v>").replace("<v/>", "<v>2</v>").replace("<v />", "<v>2</v>")  # fmt: skip

    assert read_excel(excel(book, edit)).sheets[0].rows == (RawRow(1, ("x", 2)),)


def test_names_are_places_of_columns_and_only_ours_are_read():
    book = openpyxl.Workbook()
    book.active.title = "L’été d'ici"
    book.active["A1"] = "x"
    for name, place in (
        ("Plaidoyer_commitments_due", "'L’été d''ici'!$AB$12"),
        ("Plaidoyer_commitments_text", "Feuille!B3"),
        ("Plaidoyer_fixe", "12"),
        ("Autre_due", "Feuille!$A$1"),
    ):
        book.defined_names[name] = DefinedName(name, attr_text=place)
    assert read_excel(excel(book)).names == {
        "commitments_due": CellAddress("L’été d'ici", 12, 28),
        "commitments_text": CellAddress("Feuille", 3, 2),
    }


def test_a_workbook_with_macros_is_refused():
    data = io.BytesIO(excel(openpyxl.Workbook()))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(UserError) as refused:
        read_excel(data.getvalue())
    assert str(refused.value) == (
        "Ce classeur contient des macros. Enregistrez-le au format .xlsx, sans macro, puis"
        " recommencez. Rien n’a été importé."
    )


def test_an_archive_that_is_no_workbook_is_told_as_damaged():
    for data in (opendocument(), b"PK\x05\x06" + bytes(18)):
        with pytest.raises(DamagedArchiveError):
            read_excel(data)


@pytest.mark.parametrize("name", ["xl/styles.xml", "xl/_rels/workbook.xml.rels", "docProps/a.xml"])
def test_no_part_with_entities_reaches_the_reader(name):
    data = io.BytesIO(excel(openpyxl.Workbook()))
    out = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, b'<!DOCTYPE x [<!ENTITY a "b">]><x/>')
    with pytest.raises(UserError, match="instructions interdites"):
        read_excel(out.getvalue())
