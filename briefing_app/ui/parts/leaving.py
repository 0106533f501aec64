"""Leaving what could not be kept: everything is tried, and she is asked before a text is lost."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from briefing_app.errors import UserError
from briefing_app.paths import APP_NAME
from briefing_app.ui.parts.widgets import unbroken


def keep_all(*keeps: Callable[[], None]) -> None:
    """One that is refused does not stop the others; the first refusal travels afterwards."""
    refused: list[UserError] = []
    for keep in keeps:
        try:
            keep()
        except UserError as error:
            refused.append(error)
    if refused:
        raise refused[0]


class LeavingDialog:
    @classmethod
    def ask(cls, refusal: str, parent: QWidget) -> bool:
        """Whether to close all the same; Enter stays."""
        return _is_left(_TYPED, refusal, "Fermer quand même : ce qui est tapé sera perdu", parent)


class NoBackupDialog:
    @classmethod
    def ask(cls, refusal: str, parent: QWidget) -> bool:
        """Whether to close without a last backup; Enter stays."""
        return _is_left(_NO_BACKUP, refusal, "Fermer sans sauvegarde", parent)


def _is_left(question: str, refusal: str, words: str, parent: QWidget) -> bool:
    box = QMessageBox(QMessageBox.Icon.Warning, APP_NAME, question, parent=parent)
    box.setInformativeText(unbroken(refusal))
    stay = box.addButton("Rester", QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(words, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is leave


_TYPED = "Ce que vous avez tapé n’a pas pu être enregistré : il n’est que sur l’écran."
_NO_BACKUP = "La sauvegarde de fermeture n’a pas pu se faire."
