"""The one road for refusals: what is raised anywhere ends here, and is said where she is."""

from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

from briefing_app.errors import UserError
from briefing_app.paths import APP_NAME
from briefing_app.storage.connection import sentence_for
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.welcome import Welcome

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def hook(otherwise: Hook) -> Hook:
    """For `sys.excepthook`: a refusal is a sentence in the window; `otherwise` reports a fault."""

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        refused = error if isinstance(error, UserError) else sentence_for(error)
        if refused is None:
            otherwise(kind, error, trace)
        else:
            _say(str(refused))

    return caught


def _say(sentence: str) -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and not window.session.closed:
            window.say(sentence)
            return
        if isinstance(window, Welcome) and window.isVisible():
            window.say(sentence)
            return
    QMessageBox.warning(None, APP_NAME, sentence)
