"""How a line of a list is drawn: reference, title, what it is about, who may see it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing_app.storage.lists import Row
from briefing_app.ui import colours, icons
from briefing_app.ui.rows import RowsModel

_HEIGHT = 54
_REF = 70
_RIGHT = 120
_GAP = 16


class RowDelegate(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(option.rect.width(), _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(RowsModel.ROW)
        if row is not None:
            painter.save()
            _paint(painter, option, row)
            painter.restore()


def _paint(painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
    shades = colours.current()
    rect: QRect = option.rect
    state: QStyle.StateFlag = option.state
    font: QFont = option.font
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(shades.chosen))
    painter.setPen(QColor(shades.line))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    inner = rect.adjusted(_GAP, 8, -_GAP, -8)
    text = inner.adjusted(_REF, 0, -_RIGHT, 0)
    _line(painter, inner, row.ref, shades.quiet, font)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    _line(painter, text, row.title, shades.text, bold)
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() - 1)
    below = text.adjusted(0, text.height() // 2 + 2, 0, 0)
    _line(painter, below, _about(row), shades.quiet, small)
    _diffusion(painter, inner, row, shades.quiet, font)


def _about(row: Row) -> str:
    told = f"signalé par {row.sources} association{'s' if row.sources > 1 else ''}"
    return " · ".join(part for part in (row.themes, told if row.sources else "") if part)


def _line(painter: QPainter, rect: QRect, text: str, colour: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    one_line = text.replace("\n", " ")
    shown = painter.fontMetrics().elidedText(one_line, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, shown)


def _diffusion(painter: QPainter, rect: QRect, row: Row, colour: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    width = painter.fontMetrics().horizontalAdvance(row.diffusion.label)
    left = rect.right() - width - 18
    painter.drawPixmap(left, rect.top() + 2, icons.pixmap(row.diffusion.value, colour, 14))
    painter.drawText(
        rect, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, row.diffusion.label
    )
