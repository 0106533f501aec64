"""The French dictionary, read beside the window: no text waits for it."""

from functools import cache
from threading import Thread

from PySide6.QtCore import QObject, Signal

from briefing_app.usecases import spelling


class Dictionary(QObject):
    read = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._thread = Thread(target=self._read)

    def begin(self) -> None:
        """Have it read; nothing more where it was asked for already."""
        if self._thread.ident is None:
            self._thread.start()

    def _read(self) -> None:
        spelling.dictionary()
        self.read.emit()


@cache
def dictionary() -> Dictionary:
    return Dictionary()
