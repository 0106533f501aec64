"""The measures of a version by chapter; compared with another one, what became of each."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from briefing_app.domain.choices import Move
from briefing_app.domain.model import Measure
from briefing_app.domain.plans import Fate
from briefing_app.domain.text.text import fold
from briefing_app.domain.wording import counted
from briefing_app.storage import queries
from briefing_app.storage.lists import ListRow
from briefing_app.ui.lists.delegate import RowDelegate
from briefing_app.ui.lists.rows import RowsModel
from briefing_app.ui.parts.layout import column, row, wide
from briefing_app.ui.parts.widgets import Chip, Chips, button, label, named, once_after
from briefing_app.ui.plans.changes import UNCHANGED, standing, summary
from briefing_app.ui.window.session import Session
from briefing_app.usecases import plans

_KEY = Qt.ItemDataRole.UserRole + 1
_DETAIL = RowsModel.ROW
_Index = QModelIndex | QPersistentModelIndex
_TYPING = 150
_WITHOUT_CHAPTER = "Sans chapitre"


class MeasuresList(QWidget):
    chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        named(self, "page")
        self._session = session
        self._version = ""
        self._measures: list[Measure] = []
        self._fates: dict[str, Fate] = {}
        self._chapters: dict[str, QTreeWidgetItem] = {}
        self.total = label("", "quiet")
        self.new = button("+ Nouvelle mesure")
        self.new.setToolTip("Ctrl+N")
        self.new.clicked.connect(self.new_wanted)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Chercher dans les mesures…")
        self.search.setAccessibleName("Chercher dans les mesures")
        self.search.setClearButtonEnabled(True)
        self._wait = once_after(self, _TYPING)
        self._wait.timeout.connect(self._fill)
        self.search.textChanged.connect(lambda _text: self._wait.start())
        self.moves = Chips()
        self.moves.changed.connect(lambda _picked: self._fill())
        self.tree = self._make_tree()
        self._build()

    def _make_tree(self) -> QTreeWidget:
        tree = named(QTreeWidget(), "content")
        tree.setAccessibleName("Mesures par chapitre")
        tree.setHeaderHidden(True)
        lines = _Lines(tree)
        lines.reference = "11 bis"
        tree.setItemDelegate(lines)
        tree.setIndentation(0)
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.currentItemChanged.connect(lambda item, _former: self._on_chosen(item))
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._show_menu)
        return tree

    def _build(self) -> None:
        head = row(wide(self.total), self.new)
        top = column(head, self.search, self.moves, margins=(16, 8, 16, 8), spacing=8)
        self.setLayout(column(top, wide(self.tree), margins=0))

    # What is shown

    def show_version(self, version: str, against: str) -> None:
        """Read the measures anew; what was chosen stays chosen where it is still there."""
        store = self._session.store
        fates = plans.compared(store, against, version) if against else []
        self._fates = {standing(fate).key: fate for fate in fates}
        self._measures = [standing(fate) for fate in fates] or plans.measures(store, version)
        self._version = version
        self._show_moves()
        self._fill()

    def fate(self, key: str) -> Fate | None:
        """What became of a measure; None while nothing is compared."""
        return self._fates.get(key)

    @property
    def current(self) -> str:
        item = self.tree.currentItem()
        return str(item.data(0, _KEY) or "") if item else ""

    def choose(self, key: str) -> None:
        if key not in self.shown:
            self.search.clear()
            self.moves.show_chips(self.moves.chips, ())
            self._fill()
        for item in self._items():
            if item.data(0, _KEY) == key:
                self.tree.setCurrentItem(item)

    def _show_moves(self) -> None:
        counts = Counter(word for fate in self._fates.values() for word in _words(fate))
        words = [*(move.label for move in Move), UNCHANGED]
        chips = [Chip(word, f"{word} {counts[word]}") for word in words if counts[word]]
        picked = [each for each in self.moves.picked if counts[each]]
        self.moves.show_chips(chips, picked)
        self.moves.setVisible(bool(chips))

    def _fill(self) -> None:
        chosen = self.current
        counts = queries.proposal_counts(self._session.store.db, self._version)
        self.tree.blockSignals(True)
        self.tree.clear()
        self._chapters = {}
        shown = [measure for measure in self._measures if self._is_wanted(measure)]
        for measure in shown:
            chapter = measure.chapter or _WITHOUT_CHAPTER
            if chapter not in self._chapters:
                self._chapters[chapter] = self._chapter(chapter)
            item = self._line(measure, counts.get(measure.key, 0))
            self._chapters[chapter].addChild(item)
            if measure.key == chosen:
                self.tree.setCurrentItem(item)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        self._say_how_many(len(shown))

    def _say_how_many(self, shown: int) -> None:
        total = len(self._measures)
        said = counted(Measure.KIND, shown)
        if shown != total:
            said += f" sur {total}"
        if gone := sum(fate.now is None for fate in self._fates.values()):
            said += f", dont {gone} supprimée{'s' if gone > 1 else ''}"
        self.total.setText(
            said if total else "Aucune mesure : commencez par « + Nouvelle mesure »."
        )
        self.total.setWordWrap(True)

    def _chapter(self, title: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [title])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont(self.tree.font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(0, font)
        return item

    def _line(self, measure: Measure, proposals: int) -> QTreeWidgetItem:
        fate = self._fates.get(measure.key)
        said = f"{proposals or 'Aucune'} proposition{'s' if proposals > 1 else ''}"
        if fate:
            said = summary(fate)
        item = QTreeWidgetItem([f"{measure.number} {measure.title}"])
        item.setData(0, _KEY, measure.key)
        item.setData(0, _DETAIL, ListRow(measure.key, measure.number, measure.title, said, {}))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{item.text(0)}, {said}")
        return item

    def _is_wanted(self, measure: Measure) -> bool:
        fate = self._fates.get(measure.key)
        picked = self.moves.picked
        if fate and picked and not set(_words(fate)) & set(picked):
            return False
        said = fold(f"{measure.number} {measure.title} {measure.text} {measure.responsible}")
        return all(word in said for word in fold(self.search.text()).split())

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for chapter in self._chapters.values():
            yield from map(chapter.child, range(chapter.childCount()))

    @property
    def shown(self) -> list[str]:
        """The keys of the measures, from top to bottom."""
        return [str(item.data(0, _KEY)) for item in self._items()]

    def _on_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _KEY):
            self.chosen.emit(str(item.data(0, _KEY)))

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self.tree.actions())
        menu.exec(self.tree.viewport().mapToGlobal(place))


def _words(fate: Fate) -> list[str]:
    return [move.label for move in fate.moves] or [UNCHANGED]


class _Lines(RowDelegate):
    """Measures are drawn as the lines of every list; chapters as the headings between them."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        if index.data(_KEY):
            super().paint(painter, option, index)
        else:
            QStyledItemDelegate.paint(self, painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        if index.data(_KEY):
            return super().sizeHint(option, index)
        return QStyledItemDelegate.sizeHint(self, option, index)
