"""How a line of a review is drawn: wrapped words, what is received in bold, why below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from briefing_app.ui.grids.review_lines import COLUMNS, ReviewCell, ReviewLine, ReviewModel
from briefing_app.ui.parts import colours

_PADDING = 7
_GAP = 8
_MOST_LINES = 6
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_SENT, _RECEIVED = COLUMNS.index("Envoyé"), COLUMNS.index("Reçu")
_SPANNED = range(_SENT, _RECEIVED + 1)
_Index = QModelIndex | QPersistentModelIndex


class ReviewDelegate(QStyledItemDelegate):
    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        cell: ReviewCell = index.data(ReviewModel.CELL)
        font = _font(option.font, index.column())
        line: ReviewLine = index.data(ReviewModel.LINE)
        own = QRect(0, 0, self._view.columnWidth(index.column()), 0)
        width = self._room(own, index, line).width() - 2 * _GAP
        height = _height(cell.text, width, font)
        if cell.note:
            height += _height(cell.note, width, _small(option.font))
        return QSize(width, max(height, option.fontMetrics.height()) + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: ReviewLine = index.data(ReviewModel.LINE)
        painter.save()
        self._paint_ground(painter, option)
        if index.column():
            self._paint_cell(painter, option, index, line)
        elif line.token is None:
            painter.setPen(QColor(colours.current().quiet))
            painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, "✕")
        painter.restore()
        if index.column() == 0 and line.token is not None:
            tick = QStyleOptionViewItem(option)
            tick.state &= ~QStyle.StateFlag.State_Selected
            super().paint(painter, tick, index)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        shades = colours.current()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(shades.chosen))
        painter.setPen(QColor(shades.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, line: ReviewLine
    ) -> None:
        shades = colours.current()
        cell: ReviewCell = index.data(ReviewModel.CELL)
        painter.setClipRect(option.rect)
        rect = self._room(option.rect, index, line).adjusted(_GAP, _PADDING, -_GAP, -_PADDING)
        font = _font(option.font, 0 if line.reason else index.column())
        quiet = line.token is None or index.column() in (1, _SENT)
        painter.setFont(font)
        painter.setPen(QColor(shades.quiet if quiet else shades.text))
        painter.drawText(rect, _WRAP, cell.text)
        if cell.note:
            rect.setTop(rect.top() + _height(cell.text, rect.width(), font))
            painter.setFont(_small(option.font))
            painter.setPen(QColor(getattr(shades, colours.TONES[cell.tone])))
            painter.drawText(rect, _WRAP, cell.note)

    def _room(self, own: QRect, index: _Index, line: ReviewLine) -> QRect:
        """Its own place; the reason of what is set aside runs on over three columns."""
        column = index.column()
        if not (line.reason and column in _SPANNED):
            return own
        before = sum(self._view.columnWidth(each) for each in range(_SENT, column))
        whole = sum(self._view.columnWidth(each) for each in _SPANNED)
        return QRect(own.left() - before, own.top(), whole, own.height())


def _font(font: QFont, column: int) -> QFont:
    strong = QFont(font)
    if column == _RECEIVED:
        strong.setWeight(QFont.Weight.DemiBold)
    return strong


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() - 1)
    return small


def _height(text: str, width: int, font: QFont) -> int:
    """As high as the words need, a few lines at most: the rest is in the tip."""
    if not text:
        return 0
    metrics = QFontMetrics(font)
    needed = metrics.boundingRect(QRect(0, 0, max(width, 20), 10_000), _WRAP, text).height()
    return min(needed, _MOST_LINES * metrics.lineSpacing())
