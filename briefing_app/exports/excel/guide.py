"""The first sheet of a workbook: how to fill it in, and the names that its lists offer."""

from collections.abc import Iterable, Mapping

from openpyxl.worksheet.worksheet import Worksheet

from briefing_app.domain.choices import Choice, CommitmentStatus, RecommendationStatus
from briefing_app.domain.grids.sheet import CellEntry, Workbook
from briefing_app.domain.text.dates import format_date
from briefing_app.domain.text.typography import typeset
from briefing_app.exports.excel.styles import LINE_HEIGHT, Styles, set_up_page

GUIDE = "Lisez-moi"
STATES: Mapping[Choice, tuple[str, str]] = {
    CommitmentStatus.A_SUIVRE: ("9DB2D3", "Promis ; nous n’avons encore aucune nouvelle."),
    CommitmentStatus.EN_COURS: ("1F4E8C", "Des démarches ont commencé."),
    CommitmentStatus.TENU: ("1E6B3A", "Fait, comme promis."),
    CommitmentStatus.TENU_EN_PARTIE: ("8CBD9C", "Fait, mais moins que ce qui était promis."),
    CommitmentStatus.NON_TENU: ("A3211B", "Refusé, ou échéance passée sans suite."),
    CommitmentStatus.CADUC: ("BCC2CC", "N’a plus d’objet."),
    RecommendationStatus.A_PORTER: ("9DB2D3", "Pas encore présentée à l’État."),
    RecommendationStatus.PORTEE: ("1F4E8C", "Présentée, sans résultat à ce jour."),
    RecommendationStatus.ENTENDUE_EN_PARTIE: ("8CBD9C", "Reprise en partie par l’État."),
    RecommendationStatus.SATISFAITE: ("1E6B3A", "Obtenue."),
    RecommendationStatus.ABANDONNEE: ("BCC2CC", "Nous ne la portons plus."),
}
"""The colour of each state in charts, and what it means."""
_LISTS = {CellEntry.ORGANISATION: "Associations", CellEntry.THEME: "Thèmes"}


def write_guide(sheet: Worksheet, styles: Styles, content: Workbook) -> dict[CellEntry, str]:
    """How to fill the file in; and where the lists of names stand that cells offer."""
    page = _Page(sheet, styles)
    _welcome(page, content)
    tabs = content.tabs
    page.section("Les colonnes à remplir")
    columns = (column for tab in tabs for column in tab.sheet.columns if column.fill)
    for header, hint in dict.fromkeys((column.header, column.hint) for column in columns):
        page.pair(header, hint)
    for tab in tabs:
        choices = tab.sheet.column("status").choices if tab.sheet.has("status") else None
        if choices:
            page.section(f"{tab.sheet.title} : ce que veut dire chaque état")
            for choice in choices:
                page.pair(choice.label, STATES[choice][1])
    _good_to_know(page, content)
    places = _write_lists(page, content)
    set_up_page(sheet, content, portrait=True)
    return places


class _Page:
    """Writes down a sheet of two columns."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self.sheet, self._styles, self.row = sheet, styles, 1
        sheet.column_dimensions["A"].width = 3
        sheet.column_dimensions["B"].width = 28
        sheet.column_dimensions["C"].width = 92
        sheet.sheet_view.showGridLines = False
        sheet.protection.sheet = True

    def line(self, text: str, style: str, height: float = LINE_HEIGHT + 3) -> None:
        self._styles.put(self.sheet, self.row, 2, typeset(text), style)
        self._styles.put(self.sheet, self.row, 3, None, style)
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=2, end_column=3)
        self.sheet.row_dimensions[self.row].height = height
        self.row += 1

    def section(self, text: str) -> None:
        self.row += 1
        self.line(text, "section", LINE_HEIGHT + 6)

    def pair(self, label: str, text: str) -> None:
        self._styles.put(self.sheet, self.row, 2, label, "label")
        self._styles.put(self.sheet, self.row, 3, typeset(text), "entry")
        self.sheet.row_dimensions[self.row].height = LINE_HEIGHT + 5
        self.row += 1


def _welcome(page: _Page, content: Workbook) -> None:
    whom = content.names.full_names.get(content.organisation)
    page.line(content.title, "title", 34)
    subtitle = [content.collective, format_date(content.produced)]
    page.line(" · ".join([*subtitle, *([f"pour {whom}"] if whom else [])]), "subtitle", 22)
    page.row += 1
    if content.reply_by:
        page.line(
            f"À renvoyer avant le {format_date(content.reply_by)}, en réponse à notre message.",
            "notice",
            26,
        )
        page.row += 1
    page.section("En trois gestes")
    for number, text in enumerate(_steps(content), start=1):
        page.pair(f"{number}.", text)


def _steps(content: Workbook) -> Iterable[str]:
    if content.tabs[0].sheet.form:
        yield "Ouvrez la feuille « Constats » : une ligne par constat, en quelques phrases."
        yield "Ne donnez ni nom ni détail qui permette de reconnaître une personne."
    else:
        whose = "vous concerne" if content.organisation else "est suivie par le collectif"
        yield f"Ouvrez « Engagements » et « Recommandations » : chaque ligne {whose}."
        yield "Remplissez les colonnes bleutées. Une ligne sans nouvelle peut rester vide."
    yield "Enregistrez au format Excel (.xlsx), et renvoyez ce même fichier."


def _good_to_know(page: _Page, content: Workbook) -> None:
    page.section("Bon à savoir")
    page.pair("Vos réponses", "Elles nous parviennent à nous seuls, pas aux autres associations.")
    if any(tab.lines for tab in content.tabs):
        page.pair("Rien ne se perd", "Une cellule vide ou une ligne supprimée n’efface rien.")
        page.pair("Cellules blanches", "Elles sont protégées, sans mot de passe. Pour trier :")
        page.pair("", "Révision > Ôter la protection de la feuille.")
    page.pair("Confidentiel", "Document de travail du collectif : ne pas le transmettre au-delà.")


def _write_lists(page: _Page, content: Workbook) -> dict[CellEntry, str]:
    """The names that cells offer: on a sheet that stays, whoever saves the file."""
    places: dict[CellEntry, str] = {}
    columns = [column for tab in content.tabs for column in tab.sheet.columns]
    for entry, title in _LISTS.items():
        column = next((each for each in columns if each.entry is entry), None)
        if column is None:
            continue
        page.section(title)
        first = page.row
        full = {
            content.names.organisations[k]: content.names.full_names[k]
            for k in content.names.members
        }
        for option in column.options(content.names):
            page.pair(option, full.get(option, "") if entry is CellEntry.ORGANISATION else "")
        places[entry] = f"'{GUIDE}'!$B${first}:$B${page.row - 1}"
    return places
