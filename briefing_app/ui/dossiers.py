"""Préparer un dossier: a meeting, themes, what goes in, what is held back, and the file."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMessageBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.choices import Diffusion, ItemKind, Section
from briefing_app.domain.dates import format_date
from briefing_app.domain.model import Dossier, Meeting
from briefing_app.domain.text import headline
from briefing_app.exports.files import free_name
from briefing_app.paths import APP_NAME
from briefing_app.ui.session import Session
from briefing_app.ui.widgets import Chip, Chips, button, captioned, label, named
from briefing_app.usecases.packs import Pack, produce_pack
from briefing_app.usecases.selection import AnyCandidate, Selection, request_of, select
from briefing_app.usecases.workspace import (
    dossier_for,
    meetings,
    theme_counts,
    themes,
    with_choice,
)

_AUDIENCES = {
    Diffusion.TRANSMISSIBLE: "ministère ou institution",
    Diffusion.COLLECTIF: "associations du collectif",
    Diffusion.INTERNE: "moi seulement",
}
_KEY = Qt.ItemDataRole.UserRole


class DossierPage(QWidget):
    def __init__(self, session: Session, open_file: Callable[[Path], None] | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._open = open_file or _open_outside
        self._dossier: Dossier | None = None
        self._selection: Selection | None = None
        self.produced: Pack | None = None
        self._build()
        session.changed.connect(self.reload)
        session.started.connect(lambda _label: self._allow())
        session.finished.connect(self._allow)
        self.reload()

    def _build(self) -> None:
        self.meeting = QComboBox()
        self.meeting.activated.connect(self._on_meeting)
        self.audience = QComboBox()
        for diffusion, wording in _AUDIENCES.items():
            self.audience.addItem(wording, diffusion)
        self.audience.activated.connect(self._on_audience)
        self.when = label("", "quiet")
        self.chips = Chips(shown=9)
        self.chips.changed.connect(self._on_themes)
        self.held = button("", "link")
        self.held.clicked.connect(self.show_held)
        self.held_box = label("", "banner")
        self.held_box.setWordWrap(True)
        self.content = named(QTreeWidget(), "content")
        self.content.setHeaderHidden(True)
        self.content.setAccessibleName("Contenu du dossier")
        self.content.setUniformRowHeights(True)
        self.content.setIndentation(18)
        self.content.itemChanged.connect(self._on_ticked)
        self.produce = button("Produire le dossier", "main")
        self.produce.clicked.connect(self.start)
        self.result = label("", "done")
        self.result.setWordWrap(True)
        self.open = button("Ouvrir le document")
        self.open.clicked.connect(lambda: self._open(self._file()))
        self.open_place = button("Ouvrir l’emplacement")
        self.open_place.clicked.connect(lambda: self._open(self._file().parent))
        self._lay_out()

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.addWidget(captioned("Rencontre", self.meeting), 3)
        choice.addWidget(captioned("Destinataire", self.audience), 2)
        foot = QHBoxLayout()
        foot.addWidget(self.result)
        foot.addStretch(1)
        for each in (self.open, self.open_place, self.produce):
            foot.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(label("Préparer un dossier", "title"))
        layout.addLayout(choice)
        layout.addWidget(self.when)
        layout.addWidget(label("Thèmes : constats · recommandations · engagements", "caption"))
        layout.addWidget(self.chips)
        layout.addWidget(self.held_box)
        layout.addWidget(self.held, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.content, 1)
        layout.addLayout(foot)

    # What is shown

    def reload(self) -> None:
        if not self._session.free:
            return
        self._show_meetings()
        self._show_dossier()

    def _show_meetings(self) -> None:
        chosen = self._dossier.meeting if self._dossier else self.meeting.currentData()
        found = meetings(self._session.store)
        self.meeting.clear()
        for meeting in found:
            day = f" – {format_date(meeting.date)}" if meeting.date else ""
            self.meeting.addItem(f"{meeting.title}{day}", meeting.key)
        keys = [meeting.key for meeting in found]
        self.meeting.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)

    def _show_dossier(self) -> None:
        store = self._session.store
        key = self.meeting.currentData()
        if key is None:
            self._dossier = self._selection = None
        else:
            self._dossier = dossier_for(store, store.get(Meeting, key))
            self._selection = select(store, request_of(self._dossier))
            self.audience.setCurrentIndex(list(_AUDIENCES).index(self._dossier.audience))
        self._show_themes()
        self._show_content()
        self._show_held()
        self._allow()

    def _show_themes(self) -> None:
        store = self._session.store
        counts = theme_counts(store)
        chips = [
            Chip(
                theme.key,
                f"{theme.label} {' · '.join(map(str, counts[theme.key]))}",
                "{} constats, {} recommandations, {} engagements".format(*counts[theme.key]),
            )
            for theme in themes(store)
            if theme.key in counts
        ]
        self.chips.show_chips(chips, self._dossier.themes if self._dossier else ())

    def _show_content(self) -> None:
        place = self.content.verticalScrollBar().value()
        self.content.blockSignals(True)
        self.content.clear()
        if self._selection:
            parts = (
                (Section.ENGAGEMENTS, ItemKind.ENGAGEMENT, self._selection.commitments),
                (Section.CONSTATS, ItemKind.CONSTAT, self._selection.constats),
                (Section.RECOMMANDATIONS, ItemKind.RECOMMANDATION, self._selection.recommendations),
            )
            for section, kind, candidates in parts:
                self._show_section(section, kind, candidates)
        self.content.expandAll()
        self.content.blockSignals(False)
        self.content.verticalScrollBar().setValue(place)

    def _show_section(
        self, section: Section, kind: ItemKind, candidates: Sequence[AnyCandidate]
    ) -> None:
        taken = sum(candidate.included for candidate in candidates)
        head = QTreeWidgetItem([f"{section.label}  –  {taken} sur {len(candidates)}"])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFont(0, self._bold())
        self.content.addTopLevelItem(head)
        for candidate in candidates:
            title = getattr(candidate.item, "heading", "") or headline(candidate.text, 110)
            line = QTreeWidgetItem(head, [f"{candidate.item.ref}   {title}"])
            state = Qt.CheckState.Checked if candidate.included else Qt.CheckState.Unchecked
            line.setCheckState(0, state)
            line.setToolTip(0, candidate.text)
            line.setData(0, _KEY, (kind, candidate.item.key))

    def _bold(self) -> QFont:
        font = QFont(self.content.font())
        font.setBold(True)
        return font

    def _show_held(self) -> None:
        held = self._selection.withheld if self._selection else ()
        self.held_box.setVisible(bool(held))
        self.held.setVisible(bool(held))
        many = "s" if len(held) > 1 else ""
        self.held_box.setText(f"{len(held)} élément{many} retenu{many} pour ce destinataire.")
        self.held.setText("Voir lesquels et pourquoi")

    def show_held(self) -> None:
        if self._selection:
            lines = [
                f"{each.kind.capitalize()} « {headline(each.title, 70)} » : {each.reason}"
                for each in self._selection.withheld
            ]
            QMessageBox.information(self, "Éléments retenus", "\n".join(lines))

    def _allow(self) -> None:
        """Only what makes sense now can be pressed."""
        ready = bool(self._dossier and self._dossier.themes) and not self._session.busy
        self.produce.setEnabled(ready)
        choices: tuple[QWidget, ...] = (self.chips, self.meeting, self.audience, self.content)
        for choice in choices:
            choice.setEnabled(not self._session.busy)
        answers: tuple[QWidget, ...] = (self.open, self.open_place, self.result)
        for answer in answers:
            answer.setVisible(self.produced is not None)

    # What she does

    def choose_meeting(self, key: str) -> None:
        self.meeting.setCurrentIndex(self.meeting.findData(key))
        self._on_meeting()

    def _on_meeting(self) -> None:
        self.produced = None
        self._dossier = None
        self._show_dossier()

    def _on_audience(self) -> None:
        if self._dossier:
            audience = Diffusion(self.audience.currentData())
            self._keep(replace(self._dossier, audience=audience), "Changer le destinataire")

    def _on_themes(self, picked: tuple[str, ...]) -> None:
        if self._dossier:
            self._keep(replace(self._dossier, themes=picked), "Choisir les thèmes du dossier")

    def _on_ticked(self, line: QTreeWidgetItem) -> None:
        if self._dossier:
            kind, key = line.data(0, _KEY)
            included = line.checkState(0) is Qt.CheckState.Checked
            changed = with_choice(self._dossier, ItemKind(kind), key, included=included)
            # Keeping it rebuilds the tree: not while this very line tells that it was ticked.
            QTimer.singleShot(0, self, lambda: self._keep(changed, "Choisir le contenu du dossier"))

    def _keep(self, dossier: Dossier, label_: str) -> None:
        with self._session.operation(label_):
            self._session.store.save(dossier)

    def start(self) -> None:
        """Produce, in the worker; nothing that exists already is overwritten."""
        if self._selection is None:
            return
        request, store = self._selection.request, self._session.store
        folder = free_name(_documents() / _folder_name(self._selection.meeting))
        today = date.today()
        self._session.run(
            "Production du dossier",
            lambda step: produce_pack(store, request, folder, today, step),
            self._on_produced,
        )

    def _on_produced(self, pack: Pack) -> None:
        self.produced = pack
        self.result.setText(f"Prêt : {self._file().name}")
        self.open.setFocus()

    def _file(self) -> Path:
        assert self.produced
        return self.produced.files[0].path


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place)) / APP_NAME


def _folder_name(meeting: Meeting) -> str:
    day = f"{meeting.date.isoformat()} " if meeting.date else ""
    kept = "".join(c if c.isalnum() or c in " -’'" else " " for c in meeting.title)
    return f"{day}{' '.join(kept.split())}"[:80].strip()


def _open_outside(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
