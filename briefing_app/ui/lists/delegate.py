"""How a line of a list is drawn: reference, title, what it is about, and its columns at right."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.domain.choices import CommitmentStatus, Diffusion
from briefing_app.domain.lateness import Standing, Tone, standing
from briefing_app.domain.text.dates import format_short
from briefing_app.domain.text.marks import marks
from briefing_app.storage.lists import ListColumn, ListRow
from briefing_app.ui.lists.rows import RowsModel
from briefing_app.ui.parts import colours, icons

_REF = "C-00000"
"""The longest reference, which says how far the titles stand."""
_GAP = 16
_PADDING = 8
_DATES = {"observed", "carried", "date"}
_GOOD = ("tenu", "satisfaite", "resolu", "compte_rendu_envoye")


class RowDelegate(QStyledItemDelegate):
    """Draws the columns it is told to show, and marks the words of the search."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = ""
        self.reference = _REF
        self.columns: Sequence[ListColumn] = ()
        self.lines = 2
        """How many each item takes: one where there is nothing to say below its title."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        # As wide as the list is at any time: a width of its own would outlast a narrower list.
        height = self.lines * option.fontMetrics.height() + (self.lines + 1) * _PADDING
        return QSize(0, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(RowsModel.ROW)
        if row is not None:
            painter.save()
            self._paint(painter, option, row)
            painter.restore()

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, row: ListRow) -> None:
        shades = colours.current()
        rect: QRect = option.rect
        font = QFont(option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(shades.chosen))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(shades.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.setPen(QColor(shades.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(_GAP, _PADDING, -_GAP, -_PADDING)
        left = QFontMetrics(font).horizontalAdvance(self.reference) if row.ref else 0
        text = inner.adjusted(left, 0, -self._columns(painter, inner, row, font), 0)
        _line(painter, inner, row.ref, shades.quiet, font)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        self._title(painter, text, row.title, bold)
        if self.lines == 1:
            return
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() - 1)
        below = text.adjusted(0, text.height() // 2 + 2, 0, 0)
        _line(painter, below, row.detail, shades.quiet, small)

    def _title(self, painter: QPainter, rect: QRect, title: str, font: QFont) -> None:
        shades = colours.current()
        metrics = QFontMetrics(font)
        title = title.replace("\n", " ").replace("*", "")
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, rect.width())
        for start, end in marks(shown, self.words) if self.words else ():
            left = rect.left() + metrics.horizontalAdvance(shown[:start])
            width = metrics.horizontalAdvance(shown[start:end])
            painter.fillRect(left, rect.top(), width, metrics.height(), QColor(shades.marked))
        _line(painter, rect, shown, shades.text, font)

    def _columns(self, painter: QPainter, rect: QRect, row: ListRow, font: QFont) -> int:
        """From the right edge; the room they took."""
        taken, letter = 0, QFontMetrics(font).averageCharWidth()
        for column in reversed(self.columns):
            width = column.width * letter
            place = QRect(rect.right() - taken - width, rect.top(), width, rect.height())
            _cell(painter, place, column, row, font)
            taken += width + _PADDING
        return taken


def cell_text(column: ListColumn, row: ListRow, today: date) -> Standing:
    """What a column says of a line, and in which tone."""
    value = row.values.get(column.name)
    if column.name == "due":
        due = date.fromisoformat(value) if value else None
        status = CommitmentStatus(row.values["status"])
        return standing(due, row.values["due_text"], status, today)
    if column.name in _DATES:
        return Standing(format_short(date.fromisoformat(value)) if value else "", Tone.QUIET)
    word = column.words(value) if value else ""
    return Standing(word, Tone.GOOD if value in _GOOD else Tone.QUIET)


def _cell(painter: QPainter, rect: QRect, column: ListColumn, row: ListRow, font: QFont) -> None:
    shades = colours.current()
    said = cell_text(column, row, date.today())
    strong = QFont(font)
    strong.setBold(said.tone is Tone.ALERT)
    colour = str(getattr(shades, colours.TONES[said.tone]))
    painter.setFont(strong)
    painter.setPen(QColor(colour))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(said.text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, shown)
    if column.name == "diffusion":
        left = rect.right() - metrics.horizontalAdvance(shown) - 18
        name = Diffusion(row.values["diffusion"]).value
        painter.drawPixmap(left, rect.top() + 2, icons.pixmap(name, colour, 14))


def _line(painter: QPainter, rect: QRect, text: str, colour: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    one_line = text.replace("\n", " ")
    shown = painter.fontMetrics().elidedText(one_line, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, shown)
