"""What leaves the window: for whom, where it is put, and how it is opened."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Meeting
from briefing_app.paths import APP_NAME

AUDIENCES = {
    Diffusion.TRANSMISSIBLE: "ministère ou institution",
    Diffusion.COLLECTIF: "associations du collectif",
    Diffusion.INTERNE: "moi seulement",
}


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
