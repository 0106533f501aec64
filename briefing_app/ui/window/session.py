"""The window's access to the store: do, undo, run in the background, and tell what changed."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from briefing_app.errors import UserError
from briefing_app.storage.file.backups import Backup
from briefing_app.storage.store import Notice, Store
from briefing_app.ui.parts.saving import Saving
from briefing_app.ui.window import preferences
from briefing_app.usecases.items.copies import forget_copies
from briefing_app.usecases.items.spelling import known_words
from briefing_app.usecases.store.progress import Cancelled, Step
from briefing_app.usecases.store.safekeeping import back_up_changes, back_up_now, double

_BETWEEN_BACKUPS = 30 * 60 * 1000

Work = Callable[[Step], Any]


class Session(QObject):
    """One open store, its single worker, and the signals that screens listen to."""

    changed = Signal(Notice)
    told = Signal(str)
    started = Signal(str)
    progressed = Signal(int, int, str)
    finished = Signal()
    backed_up = Signal(datetime)
    wanted = Signal(str, str)
    place_wanted = Signal(str)
    creation_wanted = Signal(str)
    dossier_wanted = Signal(str)
    new_wanted = Signal(Path)
    open_wanted = Signal(Path)
    restore_wanted = Signal(Path)
    resume_wanted = Signal(str, str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._job: _Job | None = None
        self._held: list[Notice] = []
        self._words: frozenset[str] = frozenset()
        self.closed = False
        self.saving = Saving(self)
        store.subscribe(self._on_notice)
        self._rounds = QTimer(self)
        self._rounds.setInterval(_BETWEEN_BACKUPS)
        self._rounds.timeout.connect(self.back_up)
        self._rounds.start()

    @property
    def busy(self) -> bool:
        """While true the store is lent to the worker, and screens leave it alone."""
        return self._job is not None

    @property
    def free(self) -> bool:
        """Whether a screen may touch the store now: it is neither lent nor closed."""
        return not (self.busy or self.closed)

    def say(self, refusal: UserError) -> None:
        """Send a refusal on its road once what is going on is done.

        For what goes on rightly although it was refused: a text that waits in a draft.
        """
        QTimer.singleShot(0, self, partial(_raise, refusal))

    def known_words(self) -> frozenset[str]:
        """Nobody’s mistakes here; while the store is lent, those of before."""
        if self.free:
            self._words = known_words(self.store)
        return self._words

    def go(self, kind: str, key: str) -> None:
        """Ask the window to show an item, wherever its place is."""
        self.wanted.emit(kind, key)

    def visit(self, place: str) -> None:
        self.place_wanted.emit(place)

    def create(self, kind: str) -> None:
        """Ask for an empty item of a kind, in its place."""
        self.creation_wanted.emit(kind)

    def resume(self, kind: str, key: str) -> None:
        """Ask for what was left unfinished: a draft or a review."""
        self.resume_wanted.emit(kind, key)

    def prepare(self, meeting: str) -> None:
        """Ask for the dossier of a meeting."""
        self.dossier_wanted.emit(meeting)

    def undo(self) -> None:
        self.store.undo()

    def redo(self) -> None:
        self.store.redo()

    def run(self, label: str, work: Work, done: Callable[[Any], None]) -> None:
        """Lend the store to the worker for `work`; `done` gets the result in the window."""
        job = _Job(work, done)
        job.signals.progressed.connect(self.progressed)
        job.signals.ended.connect(self._end)
        self._job = job
        self.started.emit(label)
        self._pool.start(job)

    def cancel(self) -> None:
        if self._job:
            self._job.cancelled = True

    def back_up(self) -> None:
        """A backup of what changed since the last one."""
        if self.free and (made := back_up_changes(self.store)):
            self.backed_up.emit(made.at)
            self._double(made)

    def back_up_now(self) -> None:
        """A backup she asked for, whether or not something changed."""
        made = back_up_now(self.store)
        self.backed_up.emit(made.at)
        self.told.emit(f"Sauvegardé à {made.at:%H h %M}")
        self._double(made)

    def _double(self, made: Backup) -> None:
        """The same in the second place, if there is one; a stick left at home is only told."""
        second = preferences.second_place()
        if second is None:
            return
        try:
            double(self.store, made, second)
        except UserError as error:
            self.told.emit(str(error))

    def close(self) -> None:
        """Let the work under way end, make a last backup, then close the store."""
        self.cancel()
        self._pool.waitForDone()
        self._job = None
        with suppress(UserError):  # the store is whole; the window asked before it closed
            self.back_up()
        self._rounds.stop()
        self.closed = True
        self.store.close()
        forget_copies()

    def _on_notice(self, notice: Notice) -> None:
        """While the store is lent no screen may read it: they are told afterwards."""
        if self._job:
            self._held.append(notice)
        else:
            self.changed.emit(notice)

    def _end(self) -> None:
        """The store is given back: screens see what changed meanwhile, then what came of it."""
        job, self._job = self._job, None
        held, self._held = self._held, []
        try:
            for notice in held if not self.closed else ():
                self.changed.emit(notice)
            if job and job.problem:
                raise job.problem
            if job:
                job.done(job.result)
        finally:
            self.finished.emit()


class _Signals(QObject):
    progressed = Signal(int, int, str)
    ended = Signal()


class _Job(QRunnable):
    def __init__(self, work: Work, done: Callable[[Any], None]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _Signals()
        self.cancelled = False
        self.done = done
        self.result: Any = None
        self.problem: Exception | None = None
        self._work = work

    def run(self) -> None:
        try:
            self.result = self._work(self._step)
        except Cancelled:
            self.problem = UserError("Arrêté à votre demande. Rien n’a été écrit.")
        except Exception as error:  # noqa: BLE001 - raised in the window's thread
            self.problem = error
        finally:
            self.signals.ended.emit()

    def _step(self, done: int, total: int, text: str) -> None:
        if self.cancelled:
            raise Cancelled
        self.signals.progressed.emit(done, total, text)


def _raise(error: Exception) -> None:
    raise error
