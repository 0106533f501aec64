"""The first start: four ways to begin, in plain words."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefing_app.paths import APP_NAME
from briefing_app.ui.parts.choosing import EXCHANGE, STORES, FileChoice
from briefing_app.ui.parts.room import open_at, scrolling
from briefing_app.ui.parts.widgets import button, captioned, label, named
from briefing_app.ui.window import preferences

_WIDTH = 620


class Welcome(QWidget):
    """What she sees before there is a store, or when hers could not be opened."""

    creation = Signal(str)
    demonstration = Signal()
    backup = Signal(Path)
    exchange = Signal(Path)
    opening = Signal(Path)

    def __init__(self, problem: str = "") -> None:
        super().__init__()
        named(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(APP_NAME)
        open_at(self, QSize(820, 680))
        self.problem = label(problem, "error")
        self.problem.setWordWrap(True)
        self.problem.setVisible(bool(problem))
        self.name = QLineEdit()
        self.name.setPlaceholderText("Par exemple : Ensemble contre la traite")
        self.create_ = button("Créer mon fichier", "main")
        self.demo = button("Ouvrir la démonstration")
        self.restore = button("Restaurer une sauvegarde…")
        self.load = button("Charger un fichier d’échange…")
        self._build()
        self._listen()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(label(f"Bienvenue dans {APP_NAME}", "title"))
        column.addWidget(
            _told(
                "Constats, recommandations, rencontres, engagements : tout tient dans un seul"
                " fichier, sur cet ordinateur. Rien n’est jamais envoyé."
            )
        )
        column.addWidget(self.problem)
        column.addSpacing(8)
        begin = QHBoxLayout()
        begin.addWidget(captioned("Nom de votre collectif (vous pourrez le changer)", self.name), 1)
        begin.addWidget(self.create_, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(begin)
        column.addSpacing(16)
        column.addWidget(label("Ou bien", "section"))
        for choice, said in (
            (self.demo, "Un collectif inventé, complet : pour essayer sans rien risquer."),
            (self.restore, "Vous aviez déjà un fichier : une sauvegarde le remet en place."),
            (self.load, "On vous a remis un fichier .json, ou vous venez d’un autre poste."),
        ):
            column.addLayout(_offer(choice, said))
        self._add_recent(column)
        column.addStretch(1)
        inner = QWidget()
        inner.setFixedWidth(_WIDTH)
        inner.setLayout(column)
        whole = QWidget()
        layout = QHBoxLayout(whole)
        layout.setContentsMargins(24, 48, 24, 24)
        layout.addWidget(inner)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolling(whole, APP_NAME))

    def _add_recent(self, column: QVBoxLayout) -> None:
        found = preferences.recent_files()
        if not found:
            return
        column.addSpacing(8)
        column.addWidget(label("Fichiers récents", "section"))
        for path in found:
            known = button(f"{path.stem}   ({path.parent})", "link")
            known.clicked.connect(lambda _checked=False, path=path: self.opening.emit(path))
            column.addWidget(known, 0, Qt.AlignmentFlag.AlignLeft)

    def _listen(self) -> None:
        self.create_.clicked.connect(lambda: self.creation.emit(self.name.text()))
        self.name.returnPressed.connect(lambda: self.creation.emit(self.name.text()))
        self.demo.clicked.connect(lambda: self.demonstration.emit())
        self.restore.clicked.connect(self._restore)
        self.load.clicked.connect(self._load)

    def say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _restore(self) -> None:
        if path := FileChoice.ask_existing(self, "Choisir une sauvegarde", STORES):
            self.backup.emit(path)

    def _load(self) -> None:
        if path := FileChoice.ask_existing(self, "Charger un fichier d’échange", EXCHANGE):
            self.exchange.emit(path)


def _offer(choice: QWidget, said: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(16)
    choice.setFixedWidth(250)
    line.addWidget(choice)
    line.addWidget(_told(said), 1)
    return line


def _told(text: str) -> QWidget:
    result = label(text, "quiet")
    result.setWordWrap(True)
    return result
