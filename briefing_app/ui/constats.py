"""Constats: the list at left, the chosen one at right, kept as she types."""

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Constat
from briefing_app.domain.text import clean
from briefing_app.storage import lists
from briefing_app.storage.filters import Filter
from briefing_app.storage.store import Notice
from briefing_app.ui.delegate import RowDelegate
from briefing_app.ui.rows import RowsModel
from briefing_app.ui.session import Session
from briefing_app.ui.widgets import (
    Chip,
    Chips,
    DiffusionPicker,
    button,
    captioned,
    label,
    named,
    once_after,
)
from briefing_app.usecases.workspace import delete, theme_counts, themes

_TYPING = 150
_PAUSE = 2000
_FEWEST_LETTERS = 2


class ConstatsPage(QSplitter):
    def __init__(self, session: Session) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._session = session
        self._model = RowsModel(lambda keys: lists.constat_rows(session.store.db, keys))
        self.editor = ConstatEditor(session)
        self._build()
        self._wait = once_after(self, _TYPING)
        self._wait.timeout.connect(self.reload)
        session.changed.connect(self._on_changed)
        self.editor.created.connect(self.show_constat)
        self.reload()

    def _build(self) -> None:
        self.title = label("Constats", "title")
        self.shown = label("", "quiet")
        self.new = button("+ Nouveau constat")
        self.new.clicked.connect(self.start_new)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Chercher un mot, une expression…")
        self.search.setAccessibleName("Chercher dans les constats")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda: self._wait.start())
        self.chips = Chips()
        self.chips.changed.connect(self.reload)
        self.view = QListView()
        self.view.setObjectName("rows")
        self.view.setAccessibleName("Liste des constats")
        self.view.setUniformItemSizes(True)
        self.view.setModel(self._model)
        self.view.setItemDelegate(RowDelegate(self.view))
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.empty = label("", "quiet")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self._list_side())
        self.addWidget(self.editor)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.editor.setMinimumWidth(380)
        self.setSizes([740, 420])
        self.setChildrenCollapsible(False)

    def _list_side(self) -> QWidget:
        side = named(QWidget(), "page")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.shown, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.new)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 0)
        top.setSpacing(8)
        top.addLayout(head)
        top.addWidget(self.search)
        top.addWidget(self.chips)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        return side

    def reload(self) -> None:
        """Read the list anew, keeping the chosen constat chosen."""
        words = self.search.text().strip()
        wanted = Filter(words if len(words) >= _FEWEST_LETTERS else "", themes=self.chips.picked)
        keys = lists.keys(self._session.store.db, Constat.KIND, wanted)
        total = len(self._session.store.keys(Constat.KIND))
        chosen = self.editor.key
        self._model.load(keys)
        self.shown.setText(
            f"{len(keys)} affichés sur {total}" if len(keys) != total else f"{total}"
        )
        self.empty.setText(
            "Aucun constat ne correspond. Effacez la recherche ou les thèmes choisis."
            if total
            else "Aucun constat pour l’instant. Commencez par « + Nouveau constat »."
        )
        self._stack.setCurrentIndex(0 if keys else 1)
        self._show_themes()
        self._choose(chosen)

    def show_constat(self, key: str) -> None:
        self.editor.show_key(key)
        self.reload()
        self.view.scrollTo(self._model.index_of(key))

    def start_new(self) -> None:
        self.view.clearSelection()
        self.editor.start_new()

    def _show_themes(self) -> None:
        store = self._session.store
        counts = theme_counts(store)
        order = sorted(themes(store), key=lambda theme: -counts.get(theme.key, (0,))[0])
        chips = [
            Chip(theme.key, f"{theme.label} {counts[theme.key][0]}")
            for theme in order
            if counts.get(theme.key, (0,))[0]
        ]
        self.chips.show_chips(chips, self.chips.picked)

    def _choose(self, key: str) -> None:
        index = self._model.index_of(key)
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        selection.blockSignals(False)

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.editor.show_key(self._model.key(current))

    def _on_changed(self, notice: Notice) -> None:
        self.editor.refresh(notice)
        self.reload()


class ConstatEditor(QScrollArea):
    """One constat. A change is kept when she leaves the field, or pauses for two seconds."""

    created = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.key = ""
        self._pause = once_after(self, _PAUSE)
        self._pause.timeout.connect(self.keep)
        # Typing without a pause is not kept as an item: a draft never lags more than this.
        self._draft = once_after(self, _PAUSE)
        self._draft.timeout.connect(self.keep_draft)
        self._build()
        self.start_new()
        self.recover()

    def _build(self) -> None:
        self.ref = label("", "subtitle")
        self.text = _LeavingText()
        self.text.setMinimumHeight(150)
        self.text.setTabChangesFocus(True)
        self.heading = QLineEdit()
        self.heading.setPlaceholderText("Quelques mots pour le retrouver dans une liste")
        self.diffusion = DiffusionPicker()
        self.chips = Chips(shown=40)
        self.note = _LeavingText()
        self.note.setMaximumHeight(90)
        self.note.setTabChangesFocus(True)
        self.problem = label("", "error")
        self.problem.setWordWrap(True)
        self.remove = button("Supprimer ce constat")
        self.remove.clicked.connect(self.delete)
        for field in (self.text, self.note):
            field.textChanged.connect(self._on_typed)
            field.left.connect(self.keep)
        self.heading.textEdited.connect(self._on_typed)
        self.heading.editingFinished.connect(self.keep)
        self.diffusion.changed.connect(lambda _value: self.keep())
        self.chips.changed.connect(lambda _picked: self.keep())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.keep)
        self.setWidget(self._form())
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    def _form(self) -> QWidget:
        form = QWidget()
        layout = QVBoxLayout(form)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.ref)
        layout.addWidget(self.problem)
        layout.addWidget(captioned("Constat", self.text))
        layout.addWidget(captioned("Titre", self.heading))
        layout.addWidget(captioned("Qui peut le voir", self.diffusion))
        layout.addWidget(captioned("Thèmes", self.chips))
        layout.addWidget(captioned("Note interne (ne sort jamais)", self.note))
        layout.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        return form

    def start_new(self) -> None:
        """An empty constat: it is kept as soon as it has text."""
        self.keep()
        self._show(None)
        self.text.setFocus()

    def show_key(self, key: str) -> None:
        if key != self.key:
            self.keep()
        found = self._session.store.find(Constat, [key])
        self._show(found[0] if found else None)

    def refresh(self, notice: Notice) -> None:
        """What was changed elsewhere, by an undo for instance, is shown; typed text is not lost."""
        if (Constat.KIND, self.key) in notice.changed:
            self.show_key(self.key)
        elif any(kind == "themes" for kind, _ in notice.changed):
            self._show_chips(self.chips.picked)

    def _on_typed(self) -> None:
        self._pause.start()
        if not self._draft.isActive():
            self._draft.start()

    def keep_draft(self) -> None:
        """What stands in the fields, complete or not, is there again after a crash."""
        if not (self._session.closed or self._session.busy):
            self._session.store.drafts.keep(Constat.KIND, self.key, self._fields())

    def recover(self) -> None:
        """Show the draft that a crash left, if there is one."""
        drafts = [d for d in self._session.store.drafts.all() if d.kind == Constat.KIND]
        if drafts:
            self._show(next(iter(self._session.store.find(Constat, [drafts[0].key])), None))
            self.text.setPlainText(drafts[0].content["text"])
            self.heading.setText(drafts[0].content["heading"])
            self.note.setPlainText(drafts[0].content["note"])
            self._say("Brouillon récupéré : il n’avait pas été enregistré.")

    def _fields(self) -> dict[str, str]:
        return {
            "text": self.text.toPlainText(),
            "heading": self.heading.text(),
            "note": self.note.toPlainText(),
        }

    def keep(self) -> None:
        """Keep what was typed, if there is anything to keep."""
        if self._session.closed or self._session.busy:
            return  # leaving a window that closes, or while the store is lent
        self._pause.stop()
        self._draft.stop()
        stored = self._stored()
        typed = self._typed(stored or Constat(text="…"))
        if typed is None:
            self._say("Un constat ne peut pas rester sans texte." if stored else "")
            return
        draft = self.key
        if typed == stored:
            self._session.store.drafts.drop(Constat.KIND, draft)
            return
        label_ = f"Modifier {stored.ref}" if stored else "Ajouter un constat"
        with self._session.operation(label_):
            kept = self._session.store.save(typed)
            self.key = kept.key
            self._session.store.drafts.drop(Constat.KIND, draft)
        if not stored and self.key:
            self.created.emit(self.key)

    def delete(self) -> None:
        if self.key:
            self._pause.stop()
            key, self.key = self.key, ""
            delete(self._session.store, Constat.KIND, [key])
            self._show(None)

    def _stored(self) -> Constat | None:
        found = self._session.store.find(Constat, [self.key]) if self.key else []
        return found[0] if found else None

    def _typed(self, base: Constat) -> Constat | None:
        fields = {name: clean(text).text.strip() for name, text in self._fields().items()}
        if not fields["text"]:
            return None
        return replace(
            base,
            text=fields["text"],
            heading=fields["heading"],
            note=fields["note"],
            diffusion=self.diffusion.value,
            themes=self.chips.picked,
        )

    def _show(self, constat: Constat | None) -> None:
        self.key = constat.key if constat else ""
        self.ref.setText(constat.ref if constat else "Nouveau constat")
        self.remove.setEnabled(constat is not None)
        self._fill(constat)
        self._say("")
        self._pause.stop()

    def _fill(self, constat: Constat | None) -> None:
        for field, value in (
            (self.text, constat.text if constat else ""),
            (self.note, constat.note if constat else ""),
        ):
            if field.toPlainText() != value:
                field.setPlainText(value)
        self.heading.setText(constat.heading if constat else "")
        self.diffusion.value = constat.diffusion if constat else Diffusion.INTERNE
        self._show_chips(constat.themes if constat else ())

    def _show_chips(self, picked: tuple[str, ...]) -> None:
        chips = [Chip(theme.key, theme.label) for theme in themes(self._session.store)]
        self.chips.show_chips(chips, picked)

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


class _LeavingText(QPlainTextEdit):
    """A text field that says when she leaves it."""

    left = Signal()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.left.emit()
