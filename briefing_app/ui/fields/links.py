"""Links to other items, found by typing a part of their name."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from briefing_app.ui.fields.base import Field, Settling
from briefing_app.ui.parts.flow import FlowLayout
from briefing_app.ui.parts.layout import row
from briefing_app.ui.parts.widgets import LinkButton, button, once_after
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.naming import Named, matching, names

_KEY = Qt.ItemDataRole.UserRole
_PAUSE = 120


class Finder(QLineEdit):
    """A line that proposes items while she types; Enter or a click takes one."""

    taken = Signal(str)

    def __init__(self, session: Session, kind: str, hint: str) -> None:
        super().__init__()
        self._session = session
        self._kind = kind
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self._list = QListWidget(self)
        self._list.setObjectName("proposals")
        self._list.setWindowFlags(Qt.WindowType.ToolTip)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.itemClicked.connect(self._take)
        self._wait = once_after(self, _PAUSE)
        self._wait.timeout.connect(self.propose)
        self.textEdited.connect(lambda _text: self._wait.start())
        self.installEventFilter(self)

    def found(self, typed: str) -> list[Named]:
        """What those letters may mean, the likeliest first."""
        return matching(self._session.store, self._kind, typed)

    def standing(self) -> str:
        """Why what is typed leads nowhere yet; nothing where nothing is typed."""
        typed = self.text().strip()
        if not typed:
            return ""
        if self._session.free and self.found(typed):
            return f"« {typed} » : choisissez dans la liste, puis Entrée. Gardé en brouillon."
        return f"« {typed} » ne correspond à rien de connu ici. Gardé en brouillon."

    def propose(self) -> None:
        """Show what the letters typed may mean."""
        if not self._session.free:
            return
        typed = self.text().strip()
        self._list.clear()
        found = self.found(typed) if typed else []
        for each in found:
            item = QListWidgetItem(each.text)
            item.setData(_KEY, each.key)
            self._list.addItem(item)
        self._list.setVisible(bool(found))
        if found:
            self._list.setCurrentRow(0)
            height = self._list.sizeHintForRow(0) * len(found) + 8
            self._list.setGeometry(0, 0, max(self.width(), 320), height)
            self._list.move(self.mapToGlobal(QPoint(0, self.height())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._list.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event.key())
        return False

    def _on_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            return self.take_proposed()
        if not self._list.isVisible():
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())
            return True
        if key == Qt.Key.Key_Escape:
            self._list.hide()
            return True
        return False

    def take_proposed(self) -> bool:
        """Take what is proposed, or would be as soon as the pause is over."""
        if self._wait.isActive() or not self._list.isVisible():
            self._wait.stop()
            self.propose()
        self._take(self._list.currentItem())
        return True

    def _take(self, item: QListWidgetItem | None) -> None:
        self._list.hide()
        if item is not None:
            self.settle(item.data(_KEY), item.text())

    def show_words(self, typed: str) -> None:
        """Words that she does not type now: nothing is proposed for them."""
        self._wait.stop()
        self._list.hide()
        self.setText(typed)

    def settle(self, key: str, _text: str) -> None:
        """What was proposed is taken; the line is free for the next one."""
        self.clear()
        self.taken.emit(key)


class LinksField(Field):
    """Several links, in order: each opens its item, and can be taken away."""

    def __init__(self, caption: str, session: Session, kind: str, hint: str = "") -> None:
        super().__init__(caption)
        self._session = session
        self._kind = kind
        self._keys: tuple[str, ...] = ()
        holder = QWidget()
        self._flow = FlowLayout(holder, spacing=6)
        self.finder = Finder(session, kind, hint or "Ajouter : tapez un mot")
        self.finder.taken.connect(self.add)
        self.finder.textEdited.connect(lambda _text: self.edited.emit())
        Settling(self.finder).left.connect(self.settled)
        self._layout.addWidget(holder)
        self._hold(self.finder)

    @property
    def value(self) -> tuple[str, ...]:
        return self._keys

    def show_value(self, value: Sequence[str]) -> None:
        self._show_keys(value)
        if self.finder.text():
            self.finder.show_words("")

    def _show_keys(self, keys: Sequence[str]) -> None:
        self._keys = tuple(keys)
        self._rebuild()

    @property
    def draft(self) -> dict[str, Any]:
        return {"keys": list(self._keys), "typed": self.finder.text().strip()}

    def show_draft(self, draft: Any) -> None:
        self._show_keys(draft["keys"])
        self.finder.show_words(draft["typed"])

    def mark_kept(self) -> None:
        self._kept = self.draft | {"typed": ""}

    @property
    def unfinished(self) -> bool:
        return bool(self.finder.text().strip())

    def explain(self) -> None:
        if said := self.finder.standing():
            self.say(said)

    def add(self, key: str) -> None:
        if key not in self._keys:
            self._show_keys((*self._keys, key))
            self.settled.emit()

    def remove(self, key: str) -> None:
        self._show_keys([each for each in self._keys if each != key])
        self.settled.emit()

    def _rebuild(self) -> None:
        clear(self._flow)
        known = names(self._session.store, self._kind, self._keys)
        for key in self._keys:
            self._flow.addWidget(self._link(key, known.get(key, key)))
        self.updateGeometry()

    def _link(self, key: str, text: str) -> QWidget:
        return LinkChip(self._session, self._kind, key, text, lambda: self.remove(key))


class LinkField(Field):
    """One link, or none."""

    def __init__(self, caption: str, session: Session, kind: str, hint: str = "") -> None:
        super().__init__(caption)
        self._many = LinksField("", session, kind, hint)
        self._many._name.hide()
        self._many.edited.connect(self.edited)
        self._many.settled.connect(self._keep_last)
        self.finder = self._many.finder
        self._layout.addWidget(self._many)
        self._layout.addWidget(self._problem)
        self.finder.setAccessibleName(caption)
        self.setFocusProxy(self.finder)

    @property
    def value(self) -> str | None:
        return self._many.value[-1] if self._many.value else None

    def show_value(self, value: str | None) -> None:
        self._many.show_value((value,) if value else ())

    @property
    def draft(self) -> dict[str, Any]:
        return self._many.draft

    def show_draft(self, draft: Any) -> None:
        self._many.show_draft(draft)

    def mark_kept(self) -> None:
        self._kept = self.draft | {"typed": ""}

    @property
    def unfinished(self) -> bool:
        return self._many.unfinished

    def explain(self) -> None:
        if said := self.finder.standing():
            self.say(said)

    def _keep_last(self) -> None:
        if len(self._many.value) > 1:
            self._many.show_draft(self.draft | {"keys": [self.value]})
        self.settled.emit()


class LinkChip(QWidget):
    """The name of an item, which opens it, and a cross which takes the link away."""

    def __init__(
        self, session: Session, kind: str, key: str, text: str, remove: Any = None
    ) -> None:
        super().__init__()
        self.key = key
        self.name = LinkButton(text)
        self.name.clicked.connect(lambda: session.go(kind, key))
        layout = row(self.name, margins=0, spacing=0)
        self.setLayout(layout)
        if remove:
            cross = button("×", "cross")
            cross.setAccessibleName(f"Retirer {text}")
            cross.clicked.connect(remove)
            layout.addWidget(cross)


def clear(layout: FlowLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
