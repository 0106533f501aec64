"""The form of one item: a change is kept when she leaves a field, or pauses for two seconds.

No button saves. What cannot be kept yet (an empty text, a date that is none) stays on the screen
with a word beside it, while the rest is kept; it waits in a draft (`saving.py`), so that neither a
crash nor another item takes it away.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from briefing_app.domain.model import Item
from briefing_app.domain.shape import Json, shape_of, to_record
from briefing_app.domain.wording import a, new, word_of
from briefing_app.errors import FieldError, UserError
from briefing_app.storage.drafts import NEW, Draft
from briefing_app.storage.store import Notice
from briefing_app.ui.fields.base import Field
from briefing_app.ui.parts.layout import Part, column, holding, rest, row, wide
from briefing_app.ui.parts.saving import Keeper, Typed
from briefing_app.ui.parts.widgets import label
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.naming import name_of

DEFAULTS = "defaults"
"""In the draft of a new item: what it began with."""
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
        self._standing: set[str] | None = None
        self._busy = False
        self.fields: Mapping[str, Field] = self.make_fields()
        self.head = label("", "subtitle")
        self.notice = label("", "banner")
        self.notice.setWordWrap(True)
        self.notice.hide()
        self.keeper = Keeper(session, self, self._keep, self._unkept)
        for name, field in self.fields.items():
            field.edited.connect(self._on_edited)
            field.settled.connect(self.keep)
            field.back_wanted.connect(partial(self._give_back, name))
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
        top = Qt.AlignmentFlag.AlignTop
        lines = [
            row(*(wide(self.fields[name], 1, top) for name in names), spacing=12)
            for names in self.lines()
        ]
        parts: tuple[Part, ...] = (self.head, self.notice, *lines, *self.extras(), rest())
        self.setWidget(holding(column(*parts, margins=16, spacing=12)))
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
        if self._busy and key == self.key:
            return  # its list is read anew while it is being stored
        self.keep()
        self.key = key
        self.show_item(self.item)
        self._resume()
        self.ensureVisible(0, 0)

    def show_item(self, item: Item | None) -> None:
        """Show an item, or an empty one; while it is refreshed, what is being typed stays."""
        self.key = item.key if item else ""
        self.head.setText(self.title(item))
        with self._at_work():
            for name, field in self.fields.items():
                if name not in (self._standing or ()):
                    field.show_value(self._stored(item, name))
                    field.mark_kept()
                    field.say("")
                    field.offer_back(False)
        if self._standing is None:
            self.tell("")
            self.keeper.begin()
        self.shown.emit()

    def _stored(self, item: Item | None, name: str) -> Any:
        """What a field of the item holds; of a new one, what it begins with."""
        if item is not None:
            return getattr(item, name)
        return self.defaults.get(name, _default(self.cls, name))

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        """What changes in the fields meanwhile, or in the item, is not her doing."""
        before, self._busy = self._busy, True
        try:
            yield
        finally:
            self._busy = before

    def title(self, item: Item | None) -> str:
        if item is None:
            return new(self.cls.KIND)
        return str(getattr(item, "ref", "")) or name_of(self.cls.KIND, to_record(item))

    def tell(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))

    def refresh(self, notice: Notice) -> None:
        """What changed elsewhere, by an undo for instance, is shown; typed text is not lost."""
        if self.key and not self._busy and (self.cls.KIND, self.key) in notice.changed:
            self._show_around()

    def _show_around(self) -> None:
        """Show the item as it is stored, around what is not stored yet."""
        self._standing = {
            name for name, field in self.fields.items() if field.unkept or field.unfinished
        }
        try:
            self.show_item(self.item)
        finally:
            self._standing = None

    # What is kept

    def _on_edited(self) -> None:
        if not self._busy:
            self.keeper.touch()

    def keep(self) -> None:
        """Keep what stands in the fields, if there is anything to keep."""
        if not self._busy:
            self.keeper.keep()

    def _keep(self) -> None:
        stored = self.item
        typed = self._typed(stored)
        if typed is not None:
            if typed != stored:
                self._store(stored, typed)
            for name, field in self.fields.items():
                if name not in self._refused:
                    field.mark_kept()
            self._after_keeping(stored, typed)
        if not any(field.unkept for field in self.fields.values()):
            self.tell("")
        self._offer_back()

    def _after_keeping(self, stored: Item | None, typed: Item) -> None:
        if typed != stored:
            self._show_around()
        if stored is None and self.key:
            self.keeper.keep_draft()
            self.created.emit(self.key)

    def _store(self, stored: Item | None, typed: Item) -> None:
        with self._at_work(), self.session.store.operation(self._label(stored, typed)):
            key = self.put(stored, typed).key
        self.key = key

    def _offer_back(self) -> None:
        """Beside what could not be kept, the way back to what is stored."""
        for field in self.fields.values():
            field.offer_back(bool(self.key) and field.unkept)

    def _give_back(self, name: str) -> None:
        item, field = self.item, self.fields[name]
        if item is not None:
            with self._at_work():
                field.give_back(getattr(item, name))
                field.say("")
            field.setFocus()
            self.keep()

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
            else:
                field.explain()
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

    def _unkept(self) -> Typed:
        """What stands in the fields and is not stored."""
        fields = self.fields.items()
        content: Json = {name: field.draft for name, field in fields if field.unkept}
        if content and not self.key and self.defaults:
            content[DEFAULTS] = self._defaults_as_json()
        return Typed(self.cls.KIND, self._draft_key, content)

    @property
    def _draft_key(self) -> str:
        """A new item is known by what it began with: each has a draft of its own."""
        return self.key or NEW + json.dumps(self._defaults_as_json(), sort_keys=True)

    def _defaults_as_json(self) -> Json:
        """What a new item began with: where a measure stands, which one a proposition is about."""
        slots = shape_of(self.cls).slots
        return {s.name: s.to_json(self.defaults[s.name]) for s in slots if s.name in self.defaults}

    def recover(self, draft: Draft) -> bool:
        """Show a draft that was left; False where its item is gone."""
        if not draft.new and not self.session.store.find(self.cls, [draft.key]):
            return False
        self.keep()
        self.key = "" if draft.new else draft.key
        slots = shape_of(self.cls).slots
        given = draft.content.get(DEFAULTS, {})
        self.defaults = {s.name: s.from_json(given[s.name]) for s in slots if s.name in given}
        self.show_item(self.item)
        self._show_draft(draft, "Brouillon récupéré : il n’avait pas été enregistré.")
        return True

    def _resume(self) -> None:
        """What was typed here and could not be kept is there again when she comes back."""
        draft = self.session.store.drafts.get(self.cls.KIND, self._draft_key)
        if draft:
            self._show_draft(draft, "Voici ce que vous aviez tapé ; ce n’est pas enregistré.")
            self._typed(self.item)  # what is missing is said again

    def _show_draft(self, draft: Draft, sentence: str) -> None:
        with self._at_work():
            for name, typed in draft.content.items():
                if name in self.fields:
                    self.fields[name].show_draft(typed)
        self.tell(sentence)
        self._offer_back()
        self.keeper.begin(draft.kind, draft.key)


def _default(cls: type[Item], name: str) -> Any:
    return next(f.default for f in cls.__dataclass_fields__.values() if f.name == name)
