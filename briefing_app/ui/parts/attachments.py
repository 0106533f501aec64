"""The files joined to an item: dropped on its form or chosen, looked at, taken out, taken away."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QMenu,
    QSizePolicy,
    QWidget,
)

from briefing_app.domain.model import Attachment
from briefing_app.domain.text.dates import format_short
from briefing_app.domain.wording import a
from briefing_app.storage.store import Notice
from briefing_app.ui.parts.choosing import ErasureDialog
from briefing_app.ui.parts.form import ItemForm
from briefing_app.ui.parts.layout import column, row, wide
from briefing_app.ui.parts.outside import documents_folder, open_outside
from briefing_app.ui.parts.widgets import LinkButton, button, label
from briefing_app.usecases.items.attachments import (
    attach,
    attached,
    copy_to_look_at,
    detach,
    write_attached,
)
from briefing_app.usecases.items.workspace import erase


class AttachmentsPanel(QWidget):
    """One line a file; a file dropped anywhere on the form is joined to its item."""

    def __init__(self, form: ItemForm) -> None:
        super().__init__()
        self._form = form
        self._session = form.session
        self._kind = form.cls.KIND
        self.add = button("Joindre un fichier…")
        self.add.setToolTip("Ou déposez-le ici. Il reste dans ce fichier et ne sort jamais.")
        self.add.clicked.connect(self._choose)
        head = row(wide(label("Fichiers joints", "caption")), self.add)
        self._column = column(spacing=8)
        self.setLayout(column(head, self._column, margins=0, spacing=4))
        form.shown.connect(self._fill)
        form.viewport().setAcceptDrops(True)
        form.viewport().installEventFilter(self)
        self._session.changed.connect(self._on_changed)

    def join(self, paths: Sequence[Path]) -> None:
        """Join those files to the item that is shown; what is typed is kept first."""
        self._form.keep()
        if not self._form.key:
            self._form.tell(f"Écrivez d’abord {a(self._kind)} : le fichier pourra y être joint.")
            return
        store, kind, key = self._session.store, self._kind, self._form.key
        self._session.run(
            "Joindre",
            lambda step: attach(store, kind, key, list(paths), date.today(), step),
            self._on_joined,
        )

    def _on_joined(self, added: int) -> None:
        self._fill()
        if not added:
            self._session.told.emit("Ce fichier est déjà joint à cet élément")

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "Joindre", str(Path.home()))
        if chosen:
            self.join([Path(each) for each in chosen])

    # What is shown

    def _on_changed(self, notice: Notice) -> None:
        if self._session.free and any(kind == Attachment.KIND for kind, _key in notice.changed):
            self._fill()

    def _fill(self) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        key = self._form.key
        self.setVisible(bool(key))
        for each in attached(self._session.store, self._kind, key) if key else ():
            self._column.addWidget(self._line(each))

    def _line(self, each: Attachment) -> QWidget:
        name = LinkButton(each.name, Qt.TextElideMode.ElideMiddle)  # its kind is at its end
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        name.setAccessibleName(f"Ouvrir {each.name}")
        name.setToolTip(f"{each.name}\nS’ouvre en lecture seule : c’est une copie.")
        name.clicked.connect(partial(self._open, each.key))
        more = button("Actions", "more")
        more.setAccessibleName(f"Actions sur {each.name}")
        more.setMenu(self._menu(each))
        line = QWidget()
        layout = QGridLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(0)
        layout.setColumnStretch(0, 1)
        layout.addWidget(name, 0, 0)
        layout.addWidget(label(_told(each), "quiet"), 1, 0)
        layout.addWidget(more, 0, 1, 2, 1)
        return line

    def _menu(self, each: Attachment) -> QMenu:
        menu = QMenu(self)
        for text, run in (
            ("Ouvrir", self._open),
            ("Enregistrer sous…", self._take_out),
            ("Retirer", self._remove),
            ("Effacer définitivement…", self._erase),
        ):
            menu.addAction(text).triggered.connect(partial(run, each.key))
        return menu

    # What is done of one

    def _open(self, key: str, _checked: bool = False) -> None:
        open_outside(copy_to_look_at(self._session.store, key))

    def _take_out(self, key: str, _checked: bool = False) -> None:
        name = self._session.store.get(Attachment, key).name
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Enregistrer sous", str(documents_folder() / name)
        )
        if chosen:
            write_attached(self._session.store, key, Path(chosen))
            self._session.told.emit(f"« {Path(chosen).name} » est enregistré")

    def _remove(self, key: str, _checked: bool = False) -> None:
        detach(self._session.store, key)

    def _erase(self, key: str, _checked: bool = False) -> None:
        store = self._session.store
        if ErasureDialog.ask([store.get(Attachment, key).name], self):
            self._session.run(
                "Effacer définitivement",
                lambda _step: erase(store, Attachment.KIND, [key]),
                lambda _done: self._fill(),
            )

    # Dropping

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        paths = _files(event) if isinstance(event, QDropEvent) and self.isEnabled() else []
        if isinstance(event, QDropEvent) and paths:
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.join(paths)
            return True
        return False


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _told(each: Attachment) -> str:
    size = QLocale().formattedDataSize(each.size or 0, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    return f"{size} · {format_short(each.date)}" if each.date else size
