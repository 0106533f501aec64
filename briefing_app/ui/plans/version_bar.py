"""Above the measures: which version of a plan is shown, and against which one."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from briefing_app.ui.parts.layout import aligned, row, wide
from briefing_app.ui.parts.widgets import button, captioned, label, named, refill
from briefing_app.ui.window.session import Session
from briefing_app.usecases.plans import versions


class VersionBar(QWidget):
    """Which version is shown, and which one it is compared with."""

    chosen = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        named(self, "page")
        self._session = session
        self.shown = QComboBox()
        self.other = QComboBox()
        for each in (self.shown, self.other):
            each.setMinimumContentsLength(24)
            each.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            each.activated.connect(self._on_chosen)
        self.more = button("Plan et versions", "more")
        self.setLayout(
            row(
                aligned(label("Plans et mesures", "title"), Qt.AlignmentFlag.AlignBottom),
                wide(captioned("Version", self.shown)),
                wide(captioned("Comparer avec", self.other)),
                aligned(self.more, Qt.AlignmentFlag.AlignBottom),
                margins=(16, 12, 16, 8),
                spacing=12,
            )
        )

    def fill_menu(self, offered: tuple[tuple[str, Callable[[], None]], ...]) -> None:
        menu = QMenu(self.more)
        for text, run in offered:
            menu.addAction(text).triggered.connect(lambda _checked=False, run=run: run())
        self.more.setMenu(menu)

    @property
    def version(self) -> str:
        return str(self.shown.currentData() or "")

    @property
    def against(self) -> str:
        return str(self.other.currentData() or "")

    def reload(self) -> None:
        """Read the versions anew; what was chosen stays chosen."""
        found = [(f"{v.label} – {title}", v.key) for v, title in versions(self._session.store)]
        refill(self.shown, found)
        others = [each for each in found if each[1] != self.version]
        refill(self.other, [("Aucune comparaison", ""), *others])
        self.other.setEnabled(bool(others))

    def choose(self, version: str) -> None:
        self.reload()
        self.shown.setCurrentIndex(self.shown.findData(version))
        self._on_chosen()

    def compare(self, version: str) -> None:
        self.other.setCurrentIndex(self.other.findData(version))
        self._on_chosen()

    def _on_chosen(self) -> None:
        self.reload()
        self.chosen.emit()
