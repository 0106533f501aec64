"""What leaves the window: for whom, where it is put, and how it is opened."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QComboBox, QWidget

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Meeting
from briefing_app.paths import APP_NAME
from briefing_app.ui.parts.layout import column, rest, row
from briefing_app.ui.parts.room import open_at
from briefing_app.ui.parts.widgets import button, label
from briefing_app.ui.window.session import Session
from briefing_app.usecases.documents.packs import File, handed_over
from briefing_app.usecases.documents.productions import note_sent

AUDIENCES = {
    Diffusion.TRANSMISSIBLE: "ministère ou institution",
    Diffusion.COLLECTIF: "associations du collectif",
    Diffusion.INTERNE: "moi seulement",
}


def audience_box(chosen: Diffusion = Diffusion.TRANSMISSIBLE) -> QComboBox:
    """Who is to read it."""
    box = QComboBox()
    for diffusion, wording in AUDIENCES.items():
        box.addItem(wording, diffusion)
    box.setCurrentIndex(list(AUDIENCES).index(chosen))
    return box


def documents_folder() -> Path:
    """Where documents are put unless she says otherwise."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place)) / APP_NAME


def meeting_folder(meeting: Meeting) -> Path:
    """Where the documents of a meeting are put: « 2027-01-12 Rencontre avec… »."""
    day = f"{meeting.date.isoformat()} " if meeting.date else ""
    kept = "".join(c if c.isalnum() or c in " -’'" else " " for c in meeting.title)
    return documents_folder() / f"{day}{' '.join(kept.split())}"[:80].strip()


def open_outside(path: Path) -> None:
    """Show a file in the program she opens such files with, or a folder in hers."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


_SIZE = QSize(900, 720)


def preview_and_print(parent: QWidget, title: str, paint: Callable[[QPrinter], None]) -> None:
    # The dialog does not hold its printer: it has to live here until the dialog is closed.
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(f"Imprimer – {title}")
    open_at(dialog, _SIZE)
    dialog.paintRequested.connect(paint)
    dialog.exec()
    dialog.deleteLater()


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
