"""« Mode d'emploi »: what each place is for, beside the place and in its words."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QListWidget, QTextBrowser, QWidget

from briefing_app import __version__
from briefing_app.paths import APP_NAME, shipped
from briefing_app.ui.parts import digits
from briefing_app.ui.parts.layout import row, wide
from briefing_app.ui.parts.room import open_at
from briefing_app.ui.parts.widgets import named
from briefing_app.ui.reading.decisions import KINDS

_SECTION = re.compile(r"^# (.+)$", re.MULTILINE)


class HelpWindow(QDialog):
    """It stays open while she works: a list of subjects, and what is said of one."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Mode d’emploi – {APP_NAME}")
        open_at(self, QSize(860, 560))
        self._sections = _written() | {
            "Raccourcis du clavier": _keys(actions),
            f"À propos de {APP_NAME}": _ABOUT,
        }
        self.subjects = named(QListWidget(), "subjects")
        self.subjects.setAccessibleName("Sujets")
        self.subjects.addItems(list(self._sections))
        self.subjects.setFixedWidth(220)
        self.text = named(QTextBrowser(), "manual")
        self.text.setAccessibleName("Mode d’emploi")
        self.text.document().setDocumentMargin(16)
        self.subjects.currentTextChanged.connect(self._show)
        self.setLayout(row(self.subjects, wide(self.text), margins=0, spacing=0))

    def show_subject(self, title: str) -> None:
        self.subjects.setCurrentRow(list(self._sections).index(title))
        self.show()
        self.raise_()
        self.activateWindow()

    def _show(self, title: str) -> None:
        self.text.setMarkdown(f"## {title}\n\n{self._sections[title]}")


def _written() -> dict[str, str]:
    _, *parts = _SECTION.split(shipped("resources/aide.md").read_text("utf-8"))
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _keys(actions: Iterable[QAction]) -> str:
    """The commands as the menus have them, then what is known in lists and texts only."""
    native = QKeySequence.SequenceFormat.NativeText
    commands = [
        (each.shortcut().toString(native), each.text().replace("&", "").partition(" : ")[0])
        for each in actions
        if not each.shortcut().isEmpty()
    ]
    lines = [f"| {key} | {what} |" for key, what in (*commands, *_ELSEWHERE)]
    return "\n".join(("| Touche | Effet |", "|---|---|", *lines))


_ELSEWHERE = (
    ("Entrée", "dans une recherche de lien : prendre ce qui est proposé"),
    ("Suppr", "dans une liste : supprimer"),
    ("Maj+Suppr", "dans une liste : effacer définitivement"),
    ("N", "dans la liste des engagements : noter une nouvelle"),
    ("Ctrl+S", "dans une fiche : garder tout de suite"),
    ("Ctrl+B, Ctrl+I", "dans un texte : gras, italique"),
    ("F6, F7, F8", "dans un compte rendu : engagement, constat, recommandation"),
    ("Ctrl+Entrée", "dans un compte rendu : intervention suivante"),
    ("Alt+Haut, Alt+Bas", "dans un dossier ou un compte rendu : déplacer"),
    ("Espace", "dans une relecture de grille : cocher"),
    ("Entrée, L, M, F, D, T, C, N, Retour arrière", "dans un document relu : décider"),
    (
        ", ".join(map(digits.caption, KINDS)),
        "dans un document relu : dire ce que c’est, sans Maj, ou sur le pavé numérique",
    ),
)
_ABOUT = (
    f"{APP_NAME} {__version__}. Il fonctionne sans réseau : il n’envoie rien et ne reçoit rien.\n\n"
    "Logiciel libre, sous licence MIT. Bâti avec Qt (PySide6, licence LGPL), python-docx, openpyxl,"
    " sqlite-utils et d’autres bibliothèques libres."
)
