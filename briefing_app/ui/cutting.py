"""A pasted message offered as several constats: she ticks those that are findings."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui.room import open_at
from briefing_app.ui.widgets import label, named


class CuttingDialog(QDialog):
    """The parts of a message, each with a box to tick and a text that can be corrected."""

    def __init__(self, parts: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "page")
        self.setWindowTitle("Découper en plusieurs constats")
        open_at(self, QSize(720, 480))
        self.list = named(QListWidget(), "content")
        self.list.setAccessibleName("Constats proposés")
        self.list.setWordWrap(True)
        for part in parts:
            item = QListWidgetItem(part)
            item.setFlags(
                item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        buttons = QDialogButtonBox()
        self.accept_button = buttons.addButton(
            "Ajouter ces constats", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.accept_button.setObjectName("main")
        buttons.addButton("Garder un seul texte", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(label("Ce texte semble contenir plusieurs constats.", "subtitle"))
        layout.addWidget(
            label("Décochez ce qui n’en est pas un ; un double clic permet de corriger.", "quiet")
        )
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)

    @property
    def kept(self) -> list[str]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [i.text() for i in items if i.checkState() is Qt.CheckState.Checked]

    @classmethod
    def ask(cls, parts: list[str], parent: QWidget) -> list[str]:
        """The texts she wants as constats; none where she keeps the message in one piece."""
        dialog = cls(parts, parent)
        return dialog.kept if dialog.exec() else []
