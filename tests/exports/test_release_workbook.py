"""What may hide in a workbook is found, whoever wrote it; what makes a grid ours may hide."""

from datetime import date

import pytest

from briefing_app.domain.audience import ToldText
from briefing_app.domain.grids.columns import COMMITMENTS
from briefing_app.domain.grids.sheet import Names, SheetLine, Tab, Workbook
from briefing_app.exports.excel.workbook import write_grid
from briefing_app.exports.files import read_archive, write_archive
from briefing_app.exports.release import ReleaseError, check_release

GUIDE, SHEET, DASHBOARD = (f"xl/worksheets/sheet{n}.xml" for n in (1, 2, 3))
BOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"
SECRET = "La directrice craint des représailles contre l’hébergeur."
NOTHING: list[ToldText] = []


@pytest.fixture(scope="module")
def grid(tmp_path_factory):
    """The parts of a grid with one engagement."""
    path = tmp_path_factory.mktemp("grid") / "grille.xlsx"
    cells = {"ref": "E-0001", "text": "Le guichet ouvrira.", "institution": "MI", "themes": ""}
    line = SheetLine("e1", cells | {"status": "à suivre", "due": "2026-06-30"})
    content = Workbook(
        grid="0123456789ab",
        title="Grille",
        collective="Collectif",
        produced=date(2026, 11, 21),
        tabs=(Tab(COMMITMENTS, (line,)),),
        names=Names(
            themes={},
            organisations={},
            members=(),
            full_names={},
            meetings={},
            cite=lambda _keys: "",
        ),
    )
    write_grid(content, path)
    return read_archive(path)


@pytest.fixture
def looked_at(grid, tmp_path):
    """What is found in the grid once `old` is replaced by `new` in one of its parts."""

    def look(part="", old="", new="", texts=NOTHING, added=None):
        path = tmp_path / "grille.xlsx"
        parts = dict(grid)
        if part:
            assert old in parts[part].decode()
            parts[part] = parts[part].decode().replace(old, new, 1).encode()
        write_archive(path, parts | (added or {}))
        try:
            check_release(path, path, texts)
        except ReleaseError as error:
            assert not path.exists()
            return error.found
        assert path.exists()
        return []

    return look


def test_a_grid_of_ours_passes(looked_at):
    assert looked_at() == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("xl/externalLinks/externalLink1.xml", "un lien vers un autre classeur"),
        ("xl/connections.xml", "une connexion à des données"),
        ("xl/pivotCache/definition1.xml", "les données d’un tableau croisé"),
        ("xl/queryTables/queryTable1.xml", "une requête"),
        ("xl/printerSettings/printerSettings1.bin", "les réglages d’une imprimante"),
        ("xl/drawings/vmlDrawing1.vml", "un commentaire"),
        ("xl/persons/person.xml", "des noms d’utilisateurs"),
    ],
)
def test_a_part_that_no_grid_needs_is_named(looked_at, name, told):
    assert looked_at(added={name: b"<x/>"}) == [f"{told} ({name})"]


@pytest.mark.parametrize("name", ["xl/comments1.xml", "xl/vbaProject.bin", "customXml/item1.xml"])
def test_what_no_document_may_hold_no_grid_may_hold(looked_at, name):
    assert looked_at(added={name: b"<x/>"}) == [f"la partie {name}"]


# Names and properties


@pytest.mark.parametrize(
    "name",
    [
        '<definedName name="Salaires">Engagements!$A$1</definedName>',
        f'<definedName name="Secret">"{SECRET}"</definedName>',
        '<definedName name="Plaidoyer">"0123456789ab et la suite"</definedName>',
        '<definedName name="Plaidoyer_commitments_due">[1]Engagements!$H$1</definedName>',
        '<definedName name="Plaidoyer_commitments_due">Engagements!$H$12</definedName>',
        '<definedName name="Vide"/>',
        "<definedName>Engagements!$A$1</definedName>",
    ],
)
def test_a_defined_name_that_is_not_ours_is_found(looked_at, name):
    (found,) = looked_at(BOOK, "</definedNames>", f"{name}</definedNames>")
    assert found.startswith("un nom défini (« ")


@pytest.mark.parametrize(
    "name",
    [
        '<definedName name="_xlnm._FilterDatabase">Engagements!$A$1:$O$2</definedName>',
        '<definedName name="_xlnm.Print_Area">Engagements!$A$1:$O$2</definedName>',
        '<definedName name="Plaidoyer">0123456789ab</definedName>',
    ],
)
def test_names_that_spreadsheets_make_themselves_may_stay(looked_at, name):
    assert looked_at(BOOK, "</definedNames>", f"{name}</definedNames>") == []


def test_a_defined_name_is_called_by_its_name(looked_at):
    name = '<definedName name="Salaires">1</definedName>'
    found = looked_at(BOOK, "</definedNames>", f"{name}</definedNames>")
    assert found == ["un nom défini (« Salaires »)"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name="Plaidoyer"', 'name="Chemin"', "Chemin"),
        ("0123456789ab", "0123456789abc", "Plaidoyer"),
        ("0123456789ab", "notes", "Plaidoyer"),
    ],
)
def test_a_property_that_is_not_the_identity_of_the_grid_is_found(looked_at, old, new, told):
    assert looked_at(CUSTOM, old, new) == [f"une propriété du document (« {told} »)"]


def test_a_grid_may_have_lost_its_property(grid, tmp_path):
    path = tmp_path / "g.xlsx"
    write_archive(path, {name: part for name, part in grid.items() if name != CUSTOM})
    check_release(path, path, [])
    assert path.exists()


def test_who_changed_it_last_is_found(looked_at):
    end = "</cp:coreProperties>"
    named = looked_at(CORE, end, f"<cp:lastModifiedBy>Camille</cp:lastModifiedBy>{end}")
    assert named == ["le nom de la dernière personne qui l’a modifié"]
    assert looked_at(CORE, end, f"<cp:lastModifiedBy></cp:lastModifiedBy>{end}") == []


# Sheets, columns, lines


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_sheet_that_is_hidden_is_found(looked_at, state):
    old, new = (f'name="Tableau de bord" sheetId="3" state="{s}"' for s in ("visible", state))
    assert looked_at(BOOK, old, new) == ["une feuille masquée (« Tableau de bord »)"]


def test_a_sheet_that_does_not_say_how_it_is_shown_is_shown(looked_at):
    assert looked_at(BOOK, ' state="visible"', "") == []


def test_the_sheet_of_the_identity_may_be_shown(looked_at):
    assert looked_at(BOOK, ' state="veryHidden"', "") == []


COLUMN_C = '<col width="15" customWidth="1" min="3" max="3"/>'


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ('<col hidden="1" width="15" min="3" max="3"/>', "C"),
        ('<col hidden="true" width="15" min="3" max="3"/>', "C"),
        ('<col width="0" min="3" max="3"/>', "C"),
        ('<col width="0.1" min="3" max="3"/>', "C"),
        ('<col hidden="1" min="2" max="4"/>', "B à D"),
        ('<col hidden="1" max="4"/>', "B à D"),
        ('<col hidden="1" min="26" max="27"/>', "Z à AA"),
        ('<col hidden="1" min="28" max="28"/>', "AB"),
        ('<col hidden="1" min="27" max="16384"/>', "AA à XFD"),
    ],
)
def test_a_hidden_column_is_found_wherever_it_stands(looked_at, column, told):
    found = looked_at(SHEET, COLUMN_C, column)
    assert found == [f"une colonne masquée ({told}) (« Engagements »)"]


@pytest.mark.parametrize(
    "column", ['<col hidden="0" width="15" min="3" max="3"/>', '<col width="1" min="3" max="3"/>']
)
def test_a_narrow_column_is_not_hidden(looked_at, column):
    assert looked_at(SHEET, COLUMN_C, column) == []


def test_the_column_of_identities_may_not_be_hidden_with_its_neighbour(looked_at):
    found = looked_at(SHEET, 'min="1" max="1"', 'min="1" max="2"')
    assert found == ["une colonne masquée (B) (« Engagements »)"]


@pytest.mark.parametrize(
    "said",
    ["Ne rien dire", "0123456789ab", "0123456789ab:x", "x 0123456789ab:commitments:e1", "Clé : x"],
)
@pytest.mark.parametrize("old", ["0123456789ab:commitments:e1", "Cl&#233;"])
def test_the_hidden_column_holds_identities_and_nothing_else(looked_at, old, said):
    place = "A2" if ":" in old else "A1"
    assert looked_at(SHEET, old, said) == [f"un contenu masqué ({place}) (« Engagements »)"]


def test_where_the_column_is_shown_it_may_hold_what_it_will(looked_at):
    assert looked_at(DASHBOARD, "<sheetData>", f"<sheetData>{ROW}") == []


ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>Autre chose</t></is></c></row>'


@pytest.mark.parametrize(
    "cell", ['<c r="B9"><v>9</v></c><c r="A9"><v>9</v></c>', "<c><v>9</v></c>"]
)
def test_a_hidden_cell_is_found_in_whatever_order_cells_are_written(looked_at, cell):
    found = looked_at(SHEET, "</sheetData>", f'<row r="9">{cell}</row></sheetData>')
    assert len(found) == 1
    assert found[0].startswith("un contenu masqué (")


@pytest.mark.parametrize("hidden", ['hidden="1"', 'hidden="true"', 'ht="0"', 'ht="0.2"'])
def test_a_hidden_line_that_says_something_is_found(looked_at, hidden):
    found = looked_at(SHEET, '<row r="2" ht="19"', f'<row r="2" {hidden}')
    assert found == ["une ligne masquée (2) (« Engagements »)"]


def test_a_hidden_line_that_says_something_in_its_last_cell_only_is_found(looked_at):
    row = '<row r="9" hidden="1"><c r="B9"/><c r="C9"><v>4</v></c></row>'
    found = looked_at(SHEET, "</sheetData>", f"{row}</sheetData>")
    assert found == ["une ligne masquée (9) (« Engagements »)"]


def test_a_hidden_line_without_a_word_hides_nothing(looked_at):
    row = '<row r="9" hidden="1"><c r="B9"/></row>'
    assert looked_at(SHEET, "</sheetData>", f"{row}</sheetData>") == []


def test_lines_that_are_hidden_all_together_are_found(looked_at):
    found = looked_at(SHEET, "<sheetFormatPr", '<sheetFormatPr zeroHeight="1"')
    assert found == ["des lignes masquées (« Engagements »)"]


@pytest.mark.parametrize(
    "code",
    [";;;", "&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;", ";;", " ;;;"],
)
def test_a_format_that_shows_nothing_is_found(looked_at, code):
    found = looked_at(STYLES, 'formatCode="0;-0;–"', f'formatCode="{code}"')
    assert found == ["un format qui masque le contenu"]


def test_a_workbook_without_formats_hides_nothing_by_them(grid, tmp_path):
    path = tmp_path / "g.xlsx"
    write_archive(path, {name: part for name, part in grid.items() if name != STYLES})
    check_release(path, path, [])
    assert path.exists()


# Formulas


def with_formula(looked_at, formula, **options):
    cell = f'<c r="D9"><f>{formula}</f><v>1</v></c>'
    row = f'<row r="9">{cell}</row></sheetData>'
    return looked_at(GUIDE, "</sheetData>", row, **options)


@pytest.mark.parametrize(
    "formula",
    [
        "WEBSERVICE(A1)",
        "SUM(WEBSERVICE(A1))",
        "HYPERLINK(&quot;x&quot;)",
        "SUM([1]Feuille!A1)",
        "SUM(cmd|A1)",
        "SUM({1,2})",
        "IF(A1,&quot;HTTPS://exemple.fr&quot;)",
        "IF(A1,&quot;http://exemple.fr&quot;)",
        "A1",
        "",
    ],
)
def test_a_formula_that_is_not_ours_is_found(looked_at, formula):
    found = with_formula(looked_at, formula)
    assert found == ["une formule qui n’est pas de nous (D9) (« Lisez-moi »)"]


@pytest.mark.parametrize("formula", ["SUM(A1:A3)", "IF(OR(NOT(ISNUMBER(A1))),INT(TODAY()),1)"])
def test_a_formula_that_reckons_with_the_grid_is_ours(looked_at, formula):
    assert with_formula(looked_at, formula) == []


def test_a_text_that_somebody_typed_does_not_become_a_formula(looked_at):
    texts = [ToldText(" =SUM(A1:A3) ", "", allowed=True)]
    found = with_formula(looked_at, "SUM(A1:A3)", texts=texts)
    assert found == ["une formule qui n’est pas de nous (D9) (« Lisez-moi »)"]
    assert with_formula(looked_at, "SUM(A1:A2)", texts=texts) == []


def test_an_error_of_reckoning_is_found(looked_at):
    row = '<row r="9"><c r="D9" t="e"><v>#REF!</v></c></row></sheetData>'
    found = looked_at(GUIDE, "</sheetData>", row)
    assert found == ["une erreur de calcul (D9) (« Lisez-moi »)"]


# Words


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, "Le guichet ouvrira.", SECRET),
        (SHEET, "<is><t>MI</t></is>", "<is><r><t>La direc</t></r><r><rPr/><t>" + SECRET[8:] + "</t></r></is>"),
        (SHEET, 'prompt="', f'prompt="{SECRET} '),
        (SHEET, 'error="', f'error="{SECRET} '),
        (SHEET, "</formula1>", f" {SECRET}</formula1>"),
        (SHEET, "</worksheet>", f"<oddHeader>&amp;L{SECRET}</oddHeader></worksheet>"),
        (SHEET, "</worksheet>", f"<evenFooter>&amp;12{SECRET}</evenFooter></worksheet>"),
        (SHEET, "</worksheet>", f'<oddFooter>&amp;"A,B"{SECRET}</oddFooter></worksheet>'),
        (DASHBOARD, "</worksheet>", f"<x>{SECRET}</x></worksheet>"),
        ("xl/charts/chart1.xml", "</chartSpace>", f"<x>{SECRET}</x></chartSpace>"),
        ("xl/drawings/drawing1.xml", "</wsDr>", f'<x descr="{SECRET}"/></wsDr>'),
        ("xl/tables/table1.xml", 'displayName="', f'comment="{SECRET}" displayName="'),
        ("xl/worksheets/sheet4.xml", "</sheetData>", f"<x>{SECRET}</x></sheetData>"),
        (CORE, "<dc:title", f"<x>{SECRET}</x><dc:title"),
    ],
)  # fmt: skip
def test_a_hidden_text_is_found_in_every_part_of_a_workbook(looked_at, part, old, new):
    texts = [ToldText(SECRET, "constat C-0009, texte", allowed=False)]
    assert looked_at(part, old, new, texts) == ["constat C-0009, texte"]


def test_an_ampersand_in_a_cell_is_the_sign_that_somebody_typed(looked_at):
    texts = [ToldText("Le service R&D sera fermé.", "note", allowed=False)]
    found = looked_at(SHEET, "Le guichet ouvrira.", "Le service R&amp;D sera fermé.", texts)
    assert found == ["note"]


def test_a_hidden_text_is_found_over_the_cells_of_a_line(looked_at):
    cells = "".join(f"<c><is><t>{word}</t></is></c>" for word in SECRET.split())
    row = f'<row r="9">{cells}</row></sheetData>'
    texts = [ToldText(SECRET, "constat C-0009, texte", allowed=False)]
    assert looked_at(GUIDE, "</sheetData>", row, texts) == ["constat C-0009, texte"]
