"""Relire: what other people's files bring, line by line, ticked or left before anything is stored.

The panel knows nothing of grids: whoever reads a file says what its lines are, and is told which
of them were accepted.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QTreeView,
    QWidget,
)

from briefing_app.ui.grids.review_delegate import ReviewDelegate
from briefing_app.ui.grids.review_lines import COLUMNS, ReviewGroup, ReviewLine, ReviewModel
from briefing_app.ui.parts.flow import FlowLayout
from briefing_app.ui.parts.layout import aligned, column, row, wide
from briefing_app.ui.parts.widgets import button, label, named

_WIDTHS = (34, 78, 138, 180, 205, 260, 110)
_PROMISE = "Rien n’est enregistré avant votre accord ; tout peut être annulé ensuite."


class ReviewPanel(QWidget):
    """`accepted` gives the tokens of the ticked lines; `put_off`: she leaves it for now;
    `ticked`: she ticked or unticked one; `given_up`: she wants no more of it."""

    accepted = Signal(list)
    put_off = Signal()
    ticked = Signal()
    given_up = Signal()
    opened = Signal(str, str)

    def __init__(self, nothing: str = "") -> None:
        """`nothing` is what the main button says where no line is ticked; without it, it rests."""
        super().__init__()
        self._nothing = nothing
        self._group: ReviewGroup | None = None
        self.model = ReviewModel()
        self.model.ticks_changed.connect(self._on_ticks)
        self.model.ticks_changed.connect(self.ticked)
        self.view = ReviewView(self.model)
        self.view.opened.connect(self._open)
        self._build()

    def _build(self) -> None:
        named(self, "page")
        self.title = label("", "title")
        self.title.setWordWrap(True)
        self.told = label("", "quiet")
        self._groups = QWidget()
        self._flow = FlowLayout(self._groups)
        hint = label("Espace : accepter ou laisser · Entrée : ouvrir", "quiet")
        self.alike = button("Semblables", "opener")
        self.alike.setMenu(self._menu_of_alike())
        under = row(
            wide(self._groups),
            aligned(hint, Qt.AlignmentFlag.AlignVCenter),
            aligned(self.alike, Qt.AlignmentFlag.AlignTop),
        )
        parts = (self.title, self.told, under, wide(self.view), self._foot())
        self.setLayout(column(*parts, margins=(16, 12, 16, 12), spacing=8))

    def _foot(self) -> QHBoxLayout:
        self.drop = button("Abandonner la relecture")
        self.drop.clicked.connect(self.given_up)
        self.later = button("Plus tard")
        self.later.clicked.connect(self.put_off)
        self.keep = button("", "main")
        self.keep.clicked.connect(lambda: self.accepted.emit(self.model.ticked))
        return row(wide(label(_PROMISE, "quiet")), self.drop, self.later, self.keep)

    def show_lines(self, title: str, lines: Sequence[ReviewLine]) -> None:
        """Show what is to be looked at; what is settled comes ticked."""
        self.title.setText(title)
        self._group = None
        self.model.load(lines)
        self.told.setText(_counted(lines) or "Rien de nouveau.")
        self._rebuild_groups()
        self.view.setCurrentIndex(self.model.index(0, 0))
        self._on_ticks()

    def _rebuild_groups(self) -> None:
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        lines = self.model.lines
        found = [g for g in ReviewGroup if any(line.group is g for line in lines)]
        for group in (None, *found) if len(found) > 1 else ():
            count = sum(group in (None, line.group) for line in lines)
            each = button(f"{group.title if group else 'Tout'} {count}", "chip")
            each.setCheckable(True)
            each.setChecked(group is self._group)
            each.clicked.connect(lambda _checked, group=group: self.show_group(group))
            self._flow.addWidget(each)
        self._groups.updateGeometry()

    def show_group(self, group: ReviewGroup | None) -> None:
        self._group = group
        self.model.narrow(group)
        self._rebuild_groups()

    def _on_ticks(self) -> None:
        count = len(self.model.ticked)
        many = "s" if count > 1 else ""
        self.keep.setText(f"Enregistrer {count} changement{many}" if count else self._nothing)
        if not (count or self._nothing):
            self.keep.setText("Enregistrer")
        self.keep.setEnabled(bool(count or self._nothing))

    def _menu_of_alike(self) -> QMenu:
        """What a right click offers, for the chosen line."""
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self.view.fill_menu(menu, self.view.currentIndex()))
        return menu

    def _open(self, line: ReviewLine) -> None:
        if line.key:
            self.opened.emit(line.kind, line.key)


class ReviewView(QTreeView):
    """The lines; Space ticks, Enter opens, a right click takes all those that are alike."""

    opened = Signal(ReviewLine)

    def __init__(self, model: ReviewModel) -> None:
        super().__init__()
        self._model = model
        named(self, "review")
        self.setAccessibleName("Lignes à relire")
        self.setModel(model)
        self.setItemDelegate(ReviewDelegate(self))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setAllColumnsShowFocus(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.line(index)))
        header = self.header()
        header.setStretchLastSection(False)
        for number, width in enumerate(_WIDTHS):
            self.setColumnWidth(number, width)
        header.setSectionResizeMode(COLUMNS.index("Reçu"), QHeaderView.ResizeMode.Stretch)
        # Lines are as high as their words need in the width that is there.
        header.sectionResized.connect(lambda *_: self.scheduleDelayedItemsLayout())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() == Qt.Key.Key_Space:
            self._model.toggle(index)
        elif index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._model.line(index))
        else:
            super().keyPressEvent(event)

    def _offer(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid() and self._model.line(index).token is not None:
            menu = QMenu(self)
            self.fill_menu(menu, index)
            menu.popup(self.viewport().mapToGlobal(place))

    def fill_menu(self, menu: QMenu, index: QModelIndex) -> None:
        """All like this: the same column, the same sender, the same sort of line."""
        menu.clear()
        if not index.isValid() or self._model.line(index).token is None:
            menu.addAction("Choisissez d’abord une ligne à cocher").setEnabled(False)
            return
        line, ticking = self._model.line(index), not self._model.is_ticked(index)
        verb = "Cocher" if ticking else "Décocher"
        for words, alike in _likenesses(line):
            keys = [each for each in self._model.tickable if alike(each)]
            action = menu.addAction(f"{verb} {words} ({len(keys)})")
            action.triggered.connect(
                lambda _checked=False, keys=keys: self._model.tick(keys, on=ticking)
            )


def _likenesses(line: ReviewLine) -> Iterator[tuple[str, Callable[[ReviewLine], bool]]]:
    yield (
        f"toute la colonne « {line.column} »",
        lambda each: (each.group, each.column) == (line.group, line.column),
    )
    if line.who:
        yield f"tout ce que répond {line.who}", lambda each: each.who == line.who
    yield line.group.all_of, lambda each: each.group is line.group


def _counted(lines: Iterable[ReviewLine]) -> str:
    lines = list(lines)
    counts = [(group, sum(line.group is group for line in lines)) for group in ReviewGroup]
    return " · ".join(group.counted(count) for group, count in counts if count)
