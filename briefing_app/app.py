"""Starting the window: the application, its language, its colours, and what catches a bug."""

import sys
import traceback
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from briefing_app import __version__
from briefing_app.domain.errors import UserError
from briefing_app.paths import APP_NAME, default_store, demonstration_store
from briefing_app.storage.connection import sentence_for
from briefing_app.storage.opening import create_store, open_store
from briefing_app.storage.store import Store
from briefing_app.ui import colours
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.session import Session
from briefing_app.usecases.themes import shipped_themes


def run(path: Path | None, *, demonstration: bool = False) -> int:
    """Open the window on a store, and stay until it is closed."""
    app = application(sys.argv[:1])
    if demonstration:
        path = path or demonstration_store()
    path = path or default_store()
    try:
        store = _demonstration(path) if demonstration else _own_store(path)
    except UserError as error:
        QMessageBox.warning(None, APP_NAME, str(error))
        return 1
    window = MainWindow(Session(store), path)
    sys.excepthook = _report
    window.show()
    return app.exec()


def application(arguments: Sequence[str]) -> QApplication:
    """The Qt application: French, and in the colours of the system's scheme."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(list(arguments))
    app.setApplicationName(APP_NAME)
    app.setApplicationDisplayName(APP_NAME)
    app.setStyle("Fusion")
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


def _demonstration(path: Path) -> Store:
    # It brings the writers of documents along, which a window needs only when it makes one.
    from briefing_app.usecases.demonstration import open_demonstration

    return open_demonstration(path, date.today())


def _own_store(path: Path) -> Store:
    if path.exists():
        return open_store(path)
    store = create_store(path)
    with store.operation("Créer le fichier"):
        store.save_all(shipped_themes())
    return store


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug: a report she can copy, with where it happened and nothing of what she wrote."""
    if said := sentence_for(error):
        QMessageBox.warning(None, APP_NAME, str(said))
        return
    places = "".join(traceback.format_tb(trace))
    box = QMessageBox(QMessageBox.Icon.Warning, APP_NAME, _UNEXPECTED)
    box.setDetailedText(f"{APP_NAME} {__version__}\n{kind.__name__}\n{places}")
    box.exec()
    sys.__excepthook__(kind, error, trace)


_UNEXPECTED = (
    "Une erreur imprévue s’est produite. Ce qui était enregistré est intact. Vous pouvez continuer,"
    " ou copier le rapport ci-dessous pour la signaler : il ne contient aucun de vos textes."
)
