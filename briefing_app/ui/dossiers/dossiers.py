"""Préparer un dossier: a meeting, themes, what goes in, what is held back, the pages, the files."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.choices import Diffusion, DocumentKind, ItemKind, Section
from briefing_app.domain.model import Dossier, Meeting
from briefing_app.domain.text.dates import format_date, format_span
from briefing_app.domain.text.text import headline
from briefing_app.files import free_name
from briefing_app.storage.drafts import NEW, Draft
from briefing_app.ui.dossiers.choice import ContentTree
from briefing_app.ui.dossiers.side import DossierSide
from briefing_app.ui.dossiers.wording import WORDING, Worded, WordingPanel
from briefing_app.ui.lists.facets import Facet, FacetButton
from briefing_app.ui.parts.form import DEFAULTS
from briefing_app.ui.parts.layout import column, holding, row, wide
from briefing_app.ui.parts.outside import AUDIENCES, audience_box, documents_folder, meeting_folder
from briefing_app.ui.parts.page import Page
from briefing_app.ui.parts.preview import ReadyLine
from briefing_app.ui.parts.widgets import Chip, Chips, button, captioned, label
from briefing_app.ui.window.session import Session
from briefing_app.usecases.documents.packs import File, Pack, produce, produce_pack
from briefing_app.usecases.documents.recipes import RECIPES, kept_inside
from briefing_app.usecases.documents.selection import Selection, request_of, select
from briefing_app.usecases.items.workspace import (
    dossier_for,
    meetings,
    taken_over,
    theme_counts,
    themes,
    with_choice,
    with_order,
    with_section,
    with_wording,
)

_AT_FIRST = (DocumentKind.DOSSIER,)
_KINDS_KEPT = "dossiers/documents"


class DossierPage(Page):
    prints = True

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._dossier: Dossier | None = None
        self._selection: Selection | None = None
        self.produced: Pack | None = None
        self._build()
        session.changed.connect(lambda _notice: self.reload())
        session.started.connect(lambda _label: self._allow())
        session.finished.connect(self._allow)
        self.reload()

    # How it is laid out

    def _build(self) -> None:
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self._choosing())
        self.side = DossierSide(self._session)
        self.preview, self.words = self.side.preview, self.side.words
        self.preview.pdf_wanted.connect(self._make_pdf)
        both.addWidget(self.side)
        both.setChildrenCollapsible(False)
        both.setSizes([600, 480])
        self.fill_with(both)

    def _make_choice(self) -> None:
        self.meeting = QComboBox()
        self.meeting.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.meeting.setMinimumContentsLength(20)
        self.meeting.activated.connect(self._on_meeting)
        self.audience = audience_box()
        self.audience.activated.connect(self._on_audience)
        self.when = label("", "quiet")
        self.when.setWordWrap(True)
        self.plan = button("Prévoir une rencontre", "main")
        self.plan.clicked.connect(lambda: self._session.create(Meeting.KIND))
        self.again = button("Reprendre un dossier…", "more")
        self.again.setMenu(self._again_menu())

    def _choosing(self) -> QWidget:
        self._make_choice()
        self.chips = Chips(shown=6)
        self.chips.changed.connect(self._on_themes)
        self.held = button("", "link")
        self.held.clicked.connect(lambda: self.side.show_held())
        self.held_box = label("", "banner")
        self.held_box.setWordWrap(True)
        self.content = ContentTree()
        self.content.item_ticked.connect(self._on_item)
        self.content.section_ticked.connect(self._on_section)
        self.content.reordered.connect(self._on_order)
        self.wording = WordingPanel(
            self._session,
            self.content,
            lambda: self._dossier.meeting if self._dossier else "",
            self._on_worded,
        )
        return self._lay_out_choosing()

    def _lay_out_choosing(self) -> QWidget:
        choice = row(
            wide(captioned("Rencontre", self.meeting), 3),
            wide(captioned("Destinataire", self.audience), 2),
        )
        under = row(wide(self.when), self.plan, self.again)
        withheld = row(wide(self.held_box), self.held)
        return holding(
            column(
                label("Préparer un dossier", "title"),
                choice,
                under,
                label("Thèmes : constats · recommandations · engagements", "caption"),
                self.chips,
                withheld,
                wide(self.content),
                self.wording,
                self._foot(),
                margins=(16, 12, 16, 12),
                spacing=8,
            )
        )

    def _foot(self) -> QVBoxLayout:
        kept = str(QSettings().value(_KINDS_KEPT, " ".join(_AT_FIRST))).split()
        chosen = tuple(kind.value for kind in RECIPES if kind.value in kept)
        self.kinds = FacetButton(Facet("kinds", "Documents", _kinds, chosen, makes=True))
        self.kinds.changed.connect(self._on_kinds)
        self.produce = button("Produire le dossier", "main")
        self.produce.clicked.connect(self.start)
        self.ready = ReadyLine(self._session)
        line = row(wide(self.kinds, 1, Qt.AlignmentFlag.AlignLeft), self.produce)
        return column(self.ready, line)

    # What is shown

    def print_(self) -> bool:
        return self.preview.print_pages()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def commands(self) -> list[QAction]:
        return self.content.actions() if self.content.current_key else []

    def recover(self, draft: Draft) -> bool:
        if draft.kind == WORDING:
            meeting = draft.key.removeprefix(NEW)
            left = draft.content
            return self._choose(meeting) and self.content.choose(left["kind"], left["key"])
        found = self._session.store.find(Dossier, [draft.key])
        meeting = found[0].meeting if found else draft.content.get(DEFAULTS, {}).get("meeting")
        return self._choose(meeting) and self.side.recover(draft)

    def _choose(self, meeting: str) -> bool:
        """Its dossier; False where the meeting is gone."""
        known = bool(self._session.store.find(Meeting, [meeting]))
        if known:
            self.choose_meeting(meeting)
        return known

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
            self.audience.setCurrentIndex(list(AUDIENCES).index(self._dossier.audience))
        self.when.setText(_when(self._selection.meeting) if self._selection else _NO_MEETING)
        self.plan.setVisible(key is None)
        self.again.setVisible(key is not None)
        self._show_themes()
        self.content.show_selection(self._dossier, self._selection)
        self._show_held()
        self.side.show_dossier(self._dossier, self._selection)
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

    def _show_held(self) -> None:
        held = self._selection.withheld if self._selection else ()
        self.held_box.setVisible(bool(held))
        self.held.setVisible(bool(held))
        many = "s" if len(held) > 1 else ""
        self.held_box.setText(f"{len(held)} élément{many} retenu{many} pour ce destinataire.")
        self.held.setText("Voir lesquels et pourquoi")

    def _allow(self) -> None:
        """Only what makes sense now can be pressed."""
        ready = bool(self._dossier and self._dossier.themes) and not self._session.busy
        self.produce.setEnabled(ready and bool(self.kinds.chosen))
        choices: tuple[QWidget, ...] = (
            *(self.chips, self.meeting, self.audience, self.content, self.again),
            *(self.words, self.preview, self.wording, self.kinds),
        )
        for choice in choices:
            choice.setEnabled(not self._session.busy and self._dossier is not None)
        self.ready.setEnabled(not self._session.busy)

    # What she chooses

    def show_item(self, kind: str, key: str) -> None:
        """A dossier, or the one of a meeting."""
        if kind == Meeting.KIND:
            self.choose_meeting(key)
        else:
            self.show_key(key)

    def show_key(self, key: str) -> None:
        self.choose_meeting(self._session.store.get(Dossier, key).meeting)

    def choose_meeting(self, key: str) -> None:
        self.meeting.setCurrentIndex(self.meeting.findData(key))
        self._on_meeting()

    def _on_meeting(self) -> None:
        wanted = self.meeting.currentData()
        self.words.keep()
        self.wording.keeper.keep()
        self.meeting.setCurrentIndex(self.meeting.findData(wanted))
        self.produced = None
        self.ready.show_files(())
        self._dossier = None
        self._show_dossier()

    def _again_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(partial(self._fill_again, menu))
        return menu

    def _fill_again(self, menu: QMenu) -> None:
        menu.clear()
        mine = self._dossier.key if self._dossier else ""
        for dossier in reversed(self._session.store.find(Dossier)):
            if dossier.key != mine:
                action = menu.addAction(headline(dossier.title, 80))
                action.triggered.connect(partial(self.take_over, dossier))
        if menu.isEmpty():
            menu.addAction("Aucun autre dossier").setEnabled(False)

    def take_over(self, previous: Dossier, _checked: bool = False) -> None:
        """Begin from an earlier dossier: its themes, its choice, its words."""
        if self._dossier:
            self._keep(taken_over(self._dossier, previous), "Reprendre un dossier précédent")
            self.words.show_key(self.words.key)

    def _on_audience(self) -> None:
        if self._dossier:
            audience = Diffusion(self.audience.currentData())
            self._keep(replace(self._dossier, audience=audience), "Changer le destinataire")

    def _on_themes(self, picked: tuple[str, ...]) -> None:
        if self._dossier:
            self._keep(replace(self._dossier, themes=picked), "Choisir les thèmes du dossier")

    def _on_item(self, kind: ItemKind, key: str, included: bool) -> None:
        if self._dossier:
            changed = with_choice(self._dossier, kind, key, included=included)
            self._keep_later(changed, "Choisir le contenu du dossier")

    def _on_section(self, section: Section, included: bool) -> None:
        if self._dossier:
            changed = with_section(self._dossier, section, included=included)
            self._keep_later(changed, "Choisir les parties du dossier")

    def _on_order(self, kind: ItemKind, keys: list[str]) -> None:
        if self._dossier:
            self._keep_later(with_order(self._dossier, kind, keys), "Ordonner le dossier")

    def _on_worded(self, worded: Worded) -> None:
        if self._dossier:
            changed = with_wording(self._dossier, worded.kind, worded.key, worded.wording)
            self._keep(changed, "Reformuler pour cette rencontre")

    def _keep_later(self, dossier: Dossier, label_: str) -> None:
        """Keeping rebuilds the tree: not while one of its lines tells what happened to it."""
        QTimer.singleShot(0, self, lambda: self._keep(dossier, label_))

    def _keep(self, dossier: Dossier, label_: str) -> None:
        with self._session.store.operation(label_):
            self._session.store.save(dossier)

    def _on_kinds(self) -> None:
        QSettings().setValue(_KINDS_KEPT, " ".join(self.kinds.chosen))
        self._allow()

    # What is produced

    def start(self) -> None:
        """Produce, in the worker; nothing that exists already is overwritten."""
        self.words.keep()
        self.wording.keeper.keep()
        if self._selection is None:
            return
        request, store = self._selection.request, self._session.store
        folder = free_name(meeting_folder(self._selection.meeting))
        today, kinds = date.today(), self.kinds.chosen
        self._session.run(
            "Production du dossier",
            lambda step: produce_pack(store, request, folder, today, step, kinds),
            self._on_produced,
        )

    def _on_produced(self, pack: Pack) -> None:
        self.produced = pack
        self.ready.show_files(pack.files)

    def _make_pdf(self, kind: DocumentKind) -> None:
        if self._selection is None:
            return
        name = f"{kind.label} {meeting_folder(self._selection.meeting).name}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Enregistrer en PDF", str(documents_folder() / name), "PDF (*.pdf)"
        )
        if not chosen:
            return
        path = Path(chosen).with_suffix(".pdf")
        request = kept_inside(kind, self._selection.request)
        store, today = self._session.store, date.today()
        self._session.run(
            "Écriture du PDF",
            lambda step: produce(store, kind, request, path, today, step),
            lambda _held: self.ready.show_files((File(kind.value, path),)),
        )


_NO_MEETING = "Un dossier se prépare pour une rencontre : aucune n’est prévue encore."


def _kinds() -> list[tuple[str, str]]:
    return [(kind.value, kind.label) for kind in RECIPES]


def _when(meeting: Meeting) -> str:
    day = format_date(meeting.date).capitalize() if meeting.date else "Date à fixer"
    hours = format_span(meeting.start, meeting.end) if meeting.start else ""
    return ", ".join(part for part in (day, hours, meeting.place) if part)
