"""Who may see an item: three words, three shapes."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from briefing_app.domain.choices import Diffusion
from briefing_app.ui.parts import colours, icons
from briefing_app.ui.parts.layout import row, wide
from briefing_app.ui.parts.widgets import button


class DiffusionPicker(QWidget):
    """One of the three, always."""

    changed = Signal(Diffusion)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[Diffusion, QPushButton] = {}
        for number, diffusion in enumerate(Diffusion):
            each = button(diffusion.label, "segment")
            each.setCheckable(True)
            each.setIconSize(QSize(14, 14))
            each.setAccessibleName(f"Diffusion : {diffusion.label}")
            self._group.addButton(each, number)
            self._buttons[diffusion] = each
        self.setLayout(row(*map(wide, self._buttons.values()), margins=0, spacing=0))
        self._group.idToggled.connect(self._toggled)
        self.value = Diffusion.INTERNE

    @property
    def value(self) -> Diffusion:
        return list(Diffusion)[self._group.checkedId()]

    @value.setter
    def value(self, diffusion: Diffusion) -> None:
        self._group.blockSignals(True)
        self._buttons[diffusion].setChecked(True)
        self._group.blockSignals(False)
        self._draw()

    def _toggled(self, number: int, checked: bool) -> None:
        if checked:
            self._draw()
            self.changed.emit(list(Diffusion)[number])

    def _draw(self) -> None:
        shades = colours.current()
        for diffusion, each in self._buttons.items():
            colour = shades.on_accent if each.isChecked() else shades.quiet
            each.setIcon(icons.icon(diffusion.value, colour))
