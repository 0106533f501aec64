"""The list of a kind: what narrows it, how it is sorted, what it shows, and its lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QPoint, QSettings, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QWidget,
)

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Item
from briefing_app.domain.wording import new
from briefing_app.storage import lists
from briefing_app.storage.filters import Filter
from briefing_app.storage.lists import ListRow
from briefing_app.ui.lists.delegate import RowDelegate
from briefing_app.ui.lists.facets import Facet, FacetButton
from briefing_app.ui.lists.rows import RowsModel, RowsView
from briefing_app.ui.parts.flow import FlowLayout
from briefing_app.ui.parts.layout import aligned, column, holding, rest, row, wide
from briefing_app.ui.parts.outside import AUDIENCES
from briefing_app.ui.parts.widgets import Chip, Chips, button, label, named, once_after
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.workspace import theme_counts, themes

_TYPING = 150
_FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class ListSpec:
    """What the list of a kind is called, and what it can be narrowed by."""

    cls: type[Item]
    title: str
    facets: tuple[Facet, ...]
    empty: str
    theme_column: int | None = 0
    """Which of the counts of a theme its chip shows; None for kinds without themes."""
    fixed: Filter = field(default_factory=Filter)


class ListPane(QWidget):
    """Title and count, search, themes, facets, lines."""

    chosen = Signal(str)
    several = Signal(list)
    new_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, session: Session, spec: ListSpec) -> None:
        super().__init__()
        named(self, "page")
        self._session = session
        self.spec = spec
        self.kind = spec.cls.KIND
        self._listing = lists.LISTINGS[self.kind]
        self._order = self._listing.orders[0]
        self._total = 0
        self.model = RowsModel(self._read)
        self._build()
        self._wait = once_after(self, _TYPING)
        self._wait.timeout.connect(self.narrow)
        self.current = ""
        self.reload()

    def _build(self) -> None:
        self.title = label(self.spec.title, "title")
        self.total = label("", "total")
        self.new = button(f"+ {new(self.kind)}")
        self.new.setToolTip("Ctrl+N")
        self.new.clicked.connect(self.new_wanted)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Chercher un mot, une expression…")
        self.search.setAccessibleName(f"Chercher : {self.spec.title}")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._wait.start())
        self.chips = Chips()
        self.chips.changed.connect(lambda _picked: self.narrow())
        self.facets = [FacetButton(facet) for facet in self.spec.facets]
        for facet in self.facets:
            facet.changed.connect(self.narrow)
        self.sorting = button("", "facet")
        self.sorting.setMenu(self._sort_menu())
        self.columns = button("Colonnes", "facet")
        self.columns.setMenu(self._column_menu())
        if not self._listing.columns:
            self.columns.hide()
        self.outside = button("Exporter", "facet")
        self.outside.setMenu(self._export_menu())
        self._make_view()
        self.layout_()

    def _make_view(self) -> None:
        self.view = RowsView()
        named(self.view, "rows")
        self.view.setAccessibleName(f"Liste : {self.spec.title}")
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(
            lambda place: self.menu_wanted.emit(self.view.viewport().mapToGlobal(place))
        )
        self.view.setModel(self.model)
        self.delegate = RowDelegate(self.view)
        self.delegate.columns = self._shown_columns()
        self.view.setItemDelegate(self.delegate)
        self.view.selectionModel().selectionChanged.connect(self._on_selected)
        self.empty = label("", "quiet")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clear = button("Tout afficher")
        self.clear.clicked.connect(self._on_clear)

    def layout_(self) -> None:
        head = row(
            self.title, wide(self.total, 1, Qt.AlignmentFlag.AlignBottom), self.outside, self.new
        )
        narrowing = QWidget()
        flow = FlowLayout(narrowing, spacing=4)
        for each in (*self.facets, self.sorting, self.columns):
            flow.addWidget(each)
        narrowers: tuple[QWidget, ...] = (self.search, self.chips, narrowing)
        top = column(head, *narrowers, margins=(16, 12, 16, 0), spacing=8)
        nothing = holding(
            column(rest(), self.empty, aligned(self.clear, Qt.AlignmentFlag.AlignHCenter), rest(2))
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(nothing)
        self.setLayout(column(top, wide(self._stack), margins=0))

    # What is shown

    @property
    def wanted(self) -> Filter:
        words = self.search.text().strip()
        chosen = {facet.facet.name: facet.chosen for facet in self.facets if facet.chosen}
        years = sorted(int(year) for year in chosen.pop("period", ()))
        diffusions = tuple(Diffusion(code) for code in chosen.pop("diffusions", ()))
        return replace(
            self.spec.fixed,
            words=words if len(words) >= _FEWEST_LETTERS else "",
            themes=self.chips.picked,
            diffusions=diffusions,
            since=date(years[0], 1, 1) if years else None,
            until=date(years[-1], 12, 31) if years else None,
            **chosen,
        )

    def _read(self, keys: Sequence[str]) -> list[ListRow]:
        """The lines that show; none while the store is lent, even if they are painted then."""
        return lists.rows(self._session.store.db, self.kind, keys) if self._session.free else []

    def reload(self) -> None:
        """Read everything anew: something was stored."""
        if self._session.free:
            self._total = self._all()
            self._show_themes()
            self.narrow()

    def narrow(self) -> None:
        """Read the list that is asked for; what was chosen stays chosen."""
        if not self._session.free:
            return
        wanted, total = self.wanted, self._total
        keys = lists.keys(self._session.store.db, self.kind, wanted, self._order)
        self.delegate.words = wanted.words
        kept = set(self.selected)
        self.model.load(keys)
        self.total.setText(
            f"{len(keys)} affichés sur {total}" if len(keys) != total else f"{total}"
        )
        nothing = "Rien ne correspond à la recherche ni aux choix faits ci-dessus."
        self.empty.setText(nothing if total else self.spec.empty)
        self.clear.setText("Tout afficher" if total else self.new.text())
        self._stack.setCurrentIndex(0 if keys else 1)
        self.sorting.setText(f"Trier : {self._order.caption}")
        self._choose(kept)

    def _on_clear(self) -> None:
        """What helps out of an empty list: widen it, or write the first line of it."""
        if self._total:
            self.show_all()
        else:
            self.new_wanted.emit()

    def _all(self) -> int:
        """How many there are here, before she narrows them."""
        db, fixed = self._session.store.db, self.spec.fixed
        if fixed == Filter():
            return lists.count(db, self.kind)
        return len(lists.keys(db, self.kind, fixed))

    @property
    def selected(self) -> list[str]:
        rows = self.view.selectionModel().selectedRows() if self.model.rowCount() else []
        return [self.model.key(index) for index in sorted(rows, key=lambda index: index.row())]

    def show_all(self) -> None:
        self.search.clear()
        self.chips.show_chips(self.chips.chips, ())
        for facet in self.facets:
            facet.chosen = ()
            facet.choose(())
        self.narrow()

    def show_key(self, key: str) -> None:
        """Choose an item, widening the list if it is not in it."""
        if key not in self.model.keys:
            self.show_all()
        index = self.model.index_of(key)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def point_at(self, key: str) -> None:
        """The one line of an item, or none, without showing it again."""
        selection = self.view.selectionModel()
        with QSignalBlocker(selection):
            selection.clearSelection()
        self._choose({key})
        self.view.viewport().update()

    def _choose(self, keys: set[str]) -> None:
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        flags = QItemSelectionModel.SelectionFlag.Select
        for key in keys:
            index = self.model.index_of(key)
            if index.isValid():
                selection.select(index, flags)
                selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        selection.blockSignals(False)

    def _show_themes(self) -> None:
        column = self.spec.theme_column
        if column is None:
            self.chips.hide()
            return
        counts = {key: each[column] for key, each in theme_counts(self._session.store).items()}
        order = sorted(themes(self._session.store), key=lambda theme: -counts.get(theme.key, 0))
        chips = [
            Chip(theme.key, f"{theme.label} {counts[theme.key]}")
            for theme in order
            if counts.get(theme.key)
        ]
        self.chips.show_chips(chips, self.chips.picked)

    def _on_selected(self) -> None:
        keys = self.selected
        if len(keys) == 1:
            self.chosen.emit(keys[0])
        elif keys:
            self.several.emit(keys)

    # How it is shown

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self)
        for order in self._listing.orders:
            menu.addAction(order.caption.capitalize()).triggered.connect(
                lambda _checked=False, order=order: self.sort(order)
            )
        return menu

    def sort(self, order: lists.ListOrder) -> None:
        self._order = order
        self.narrow()

    def _column_menu(self) -> QMenu:
        menu = QMenu(self)
        shown = {each.name for each in self._shown_columns()}
        for each in self._listing.columns:
            action = menu.addAction(each.caption)
            action.setCheckable(True)
            action.setChecked(each.name in shown)
            action.toggled.connect(lambda _on, menu=menu: self._on_columns(menu))
        return menu

    def _shown_columns(self) -> tuple[lists.ListColumn, ...]:
        kept = QSettings().value(f"columns/{self.kind}")
        if kept is None:
            return tuple(column for column in self._listing.columns if column.shown)
        return tuple(column for column in self._listing.columns if column.name in str(kept).split())

    def _on_columns(self, menu: QMenu) -> None:
        shown = [action.isChecked() for action in menu.actions()]
        columns = [c.name for c, on in zip(self._listing.columns, shown, strict=True) if on]
        QSettings().setValue(f"columns/{self.kind}", " ".join(columns))
        self.delegate.columns = self._shown_columns()
        self.view.viewport().update()

    # How it leaves

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        for diffusion, wording in AUDIENCES.items():
            action = menu.addAction(f"Liste pour tableur (CSV), pour : {wording}…")
            action.triggered.connect(lambda _checked=False, d=diffusion: self._export(d))
        menu.addSeparator()
        menu.addAction("Imprimer la liste…").triggered.connect(lambda _checked: self.print_list())
        return menu

    # What writes and prints is imported when it is first asked for.

    def _export(self, audience: Diffusion) -> None:
        from briefing_app.ui.lists.list_out import export_list

        export_list(self, self._session, self.spec.title, self.kind, self.model.keys, audience)

    def print_list(self) -> bool:
        from briefing_app.ui.lists.list_out import print_list

        rows = lists.rows(self._session.store.db, self.kind, self.model.keys)
        if rows:
            print_list(self, self.spec.title, self.delegate.columns, rows)
        return bool(rows)
