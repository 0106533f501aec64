"""The first start: four ways to begin, in plain words."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from briefing_app.paths import APP_NAME
from briefing_app.ui.parts.choosing import EXCHANGE, STORES, FileChoice
from briefing_app.ui.parts.layout import Part, aligned, column, gap, holding, rest, row, wide
from briefing_app.ui.parts.room import open_at, scrolling
from briefing_app.ui.parts.widgets import button, captioned, label, named
from briefing_app.ui.window import preferences

_WIDTH = 620
_WHAT = (
    "Constats, recommandations, rencontres, engagements : tout tient dans un seul fichier, sur cet"
    " ordinateur. Rien n’est jamais envoyé."
)


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
        inner = holding(
            column(
                label(f"Bienvenue dans {APP_NAME}", "title"),
                _told(_WHAT),
                self.problem,
                gap(8),
                row(
                    wide(captioned("Nom de votre collectif (vous pourrez le changer)", self.name)),
                    aligned(self.create_, Qt.AlignmentFlag.AlignBottom),
                ),
                gap(16),
                label("Ou bien", "section"),
                *self._offers(),
                *self._recent(),
                rest(),
                spacing=12,
            )
        )
        inner.setFixedWidth(_WIDTH)
        whole = holding(row(inner, margins=(24, 48, 24, 24)))
        self.setLayout(column(scrolling(whole, APP_NAME), margins=0))

    def _offers(self) -> list[QHBoxLayout]:
        return [
            _offer(self.demo, "Un collectif inventé, complet : pour essayer sans rien risquer."),
            _offer(self.restore, "Vous aviez déjà un fichier : une sauvegarde le remet en place."),
            _offer(self.load, "On vous a remis un fichier .json, ou vous venez d’un autre poste."),
        ]

    def _recent(self) -> list[Part]:
        found = preferences.recent_files()
        if not found:
            return []
        links = [button(f"{path.stem}   ({path.parent})", "link") for path in found]
        for known, path in zip(links, found, strict=True):
            known.clicked.connect(lambda _checked=False, path=path: self.opening.emit(path))
        placed = [aligned(known, Qt.AlignmentFlag.AlignLeft) for known in links]
        return [gap(8), label("Fichiers récents", "section"), *placed]

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
    choice.setFixedWidth(250)
    return row(choice, wide(_told(said)), spacing=16)


def _told(text: str) -> QWidget:
    result = label(text, "quiet")
    result.setWordWrap(True)
    return result
