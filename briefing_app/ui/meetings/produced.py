"""What was produced for a meeting: made again as it was, and the version that was really sent."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from briefing_app.domain.text.dates import format_short
from briefing_app.storage.productions import Production
from briefing_app.ui.parts.layout import column
from briefing_app.ui.parts.outside import documents_folder
from briefing_app.ui.parts.widgets import button, label
from briefing_app.ui.window.session import Session
from briefing_app.usecases.documents.productions import attach_sent, produce_again, write_sent

_WORD_OR_PDF = "Documents (*.docx *.pdf)"


class ProducedPanel(QWidget):
    """One line a file, with what can be done of it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._meeting = ""
        self._column = column(margins=0, spacing=4)
        self.setLayout(self._column)
        # What was produced leaves no notice: it is no change of the store.
        session.finished.connect(self._reload)

    def show_meeting(self, meeting: str) -> None:
        self._meeting = meeting
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        found = self._session.store.productions.all(meeting) if meeting else []
        self.setVisible(bool(found))
        if found:
            self._column.addWidget(label("Documents produits", "caption"))
        for each in found:
            line = button(_told(each), "more")
            line.setMenu(self._menu(each))
            self._column.addWidget(line)

    def _reload(self) -> None:
        if self._session.free:
            self.show_meeting(self._meeting)

    def _menu(self, made: Production) -> QMenu:
        menu = QMenu(self)
        again = menu.addAction("Produire à nouveau, à l’identique…")
        again.triggered.connect(partial(self._again, made))
        again.setEnabled(made.has_content)
        menu.addAction("Joindre la version envoyée…").triggered.connect(partial(self._attach, made))
        sent = menu.addAction("Enregistrer la version envoyée…")
        sent.triggered.connect(partial(self._take_out, made))
        sent.setEnabled(bool(made.sent_name))
        return menu

    def _again(self, made: Production, _checked: bool = False) -> None:
        if path := self._where(made.name):
            produce_again(self._session.store, made.number, path)

    def _attach(self, made: Production, _checked: bool = False) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "La version envoyée", str(documents_folder()), _WORD_OR_PDF
        )
        if chosen:
            attach_sent(self._session.store, made.number, Path(chosen))
            self.show_meeting(self._meeting)

    def _take_out(self, made: Production, _checked: bool = False) -> None:
        if path := self._where(made.sent_name):
            write_sent(self._session.store, made.number, path)

    def _where(self, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Enregistrer", str(documents_folder() / name), _WORD_OR_PDF
        )
        return Path(chosen) if chosen else None


def _told(made: Production) -> str:
    sent = f" · envoyé : {made.sent_name}" if made.sent_name else ""
    return f"{made.name}, {format_short(made.produced)}{sent}"
