"""What stands typed and is not stored yet: one path for every field of the window.

Whatever is typed into has a `Keeper`: a form, a turn of the minutes, a line of news. While she
types, its draft never lags more than two seconds; on a pause, when she leaves the field and when
the window closes, what can be stored is stored, and the rest waits in the draft. `Saving` knows all
of them, and how things stand.
"""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from briefing_app.domain.shape import Json
from briefing_app.errors import UserError
from briefing_app.ui.parts.leaving import keep_all
from briefing_app.ui.parts.widgets import once_after

if TYPE_CHECKING:
    from briefing_app.ui.window.session import Session

PAUSE = 2000
"""Milliseconds: after so long without a letter, what stands there is kept."""


class Safety(Enum):
    """How things stand, for the status bar."""

    ONLY_HERE = auto()
    """Neither the store nor a draft could take something: it is on the screen and nowhere else."""
    TYPING = auto()
    WAITING = auto()
    STORED = auto()


class Typed(NamedTuple):
    """What is not stored in one place: the draft that it is kept in; empty where nothing is."""

    kind: str
    key: str
    content: Json


class Saving(QObject):
    """Every keeper of the window."""

    changed = Signal()

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._keepers: dict[int, Keeper] = {}
        self._waits = False
        session.changed.connect(lambda _notice: self.look())
        session.finished.connect(self._go_on)

    def add(self, keeper: "Keeper") -> None:
        number = id(keeper)
        self._keepers[number] = keeper
        keeper.destroyed.connect(partial(self._forget, number))

    def _forget(self, number: int) -> None:
        self._keepers.pop(number, None)

    @property
    def standing(self) -> Safety:
        if any(keeper.refused for keeper in self._keepers.values()):
            return Safety.ONLY_HERE
        if any(keeper.typing for keeper in self._keepers.values()):
            return Safety.TYPING
        return Safety.WAITING if self._waits else Safety.STORED

    def look(self) -> None:
        """See whether anything waits in a draft, and tell."""
        if self._session.free:
            self._waits = self._session.store.drafts.any_text()
            self.changed.emit()

    def _go_on(self) -> None:
        """What was typed while the store was lent is kept now."""
        for keeper in list(self._keepers.values()):
            if keeper.typing:
                keeper.touch()
        self.look()

    def keep_all(self) -> None:
        """Before the window closes: everything is tried, then what was refused is said."""
        keep_all(*(keeper.keep for keeper in list(self._keepers.values())))


class Keeper(QObject):
    """Keeps what is typed in one place.

    `keep` stores what can be stored, and raises a `UserError` where the store refuses it; `unkept`
    tells what is not stored.
    """

    def __init__(
        self,
        session: "Session",
        owner: QObject,
        keep: Callable[[], None],
        unkept: Callable[[], Typed],
    ) -> None:
        super().__init__(owner)
        self.typing = False
        self.refused = ""
        """Why what is typed could be kept nowhere."""
        self._session = session
        self._keep = keep
        self._unkept = unkept
        self._draft: tuple[str, str] | None = None
        self._pause = once_after(self, PAUSE)
        self._pause.timeout.connect(partial(self._by_itself, self.keep))
        # Typing without a pause stores nothing: a draft never lags more than this.
        self._lag = once_after(self, PAUSE)
        self._lag.timeout.connect(partial(self._by_itself, self.keep_draft))
        session.saving.add(self)

    def touch(self, _typed: object = None) -> None:
        """Something was typed."""
        self._pause.start()
        if not self._lag.isActive():
            self._lag.start()
        if not self.typing:
            self.typing = True
            self._session.saving.changed.emit()

    def keep(self) -> None:
        """Store what can be; what is refused, or cannot be stored yet, waits in the draft.

        Raises where the draft is refused too: nothing may take the place of what is typed.
        """
        if not self._session.free:
            return  # leaving a window that closes, or while the store is lent
        self._stop()
        refusal: UserError | None = None
        try:
            self._keep()
        except UserError as error:
            refusal = error
        self.keep_draft()
        self.typing = False
        self._session.saving.look()
        if refusal:
            self._session.say(refusal)

    def keep_draft(self) -> None:
        """What is not stored is there again after a crash."""
        if not self._session.free:
            return
        try:
            self._write_draft()
        except UserError as error:
            self.refused = str(error)
            self._pause.start()  # tried again without her: the disk may have room by then
            self._session.saving.changed.emit()
            raise
        self.refused = ""

    def _write_draft(self) -> None:
        kind, key, content = self._unkept()
        drafts, place = self._session.store.drafts, (kind, key)
        if content:
            drafts.keep(kind, key, content)
        if self._draft and (not content or self._draft != place):
            drafts.drop(*self._draft)
        self._draft = place if content else None

    def _by_itself(self, keep: Callable[[], None]) -> None:
        """Without her asking: what the disk goes on refusing is said once, not at each pause."""
        known = self.refused
        try:
            keep()
        except UserError as error:
            if str(error) != known:
                raise

    def begin(self, kind: str = "", key: str = "") -> None:
        """Something else is shown, and the draft that it was found with, if there was one."""
        self._stop()
        self._draft = (kind, key) if kind else None
        if self.typing or self.refused:
            self.typing, self.refused = False, ""
            self._session.saving.look()

    def _stop(self) -> None:
        self._pause.stop()
        self._lag.stop()
