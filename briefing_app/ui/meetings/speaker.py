"""Who speaks, in the minutes of a meeting."""

from PySide6.QtCore import Qt

from briefing_app.domain.model import Meeting
from briefing_app.ui.fields.links import Finder
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.naming import Named
from briefing_app.usecases.meetings import matching_speakers


class Speaker(Finder):
    """Who speaks: proposed from two letters on, among those who came first; or any words."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "people", "Deux lettres suffisent")
        self.meeting: Meeting | None = None
        self.person: str | None = None
        self.textEdited.connect(self._forget)

    def found(self, typed: str) -> list[Named]:
        if self.meeting is None:
            return []
        return matching_speakers(self._session.store, self.meeting, typed)

    def settle(self, key: str, text: str) -> None:
        self.show_speaker(key or None, text)
        self.taken.emit(key)

    def show_speaker(self, person: str | None, text: str) -> None:
        self.person = person
        self.setText(text)

    def _forget(self) -> None:
        self.person = None

    def _on_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Tab:
            return self._go_on()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.found(self.text().strip()):
            self.taken.emit("")
            return True
        return super()._on_key(key)

    def _go_on(self) -> bool:
        """Tab leads to what is said, whoever speaks: someone proposed, or the words typed."""
        proposing = self._wait.isActive() or self._list.isVisible()
        if proposing and self.found(self.text().strip()):
            return self.take_proposed()
        self._wait.stop()
        self._list.hide()
        self.taken.emit(self.person or "")
        return True
