"""Themes: chips to press, and those that the words typed suggest."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from briefing_app.domain.theming import proposed_themes
from briefing_app.ui.fields.base import Field
from briefing_app.ui.fields.links import clear
from briefing_app.ui.parts.flow import FlowLayout
from briefing_app.ui.parts.widgets import Chip, Chips, button
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.workspace import themes


class ThemesField(Field):
    def __init__(self, caption: str, session: Session, text: Callable[[], str] = str) -> None:
        super().__init__(caption)
        self._session = session
        self._text = text
        self.chips = Chips(shown=0, rest="Choisir un thème")
        self.chips.changed.connect(lambda _picked: self._on_changed())
        proposals = QWidget()
        self._proposals = FlowLayout(proposals, spacing=6)
        self._hold(self.chips)
        self._layout.insertWidget(2, proposals)

    @property
    def value(self) -> tuple[str, ...]:
        return self.chips.picked

    def show_value(self, value: Sequence[str]) -> None:
        chips = [Chip(theme.key, theme.label) for theme in themes(self._session.store)]
        self.chips.show_chips(chips, value)
        self.propose()

    @property
    def draft(self) -> list[str]:
        return list(self.value)

    def show_draft(self, draft: Any) -> None:
        self.show_value(draft)

    def propose(self) -> None:
        """Offer the themes whose words stand in the text, those that are chosen aside."""
        clear(self._proposals)
        known = themes(self._session.store)
        labels = {theme.key: theme.label for theme in known}
        for key in proposed_themes(self._text(), known):
            if key not in self.value:
                offer = button(f"+ {labels[key]} ?", "link")
                offer.clicked.connect(lambda _checked=False, key=key: self._take(key))
                self._proposals.addWidget(offer)

    def _take(self, key: str) -> None:
        self.show_value((*self.value, key))
        self.settled.emit()

    def _on_changed(self) -> None:
        self.propose()
        self.settled.emit()
