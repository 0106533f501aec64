"""How the workbooks look: one set of colours, letters and lines for every sheet.

Styles are made once and shared by their cells: setting them cell by cell would take most of the
time of writing a sheet.
"""

from copy import copy
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

from briefing_app.domain.grids.sheet import Workbook as Content
from briefing_app.domain.text.dates import format_short

ACCENT = "1F4E8C"
TINT = "E8EFF9"
"""Behind what is to be filled in."""
PANEL = "F4F5F8"
LINE = "D5DAE3"
TEXT = "1C2230"
QUIET = "5B6474"
RED, RED_TINT = "A3211B", "FBE9E7"
AMBER, AMBER_TINT = "8A5300", "FBF0DC"
GREEN = "1E6B3A"
FONT = "Calibri"
SIZE = 11
LINE_HEIGHT = 15.0

# The order that the Open XML schema wants; openpyxl writes another one.
Font.__elements__ = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"),
    *("sz", "color", "name", "family", "charset", "scheme"),
)

_HAIR = Side(style="thin", color=LINE)
_FAINT = Side(style="thin", color="E9ECF2")
_BLUE = Side(style="thin", color="C3D2EA")
_TINTED = Border(bottom=_BLUE, left=_BLUE)
_UNDER = Border(bottom=_HAIR)
_RULE = Border(bottom=Side(style="medium", color=ACCENT))
_TOP = Alignment("left", "top", wrap_text=True, indent=1)
_MIDDLE = Alignment("left", "center", wrap_text=True, indent=1)
_ONE_LINE = Alignment(vertical="center")
_RIGHT = Alignment("right", "center", wrap_text=True)


def font(**fields: Any) -> Font:
    return Font(**({"name": FONT, "size": SIZE, "color": TEXT} | fields))


def fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


class Styles:
    """The styles of one workbook, by name."""

    def __init__(self, book: Workbook) -> None:
        self._scratch = Worksheet(book)
        self._made: dict[str, Any] = {}
        self._make_cells()
        self._make_heads()
        self._make_titles()
        self._make_figures()

    def _make_cells(self) -> None:
        ruled = Border(bottom=_HAIR, left=_FAINT)
        self._make("cell", font(), border=ruled)
        self._make("quiet", font(color=QUIET), border=ruled)
        for name, shown in (("fill", "General"), ("fill-date", "dd/mm/yyyy")):
            self._make(
                name, font(), background=TINT, border=_TINTED, number_format=shown, locked=False
            )
        self._make("label", font(bold=True), border=_UNDER, alignment=_MIDDLE)
        self._make("entry", font(), border=_UNDER, alignment=_MIDDLE)

    def _make_heads(self) -> None:
        self._make("head", font(bold=True), background=PANEL, border=_RULE, alignment=_MIDDLE)
        white = font(bold=True, color="FFFFFF")
        self._make("head-fill", white, background=ACCENT, border=_RULE, alignment=_MIDDLE)
        self._make("head-count", font(bold=True), background=PANEL, border=_RULE, alignment=_RIGHT)

    def _make_titles(self) -> None:
        self._make("title", font(bold=True, size=20, color=ACCENT), alignment=_ONE_LINE)
        self._make("subtitle", font(size=12, color=QUIET), alignment=_ONE_LINE)
        section = font(bold=True, size=13, color=ACCENT)
        self._make("section", section, border=_RULE, alignment=_ONE_LINE)
        notice = font(bold=True, size=12, color=ACCENT)
        place = Alignment("left", "center", indent=1)
        self._make("notice", notice, background=TINT, alignment=place)

    def _make_figures(self) -> None:
        """Numbers of the dashboard, and what they count."""
        self._make("count", font(), border=_UNDER, alignment=_RIGHT, number_format="0;-0;–")
        figure = font(bold=True, size=22, color=ACCENT)
        self._make("figure", figure, alignment=Alignment("left", "bottom"))
        self._make("caption", font(color=QUIET), alignment=Alignment("left", "top"))

    def _make(
        self,
        name: str,
        letters: Font,
        *,
        background: str = "",
        border: Border | None = None,
        alignment: Alignment = _TOP,
        number_format: str = "General",
        locked: bool = True,
    ) -> None:
        cell = self._scratch.cell(1, 1)
        cell.font, cell.alignment = letters, alignment
        cell.fill = fill(background) if background else PatternFill()
        cell.border = border or Border()
        cell.protection = Protection(locked=locked)
        cell.number_format = number_format
        self._made[name] = copy(cell._style)

    def put(self, sheet: Worksheet, row: int, column: int, value: Any, name: str) -> Cell:
        """Write a value; a text that begins like a formula stays a text.

        The cell is set as openpyxl does it, without looking for one that is there already and
        without looking through a text that was cleaned long ago: half of the time it takes.
        """
        cell = Cell(sheet, row, column)
        cell._style = self._made[name]
        if isinstance(value, str):
            cell._value, cell.data_type = value, "s"
        elif value is not None:
            cell.value = value
        sheet._cells[row, column] = cell
        return cell


def set_up_page(
    sheet: Worksheet, content: Content, *, portrait: bool = False, pages: int = 0
) -> None:
    """A4, as wide as the page, with the title above and the page number below."""
    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, pages
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.6, 0.3, 0.3
    sheet.oddHeader.left.text = f"{content.title} – {sheet.title}"
    sheet.oddHeader.right.text = format_short(content.produced)
    sheet.oddFooter.left.text = content.collective
    sheet.oddFooter.right.text = "page &P / &N"
    for part in (sheet.oddHeader, sheet.oddFooter):
        for text in (part.left, part.right):
            text.size, text.color = 9, QUIET
