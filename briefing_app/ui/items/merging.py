"""Beside an item: what leads to it, and the one it may be merged with."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from briefing_app.domain.wording import noun
from briefing_app.ui.fields.links import Finder, LinkChip
from briefing_app.ui.parts.flow import FlowLayout
from briefing_app.ui.parts.layout import column
from briefing_app.ui.parts.widgets import captioned, label
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.merging import merge, uses


class UsesPanel(QWidget):
    """« 12 constats: C-0014…, C-0021… »: each opens."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.total = label("", "caption")
        self._column = column(self.total, margins=0, spacing=2)
        self.setLayout(self._column)
        self._holders: list[QWidget] = []

    def show_item(self, kind: str, key: str) -> None:
        for holder in self._holders:
            holder.hide()
            holder.deleteLater()
        self._holders = []
        found = uses(self._session.store, kind, key) if key else []
        self.setVisible(bool(key))
        self.total.setText("Utilisé dans" if found else "N’est utilisé nulle part")
        for use in found:
            holder = QWidget()
            flow = FlowLayout(holder, spacing=6)
            flow.addWidget(label(f"{use.caption} :", "quiet"))
            for each in use.shown:
                flow.addWidget(LinkChip(self._session, each.kind, each.key, each.text))
            self._column.addWidget(holder)
            self._holders.append(holder)


class MergePanel(QWidget):
    """« Fusionner avec… »: the item shown goes, the one that is found stays."""

    def __init__(self, session: Session, kind: str, keep: Callable[[], None]) -> None:
        super().__init__()
        self._session = session
        self._kind = kind
        self._keep = keep
        self._key = ""
        self.finder = Finder(session, kind, f"Nom de l’autre {noun(kind).singular}, qui reste")
        self.finder.taken.connect(self._merge)
        self.setLayout(column(captioned("Fusionner avec", self.finder), margins=0))

    def show_item(self, key: str) -> None:
        self._key = key
        self.setVisible(bool(key))

    def _merge(self, kept: str) -> None:
        gone = self._key
        self._keep()
        merge(self._session.store, self._kind, gone, kept)
        self._session.go(self._kind, kept)
