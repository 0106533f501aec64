"""Lists of details: each a small row of fields, with a way to add, order and remove."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.model import Record
from briefing_app.domain.shape import Json, shape_of, to_record
from briefing_app.domain.text.cleaning import clean
from briefing_app.errors import FieldError, UserError
from briefing_app.ui.fields.base import Field, GrowingEdit, Settling
from briefing_app.ui.parts.layout import column, holding, row, wide
from briefing_app.ui.parts.widgets import button, named

Fields = Mapping[str, Field]


class LinesField(Field):
    """A list of short texts: one a line."""

    def __init__(self, caption: str, hint: str = "Une ligne par point", lines: int = 3) -> None:
        super().__init__(caption)
        self.edit = GrowingEdit(lines)
        self.edit.setPlaceholderText(hint)
        self.edit.textChanged.connect(self.edited)
        Settling(self.edit).left.connect(self.settled)
        self._hold(self.edit)

    @property
    def value(self) -> tuple[str, ...]:
        lines = (clean(line).text.strip() for line in self.edit.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def show_value(self, value: Sequence[str]) -> None:
        if self.value != tuple(value):
            self.edit.setPlainText("\n".join(value))

    @property
    def draft(self) -> str:
        return self.edit.toPlainText()

    def show_draft(self, draft: Any) -> None:
        self.edit.setPlainText(str(draft))


class RecordsField(Field):
    """Rows of fields. A row that is not complete yet stays on the screen and is not kept."""

    def __init__(
        self,
        caption: str,
        cls: type[Record],
        make: Callable[[], Fields],
        add: str,
        lines: Sequence[tuple[str, ...]] = (),
    ) -> None:
        super().__init__(caption)
        self._cls = cls
        self._make = make
        self._lines = lines
        self._rows: list[_Row] = []
        self._column = column(margins=0, spacing=8)
        self._holder = holding(self._column)
        self.add = button(add)
        self.add.clicked.connect(lambda: self._append(None).focus())
        self._layout.addWidget(self._holder)
        self._hold(self.add)

    @property
    def value(self) -> tuple[Record, ...]:
        kept = (line.record(self._cls) for line in self._rows)
        return tuple(record for record in kept if record is not None)

    def show_value(self, value: Sequence[Record]) -> None:
        shown = self.value == tuple(value) and len(self._rows) == len(value)
        if shown and not (self.unfinished or self.unkept):
            return
        for line in self._rows:
            line.hide()
            line.deleteLater()
        self._rows = []
        for record in value:
            self._append(record)

    @property
    def unfinished(self) -> bool:
        return any(line.unfinished for line in self._rows)

    @property
    def draft(self) -> list[Json]:
        """The rows where something else stands than what is stored."""
        return [line.draft for line in self._rows if line.unkept]

    def show_draft(self, draft: Any) -> None:
        for each in draft:
            self._row_of(each.get("base")).show_draft(each.get("typed", each))

    def _row_of(self, base: Json | None) -> "_Row":
        """The line that holds this record; a new one where none does any more."""
        found = next((line for line in self._rows if base and line.base == base), None)
        return found or self._append(shape_of(self._cls).build(base) if base else None)

    @property
    def unkept(self) -> bool:
        return any(line.unkept for line in self._rows)

    def mark_kept(self) -> None:
        for line in self._rows:
            record = line.record(self._cls)
            if record is not None and not line.unfinished:
                line.mark_kept(record)

    def offer_back(self, offered: bool) -> None:
        """Only for a line that was stored: a new one is taken away by its cross."""
        super().offer_back(offered and any(line.base and line.unkept for line in self._rows))

    def give_back(self, value: Any) -> None:
        for line in self._rows:
            line.give_back()

    def append(self, record: Record) -> None:
        self._append(record)
        self.settled.emit()

    def _append(self, record: Record | None) -> "_Row":
        line = _Row(self._make(), self._lines, record)
        line.edited.connect(self.edited)
        line.settled.connect(self.settled)
        line.removed.connect(self._remove)
        self._rows.append(line)
        self._column.addWidget(line)
        return line

    def _remove(self, line: QWidget) -> None:
        self._rows = [each for each in self._rows if each is not line]
        line.hide()
        line.deleteLater()
        self.settled.emit()


class _Row(QWidget):
    """The fields of one detail."""

    edited = Signal()
    settled = Signal()
    removed = Signal(QWidget)

    def __init__(
        self, fields: Fields, lines: Sequence[tuple[str, ...]], record: Record | None
    ) -> None:
        super().__init__()
        named(self, "record")
        self._fields = fields
        self._base = record
        self.unfinished = False
        """Whether what stands in it could not be read when it was last asked for."""
        for field in fields.values():
            field.edited.connect(self.edited)
            field.settled.connect(self.settled)
        top = Qt.AlignmentFlag.AlignTop
        inner = [
            row(*(wide(fields[name], 1, top) for name in names), spacing=8)
            for names in lines or [(name,) for name in fields]
        ]
        cross = button("×", "cross")
        cross.setAccessibleName("Retirer cette ligne")
        cross.clicked.connect(lambda: self.removed.emit(self))
        self.setLayout(row(wide(column(*inner, spacing=6)), cross, margins=8))
        if record is not None:
            self.give_back()
        self._mark()

    def give_back(self) -> None:
        """The row as it is stored."""
        if self._base is None:
            return
        for name, field in self._fields.items():
            field.show_value(getattr(self._base, name))
            field.say("")
        self._mark()

    def mark_kept(self, record: Record) -> None:
        """It is stored so."""
        self._base = record
        self._mark()

    def _mark(self) -> None:
        for field in self._fields.values():
            field.mark_kept()

    @property
    def base(self) -> Json | None:
        """The record that it was stored as."""
        return to_record(self._base) if self._base else None

    @property
    def unkept(self) -> bool:
        return any(field.unkept for field in self._fields.values())

    def focus(self) -> None:
        next(iter(self._fields.values())).setFocus()

    def record(self, cls: type[Record]) -> Record | None:
        """What the row says; while it cannot be read, what it said before, if it was stored."""
        self.unfinished = False
        values: dict[str, Any] = {}
        for name, field in self._fields.items():
            field.say("")
            try:
                values[name] = field.value
            except UserError as error:
                self._refuse(name, str(error))
            field.explain()
        if not self.unfinished:
            try:
                return replace(self._base, **values) if self._base else cls(**values)
            except FieldError as error:
                self._refuse(error.field, str(error))
            except UserError as error:
                self._refuse(next(iter(self._fields)), str(error))
        return self._base

    def _refuse(self, name: str, sentence: str) -> None:
        self.unfinished = True
        self._fields[name].say(sentence)

    @property
    def draft(self) -> Json:
        fields = self._fields.items()
        return {
            "base": self.base,
            "typed": {name: field.draft for name, field in fields if field.unkept},
        }

    def show_draft(self, draft: Json) -> None:
        for name, typed in draft.items():
            if name in self._fields:
                self._fields[name].show_draft(typed)
