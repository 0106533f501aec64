"""Plans et mesures: a version by chapter, the chosen measure, and what the collective answers."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QSplitter,
    QStackedWidget,
    QWidget,
)

from briefing_app.domain.model import Measure, Plan, PlanVersion, Proposal
from briefing_app.storage.drafts import Draft
from briefing_app.storage.store import Notice
from briefing_app.ui.parts.form import DEFAULTS
from briefing_app.ui.parts.layout import aligned, column, holding, rest, wide
from briefing_app.ui.parts.page import Page
from briefing_app.ui.parts.widgets import button, command, label
from briefing_app.ui.plans.changes import ComparisonPane
from briefing_app.ui.plans.measures import MeasureForm, VersionPane
from briefing_app.ui.plans.measures_list import MeasuresList
from briefing_app.ui.plans.proposals import ProposalsPane
from briefing_app.ui.plans.version_bar import VersionBar
from briefing_app.ui.window.session import Session
from briefing_app.usecases import plans
from briefing_app.usecases.items.workspace import delete

_KINDS = ("plans", "versions", "measures", "proposals")


class PlansPage(Page):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.bar = VersionBar(session)
        self.list = MeasuresList(session)
        self.form = MeasureForm(session, Measure)
        self.about = VersionPane(session)
        self.comparison = ComparisonPane()
        self.proposals = ProposalsPane(session)
        self._build()
        self._listen()
        self.reload()
        self._choose_first()

    def _build(self) -> None:
        self.middle = QStackedWidget()
        for each in (self.form, self.about, self.comparison):
            self.middle.addWidget(each)
        columns = QSplitter(Qt.Orientation.Horizontal)
        for widget, width in ((self.list, 340), (self.middle, 400), (self.proposals, 390)):
            widget.setMinimumWidth(280)
            columns.addWidget(widget)
            columns.setStretchFactor(columns.count() - 1, width)
        columns.setSizes([340, 400, 390])
        columns.setChildrenCollapsible(False)
        self._columns = columns
        whole = holding(column(self.bar, wide(columns), margins=0, spacing=0))
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(self._nothing())
        self.fill_with(self._stack)
        self.setFocusProxy(self.list.tree)

    def _nothing(self) -> QWidget:
        said = label(
            "Aucun plan pour l’instant. Notez-en un et ses mesures, ou chargez un fichier d’échange"
            " (menu Fichier) : les propositions du collectif se rangent à côté de chaque mesure.",
            "quiet",
        )
        said.setWordWrap(True)
        said.setFixedWidth(560)
        self.first = button("+ Nouveau plan", "main")
        self.first.clicked.connect(self.add_plan)
        return holding(
            column(
                rest(),
                aligned(said, Qt.AlignmentFlag.AlignHCenter),
                aligned(self.first, Qt.AlignmentFlag.AlignHCenter),
                rest(2),
            )
        )

    def _listen(self) -> None:
        self.bar.chosen.connect(self._on_version)
        self.bar.fill_menu(
            (
                ("Nouveau plan", self.add_plan),
                ("Nouvelle version, à partir de celle-ci", self.add_version),
                ("Nom, dates et chapitres", self.edit_version),
                ("Supprimer cette version", self.delete_version),
            )
        )
        self.list.chosen.connect(self.show_measure)
        self.list.new_wanted.connect(self.start_new)
        self.form.created.connect(lambda key: self.show_key(key))
        self.proposals.wanted.connect(self.propose)
        self.session.changed.connect(self._on_changed)
        keys = (
            ("Proposer sur cette mesure", QKeySequence("Ctrl+Return"), self.propose),
            ("Supprimer la mesure", QKeySequence(Qt.Key.Key_Delete), self.delete_measure),
            ("Monter la mesure", QKeySequence("Alt+Up"), partial(self._move, -1)),
            ("Descendre la mesure", QKeySequence("Alt+Down"), partial(self._move, 1)),
        )
        for text, key, run in keys:
            action = command(self, text, run, key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.list.tree.addAction(action)

    # What is shown

    def reload(self) -> None:
        if not self.session.free:
            return
        self.bar.reload()
        self._stack.setCurrentIndex(0 if self.bar.version else 1)
        self.list.show_version(self.bar.version, self.bar.against)
        self._show_proposals()

    def show_item(self, kind: str, key: str) -> None:
        if kind == Proposal.KIND:
            proposal = self.session.store.get(Proposal, key)
            self.show_key(proposal.measure)
            self.proposals.show_proposal(key)
        elif kind == Measure.KIND:
            self.show_key(key)
        else:
            own = (v.key for v, _ in plans.versions(self.session.store) if key in (v.key, v.plan))
            self.bar.choose(next(own))

    def show_key(self, key: str) -> None:
        measure = self.session.store.get(Measure, key)
        if self.bar.version != measure.version:
            self.bar.choose(measure.version)
        self.list.choose(key)
        self.show_measure(key)

    def show_measure(self, key: str) -> None:
        if fate := self.list.fate(key):
            self.comparison.show_fate(fate)
            self.middle.setCurrentWidget(self.comparison)
        else:
            self.form.show_key(key)
            self.middle.setCurrentWidget(self.form)
        self._show_proposals()

    @property
    def _in_hand(self) -> str:
        """The measure that is shown; none while a new one is begun, whatever line is chosen."""
        begun = self.middle.currentWidget() is self.form and not self.form.key
        return "" if begun else self.list.current

    def _show_proposals(self) -> None:
        key = self._in_hand
        found: list[Measure | None] = [*self.session.store.find(Measure, [key])]
        if fate := self.list.fate(key):
            found = [fate.now, fate.before, *fate.merged]
        self.proposals.show_measures([measure for measure in found if measure])

    def _choose_first(self) -> None:
        """A plan is opened to be read: its first measure is there at once."""
        if not self.list.current and self.list.shown:
            self.list.choose(self.list.shown[0])

    def _on_version(self) -> None:
        for form in (self.form, self.about.plan, self.about.version, self.proposals.form):
            form.keep()
        self.list.show_version(self.bar.version, self.bar.against)
        self._choose_first()
        if self.list.current:
            self.show_measure(self.list.current)
        else:
            self.comparison.show_fate(None)
            self.form.show_item(None)
            wanted = self.comparison if self.bar.against else self.form
            self.middle.setCurrentWidget(wanted)
            self._show_proposals()

    def _on_changed(self, notice: Notice) -> None:
        if self.isVisible() and any(kind in _KINDS for kind, _key in notice.changed):
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        self.reload()
        super().showEvent(event)

    def commands(self) -> list[QAction]:
        return self.list.tree.actions() if self.list.current else []

    def seek(self) -> bool:
        self.list.search.setFocus()
        return True

    def recover(self, draft: Draft) -> bool:
        """Each of the four forms, with what stands around it."""
        if draft.kind == Proposal.KIND:
            return self._recover_proposal(draft)
        if draft.kind == Measure.KIND:
            return self._recover_measure(draft)
        form = self.about.plan if draft.kind == Plan.KIND else self.about.version
        if not self.session.store.find(form.cls, [draft.key]):
            return False
        self.show_item(draft.kind, draft.key)
        self.edit_version()
        return form.recover(draft)

    def _recover_proposal(self, draft: Draft) -> bool:
        found = self.session.store.find(Proposal, [draft.key])
        began = draft.content.get(DEFAULTS, {}).get("measure", "")
        measure = found[0].measure if found else began
        if not self.session.store.find(Measure, [measure]):
            return False
        self.show_key(measure)
        recovered = self.proposals.form.recover(draft)
        self.proposals.reload()
        return recovered

    def _recover_measure(self, draft: Draft) -> bool:
        if draft.new:
            self.bar.choose(draft.content.get(DEFAULTS, {}).get("version", self.bar.version))
        elif self.session.store.find(Measure, [draft.key]):
            self.show_key(draft.key)
        self.middle.setCurrentWidget(self.form)
        return self.form.recover(draft)

    # What is done

    def start_new(self) -> None:
        """An empty measure, after the one that is chosen."""
        if not self.bar.version:
            self.add_plan()
            return
        start = plans.new_measure(self.session.store, self.bar.version, self.list.current)
        self.middle.setCurrentWidget(self.form)
        self.form.start_new(**start)
        self._show_proposals()

    def propose(self) -> None:
        self.form.keep()
        key, sentence = self._in_hand, ""
        if self.middle.currentWidget() is self.form:
            sentence = self.form.selection
        if key:
            self.proposals.start_new(key, sentence)

    def add_plan(self) -> None:
        made = plans.add_plan(self.session.store, "Nouveau plan", "Première version")
        self.bar.choose(made.key)
        self.edit_version()
        self.about.begin(self.about.plan, "title")

    def add_version(self) -> None:
        made = plans.add_version(self.session.store, self.bar.version, "Nouvelle version")
        self.bar.choose(made.key)
        self.edit_version()
        self.about.begin(self.about.version, "label")

    def edit_version(self) -> None:
        self.about.show_version(self.session.store.get(PlanVersion, self.bar.version))
        self.middle.setCurrentWidget(self.about)

    def delete_version(self) -> None:
        plans.delete_version(self.session.store, self.bar.version)

    def delete_measure(self) -> None:
        if key := self.list.current:
            delete(self.session.store, Measure.KIND, [key])
            self.form.show_item(None)

    def _move(self, step: int) -> None:
        if key := self.list.current:
            plans.move_measure(self.session.store, key, step)
