"""One of a few words, a yes or no, who may see it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox

from briefing_app.domain.choices import Choice, Diffusion
from briefing_app.ui.fields.base import Field
from briefing_app.ui.fields.diffusion import DiffusionPicker
from briefing_app.ui.parts.layout import column, holding


class ChoiceField(Field):
    """One of the words of a closed list; `empty` is the word for none, where none is possible."""

    def __init__(self, caption: str, choices: type[Choice], empty: str = "") -> None:
        super().__init__(caption)
        self._values: list[Choice | None] = [None] if empty else []
        self._values += list(choices)
        self.edit = QComboBox()
        # As narrow as its column asks: the longest word of a list is seldom the one chosen.
        self.edit.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.edit.setMinimumContentsLength(8)
        self.edit.addItems([each.label if each else empty for each in self._values])
        self.edit.activated.connect(lambda _index: self.settled.emit())
        self._hold(self.edit)

    @property
    def value(self) -> Choice | None:
        return self._values[self.edit.currentIndex()]

    def show_value(self, value: Choice | None) -> None:
        self.edit.setCurrentIndex(self._values.index(value))

    @property
    def draft(self) -> str:
        return self.value.value if self.value else ""

    def show_draft(self, draft: Any) -> None:
        self.show_value(next((each for each in self._values if each and each == draft), None))


class BoolField(Field):
    """A box to tick; its words say what a tick means."""

    def __init__(self, caption: str, wording: str) -> None:
        super().__init__(caption)
        self.edit = QCheckBox(wording)
        self.edit.clicked.connect(lambda _checked: self.settled.emit())
        self._hold(self.edit)

    @property
    def value(self) -> bool:
        return self.edit.isChecked()

    def show_value(self, value: bool) -> None:
        self.edit.setChecked(value)

    @property
    def draft(self) -> bool:
        return self.value

    def show_draft(self, draft: Any) -> None:
        self.show_value(bool(draft))


class DiffusionField(Field):
    def __init__(self, caption: str = "Qui peut le voir") -> None:
        super().__init__(caption)
        self.edit = DiffusionPicker()
        self.edit.changed.connect(lambda _value: self.settled.emit())
        self._hold(self.edit)

    @property
    def value(self) -> Diffusion:
        return self.edit.value

    def show_value(self, value: Any) -> None:
        self.edit.value = value

    @property
    def draft(self) -> str:
        return self.value.value

    def show_draft(self, draft: Any) -> None:
        self.show_value(Diffusion(draft))


class ChoicesField(Field):
    """Any number of the words of a closed list: a box for each."""

    def __init__(self, caption: str, choices: type[Choice]) -> None:
        super().__init__(caption)
        self.boxes = {choice: QCheckBox(choice.label.capitalize()) for choice in choices}
        for box in self.boxes.values():
            box.toggled.connect(lambda _on: self.settled.emit())
        self._hold(holding(column(*self.boxes.values(), margins=0)))

    @property
    def value(self) -> tuple[Choice, ...]:
        return tuple(choice for choice, box in self.boxes.items() if box.isChecked())

    def show_value(self, value: Sequence[Choice]) -> None:
        for choice, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(choice in value)
            box.blockSignals(False)

    @property
    def draft(self) -> list[str]:
        return [choice.value for choice in self.value]

    def show_draft(self, draft: Any) -> None:
        self.show_value([choice for choice in self.boxes if choice.value in draft])
