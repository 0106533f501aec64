"""What leaves the window: for whom, where it is put, and how it is opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QComboBox, QWidget

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Meeting
from briefing_app.paths import APP_NAME
from briefing_app.ui.parts.room import open_at

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
