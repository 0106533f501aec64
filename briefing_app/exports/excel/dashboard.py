"""The dashboard: what the lines of a grid say together, in numbers and native charts.

Everything is a formula on the lines, so that it follows what is filled in; the values are reckoned
here too, for programs that show a file without reckoning.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from briefing_app.domain.choices import Choice
from briefing_app.domain.grids.sheet import Tab, Workbook
from briefing_app.domain.text.dates import format_date
from briefing_app.domain.text.typography import typeset
from briefing_app.exports.excel.guide import STATES
from briefing_app.exports.excel.styles import LINE_HEIGHT, TEXT, Styles, set_up_page

DASHBOARD = "Tableau de bord"
Cells = Mapping[str, str]
_FIRST, _LABELS, _VALUES = 2, "B", "C"
_CHARTED = 12
"""Institutions that a chart can show legibly: those with most engagements."""
_LINE, _BARE_LINE = 0.635, 0.529
"""Centimetres of a line of the tables, and of an empty one."""


def write_dashboard(
    sheet: Worksheet, styles: Styles, content: Workbook, situations: Mapping[str, list[str]]
) -> dict[str, str | int]:
    """Write it down; what its formulas say today, cell by cell.

    `situations` are the words of the column of that name, sheet by sheet.
    """
    board = _Board(sheet, styles, content)
    for tab in content.tabs:
        if tab.sheet.has("status"):
            board.count(tab, situations.get(tab.sheet.title, []))
    set_up_page(sheet, content, portrait=True, pages=1)
    return board.results


class _Board:
    """Goes down the sheet, and keeps what the formulas say."""

    def __init__(self, sheet: Worksheet, styles: Styles, content: Workbook) -> None:
        self.results: dict[str, str | int] = {}
        self._sheet, self._styles = sheet, styles
        self._row = 1
        sheet.column_dimensions["A"].width = 3
        sheet.column_dimensions[_LABELS].width = 30
        for number in range(_FIRST + 1, _FIRST + 9):
            sheet.column_dimensions[get_column_letter(number)].width = 11
        sheet.sheet_view.showGridLines = False
        sheet.protection.sheet = True
        self._line("Tableau de bord", "title", 34)
        day = format_date(content.produced)
        self._line(f"Il suit ce qui est rempli dans ce fichier, préparé le {day}.", "subtitle", 22)

    def count(self, tab: Tab, situations: Sequence[str]) -> None:
        self._row += 1
        self._line(tab.sheet.title, "section", LINE_HEIGHT + 6)
        self._figures(tab, situations)
        self._by_status(tab)
        if tab.sheet.has("institution"):
            self._by_institution(tab)

    def _figures(self, tab: Tab, situations: Sequence[str]) -> None:
        """The few numbers that matter, large."""
        figures = [("en tout", f"=COUNTA({_column(tab, 'ref')})-1", len(tab.lines))]
        if tab.sheet.has("situation"):
            words = _column(tab, "situation")
            late = sum(each.endswith("retard") for each in situations)
            soon = sum(bool(each) for each in situations) - late
            figures.append(("en retard", f'=COUNTIF({words},"*retard")', late))
            figures.append(("bientôt dus", _any_of(words, "dans *", "demain", "aujourd*"), soon))
        figures.append(("avec un suivi", f"=COUNTA({_column(tab, 'progress')})-1", 0))
        for (caption, formula, value), number in zip(figures, (2, 3, 5, 7), strict=False):
            self._formula(self._row, number, formula, value, "figure")
            self._styles.put(self._sheet, self._row + 1, number, typeset(caption), "caption")
        self._sheet.row_dimensions[self._row].height = 32
        self._row += 3

    def _by_status(self, tab: Tab) -> None:
        choices = _states(tab)
        self._head("État", ["Nombre"])
        first = self._row
        for choice in choices:
            formula = f"=COUNTIF({_column(tab, 'status')},${_LABELS}{self._row})"
            count = sum(line.cells["status"] == choice.label for line in tab.lines)
            self._counts(choice.label, [(formula, count)])
        chart = _bars(f"{tab.sheet.title} par état")
        chart.add_data(self._area(_FIRST + 1, first, self._row - 1))
        chart.set_categories(self._area(_FIRST, first, self._row - 1))
        for index, choice in enumerate(choices):
            point = DataPoint(idx=index)
            point.graphicalProperties = _filled(STATES[choice][0])
            chart.series[0].dPt.append(point)
        chart.legend = None
        chart.dataLabels = DataLabelList(
            showVal=True, showSerName=False, showCatName=False, showLegendKey=False
        )
        chart.height, chart.width = (len(choices) + 2) * _LINE, 12.5
        self._sheet.add_chart(chart, f"E{first - 1}")
        self._row += 2

    def _by_institution(self, tab: Tab) -> None:
        choices = _states(tab)
        names = _most_frequent(line.cells["institution"] for line in tab.lines)
        if not names:
            return
        self._head("Institution", [*(choice.label for choice in choices), "en tout"])
        first = self._row
        for name in names:
            mine = [line.cells for line in tab.lines if line.cells["institution"] == name]
            self._counts(name, list(_shares(tab, choices, mine, self._row, first - 1)))
        chart = _bars("Engagements par institution")
        chart.grouping, chart.overlap = "stacked", 100
        chart.legend.position = "b"
        last = min(self._row - 1, first + _CHARTED - 1)
        for number, choice in enumerate(choices, start=_FIRST + 1):
            chart.add_data(self._area(number, first - 1, last), titles_from_data=True)
            chart.series[-1].graphicalProperties = _filled(STATES[choice][0])
        chart.set_categories(self._area(_FIRST, first, last))
        lines = last - first + 7
        chart.height, chart.width = lines * _BARE_LINE, 22
        self._sheet.add_chart(chart, f"{_LABELS}{self._row + 1}")
        self._row += lines + 2

    def _area(self, column: int, first: int, last: int) -> Reference:
        return Reference(self._sheet, min_col=column, min_row=first, max_row=last)

    def _head(self, label: str, heads: Iterable[str]) -> None:
        self._styles.put(self._sheet, self._row, _FIRST, label, "head")
        for number, head in enumerate(heads, start=_FIRST + 1):
            self._styles.put(self._sheet, self._row, number, head, "head-count")
        self._sheet.row_dimensions[self._row].height = 2 * LINE_HEIGHT + 3
        self._row += 1

    def _counts(self, label: str, counts: Iterable[tuple[str, int]]) -> None:
        self._styles.put(self._sheet, self._row, _FIRST, label, "label")
        for number, (formula, value) in enumerate(counts, start=_FIRST + 1):
            self._formula(self._row, number, formula, value, "count")
        self._sheet.row_dimensions[self._row].height = LINE_HEIGHT + 3
        self._row += 1

    def _formula(self, row: int, column: int, formula: str, value: int, style: str) -> None:
        cell = self._styles.put(self._sheet, row, column, None, style)
        cell.value = formula
        self.results[cell.coordinate] = value

    def _line(self, text: str, style: str, height: float) -> None:
        for number in range(_FIRST, _FIRST + 8):
            shown = typeset(text) if number == _FIRST else None
            self._styles.put(self._sheet, self._row, number, shown, style)
        self._sheet.row_dimensions[self._row].height = height
        self._row += 1


def _states(tab: Tab) -> list[Choice]:
    return list(tab.sheet.column("status").choices or ())


def _shares(
    tab: Tab, choices: Sequence[Choice], mine: Sequence[Cells], row: int, head: int
) -> Iterable[tuple[str, int]]:
    """How many of one institution's lines are in each state, and in all."""
    institution, status = _column(tab, "institution"), _column(tab, "status")
    for number, choice in enumerate(choices, start=_FIRST + 1):
        state = f"{get_column_letter(number)}${head}"
        formula = f"=COUNTIFS({institution},${_LABELS}{row},{status},{state})"
        yield formula, sum(cells["status"] == choice.label for cells in mine)
    last = get_column_letter(_FIRST + len(choices))
    yield f"=SUM({_VALUES}{row}:{last}{row})", len(mine)


def _column(tab: Tab, key: str) -> str:
    """A whole column, so that added lines count too."""
    letter = get_column_letter(tab.sheet.place(key))
    return f"{tab.sheet.title}!${letter}:${letter}"


def _any_of(words: str, *wanted: str) -> str:
    return "=" + "+".join(f'COUNTIF({words},"{each}")' for each in wanted)


def _most_frequent(names: Iterable[str]) -> list[str]:
    found = list(names)
    return sorted(dict.fromkeys(found), key=lambda name: (-found.count(name), name))


def _bars(title: str) -> BarChart:
    """Lying bars: their names are words, and words need room."""
    chart = BarChart()
    chart.type, chart.gapWidth = "bar", 40
    chart.title = title
    letters = CharacterProperties(sz=1200, b=True, solidFill=TEXT)
    for paragraph in chart.title.tx.rich.p:
        paragraph.pPr = ParagraphProperties(defRPr=letters)
        for run in paragraph.r:
            run.rPr = letters
    chart.x_axis.scaling.orientation = "maxMin"  # read from the top, as the table is
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.y_axis.majorGridlines = None
    chart.x_axis.graphicalProperties = _without_line()
    chart.x_axis.txPr = _small()
    chart.graphical_properties = _without_line()
    chart.roundedCorners = False
    return chart


def _filled(colour: str) -> Any:
    return GraphicalProperties(solidFill=colour)


def _without_line() -> Any:
    return GraphicalProperties(ln=LineProperties(noFill=True))


def _small() -> Any:
    letters = CharacterProperties(sz=900, solidFill=TEXT)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)
    return RichText(p=[paragraph])
