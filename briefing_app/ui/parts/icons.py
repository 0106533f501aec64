"""The program's own icons, drawn in the colour of the words beside them."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefing_app.paths import shipped

_BLACK = "#000000"
_SCALE = 3


@cache
def pixmap(name: str, colour: str, size: int = 16) -> QPixmap:
    drawing = shipped(f"resources/icons/{name}.svg").read_text("utf-8").replace(_BLACK, colour)
    result = QPixmap(QSize(size, size) * _SCALE)
    result.setDevicePixelRatio(_SCALE)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return result


def icon(name: str, colour: str) -> QIcon:
    return QIcon(pixmap(name, colour))
