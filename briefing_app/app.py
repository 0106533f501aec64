"""Starting the window: the application, its language, its colours, and what catches a bug."""

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

# Before Qt, which reads the source of every module that is imported after it: 10 ms of a start.
from briefing_app.usecases import today  # noqa: F401

# isort: split
from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from briefing_app import __version__
from briefing_app.files import make_private
from briefing_app.paths import APP_NAME
from briefing_app.ui.parts import colours
from briefing_app.ui.parts.widgets import unbroken
from briefing_app.ui.window import refusals
from briefing_app.ui.window.desk import Desk


def run(path: Path | None, *, demonstration: bool = False) -> int:
    """Open the window on a store, and stay until it is closed."""
    app = application(sys.argv[:1])
    sys.excepthook = refusals.hook(_report)
    make_private(Path(QSettings().fileName()))  # an earlier version left it open to others
    desk = Desk()
    return app.exec() if desk.start(path, demonstration=demonstration) else 0


def application(arguments: Sequence[str]) -> QApplication:
    """The Qt application: French, and in the colours of the system's scheme."""
    existing = QApplication.instance()
    # Named here, the style needs no wrapper of its enumerations: 8 ms.
    app = (
        existing
        if isinstance(existing, QApplication)
        else QApplication([*arguments, "-style", "Fusion"])
    )
    app.setApplicationName(APP_NAME)
    app.setApplicationDisplayName(APP_NAME)
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_fr", folder):
        app.installTranslator(translator)
    dress(app, colours.of_system())
    app.styleHints().colorSchemeChanged.connect(lambda: dress(app, colours.of_system()))
    return app


def dress(app: QApplication, shades: colours.Colours) -> None:
    app.setPalette(colours.palette(shades))
    app.setStyleSheet(colours.style_sheet(shades))


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug: a report she can copy, with where it happened and nothing of what she wrote."""
    places = "".join(traceback.format_tb(trace))
    report = f"{APP_NAME} {__version__}\n{kind.__name__}\n{places}"
    box = QMessageBox(QMessageBox.Icon.Warning, APP_NAME, _UNEXPECTED)
    if window := QApplication.activeWindow():
        box.setParent(window, box.windowFlags())
    box.setInformativeText(unbroken(_REPORTED))
    box.setDetailedText(report)
    go_on = box.addButton("Continuer", QMessageBox.ButtonRole.AcceptRole)
    copy = box.addButton("Copier le rapport", QMessageBox.ButtonRole.ActionRole)
    box.setDefaultButton(go_on)
    box.setEscapeButton(go_on)
    box.exec()
    if box.clickedButton() is copy:
        QApplication.clipboard().setText(report)
    sys.__excepthook__(kind, error, trace)


_UNEXPECTED = "Une erreur imprévue s’est produite. Ce qui était enregistré est intact."
_REPORTED = (
    "Vous pouvez continuer. Pour la signaler, copiez le rapport : il dit où le programme s’est"
    " trompé, et ne contient aucun de vos textes."
)
