"""What stands below the fields of an item: its history, and where it leads."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from briefing_app.ui.fields.links import LinkChip, clear
from briefing_app.ui.parts.flow import FlowLayout
from briefing_app.ui.parts.layout import aligned, column, row
from briefing_app.ui.parts.widgets import button, label, named
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.history import history
from briefing_app.usecases.items.naming import Named

_SHOWN = 5


class HistoryPanel(QWidget):
    """The latest changes first; all of them on request."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._all = False
        self._item = ("", "")
        self.text = named(QLabel(), "history")
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.more = button("Voir tout l’historique", "link")
        self.more.clicked.connect(self._show_all)
        self.setLayout(
            column(
                label("Historique", "caption"),
                self.text,
                aligned(self.more, Qt.AlignmentFlag.AlignLeft),
                margins=0,
                spacing=4,
            )
        )

    def show_item(self, kind: str, key: str) -> None:
        self._item, self._all = (kind, key), False
        self._fill()

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _fill(self) -> None:
        kind, key = self._item
        told = history(self._session.store, kind, key) if key else []
        self.setVisible(bool(told))
        shown = told if self._all else told[:_SHOWN]
        self.text.setText("\n".join(f"{each.when} — {each.what}" for each in shown))
        self.more.setVisible(len(told) > len(shown))


class ChainPanel(QWidget):
    """« C-0014 → R-0032 → mesure 5 → E-0007 »: a line to walk along."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        holder = QWidget()
        self._flow = FlowLayout(holder, spacing=4)
        self.setLayout(column(label("Liens", "caption"), holder, margins=0, spacing=2))

    def show_steps(self, steps: list[list[Named]]) -> None:
        """Each step is what the one before leads to."""
        clear(self._flow)
        self.setVisible(any(steps))
        for index, step in enumerate(step for step in steps if step):
            if index:
                self._flow.addWidget(label("→", "quiet"))
            for each in step:
                chip = LinkChip(self._session, each.kind, each.key, each.text)
                self._flow.addWidget(chip)


class Announcement(QWidget):
    """A sentence on a coloured ground, with what can be done about it."""

    def __init__(self, name: str = "banner") -> None:
        super().__init__()
        self.text = label("", name)
        self.text.setWordWrap(True)
        self.offers = row()
        self.setLayout(column(self.text, self.offers, margins=0, spacing=2))
        self.hide()

    def say(self, sentence: str) -> None:
        self.text.setText(sentence)
        self.setVisible(bool(sentence))
