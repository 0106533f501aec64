"""Items become lines of a sheet: words as they leave, cell by cell."""

from collections.abc import Iterable
from functools import lru_cache

from briefing_app.documents.markup import without_marks
from briefing_app.domain.grids.cells import fitting
from briefing_app.domain.grids.sheet import CellEntry, Column, Names, Sheet, SheetLine
from briefing_app.domain.model import Item
from briefing_app.domain.text.typography import typeset


def line_of(sheet: Sheet, item: Item, names: Names) -> SheetLine:
    cells = {column.key: _cell(column, item, names) for column in sheet.columns}
    return SheetLine(item.key, {key: text for key, text in cells.items() if text})


def lines_of(sheet: Sheet, items: Iterable[Item], names: Names) -> tuple[SheetLine, ...]:
    return tuple(line_of(sheet, item, names) for item in items)


def _cell(column: Column, item: Item, names: Names) -> str:
    text = column.read(item, names)
    return _dressed(text) if column.entry is CellEntry.TEXT and text else text


@lru_cache(maxsize=20_000)
def _dressed(text: str) -> str:
    return fitting(typeset(without_marks(text)))
