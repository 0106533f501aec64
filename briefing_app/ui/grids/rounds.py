"""One round of the grid: who has answered, who has not, and the message that reminds them."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from briefing_app.domain.text.dates import format_date, format_short
from briefing_app.ui.parts.layout import column, row, wide
from briefing_app.ui.parts.widgets import button, captioned, label, named, readable
from briefing_app.ui.window.session import Session
from briefing_app.usecases.grids.reminders import reminder
from briefing_app.usecases.grids.rounds import Asked, RoundState, mark_answered

_KEY = Qt.ItemDataRole.UserRole
_HEADERS = ("Association", "Réponse", "Lignes", "Fichier")


class RoundPane(QWidget):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._state: RoundState | None = None
        self.key = ""
        self._build()

    def _build(self) -> None:
        self.title = label("", "subtitle")
        self.when = label("", "quiet")
        self._make_asked()
        self.note = button("Noter une réponse reçue sans fichier")
        self.note.clicked.connect(self._note)
        self.message = QPlainTextEdit()
        self.message.setReadOnly(True)
        self.copy = button("Copier le message")
        self.copy.clicked.connect(self._copy)
        self.said = label("", "done")
        foot = row(wide(self.said), self.note, self.copy)
        self._reminder = captioned("Relance, prête à coller", self.message)
        self.setLayout(
            column(
                self.title,
                self.when,
                wide(self.asked, 3),
                wide(readable(self._reminder), 2),
                foot,
                margins=(24, 12, 24, 12),
                spacing=8,
            )
        )

    def _make_asked(self) -> None:
        self.asked = named(QTreeWidget(), "content")
        self.asked.setAccessibleName("Qui a répondu")
        self.asked.setHeaderLabels(_HEADERS)
        self.asked.setRootIsDecorated(False)
        self.asked.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.asked.itemSelectionChanged.connect(self._on_chosen)
        header = self.asked.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_round(self, state: RoundState) -> None:
        self._state, self.key = state, state.key
        self.title.setText(state.title)
        sent = f"envoyée le {format_date(state.sent_on)}" if state.sent_on else ""
        due = f"réponse attendue avant le {format_date(state.reply_by)}" if state.reply_by else ""
        self.when.setText(" · ".join(filter(None, (sent, due))))
        self.asked.blockSignals(True)
        self.asked.clear()
        # Those who are still awaited come first: that is what she looks for.
        for each in sorted(state.asked, key=lambda each: each.answered is not None):
            self.asked.addTopLevelItem(_line(each))
        self.asked.blockSignals(False)
        self.said.setText("")
        self._on_chosen()

    @property
    def chosen(self) -> str:
        """The association of the chosen line, where it is still awaited."""
        keys = [item.data(0, _KEY) for item in self.asked.selectedItems()]
        waiting = {each.organisation for each in self._state.waiting} if self._state else set()
        return next((key for key in keys if key in waiting), "")

    def _on_chosen(self) -> None:
        state = self._state
        if state is None or not self._session.free:
            return
        self._reminder.setVisible(bool(state.waiting))
        self.copy.setVisible(bool(state.waiting))
        self.note.setEnabled(bool(self.chosen))
        if state.waiting:
            self.message.setPlainText(reminder(self._session.store, state, self.chosen))
        else:
            self.said.setText("Tout le monde a répondu.")

    def _note(self) -> None:
        """An answer by telephone or mail counts as well."""
        state = self._state
        if state and self.chosen:
            mark_answered(self._session.store, state, self.chosen, date.today())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.message.toPlainText())
        self.said.setText("Copié : collez-le dans votre messagerie.")


def _line(asked: Asked) -> QTreeWidgetItem:
    answered = f"✓ le {format_short(asked.answered)}" if asked.answered else "attendue"
    item = QTreeWidgetItem([asked.label, answered, str(asked.rows), asked.document])
    item.setData(0, _KEY, asked.organisation)
    return item
