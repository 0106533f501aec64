"""One thin list model: keys come from SQL in the order of the list, lines are read as they show.

The view asks Python about every line it lays out: it is told of a few hundred at first, and of
more as she scrolls, so that a list of a hundred thousand is there as soon as one of ten.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView

from briefing_app.storage.lists import ListRow

_PAGE = 128
_AT_ONCE = 200
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowsModel(QAbstractListModel):
    """Lines of a list, a page at a time; reloaded, never patched."""

    ROW = Qt.ItemDataRole.UserRole

    def __init__(self, fetch: Callable[[Sequence[str]], list[ListRow]]) -> None:
        super().__init__()
        self._fetch = fetch
        self._keys: list[str] = []
        self._shown = 0
        self._pages: dict[int, list[ListRow]] = {}

    def load(self, keys: list[str]) -> None:
        self.beginResetModel()
        self._keys = keys
        self._shown = min(_AT_ONCE, len(keys))
        self._pages.clear()
        self.endResetModel()

    @property
    def keys(self) -> list[str]:
        return self._keys

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._shown < len(self._keys)

    def fetchMore(self, _parent: _Index) -> None:
        self._reach(self._shown + _AT_ONCE)

    def reach_all(self) -> None:
        self._reach(len(self._keys))

    def _reach(self, count: int) -> None:
        """Tell the view of that many lines."""
        count = min(count, len(self._keys))
        if count > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, count - 1)
            self._shown = count
            self.endInsertRows()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (self.ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._row(index.row())
        if role == self.ROW:
            return row
        return f"{row.ref} {row.title}" if row else ""

    def key(self, index: _Index) -> str:
        return self._keys[index.row()]

    def index_of(self, key: str) -> QModelIndex:
        if key not in self._keys:
            return QModelIndex()
        row = self._keys.index(key)
        self._reach(row + 1)
        return self.index(row)

    def _row(self, number: int) -> ListRow | None:
        page = number // _PAGE
        if page not in self._pages:
            rows = self._fetch(self._keys[page * _PAGE : (page + 1) * _PAGE])
            if not rows:
                return None  # the store is lent: read when it is back
            self._pages[page] = rows
        rows = self._pages[page]
        offset = number % _PAGE
        return rows[offset] if offset < len(rows) else None


class RowsView(QListView):
    """A list of such lines; what concerns all of them concerns those not shown yet, too."""

    def selectAll(self) -> None:
        self._reach_all()
        super().selectAll()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        if action is QAbstractItemView.CursorAction.MoveEnd:
            self._reach_all()
        return super().moveCursor(action, modifiers)

    def _reach_all(self) -> None:
        model = self.model()
        assert isinstance(model, RowsModel)
        model.reach_all()
