"""What a dossier holds back from whom it is for, and why: each opens."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from briefing_app.domain.wording import noun
from briefing_app.storage.lists import ListRow
from briefing_app.ui.lists.delegate import RowDelegate
from briefing_app.ui.lists.rows import RowsModel, RowsView
from briefing_app.ui.parts.layout import column, wide
from briefing_app.ui.parts.widgets import label, named
from briefing_app.ui.window.session import Session
from briefing_app.usecases.documents.view import Withheld
from briefing_app.usecases.items.naming import names


class HeldPane(QWidget):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._held: dict[str, Withheld] = {}
        self._rows: dict[str, ListRow] = {}
        self.model = RowsModel(self._read)
        self.list = named(RowsView(), "rows")
        self.list.setAccessibleName("Éléments retenus")
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.activated.connect(self._open)
        said = label(
            "Ils restent dans votre fichier et ne sortent pas pour ce destinataire. Un double clic"
            " ouvre l’élément : vous y décidez qui peut le voir.",
            "quiet",
        )
        said.setWordWrap(True)
        self.setLayout(column(said, wide(self.list), margins=12, spacing=8))

    def show_held(self, held: Sequence[Withheld]) -> None:
        self._held = {each.key: each for each in held}
        # Read at once: they may be painted while the store is lent.
        self._rows = {each.key: self._row(each) for each in held}
        self.model.load(list(self._held))

    def _read(self, keys: Sequence[str]) -> list[ListRow]:
        return [self._rows[key] for key in keys]

    def _row(self, held: Withheld) -> ListRow:
        name = names(self._session.store, held.kind, [held.key])[held.key]
        return ListRow(held.key, "", name, f"{noun(held.kind).singular} · {held.reason}", {})

    def _open(self, index: QModelIndex) -> None:
        held = self._held[self.model.key(index)]
        self._session.go(held.kind, held.key)
