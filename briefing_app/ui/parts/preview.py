"""The pages of a document as they will leave, one below the other; and what was just produced."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QScrollArea, QWidget

from briefing_app.documents.blocks import Document
from briefing_app.domain.choices import DocumentKind
from briefing_app.errors import UserError
from briefing_app.exports.pages.drawing import Pages
from briefing_app.storage.store import Store
from briefing_app.ui.parts.layout import column, rest, row, wide
from briefing_app.ui.parts.outside import open_outside, preview_and_print
from briefing_app.ui.parts.widgets import button, label, named, once_after
from briefing_app.ui.window.session import Session
from briefing_app.usecases.documents.letterhead import template_of
from briefing_app.usecases.documents.packs import File, handed_over
from briefing_app.usecases.documents.productions import note_sent
from briefing_app.usecases.documents.recipes import kept_inside, prepare
from briefing_app.usecases.documents.selection import Request

_PAUSE = 60
_SLICE = 0.02
_GAP = 14
_TWIPS = 20
"""A page is measured in twentieths of a point."""


class PreviewPane(QWidget):
    """Which document, at which page, and the pages."""

    pdf_wanted = Signal(DocumentKind)

    def __init__(self, session: Session, kinds: Sequence[DocumentKind]) -> None:
        super().__init__()
        named(self, "preview")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._request: Request | None = None
        self._pages: Pages | None = None
        self._make_kind(kinds)
        self.where = label("", "quiet")
        self.problem = label("", "banner")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.sheets = Sheets()
        self.area = QScrollArea()
        self.area.setWidget(self.sheets)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setAccessibleName("Aperçu du document")
        self.area.verticalScrollBar().valueChanged.connect(lambda _value: self._tell())
        self.print_ = button("Imprimer…")
        self.print_.clicked.connect(lambda: self.print_pages())
        self.pdf = button("PDF…")
        self.pdf.clicked.connect(lambda: self.pdf_wanted.emit(self.chosen))
        self._wait = once_after(self, _PAUSE)
        self._wait.timeout.connect(self._start)
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._advance)
        self._lay_out()

    def _make_kind(self, kinds: Sequence[DocumentKind]) -> None:
        self.kind = QComboBox()
        self.kind.setAccessibleName("Document de l’aperçu")
        # The longest name of a document must not widen the window.
        self.kind.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.kind.setMinimumContentsLength(14)
        for kind in kinds:
            self.kind.addItem(kind.label, kind)
        self.kind.activated.connect(lambda _index: self._start())

    def _lay_out(self) -> None:
        head = row(wide(self.kind), self.where, self.print_, self.pdf, margins=(12, 8, 12, 0))
        self.setLayout(column(head, self.problem, wide(self.area), margins=0))

    @property
    def chosen(self) -> DocumentKind:
        return DocumentKind(self.kind.currentData())

    @property
    def pages(self) -> Pages | None:
        """The pages as they stand; `done` says whether all of them are set."""
        return self._pages

    def show_request(self, request: Request | None) -> None:
        """Show what a request gives, soon: several changes in a row are one."""
        self._request = request
        self._wait.start()

    def _start(self) -> None:
        """Compose at once, then set the pages a little at a time."""
        if self._request is None or not self._session.free or not self.isVisible():
            return
        try:
            document = _compose(self._session.store, self.chosen, self._request)
        except UserError as error:
            self._refuse(str(error))
            return
        self._refuse("")
        self._pages = Pages(document, template_of(self._session.store), self._pages)
        self._more.start()

    def _refuse(self, sentence: str) -> None:
        """Some documents need more than was chosen so far: that is said in their place."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.print_.setEnabled(not sentence)
        self.pdf.setEnabled(not sentence)
        if sentence:
            self._pages = None
            self._more.stop()
            self.sheets.show_pages(None)

    def _advance(self) -> None:
        if self._pages and self._pages.advance(_SLICE):
            self._more.stop()
            self.sheets.show_pages(self._pages)
            self._tell()

    def _tell(self) -> None:
        count = len(self._pages.pages) if self._pages else 0
        at = self.sheets.page_at(self.area.verticalScrollBar().value()) + 1
        self.where.setText(f"page {min(at, count)} sur {count}" if count else "")

    def print_pages(self) -> bool:
        """Print them; False without any."""
        if self._pages is None:
            return False
        preview_and_print(self, self.chosen.label, self._pages.paint_all)
        return True


def _compose(store: Store, kind: DocumentKind, request: Request) -> Document:
    return prepare(store, kind, kept_inside(kind, request), date.today()).document()


class Sheets(QWidget):
    """Paper on a desk: as wide as there is room, painted only where it shows."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages: Pages | None = None

    def show_pages(self, pages: Pages | None) -> None:
        self._pages = pages
        self._resize()
        self.update()

    @property
    def _scale(self) -> float:
        assert self._pages
        room = self.width() - 2 * _GAP
        return min(room / self._pages.size.width(), 1.6 / _TWIPS)

    def _step(self) -> float:
        assert self._pages
        return self._pages.size.height() * self._scale + _GAP

    def page_at(self, y: int) -> int:
        return int((y + _GAP) // self._step()) if self._pages else 0

    def _resize(self) -> None:
        count = len(self._pages.pages) if self._pages else 0
        self.setMinimumHeight(int(count * self._step() + _GAP) if count else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._resize()
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(420, 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pages is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        first = self.page_at(event.rect().top())
        last = self.page_at(event.rect().bottom())
        for index in range(first, min(last + 1, len(self._pages.pages))):
            self._paint(painter, self._pages, index)
        painter.end()

    def _paint(self, painter: QPainter, pages: Pages, index: int) -> None:
        width = pages.size.width() * self._scale
        corner = QPointF((self.width() - width) / 2, _GAP + index * self._step())
        painter.save()
        painter.translate(corner)
        painter.scale(self._scale, self._scale)
        sheet = QRectF(0, 0, pages.size.width(), pages.size.height())
        painter.fillRect(sheet, QColor("white"))
        painter.setClipRect(sheet)
        pages.paint(painter, index)
        painter.restore()


class ReadyLine(QWidget):
    """Not to be seen before there is something to open."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._files: list[File] = []
        self.told = label("", "done")
        self.told.setWordWrap(True)
        self.where = label("", "caption")
        self.where.setWordWrap(True)
        self.open = button("Ouvrir")
        self.open.clicked.connect(lambda: open_outside(self._files[0].path))
        self.place = button("Emplacement")
        self.place.setToolTip("Ouvrir l’emplacement où il est écrit")
        self.place.clicked.connect(lambda: open_outside(self._files[0].path.parent))
        self.sent = button("Noter comme envoyé")
        self.sent.setToolTip("Garder le document tel qu’il est là, avec vos changements dans Word")
        self.sent.clicked.connect(self._note_sent)
        line = row(self.open, self.place, self.sent, rest(), margins=0)
        self.setLayout(column(self.told, self.where, line, margins=0, spacing=4))
        self.hide()

    def show_files(self, files: Sequence[File]) -> None:
        self._files = list(files)
        self.setVisible(bool(files))
        if files:
            self.told.setText(f"Prêt : {_names(files)}")
            place = files[0].path.parent
            self.where.setText(f"dans « {place.name} »")
            self.where.setToolTip(str(place))
            self.sent.setVisible(bool(handed_over(files)))
            self.sent.setEnabled(True)
            self.open.setFocus()

    def _note_sent(self) -> None:
        left = handed_over(self._files)
        note_sent(self._session.store, [file.path for file in left])
        self.told.setText(f"Envoyé, gardé tel quel : {_names(left)}")
        self.open.setFocus()
        self.sent.setEnabled(False)


def _names(files: Sequence[File]) -> str:
    return ", ".join(file.path.name for file in files)
