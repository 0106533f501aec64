"""Several widgets in one place, one at a time, chosen by buttons side by side."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from briefing_app.ui.widgets import button


class Sides(QStackedWidget):
    """The widgets; their buttons are laid out where the place wants them."""

    turned = Signal()

    def __init__(self, sides: Mapping[str, QWidget], width: int = 0) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons = [self._button(title, width) for title in sides]
        for number, (each, side) in enumerate(zip(self.buttons, sides.values(), strict=True)):
            self._group.addButton(each, number)
            self.addWidget(side)
        self.buttons[0].setChecked(True)
        self._group.idToggled.connect(self._on_toggled)

    def _button(self, title: str, width: int) -> QPushButton:
        result = button(title, "segment")
        result.setCheckable(True)
        result.setMinimumWidth(width)
        return result

    def show_side(self, side: QWidget) -> None:
        self.buttons[self.indexOf(side)].setChecked(True)

    def offer(self, side: QWidget, *, offered: bool) -> None:
        """Whether that side can be chosen; where it cannot any more, the first one shows."""
        self.buttons[self.indexOf(side)].setVisible(offered)
        if not offered and self.currentWidget() is side:
            self.buttons[0].setChecked(True)

    def _on_toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.setCurrentIndex(number)
            self.turned.emit()
