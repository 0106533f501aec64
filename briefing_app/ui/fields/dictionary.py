"""The French dictionary, read beside the window: no text waits for it."""

from functools import cache
from threading import Thread

from PySide6.QtCore import QObject, Signal

from briefing_app.domain.text.identity import identifying_details
from briefing_app.domain.text.text import stem
from briefing_app.ui.parts.widgets import once_after
from briefing_app.usecases.items import spelling

_PAUSE = 200
"""What is being built is there first: the two would share one interpreter."""


class Dictionary(QObject):
    read = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._thread = Thread(target=self._read)
        self._wait = once_after(self, _PAUSE)
        self._wait.timeout.connect(self._thread.start)

    def begin(self) -> None:
        """Have it read; nothing more where it was asked for already."""
        if self._thread.ident is None:
            self._wait.start()

    def _read(self) -> None:
        # With it, what else the first text would wait 90 ms for: the stems and the patterns.
        stem("mot")
        identifying_details("mot")
        spelling.dictionary()
        self.read.emit()


@cache
def dictionary() -> Dictionary:
    return Dictionary()
