"""What goes into a dossier: its parts and its items, ticked and put in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QBrush, QColor, QDropEvent, QFont, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from briefing_app.domain.choices import ItemKind, Section
from briefing_app.domain.model import Dossier
from briefing_app.domain.text.text import headline
from briefing_app.ui.parts import colours
from briefing_app.ui.parts.widgets import named
from briefing_app.usecases.documents.selection import AnyCandidate, Selection

_SECTION = Qt.ItemDataRole.UserRole
_ITEM = Qt.ItemDataRole.UserRole + 1
_KINDS = {
    Section.ENGAGEMENTS: ItemKind.ENGAGEMENT,
    Section.CONSTATS: ItemKind.CONSTAT,
    Section.RECOMMANDATIONS: ItemKind.RECOMMANDATION,
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The item the cursor is on."""

    kind: ItemKind
    candidate: AnyCandidate


class ContentTree(QTreeWidget):
    """The parts of the dossier in their order; below three of them, items to tick and to drag."""

    section_ticked = Signal(Section, bool)
    item_ticked = Signal(ItemKind, str, bool)
    reordered = Signal(ItemKind, list)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        named(self, "content")
        self.setHeaderHidden(True)
        self.setAccessibleName("Contenu du dossier")
        self.setIndentation(18)
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self._candidates: dict[tuple[ItemKind, str], AnyCandidate] = {}
        self._closed: set[Section] = set()
        self.itemChanged.connect(self._on_changed)
        self.currentItemChanged.connect(lambda *_lines: self.chosen.emit(self.current))
        self.itemCollapsed.connect(lambda line: self._closed.add(line.data(0, _SECTION)))
        self.itemExpanded.connect(lambda line: self._closed.discard(line.data(0, _SECTION)))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for text, key, step in (("Monter", "Alt+Up", -1), ("Descendre", "Alt+Down", 1)):
            move = QAction(text, self)
            move.setShortcut(QKeySequence(key))
            move.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            move.triggered.connect(lambda _checked, step=step: self.move_current(step))
            self.addAction(move)

    # What is shown

    def show_selection(self, dossier: Dossier | None, selection: Selection | None) -> None:
        place, current = self.verticalScrollBar().value(), self.current_key
        self.blockSignals(True)
        self.clear()
        self._candidates.clear()
        if dossier and selection:
            parts = set(dossier.sections or Section)
            candidates: dict[Section, Sequence[AnyCandidate]] = {
                Section.ENGAGEMENTS: selection.commitments,
                Section.CONSTATS: selection.constats,
                Section.RECOMMANDATIONS: selection.recommendations,
            }
            for section in Section:
                found = candidates.get(section)
                head = self._head(section, section in parts, found, dossier)
                for candidate in found or ():
                    self._line(head, _KINDS[section], candidate)
                head.setExpanded(section not in self._closed)
        self._restore(current)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(place)
        self.chosen.emit(self.current)

    def _head(
        self,
        section: Section,
        included: bool,
        found: Sequence[AnyCandidate] | None,
        dossier: Dossier,
    ) -> QTreeWidgetItem:
        head = QTreeWidgetItem([f"{section.label}{_counted(section, found, dossier)}"])
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
        flags |= Qt.ItemFlag.ItemIsSelectable
        head.setFlags(flags | Qt.ItemFlag.ItemIsDropEnabled if found else flags)
        head.setCheckState(0, _state(included))
        head.setData(0, _SECTION, section)
        bold = QFont(self.font())
        bold.setBold(True)
        head.setFont(0, bold)
        self.addTopLevelItem(head)
        return head

    def _line(self, head: QTreeWidgetItem, kind: ItemKind, candidate: AnyCandidate) -> None:
        title = getattr(candidate.item, "heading", "") or headline(candidate.text, 110)
        own = "   · reformulé pour cette rencontre" if candidate.wording else ""
        line = QTreeWidgetItem(head, [f"{candidate.item.ref}   {title}{own}"])
        line.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsDragEnabled
        )
        line.setCheckState(0, _state(candidate.included))
        line.setToolTip(0, candidate.text)
        line.setData(0, _ITEM, (kind.value, candidate.item.key))
        if not candidate.included:
            line.setForeground(0, QBrush(QColor(colours.current().quiet)))
        self._candidates[kind, candidate.item.key] = candidate

    def _restore(self, key: tuple[str, str] | None) -> None:
        for line in self.lines():
            if key and self._key(line) == key:
                self.setCurrentItem(line)

    def lines(self) -> list[QTreeWidgetItem]:
        """The lines of items, from top to bottom."""
        return [line for head in _below(self.invisibleRootItem()) for line in _below(head)]

    def _key(self, line: QTreeWidgetItem | None) -> tuple[str, str] | None:
        found = line.data(0, _ITEM) if line else None
        return (str(found[0]), str(found[1])) if found else None

    @property
    def current_key(self) -> tuple[str, str] | None:
        return self._key(self.currentItem())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line she chose stays in sight when the words for it take some of the room."""
        super().resizeEvent(event)
        if line := self.currentItem():
            self.scrollToItem(line)

    # What she does

    def _on_changed(self, line: QTreeWidgetItem) -> None:
        included = line.checkState(0) is Qt.CheckState.Checked
        if key := self._key(line):
            self.item_ticked.emit(ItemKind(key[0]), key[1], included)
        else:
            self.section_ticked.emit(Section(line.data(0, _SECTION)), included)

    @property
    def current(self) -> Chosen | None:
        """The item the cursor is on."""
        key = self.current_key
        if key is None:
            return None
        kind = ItemKind(key[0])
        return Chosen(kind, self._candidates[kind, key[1]])

    def choose(self, kind: str, key: str) -> bool:
        """Put the cursor on an item; False where it does not stand here."""
        for line in self.lines():
            if self._key(line) == (kind, key):
                self.setCurrentItem(line)
                return True
        return False

    def move_current(self, step: int) -> None:
        """One place up or down among its neighbours."""
        line = self.currentItem()
        key = self._key(line)
        if key is None or line is None:
            return
        keys = self._keys_beside(line)
        place = keys.index(key[1])
        if 0 <= place + step < len(keys):
            keys.insert(place + step, keys.pop(place))
            self.reordered.emit(ItemKind(key[0]), keys)

    def dropEvent(self, event: QDropEvent) -> None:
        """Only among its own kind: the tree is drawn anew from what is stored."""
        dragged, target = self.currentItem(), self.itemAt(event.position().toPoint())
        key, onto = self._key(dragged), self._key(target)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if key is None or dragged is None or target is None or (onto and onto[0] != key[0]):
            return
        keys = self._keys_beside(dragged)
        keys.remove(key[1])
        below = self.dropIndicatorPosition() is QAbstractItemView.DropIndicatorPosition.BelowItem
        place = keys.index(onto[1]) + below if onto and onto[1] in keys else 0
        keys.insert(place, key[1])
        self.reordered.emit(ItemKind(key[0]), keys)

    def _keys_beside(self, line: QTreeWidgetItem) -> list[str]:
        found = [self._key(each) for each in _below(line.parent())]
        return [key[1] for key in found if key]


def _below(head: QTreeWidgetItem | None) -> list[QTreeWidgetItem]:
    rows = range(head.childCount()) if head else ()
    return [line for row in rows if head and (line := head.child(row))]


def _counted(section: Section, found: Sequence[AnyCandidate] | None, dossier: Dossier) -> str:
    if found is not None:
        return f"  –  {sum(each.included for each in found)} sur {len(found)}"
    if section is Section.DEMANDES:
        return f"  –  {len(dossier.asks)} en tête de page" if dossier.asks else "  –  à écrire"
    return ""


def _state(included: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if included else Qt.CheckState.Unchecked
