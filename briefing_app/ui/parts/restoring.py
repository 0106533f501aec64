"""Choosing the backup to go back to: when it was made, and what it holds."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from briefing_app.domain.text.dates import format_short
from briefing_app.storage.file.backups import Backup, backups_of
from briefing_app.ui.parts.choosing import STORES, FileChoice
from briefing_app.ui.parts.layout import column, wide
from briefing_app.ui.parts.room import open_at
from briefing_app.ui.parts.widgets import button, label, named
from briefing_app.usecases.store.safekeeping import describe

_PATH = Qt.ItemDataRole.UserRole
_EXPLAINED = (
    "Ce qui est ouvert maintenant est d’abord mis de côté, puis remplacé par la sauvegarde choisie."
)


class RestoreDialog(QDialog):
    """The backups of a store, latest first, and any other file."""

    def __init__(self, store: Path, reason: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        named(self, "page")
        self.setWindowTitle("Restaurer une sauvegarde")
        open_at(self, QSize(760, 420))
        self._other: Path | None = None
        self.reason = label(reason or _EXPLAINED, "banner" if reason else "quiet")
        self.reason.setWordWrap(True)
        self.list = named(QListWidget(), "proposals")
        self.list.setAccessibleName("Sauvegardes")
        fill(self.list, backups_of(store))
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.setLayout(
            column(self.reason, wide(self.list), self._buttons(), margins=16, spacing=12)
        )

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.take = button("Restaurer", "main")
        self.take.setEnabled(self.list.count() > 0)
        other = button("Un autre fichier…")
        other.clicked.connect(self._choose_other)
        box.addButton(other, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton("Ne rien restaurer", QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _choose_other(self) -> None:
        self._other = FileChoice.ask_existing(self, "Choisir une sauvegarde", STORES)
        if self._other:
            self.accept()

    @property
    def chosen(self) -> Path | None:
        if self._other:
            return self._other
        return chosen(self.list)

    @classmethod
    def ask(cls, store: Path, reason: str, parent: QWidget | None) -> Path | None:
        """The backup she chose; `reason` says why it is asked, where she did not ask herself."""
        dialog = cls(store, reason, parent)
        return dialog.chosen if dialog.exec() else None


def fill(list_: QListWidget, backups: list[Backup]) -> None:
    list_.clear()
    for backup in backups:
        item = QListWidgetItem(f"{when(backup.at)}   —   {describe(backup.path)}")
        item.setData(_PATH, str(backup.path))
        list_.addItem(item)
    list_.setCurrentRow(0)


def chosen(list_: QListWidget) -> Path | None:
    return Path(list_.currentItem().data(_PATH)) if list_.currentRow() >= 0 else None


def when(moment: datetime) -> str:
    return f"{format_short(moment.date())}, {moment:%H h %M}"
