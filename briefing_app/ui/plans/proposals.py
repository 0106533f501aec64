"""Propositions: what the collective answers to a measure, beside it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from briefing_app.domain.choices import Outcome, ProposalKind
from briefing_app.domain.model import Item, Measure, Proposal
from briefing_app.domain.shape import headline, to_record
from briefing_app.domain.text.text import headline as shortened
from briefing_app.ui.fields.base import Field
from briefing_app.ui.fields.choice import ChoiceField, DiffusionField
from briefing_app.ui.fields.links import LinksField
from briefing_app.ui.fields.text import TextField
from briefing_app.ui.fields.themes import ThemesField
from briefing_app.ui.parts.attachments import AttachmentsPanel
from briefing_app.ui.parts.form import ItemForm, Line
from briefing_app.ui.parts.layout import column, row, wide
from briefing_app.ui.parts.panels import HistoryPanel
from briefing_app.ui.parts.widgets import button, label, named
from briefing_app.ui.plans.changes import LEGEND, ChangeLabel
from briefing_app.ui.window.session import Session
from briefing_app.usecases import plans
from briefing_app.usecases.items.workspace import delete

_KEY = Qt.ItemDataRole.UserRole
_SHOWN = 5
_OLD = (ProposalKind.REWORDING, ProposalKind.DELETION)
_NEW = (ProposalKind.REWORDING,)


class ProposalForm(ItemForm):
    def make_fields(self) -> Mapping[str, Field]:
        session = self.session
        words = {"known": session.known_words}
        self.nature = ChoiceField("Nature", ProposalKind)
        self.old = TextField("Rédaction du plan", "La phrase à reformuler", lines=3)
        self.new = TextField("Nouvelle rédaction", "La phrase proposée", lines=3, **words)
        return {
            "kind": self.nature,
            "old": self.old,
            "new": self.new,
            "text": TextField(
                "Texte", "Ce que le collectif propose, ou remarque", lines=4, **words
            ),
            "outcome": ChoiceField("Suite donnée", Outcome),
            "diffusion": DiffusionField(),
            "themes": ThemesField("Thèmes", session, text=lambda: self.fields["text"].draft),
            "organisations": LinksField(
                "Portée par", session, "organisations", "Ajouter une association"
            ),
            "note": TextField("Note interne (ne sort jamais)", lines=2),
        }

    def lines(self) -> list[Line]:
        return [("kind", "outcome"), *((n,) for n in self.fields if n not in ("kind", "outcome"))]

    def extras(self) -> list[QWidget]:
        self.change = ChangeLabel("Mots changés")
        self.legend = label(LEGEND, "quiet")
        self.new.add_below(self.change)
        self.new.add_below(self.legend)
        self.old.edited.connect(self._show_change)
        self.new.edited.connect(self._show_change)
        self.nature.settled.connect(self._show_fields)
        self.history = HistoryPanel(self.session)
        return [AttachmentsPanel(self), self.history]

    def show_item(self, item: Item | None) -> None:
        super().show_item(item)
        self._show_fields()
        self.history.show_item(Proposal.KIND, item.key if item else "")

    @property
    def measure(self) -> str:
        """The measure that the proposition shown is about."""
        item = self.item
        return str(item.measure if item else self.defaults.get("measure", ""))

    def _show_fields(self) -> None:
        """Two sentences for a rewording, one to take out for a deletion; what was typed shows."""
        kind = self.nature.value
        self.old.setVisible(kind in _OLD or bool(self.old.value))
        self.new.setVisible(kind in _NEW or bool(self.new.value))
        self._show_change()

    def _show_change(self) -> None:
        old, new = self.old.value, self.new.value
        told = bool(old and new and old != new)
        self.change.setVisible(told)
        self.legend.setVisible(told)
        if told:
            self.change.show_change(old, new)


class ProposalsPane(QWidget):
    """The propositions on a measure: a short list, and the one that is chosen."""

    wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        named(self, "page")
        self._session = session
        self._measures: list[Measure] = []
        self.title = label("Propositions", "subtitle")
        self.new = button("+ Proposition")
        self.new.clicked.connect(self.wanted)
        self.list = named(QListWidget(), "proposals")
        self.list.setAccessibleName("Propositions sur cette mesure")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda item, _former: self._choose(item))
        remove = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self.delete)
        self.form = ProposalForm(session, Proposal)
        self.form.created.connect(self._on_created)
        self.empty = label("", "quiet")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(16, 8, 16, 8)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.form)
        self._build()

    def _build(self) -> None:
        head = row(wide(self.title), self.new, margins=(16, 12, 16, 0))
        self.setLayout(column(head, self.list, wide(self._stack), margins=0))

    def show_measures(self, measures: Sequence[Measure]) -> None:
        """Those of a measure; while comparing, those of the one it comes from too."""
        if self.form.measure not in [measure.key for measure in measures]:
            self.form.keep()
            self.form.defaults = {}
            self.form.show_item(None)
        self._measures = list(measures)
        self.reload()

    def reload(self) -> None:
        found = plans.proposals(self._session.store, [m.key for m in self._measures])
        chosen = self.form.key
        self.list.blockSignals(True)
        self.list.clear()
        for each in found:
            item = QListWidgetItem(self._line(each))
            item.setData(_KEY, each.key)
            item.setSizeHint(QSize(0, self._height()))
            self.list.addItem(item)
            if each.key == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self.list.setFixedHeight(min(len(found), _SHOWN) * (self._height() + 1) + 4)
        self.title.setText(f"Propositions ({len(found)})" if found else "Propositions")
        self.list.setVisible(bool(found))
        self.new.setEnabled(bool(self._measures))
        self._say_what_is_missing(bool(found))

    def _height(self) -> int:
        return self.list.fontMetrics().height() + 14

    def _line(self, proposal: Proposal) -> str:
        said = shortened(headline(Proposal.KIND, to_record(proposal)), 70)
        return f"{proposal.ref} · {proposal.kind.label} · {proposal.outcome.label} — {said}"

    def _say_what_is_missing(self, any_: bool) -> None:
        if any_:
            self.empty.setText("Choisissez une proposition pour la lire ou la modifier.")
        elif self._measures:
            self.empty.setText(
                "Aucune proposition sur cette mesure. Sélectionnez une phrase du plan pour en"
                " proposer une autre rédaction, ou commencez par « + Proposition »."
            )
        else:
            self.empty.setText("Choisissez une mesure pour voir ce que le collectif propose.")
        self._stack.setCurrentWidget(self.form if self.form.measure else self.empty)

    def start_new(self, measure: str, sentence: str) -> None:
        """A remark, or another wording of the sentence that was selected."""
        self.list.setCurrentRow(-1)
        start = {"measure": measure}
        if sentence:
            self.form.start_new(kind=ProposalKind.REWORDING, old=sentence, new=sentence, **start)
            self.form.new.setFocus()
        else:
            self.form.start_new(**start)
            self.form.fields["text"].setFocus()
        self._stack.setCurrentWidget(self.form)

    def show_proposal(self, key: str) -> None:
        for number in range(self.list.count()):
            if self.list.item(number).data(_KEY) == key:
                self.list.setCurrentRow(number)
        self.form.show_key(key)
        self._stack.setCurrentWidget(self.form)

    def delete(self) -> None:
        """Asks nothing: it can be undone."""
        if self.list.currentRow() < 0:
            return
        item = self.list.currentItem()
        delete(self._session.store, Proposal.KIND, [item.data(_KEY)])
        self.form.defaults = {}
        self.form.show_item(None)
        self.reload()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.form.show_key(item.data(_KEY))
            self._stack.setCurrentWidget(self.form)

    def _on_created(self, _key: str) -> None:
        self.form.defaults = {}
        self.reload()
