"""Choosing a file or an emplacement: the system's own dialogs, asked in one place."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from briefing_app.domain.wording import several
from briefing_app.paths import APP_NAME, EXTENSION
from briefing_app.ui.parts.widgets import unbroken

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


_NAMED = 5


class ErasureDialog:
    @classmethod
    def ask(cls, names: Sequence[str], parent: QWidget) -> bool:
        """Whether to erase those for good; Enter erases nothing."""
        box = QMessageBox(QMessageBox.Icon.Warning, APP_NAME, question(names), parent=parent)
        box.setInformativeText(unbroken(_EXPLAINED))
        nothing = box.addButton("Ne rien effacer", QMessageBox.ButtonRole.RejectRole)
        erase = box.addButton("Effacer définitivement", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(nothing)
        box.exec()
        return box.clickedButton() is erase


def question(names: Sequence[str]) -> str:
    told = "\n".join(f"• {name}" for name in names[:_NAMED])
    more = (
        f"\n• et {several(len(names) - _NAMED, 'autre', 'autres')}" if len(names) > _NAMED else ""
    )
    return f"Effacer définitivement ?\n\n{told}{more}"


_EXPLAINED = (
    "Rien ne pourra le faire revenir : ni « Annuler », ni l’historique. Les liens qui y mènent sont"
    " retirés ; ce que d’autres textes en disent reste à relire. Les sauvegardes et les documents"
    " déjà faits le contiennent encore : supprimez-les s’il le faut."
)
