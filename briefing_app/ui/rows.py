"""One thin list model: keys come from SQL in the order of the list, lines are read as they show."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from briefing_app.storage.lists import Row

_PAGE = 128
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowsModel(QAbstractListModel):
    """Lines of a list, a page at a time; reloaded, never patched."""

    ROW = Qt.ItemDataRole.UserRole

    def __init__(self, fetch: Callable[[Sequence[str]], list[Row]]) -> None:
        super().__init__()
        self._fetch = fetch
        self._keys: list[str] = []
        self._pages: dict[int, list[Row]] = {}

    def load(self, keys: list[str]) -> None:
        self.beginResetModel()
        self._keys = keys
        self._pages.clear()
        self.endResetModel()

    @property
    def keys(self) -> list[str]:
        return self._keys

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._keys)

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
        return self.index(self._keys.index(key)) if key in self._keys else QModelIndex()

    def _row(self, number: int) -> Row | None:
        page = number // _PAGE
        if page not in self._pages:
            self._pages[page] = self._fetch(self._keys[page * _PAGE : (page + 1) * _PAGE])
        rows = self._pages[page]
        offset = number % _PAGE
        return rows[offset] if offset < len(rows) else None
