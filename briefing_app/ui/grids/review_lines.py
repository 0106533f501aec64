"""The lines of a review, and which of them are ticked."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from briefing_app.domain.lateness import Tone

COLUMNS = ("", "Réf.", "Colonne", "Envoyé", "Ici aujourd’hui", "Reçu", "De")
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ReviewGroup(Enum):
    """What sort of line it is: as a filter, counted, and all of them together."""

    CHANGE = ("Changements", "changement", "changements", "tous les changements")
    CONFLICT = ("Conflits", "conflit", "conflits", "tous les conflits")
    NEW = ("Nouvelles", "ligne nouvelle", "lignes nouvelles", "toutes les lignes nouvelles")
    ASIDE = ("Mises de côté", "mise de côté", "mises de côté", "")

    def __init__(self, title: str, one: str, many: str, all_of: str) -> None:
        self.title = title
        self.one = one
        self.many = many
        self.all_of = all_of

    def counted(self, count: int) -> str:
        return f"{count} {self.many if count > 1 else self.one}"


class ReviewCell(NamedTuple):
    """What a cell shows: its words, a smaller line below them, and how they are meant."""

    text: str
    note: str = ""
    tone: Tone = Tone.QUIET
    """Of the note."""


_BLANK = ReviewCell("")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """Something to accept or to leave, or something that could not be taken and why."""

    group: ReviewGroup
    token: object = None
    """What whoever reviews gets back where the line is accepted; nothing where it cannot be."""
    ref: str
    column: str
    note: str = ""
    """Below the column: why she has to decide."""
    sent: str = ""
    here: ReviewCell = _BLANK
    received: ReviewCell = _BLANK
    reason: str = ""
    """Why it was set aside: takes the place of what was sent, is here and was received."""
    who: str = ""
    settled: bool = False
    """Needs no decision of hers: it comes ticked."""
    rivals: Hashable = None
    """Of the lines that have this in common, only those that say the same are ticked together."""
    kind: str = ""
    key: str = ""
    """The item it is about, which can be opened."""

    @property
    def cells(self) -> tuple[ReviewCell, ...]:
        about = ReviewCell(self.column, self.note, Tone.ALERT)
        said = (ReviewCell(self.reason),) * 3 if self.reason else (ReviewCell(self.sent), self.here)
        rest = said if self.reason else (*said, self.received)
        return (_BLANK, ReviewCell(self.ref), about, *rest, ReviewCell(self.who))


class ReviewModel(QAbstractTableModel):
    """All lines, those of one group shown; ticks stay with their lines."""

    CELL = Qt.ItemDataRole.UserRole
    LINE = Qt.ItemDataRole.UserRole + 1
    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[ReviewLine, ...] = ()
        self.shown: list[ReviewLine] = []
        self._ticked: set[int] = set()

    def load(self, lines: Sequence[ReviewLine]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.shown = list(lines)
        self._ticked = {id(line) for line in lines if line.settled}
        self.endResetModel()

    def narrow(self, group: ReviewGroup | None) -> None:
        self.beginResetModel()
        self.shown = [line for line in self.lines if group in (None, line.group)]
        self.endResetModel()

    @property
    def tickable(self) -> list[ReviewLine]:
        """Of the lines that are shown."""
        return [line for line in self.shown if line.token is not None]

    @property
    def ticked(self) -> list[object]:
        """The tokens of the ticked lines, shown or not."""
        return [line.token for line in self.lines if id(line) in self._ticked]

    def line(self, index: _Index) -> ReviewLine:
        return self.shown[index.row()]

    def is_ticked(self, index: _Index) -> bool:
        return id(self.line(index)) in self._ticked

    def toggle(self, index: _Index) -> None:
        self.tick([self.line(index)], on=not self.is_ticked(index))

    def tick(self, lines: Iterable[ReviewLine], *, on: bool) -> None:
        """Tick or untick; of two answers that exclude each other, the last one ticked stays."""
        for line in lines:
            if line.token is None:
                continue
            if on:
                self._ticked -= {id(each) for each in self._against(line)}
                self._ticked.add(id(line))
            else:
                self._ticked.discard(id(line))
        if self.shown:
            last = self.index(len(self.shown) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.ticks_changed.emit()

    def _against(self, line: ReviewLine) -> Iterable[ReviewLine]:
        if line.rivals is None:
            return ()
        alike = (each for each in self.lines if each.rivals == line.rivals)
        return [each for each in alike if each.received.text != line.received.text]

    # What Qt asks

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can = index.column() == 0 and self.line(index).token is not None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if role == self.CELL:
            return line.cells[index.column()]
        if role == self.LINE:
            return line
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and line.token:
            on = id(line) in self._ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            cell = line.cells[index.column()]
            return "\n".join(filter(None, (cell.text, cell.note)))
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([self.line(index)], on=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True
