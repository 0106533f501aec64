"""À reprendre: the reviews that wait in a place, and those given up that can still be had back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from briefing_app.domain.text.dates import format_date
from briefing_app.paths import APP_NAME
from briefing_app.storage.drafts import ABANDONED
from briefing_app.ui.parts.layout import aligned, column, row, wide
from briefing_app.ui.parts.widgets import OneLine, button, label, named, unbroken
from briefing_app.ui.window.session import Session
from briefing_app.usecases.resuming import ToResume, reviews


class ReviewsToResume(QWidget):
    """`resumed` gives the key of the review that she goes on with."""

    resumed = Signal(str)

    def __init__(self, session: Session, kind: str) -> None:
        super().__init__()
        self._session = session
        self._kind = kind
        self._column = column(margins=0, spacing=8)
        self.setLayout(self._column)

    def reload(self) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        store = self._session.store
        waiting = reviews(store, self._kind)
        given_up = reviews(store, ABANDONED + self._kind)
        self._show("À reprendre", waiting, "Continuer", self.resumed.emit)
        self._show("Relectures abandonnées", given_up, "Rétablir", self.take_up)
        self.setVisible(bool(waiting or given_up))

    def _show(
        self, title: str, found: list[ToResume], verb: str, run: Callable[[str], object]
    ) -> None:
        if not found:
            return
        self._column.addWidget(label(title, "section"))
        for each in found:
            go = button(verb)
            go.setAccessibleName(f"{verb} la relecture de {each.name}")
            go.clicked.connect(partial(_run, run, each.key))
            day = format_date(each.at.astimezone().date())
            self._column.addWidget(record(each.name, f"{each.told} · le {day}", go))

    def give_up(self, key: str, name: str) -> bool:
        """Asked first; it can be had back from here."""
        if not AbandonDialog.ask(name, self.window()):
            return False
        self._session.store.drafts.abandon(self._kind, key)
        self._session.told.emit("Relecture abandonnée ; « Rétablir » la rend")
        self.reload()
        return True

    def take_up(self, key: str) -> None:
        self._session.store.drafts.take_up(self._kind, key)
        self.reload()


def _run(run: Callable[[str], object], key: str, _checked: bool = False) -> None:
    run(key)


def record(title: str, said: str, *buttons: QPushButton) -> QWidget:
    """A line with its buttons at right."""
    line = named(QWidget(), "record")
    words = column(OneLine(title, "strong"), OneLine(said, "caption"), spacing=2)
    placed = [aligned(each, Qt.AlignmentFlag.AlignVCenter) for each in buttons]
    line.setLayout(row(wide(words), *placed, margins=(12, 8, 12, 8)))
    return line


class AbandonDialog:
    @classmethod
    def ask(cls, name: str, parent: QWidget) -> bool:
        """Whether to give up a review; Enter goes on with it."""
        question = f"Abandonner la relecture de « {name} » ?"
        box = QMessageBox(QMessageBox.Icon.Question, APP_NAME, unbroken(question), parent=parent)
        box.setInformativeText(unbroken(_EXPLAINED))
        go_on = box.addButton("Continuer la relecture", QMessageBox.ButtonRole.RejectRole)
        drop = box.addButton("Abandonner", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(go_on)
        box.exec()
        return box.clickedButton() is drop


_EXPLAINED = (
    "Ce que vous y avez décidé et pas encore enregistré ne le sera pas. Vous pourrez la rétablir"
    " tant qu’elle reste parmi les cinq dernières abandonnées."
)
