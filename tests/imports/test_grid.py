"""A returned grid: which sheet is which, which column is which, and what is told aside."""

import io
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from briefing_app.domain.grids.review import ItemId, SetAside
from briefing_app.errors import UserError
from briefing_app.imports.grids.answer import from_json, to_json
from briefing_app.imports.grids.returned import read_grid

GRID, OTHER = "0123456789ab", "ba9876543210"
HEADS = ["Réf.", "Engagement", "État", "Suivi"]
LINE = ["E-0001", "Publier la circulaire.", "tenu", "Reçue."]
MISSING = ("Échéance", "Preuve ou lien", "Association", "Date")


def saved(book):
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def workbook(title="Engagements", *rows):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def read(book):
    return read_grid(saved(book), "retour.xlsx")


def told(returned):
    """What was set aside, without the columns that these small sheets do not have."""
    return [
        (each.sheet, each.row, each.reason)
        for each in returned.set_aside
        if "manque : rien n’est changé" not in each.reason
    ]


# Sheets


@pytest.mark.parametrize(
    ("title", "heads", "kind"),
    [
        ("Engagements", ["Réf.", "Suivi"], "commitments"),
        ("  engagements ", ["Réf.", "Suivi"], "commitments"),
        ("Feuille 1", ["Engagement", "Échéance", "Suivi"], "commitments"),
        ("Recommandations", ["Réf.", "Suivi"], "recommendations"),
        ("Feuille 1", ["Recommandation", "Adressée à", "Public"], "recommendations"),
        ("Mesures", ["N°", "Suivi"], "measures"),
        ("Constats", ["Constat", "Territoire"], "constats"),
        ("Feuille 1", ["Constat", "Territoire", "Période"], "constats"),
    ],
)
def test_a_sheet_is_known_by_its_title_or_by_three_of_its_headers(title, heads, kind):
    (sheet,) = read(workbook(title, heads, ["x"] * len(heads))).sheets
    assert (sheet.kind, sheet.title) == (kind, title)


def test_two_headers_are_too_few_for_a_sheet_without_its_title():
    with pytest.raises(UserError) as refused:
        read(workbook("Feuille 1", ["Réf.", "Suivi"], ["E-0001", "Oui"]))
    assert str(refused.value) == (
        "« retour.xlsx » n’est pas une grille de suivi : aucune de ses colonnes n’est reconnue."
        " Rien n’a été importé."
    )


def test_lines_say_of_which_sheet_they_are_whatever_its_title():
    rows = (["Réf.", "Suivi", None], ["R-0001", "Oui", f"{GRID}:recommendations:r1"])
    (sheet,) = read(workbook("Engagements", *rows)).sheets
    assert sheet.kind == "recommendations"
    mixed = (
        ["Réf.", "Suivi", None],
        ["R-0001", "Oui", f"{GRID}:recommendations:r1"],
        ["E-0001", "Oui", f"{GRID}:commitments:e1"],
        ["E-0002", "Oui", f"{GRID}:commitments:e2"],
    )
    (sheet,) = read(workbook("Feuille 1", *mixed)).sheets
    assert sheet.kind == "commitments"


def test_a_sheet_that_is_not_recognised_is_told_and_the_others_are_read():
    book = workbook("Engagements", HEADS, LINE)
    book.create_sheet("Notes").append(["une note"])
    many = book.create_sheet("Adresses")
    many.append(["nom"])
    many.append(["lieu"])
    book.create_sheet("Vide")
    for ours in ("Lisez-moi", "Tableau de bord", "Origine"):
        book.create_sheet(ours).append(["à nous"])
    found = read(book)
    assert [sheet.title for sheet in found.sheets] == ["Engagements"]
    assert told(found) == [
        ("Notes", None, "feuille non reconnue, 1 ligne non reprise"),
        ("Adresses", None, "feuille non reconnue, 2 lignes non reprises"),
    ]
    assert {each.document for each in found.set_aside} == {"retour.xlsx"}
    assert {each.organisation for each in found.set_aside} == {""}


def test_a_sheet_with_its_title_and_no_header_is_not_recognised():
    book = workbook("Engagements", ["rien"], ["de", "connu"])
    book.create_sheet("Constats").append(["Constat", "Territoire"])
    book["Constats"].append(["Un constat", "Lille"])
    found = read(book)
    assert [sheet.kind for sheet in found.sheets] == ["constats"]
    assert told(found) == [("Engagements", None, "feuille non reconnue, 2 lignes non reprises")]


# Columns


def test_a_line_is_what_its_cells_say_by_column():
    row = ["E-0001", "Publier.", "tenu", "Reçue.", date(2027, 6, 30), None, "  AFJ  ", 3]
    heads = [*HEADS, "Échéance", "Preuve ou lien", "Association", "Date"]
    (sheet,) = read(workbook("Engagements", heads, row)).sheets
    (line,) = sheet.rows
    assert (line.number, line.identity) == (2, "")
    assert line.cells == {
        "ref": "E-0001",
        "text": "Publier.",
        "status": "tenu",
        "progress": "Reçue.",
        "due": "2027-06-30",
        "organisation": "AFJ",
        "date": "3",
    }
    assert sheet.columns == frozenset([*line.cells, "evidence"])


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("Suivi", "progress"),
        ("SUIVI :", "progress"),
        ("suivi", "progress"),
        ("Note de suivi", "progress"),
        ("Avancement", "progress"),
        ("progress", "progress"),
        ("Preuve", "evidence"),
        ("Date limite", "due"),
        ("Délai", "due"),
        ("Statut", "status"),
        ("Répondu le", "date"),
        ("N°", "ref"),
    ],
)
def test_a_column_is_known_by_its_header_by_former_ones_and_by_its_key(header, key):
    (sheet,) = read(workbook("Engagements", ["Engagement", header], ["Publier.", "3"])).sheets
    assert sheet.rows[0].cells == {"text": "Publier.", key: "3"}


def test_of_two_columns_of_one_name_the_first_counts_and_the_other_is_told():
    found = read(workbook("Engagements", ["Réf.", "Suivi", "Suivi"], ["E-1", "un", "deux"]))
    assert found.sheets[0].rows[0].cells == {"ref": "E-1", "progress": "un"}
    assert told(found) == [("Engagements", 2, "« Suivi », colonne ajoutée : « deux »")]


def test_a_header_that_was_changed_is_known_by_the_name_the_file_keeps():
    book = workbook("Engagements", ["Réf.", "Suivi", "Ce que je sais"], ["E-1", "un", "deux"])
    book.defined_names["Plaidoyer_commitments_evidence"] = DefinedName(
        "Plaidoyer_commitments_evidence", attr_text="'Engagements'!$C$1"
    )
    book.defined_names["Plaidoyer_commitments_progress"] = DefinedName(
        "Plaidoyer_commitments_progress", attr_text="'Engagements'!$C$1"
    )
    found = read(book)
    assert found.sheets[0].rows[0].cells == {"ref": "E-1", "progress": "un", "evidence": "deux"}


@pytest.mark.parametrize("place", ["'Autre'!$C$1", "'Engagements'!$C$2", "'Engagements'!$D$1"])
def test_a_name_that_stands_elsewhere_names_nothing_here(place):
    book = workbook("Engagements", ["Réf.", "Suivi", "Ce que je sais"], ["E-1", "un", "deux"])
    book.defined_names["Plaidoyer_commitments_evidence"] = DefinedName(
        "Plaidoyer_commitments_evidence", attr_text=place
    )
    assert read(book).sheets[0].rows[0].cells == {"ref": "E-1", "progress": "un"}


def test_a_sheet_whose_title_was_changed_is_known_by_a_name_that_stands_in_it():
    book = workbook("Pour l’AFJ", ["Réf.", "Suivi"], ["R-1", "un"])
    book.defined_names["Plaidoyer_recommendations_ref"] = DefinedName(
        "Plaidoyer_recommendations_ref", attr_text="'Pour l’AFJ'!$A$1"
    )
    (sheet,) = read(book).sheets
    assert sheet.kind == "recommendations"


def test_headers_are_the_line_that_has_most_of_them_and_what_stands_above_is_told():
    rows = (["Grille", None, "Suivi"], [None], [3], HEADS, LINE)
    found = read(workbook("Engagements", *rows))
    (line,) = found.sheets[0].rows
    assert (line.number, line.cells["ref"]) == (5, "E-0001")
    assert told(found) == [
        ("Engagements", 1, "au-dessus des titres : « Grille · Suivi »"),
        ("Engagements", 3, "au-dessus des titres : « 3 »"),
    ]


def test_of_two_lines_of_headers_the_first_counts():
    found = read(workbook("Engagements", HEADS, HEADS, LINE))
    assert [row.number for row in found.sheets[0].rows] == [2, 3]


@pytest.mark.parametrize(("above", "found"), [(29, True), (30, False)])
def test_headers_are_sought_in_the_first_thirty_lines(above, found):
    book = workbook("Engagements", *[["…"]] * above, HEADS, LINE)
    if found:
        assert [row.number for row in read(book).sheets[0].rows] == [above + 2]
    else:
        with pytest.raises(UserError, match="n’est pas une grille de suivi"):
            read(book)


def test_columns_to_fill_in_that_are_missing_are_told_and_change_nothing():
    found = read(workbook("Engagements", HEADS, LINE))
    assert [each.reason for each in found.set_aside] == [
        f"la colonne « {header} » manque : rien n’est changé" for header in MISSING
    ]
    assert {(each.sheet, each.row) for each in found.set_aside} == {("Engagements", None)}


def test_added_columns_are_told_cell_by_cell_with_their_header_or_their_place():
    rows = ([*HEADS, "Avis"], [*LINE, "à voir", 7], [*LINE, None, "x"])
    assert told(read(workbook("Engagements", *rows))) == [
        ("Engagements", 2, "« Avis », colonne ajoutée : « à voir »"),
        ("Engagements", 2, "Colonne 6, colonne ajoutée : « 7 »"),
        ("Engagements", 3, "Colonne 6, colonne ajoutée : « x »"),
    ]


def test_of_a_long_added_column_two_hundred_cells_are_told_and_the_rest_counted():
    rows = [[*LINE, f"avis {number}"] for number in range(203)]
    aside = told(read(workbook("Engagements", [*HEADS, "Avis"], *rows)))
    assert aside[199] == ("Engagements", 201, "« Avis », colonne ajoutée : « avis 199 »")
    assert aside[200:] == [("Engagements", None, "« Avis » : et 3 autres cellules")]
    aside = told(read(workbook("Engagements", [*HEADS, "Avis"], *rows[:200])))
    assert len(aside) == 200


# Identities


def test_each_line_has_its_identity_and_most_of_them_say_which_grid_it_is():
    rows = (
        ["caché", *HEADS],
        [f"{GRID}:commitments:e1", *LINE],
        [f"{OTHER}:commitments:e2", *LINE],
        [f"{GRID}:commitments:e3", *LINE],
        [None, *LINE],
    )
    found = read(workbook("Engagements", *rows))
    identities = [row.identity for row in found.sheets[0].rows]
    assert identities == [
        f"{GRID}:commitments:e1",
        f"{OTHER}:commitments:e2",
        f"{GRID}:commitments:e3",
        "",
    ]
    assert (found.grid, found.organisation) == (GRID, "")
    assert told(found) == []


def test_identities_are_sought_in_the_first_thirty_columns():
    for width, expected in ((29, f"{GRID}:commitments:e1"), (30, "")):
        heads = [*HEADS, *[None] * (width - 4), "caché"]
        row = [*LINE, *[None] * (width - 4), f"{GRID}:commitments:e1"]
        found = read(workbook("Engagements", heads, row))
        assert found.sheets[0].rows[0].identity == expected


def origin(*rows):
    book = workbook("Engagements", HEADS, LINE)
    sheet = book.create_sheet("Origine")
    for row in rows:
        sheet.append(row)
    return book


def test_the_hidden_sheet_says_which_grid_it_is_for_whom_and_what_was_sent():
    sent = f"{GRID}:commitments:e1\nstatus\nà suivre\ndue\n2027-06-30"
    found = read(origin(["Plaidoyer", GRID, "x", "afj"], [sent], ["autre chose"]))
    assert (found.grid, found.organisation) == (GRID, "afj")
    assert found.sent == {ItemId("commitments", "e1"): {"status": "à suivre", "due": "2027-06-30"}}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["Plaidoyer", GRID], (GRID, "")),
        (["Plaidoyer", "pas une grille", "x", "afj"], ("", "")),
        (["Plaidoyer"], ("", "")),
        (["Plaidoyer", GRID, "afj"], (GRID, "")),
    ],
)
def test_what_the_hidden_sheet_does_not_say_is_not_known(row, expected):
    found = read(origin(row))
    assert (found.grid, found.organisation) == expected


def test_a_property_of_the_file_says_which_grid_it_is_before_the_hidden_sheet_does():
    book = origin(["Plaidoyer", OTHER, "x", "afj"])
    book.custom_doc_props.append(StringProperty(name="Plaidoyer", value=GRID))
    assert read(book).grid == GRID
    book = origin(["Plaidoyer", OTHER, "x", "afj"])
    book.custom_doc_props.append(StringProperty(name="Plaidoyer", value="illisible"))
    book.custom_doc_props.append(StringProperty(name="Autre", value=GRID))
    assert read(book).grid == OTHER
    book.defined_names["Plaidoyer"] = DefinedName("Plaidoyer", attr_text=f'"{GRID}"')
    assert read(book).grid == GRID


# Oddities of workbooks


def test_merged_lines_are_told_and_cells_merged_side_by_side_are_not():
    book = workbook("Engagements", HEADS, LINE, LINE, LINE)
    book.active.merge_cells("D2:D3")
    book.active.merge_cells("A4:B4")
    reason = "cellules fusionnées (D2:D3) : seule la première ligne compte"
    assert told(read(book)) == [("Engagements", 2, reason)]


def test_cells_merged_in_or_above_the_headers_are_not_told():
    book = workbook("Engagements", ["Titre"], ["suite"], HEADS, LINE)
    book.active.merge_cells("A1:A2")
    assert not any("fusionnées" in reason for *_, reason in told(read(book)))


def test_a_formula_without_a_result_is_told_and_the_one_of_the_situation_is_ours():
    heads = [*HEADS, "Situation"]
    book = workbook("Engagements", heads, [*LINE[:3], "=1+1", "=TODAY()"])
    assert told(read(book)) == [("Engagements", 2, "Suivi : une formule sans résultat")]


def test_hidden_lines_are_read_like_the_others_and_counted():
    book = workbook("Engagements", HEADS, LINE, LINE, LINE)
    for number in (2, 3):
        book.active.row_dimensions[number].hidden = True
    found = read(book)
    assert len(found.sheets[0].rows) == 3
    assert told(found) == [("Engagements", None, "2 lignes masquées, lues comme les autres")]


def test_an_hour_beside_a_day_is_let_go_and_spaces_alone_are_nothing():
    book = workbook("Engagements", [*HEADS, "Date"], [*LINE[:3], "   ", datetime(2026, 3, 1, 9)])
    (line,) = read(book).sheets[0].rows
    assert line.cells["date"] == "2026-03-01"
    assert "progress" not in line.cells


# Formats


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "« retour.xlsx » est vide. Rien n’a été importé."),
        (b"%PDF-1.7", "« retour.xlsx » n’est pas un tableau. Rien n’a été importé."),
        (b"{\\rtf1", "« retour.xlsx » n’est pas un tableau. Rien n’a été importé."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9),
            (
                "« retour.xlsx » est protégé par un mot de passe, ou dans un ancien format."
                " Ouvrez-le, enregistrez-le en .xlsx sans mot de passe, puis recommencez."
                " Rien n’a été importé."
            ),
        ),
    ],
)
def test_what_is_no_grid_is_refused_by_its_first_bytes(data, said):
    with pytest.raises(UserError) as refused:
        read_grid(data, "retour.xlsx")
    assert str(refused.value) == said


def test_a_table_in_text_has_the_name_of_its_file():
    found = read_grid("Constat;Territoire;Période\nUn délai;Lille;2026\n".encode(), "Retour.v2.csv")
    (sheet,) = found.sheets
    assert (found.document, sheet.title, sheet.kind) == ("Retour.v2.csv", "Retour.v2", "constats")


def test_what_was_read_crosses_as_plain_values_and_is_the_same():
    import json

    sent = f"{GRID}:commitments:e1\nstatus\nà suivre"
    found = read(origin(["Plaidoyer", GRID, "x", "afj"], [sent]))
    crossed = from_json(json.loads(json.dumps(to_json(found))))
    assert crossed == found
    assert crossed.set_aside == found.set_aside
    assert all(isinstance(each, SetAside) for each in crossed.set_aside)
    assert isinstance(crossed.sheets[0].columns, frozenset)
