"""The form of one item: a change is kept when she leaves a field, or pauses for two seconds.

No button saves. What cannot be kept yet (an empty text, a date that is none) stays on the screen
with a word beside it, while the rest is kept; it waits in a draft, so that neither a crash nor
another item takes it away.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.errors import FieldError, UserError
from briefing_app.domain.model import Item
from briefing_app.domain.shape import shape_of, to_record
from briefing_app.domain.wording import a, new, word_of
from briefing_app.storage.drafts import Draft
from briefing_app.storage.store import Notice
from briefing_app.ui.fields.base import Field
from briefing_app.ui.session import Session
from briefing_app.ui.widgets import label, once_after
from briefing_app.usecases.naming import name_of

_PAUSE = 2000
_DEFAULTS = "defaults"
Line = tuple[str, ...]


class ItemForm(QScrollArea):
    """Fields by name, in lines; subclasses say which, and what stands between them."""

    created = Signal(str)
    shown = Signal()

    def __init__(self, session: Session, cls: type[Item]) -> None:
        super().__init__()
        self.session = session
        self.cls = cls
        self.key = ""
        self.defaults: dict[str, Any] = {}
        self._refused: set[str] = set()
        self._standing: set[str] = set()
        self._touched = False
        self._waits = False
        self._only_here = ""
        self.fields: Mapping[str, Field] = self.make_fields()
        self.head = label("", "subtitle")
        self.notice = label("", "banner")
        self.notice.setWordWrap(True)
        self.notice.hide()
        # Typing without a pause is not kept as an item: a draft never lags more than this.
        self._pause = once_after(self, _PAUSE)
        self._pause.timeout.connect(partial(self._by_itself, self.keep))
        self._draft = once_after(self, _PAUSE)
        self._draft.timeout.connect(partial(self._by_itself, self.keep_draft))
        for field in self.fields.values():
            field.edited.connect(self._on_edited)
            field.settled.connect(self.keep)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.keep)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._build()
        session.changed.connect(self.refresh)
        self.show_item(None)

    # What a subclass says

    def make_fields(self) -> Mapping[str, Field]:
        raise TypeError("a form says what its fields are")

    def lines(self) -> list[Line]:
        """The names of the fields, line by line; one a line unless told otherwise."""
        return [(name,) for name in self.fields]

    def extras(self) -> list[QWidget]:
        """What stands below the fields."""
        return []

    # What is shown

    def _build(self) -> None:
        form = QWidget()
        layout = QVBoxLayout(form)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self.notice)
        for names in self.lines():
            line = QHBoxLayout()
            line.setSpacing(12)
            for name in names:
                line.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
            layout.addLayout(line)
        for extra in self.extras():
            layout.addWidget(extra)
        layout.addStretch(1)
        self.setWidget(form)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    @property
    def item(self) -> Any:
        """The item as it is stored, or None for a new one."""
        found = self.session.store.find(self.cls, [self.key]) if self.key else []
        return found[0] if found else None

    def start_new(self, **defaults: Any) -> None:
        """An empty item: it is kept as soon as it has what it needs."""
        self.keep()
        self.defaults = defaults
        self.show_item(None)
        self._resume()
        next(iter(self.fields.values())).setFocus()

    def show_key(self, key: str) -> None:
        self.keep()
        self.key = key
        self.show_item(self.item)
        self._resume()
        self.ensureVisible(0, 0)

    def show_item(self, item: Item | None) -> None:
        self.key = item.key if item else ""
        self.head.setText(self.title(item))
        blank = self.defaults if item is None else {}
        for name, field in self.fields.items():
            if name not in self._standing:
                value = getattr(item, name) if item else blank.get(name, _default(self.cls, name))
                field.show_value(value)
                field.say("")
        self.tell("")
        self._pause.stop()
        self._draft.stop()
        self._touched = False
        self.shown.emit()

    def title(self, item: Item | None) -> str:
        if item is None:
            return new(self.cls.KIND)
        return str(getattr(item, "ref", "")) or name_of(self.cls.KIND, to_record(item))

    def tell(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))

    def refresh(self, notice: Notice) -> None:
        """What changed elsewhere, by an undo for instance, is shown; typed text is not lost."""
        if self.key and (self.cls.KIND, self.key) in notice.changed:
            self._standing = self._unkept
            self.show_item(self.item)
            self._standing = set()

    # What is kept

    def _on_edited(self) -> None:
        self._touched = True
        self._pause.start()
        if not self._draft.isActive():
            self._draft.start()

    def keep(self) -> None:
        """Keep what stands in the fields, if there is anything to keep.

        What the store refuses waits in a draft; where even that is refused, raises: the text is on
        the screen and nowhere else, and nothing may take its place.
        """
        if not self.session.free:
            return  # leaving a window that closes, or while the store is lent
        self._pause.stop()
        self._draft.stop()
        stored = self.item
        typed = self._typed(stored)
        if typed is not None and typed != stored:
            self._store(stored, typed)
        self._set_aside()
        if stored is None and self.key:
            self.show_item(self.item)
            self._resume()
            self.created.emit(self.key)

    def _store(self, stored: Item | None, typed: Item) -> None:
        before, store = self.key, self.session.store
        try:
            with store.operation(self._label(stored, typed)):
                self.key = self.put(stored, typed).key
                store.drafts.drop(self.cls.KIND, before)
        except UserError as error:
            self.key, self._refused = before, set(self.fields)
            self._keep_draft(self._refused)
            self.session.say(error)

    @property
    def _unkept(self) -> set[str]:
        """The fields that hold something else than what is stored, and why is said beside them."""
        return self._refused | {name for name, field in self.fields.items() if field.unfinished}

    def _set_aside(self) -> None:
        """What could not be kept waits: all of a new item, nothing else of one that is stored."""
        unkept = self._unkept
        if unkept:
            self._keep_draft(unkept if self.key else set(self.fields))
        elif self._touched:
            self.session.store.drafts.drop(self.cls.KIND, self.key)
        self._tell_what_waits(bool(unkept))

    def _tell_what_waits(self, waits: bool) -> None:
        """The state of things, below, does not say that all is stored while a field is not."""
        self._only_here = ""
        if waits:
            self.session.told.emit("Gardé en brouillon : il reste à corriger ou à compléter")
        elif self._waits and not self.session.store.drafts.of(self.cls.KIND):
            self.session.told.emit("Tout est enregistré")
        self._waits = waits

    def put(self, stored: Item | None, typed: Item) -> Item:
        """Store what was typed, within the operation; a subclass says what goes with it."""
        return self.session.store.save(typed)

    def _typed(self, stored: Item | None) -> Item | None:
        """The item that the fields describe; None where something that it needs is missing.

        What is refused in an item that exists keeps its stored value.
        """
        self._refused = set()
        values: dict[str, Any] = {}
        for name, field in self.fields.items():
            field.say("")
            try:
                values[name] = field.value
            except UserError as error:
                self._complain(FieldError(name, str(error)))
                values[name] = getattr(stored, name, None)
        if stored is not None:
            return self._changed(stored, values)
        return None if self._refused or not self._begun(values) else self._made(values)

    def _changed(self, stored: Item, values: dict[str, Any]) -> Item | None:
        try:
            typed = replace(stored, **values)
            self.check(stored, typed)
        except FieldError as error:
            self._complain(error)
            if error.field not in values:
                return None
            return self._changed(stored, values | {error.field: getattr(stored, error.field)})
        except UserError as error:
            self.tell(str(error))
            self._refused |= {name for name in values if values[name] != getattr(stored, name)}
            return None
        return typed

    def _made(self, values: dict[str, Any]) -> Item | None:
        try:
            typed = self.cls(**(self.defaults | values))
        except FieldError as error:
            # What is not typed yet is no mistake: she has only begun.
            self._refused = set(values)
            if error.field not in self.fields:
                self.tell(str(error))
            return None
        except UserError as error:
            self._refused = set(values)
            self.tell(str(error))
            return None
        try:
            self.check(None, typed)
        except FieldError as error:
            self._complain(error)
            return None
        return typed

    def check(self, stored: Item | None, typed: Item) -> None:
        """What one item alone cannot know; a subclass raises a `FieldError`."""

    def _begun(self, values: dict[str, Any]) -> bool:
        """Whether anything was typed that is not there by default."""
        blank = {name: self.defaults.get(name, _default(self.cls, name)) for name in values}
        return values != blank

    def _complain(self, error: FieldError) -> None:
        self._refused.add(error.field)
        if error.field in self.fields:
            self.fields[error.field].say(str(error))
        else:
            self.tell(str(error))

    def _label(self, stored: Item | None, typed: Item) -> str:
        """What the undo menu will say."""
        if stored is None:
            return f"Ajouter {a(self.cls.KIND)}"
        changed = [n for n in self.fields if getattr(stored, n) != getattr(typed, n)]
        words = ", ".join(word_of(self.cls.KIND, name) for name in changed)
        return f"Modifier {self.title(stored)} ({words})"

    def _by_itself(self, keep: Callable[[], None]) -> None:
        """Without her asking: what the disk goes on refusing is said once, not at each pause."""
        known = self._only_here
        try:
            keep()
        except UserError as error:
            if str(error) != known:
                raise

    def keep_draft(self) -> None:
        """What stands in the fields, complete or not, is there again after a crash."""
        if self.session.free:
            self._keep_draft(set(self.fields))

    def _keep_draft(self, names: set[str]) -> None:
        content = {name: self.fields[name].draft for name in self.fields if name in names}
        # An emptied field is something typed, too, where something was stored.
        kept = {n: d for n, d in content.items() if d or (self.key and d is not None)}
        if kept and not self.key and self.defaults:
            kept[_DEFAULTS] = self._defaults_as_json()
        self._only_here = ""
        try:
            self.session.store.drafts.keep(self.cls.KIND, self.key, kept)
        except UserError as error:
            self._only_here, self._waits = str(error), True
            self.session.told.emit("Pas enregistré : ce que vous tapez n’est que sur l’écran")
            raise

    def _defaults_as_json(self) -> dict[str, Any]:
        """What a new item began with: where a measure stands, which one a proposition is about."""
        slots = shape_of(self.cls).slots
        return {s.name: s.to_json(self.defaults[s.name]) for s in slots if s.name in self.defaults}

    def recover(self) -> bool:
        """Show the draft that a crash left for this kind of item, if there is one."""
        store = self.session.store
        found = store.drafts.of(self.cls.KIND)
        drafts = [d for d in found if not d.key or store.find(self.cls, [d.key])]
        if not drafts:
            return False
        self.key = drafts[0].key
        slots = shape_of(self.cls).slots
        given = drafts[0].content.get(_DEFAULTS, {})
        self.defaults = {s.name: s.from_json(given[s.name]) for s in slots if s.name in given}
        self.show_item(self.item)
        self._show_draft(drafts[0], "Brouillon récupéré : il n’avait pas été enregistré.")
        return True

    def _resume(self) -> None:
        """What was typed here and could not be kept is there again when she comes back."""
        given = self._defaults_as_json()
        for draft in self.session.store.drafts.of(self.cls.KIND):
            if draft.key == self.key and (self.key or draft.content.get(_DEFAULTS, {}) == given):
                self._show_draft(draft, "Voici ce que vous aviez tapé ; ce n’est pas enregistré.")
                self._typed(self.item)  # what is missing is said again

    def _show_draft(self, draft: Draft, sentence: str) -> None:
        for name, typed in draft.content.items():
            if name in self.fields:
                self.fields[name].show_draft(typed)
        self.tell(sentence)
        self._touched = True


def _default(cls: type[Item], name: str) -> Any:
    return next(f.default for f in cls.__dataclass_fields__.values() if f.name == name)
