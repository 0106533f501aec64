"""Choosing a file or an emplacement: the system's own dialogs, asked in one place."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from briefing_app.paths import APP_NAME, EXTENSION
from briefing_app.ui.widgets import unbroken

STORES = f"Fichiers {APP_NAME} (*{EXTENSION})"
EXCHANGE = "Fichiers d’échange (*.json)"
PDF = "PDF (*.pdf)"
TEMPLATES = "Modèles Word (*.docx *.dotx)"


class FileChoice:
    @classmethod
    def ask_existing(
        cls, parent: QWidget, title: str, filter_: str, start: Path | None = None
    ) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(start or ""), filter_)
        return Path(chosen) if chosen else None

    @classmethod
    def ask_new(cls, parent: QWidget, title: str, filter_: str, start: Path) -> Path | None:
        """A file that will be made. A store never replaces another file: it is not asked."""
        kept = QFileDialog.Option.DontConfirmOverwrite
        options = kept if filter_ is STORES else QFileDialog.Option(0)
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), filter_, options=options)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(start.suffix)

    @classmethod
    def ask_folder(cls, parent: QWidget, title: str) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(parent, title)
        return Path(chosen) if chosen else None


class SharedPlace:
    """A folder that another program copies: what is put there is no longer only here."""

    @classmethod
    def ask(cls, parent: QWidget | None, sentence: str, go_on: str) -> bool:
        box = QMessageBox(QMessageBox.Icon.Warning, APP_NAME, unbroken(sentence))
        if parent:
            box.setParent(parent, box.windowFlags())
        elsewhere = box.addButton("Choisir ailleurs", QMessageBox.ButtonRole.RejectRole)
        box.addButton(go_on, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(elsewhere)
        box.exec()
        return box.clickedButton() is not elsewhere
