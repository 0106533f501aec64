"""Asking before the one thing that cannot be undone."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

from briefing_app.paths import APP_NAME
from briefing_app.ui.widgets import unbroken

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
    more = f"\n• et {len(names) - _NAMED} autres" if len(names) > _NAMED else ""
    return f"Effacer définitivement ?\n\n{told}{more}"


_EXPLAINED = (
    "Rien ne pourra le faire revenir : ni « Annuler », ni l’historique. Les liens qui y mènent sont"
    " retirés ; ce que d’autres textes en disent reste à relire. Les sauvegardes et les documents"
    " déjà faits le contiennent encore : supprimez-les s’il le faut."
)
