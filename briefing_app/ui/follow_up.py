"""Suivi: what each institution still owes, what was heard of it, and the checklist to print."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QSplitter,
    QWidget,
)

from briefing_app.domain.choices import Diffusion, DocumentKind, Order
from briefing_app.domain.model import Commitment
from briefing_app.storage.lists import LISTINGS, ListRow
from briefing_app.ui.lists.delegate import RowDelegate
from briefing_app.ui.lists.rows import RowsModel, RowsView
from briefing_app.ui.parts.layout import aligned, column, holding, rest, row, wide
from briefing_app.ui.parts.outside import audience_box, documents_folder
from briefing_app.ui.parts.page import Page
from briefing_app.ui.parts.preview import PreviewPane, ReadyLine
from briefing_app.ui.parts.widgets import button, captioned, label, named
from briefing_app.ui.window.session import Session
from briefing_app.usecases import follow_up as following
from briefing_app.usecases.documents.packs import File, produce
from briefing_app.usecases.documents.selection import Request

_PERIODS = (
    ("toutes les échéances", None),
    ("échéance passée", 0),
    ("d’ici un mois", 31),
    ("d’ici trois mois", 92),
)
_KINDS = (DocumentKind.CHECKLIST, DocumentKind.ENGAGEMENTS)


class FollowUpPage(Page):
    prints = True

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows: dict[str, ListRow] = {}
        self._build()
        session.changed.connect(lambda _notice: self.reload())
        self.reload()

    def _build(self) -> None:
        self.model = RowsModel(self._read)
        self.view = named(RowsView(), "rows")
        self.view.setAccessibleName("Engagements à suivre")
        self.view.setUniformItemSizes(True)
        self.view.setModel(self.model)
        delegate = RowDelegate(self.view)
        columns = LISTINGS[Commitment.KIND].columns
        delegate.columns = [column for column in columns if column.name == "due"]
        self.view.setItemDelegate(delegate)
        self.view.activated.connect(self._open)
        self.nothing = self._nothing()
        self.preview = PreviewPane(self._session, _KINDS)
        self.preview.pdf_wanted.connect(lambda kind: self._write(kind, "PDF", ".pdf"))
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self._list())
        both.addWidget(self.preview)
        both.setChildrenCollapsible(False)
        both.setSizes([640, 460])
        self.fill_with(both)

    def _nothing(self) -> QWidget:
        self.promise = button("+ Nouvel engagement")
        self.promise.clicked.connect(lambda: self._session.create(Commitment.KIND))
        centre = Qt.AlignmentFlag.AlignHCenter
        return holding(
            column(
                rest(),
                aligned(label("Rien n’est attendu ici.", "quiet"), centre),
                aligned(self.promise, centre),
                rest(2),
            )
        )

    def _make_choices(self) -> None:
        self.offices = QComboBox()
        self.offices.activated.connect(lambda _index: self._show_owed())
        self.period = QComboBox()
        for caption, days in _PERIODS:
            self.period.addItem(caption, days)
        self.order = QComboBox()
        for order in Order:
            self.order.addItem(order.label, order)
        self.audience = audience_box(Diffusion.COLLECTIF)
        self.period.activated.connect(lambda _index: self.reload())
        for each in (self.order, self.audience):
            each.activated.connect(lambda _index: self._show_pages())

    def _list(self) -> QWidget:
        self._make_choices()
        self.word = button("Word…")
        self.word.clicked.connect(lambda: self._write(self.preview.chosen, "Word", ".docx"))
        choice = row(
            wide(captioned("Institution", self.offices), 3),
            wide(captioned("Échéance", self.period), 2),
        )
        self.ready = ReadyLine(self._session)
        foot = row(
            captioned("Pour", self.audience),
            captioned("Tri de la liste imprimée", self.order),
            rest(),
            aligned(self.word, Qt.AlignmentFlag.AlignBottom),
        )
        return holding(
            column(
                label("Suivi des engagements", "title"),
                choice,
                wide(self.view),
                wide(self.nothing),
                self.ready,
                foot,
                margins=(16, 12, 16, 12),
                spacing=8,
            )
        )

    # What is shown

    @property
    def request(self) -> Request:
        days = self.period.currentData()
        before = None if days is None else date.today() + timedelta(days=days)
        return Request(
            institution=self.offices.currentData() or "",
            due_before=before,
            order=Order(self.order.currentData()),
            audience=Diffusion(self.audience.currentData()),
        )

    def print_(self) -> bool:
        return self.preview.print_pages()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        if not (self._session.free and self.isVisible()):
            return
        kept = self.request.institution
        everyone = replace(self.request, institution="")
        store = self._session.store
        self.offices.clear()
        self.offices.addItem(f"toutes : {len(following.owed_by(store, everyone))}", "")
        for office in following.offices(store, everyone, date.today()):
            late = f", dont {office.late} en retard" if office.late else ""
            self.offices.addItem(f"{office.name} : {office.owed}{late}", office.key)
        self.offices.setCurrentIndex(max(0, self.offices.findData(kept)))
        self._show_owed()

    def _show_owed(self) -> None:
        if not self._session.free:
            return
        owed = following.owed_by(self._session.store, self.request)
        self._rows = following.rows(owed)
        self.model.load(list(self._rows))
        self.view.setVisible(bool(owed))
        self.nothing.setVisible(not owed)
        self._show_pages()

    def _show_pages(self) -> None:
        self.ready.show_files(())
        self.preview.show_request(self.request)

    def _read(self, keys: Sequence[str]) -> list[ListRow]:
        return [self._rows[key] for key in keys]

    # What she does

    def _open(self, index: QModelIndex) -> None:
        self._session.go(Commitment.KIND, self.model.key(index))

    def _write(self, kind: DocumentKind, what: str, suffix: str) -> None:
        name = documents_folder() / f"{kind.label} {date.today().isoformat()}{suffix}"
        chosen, _ = QFileDialog.getSaveFileName(
            self, f"Enregistrer en {what}", str(name), f"{what} (*{suffix})"
        )
        if not chosen:
            return
        path = Path(chosen).with_suffix(suffix)
        request, store, today = self.request, self._session.store, date.today()
        self._session.run(
            f"Écriture : {kind.label}",
            lambda step: produce(store, kind, request, path, today, step),
            lambda _held: self.ready.show_files([File(kind.value, path)]),
        )
