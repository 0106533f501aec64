"""Pictures of every place: `python -m tests.ui.screens FOLDER`.

Light and dark, on a small and a large screen, with the demonstration and with an empty store; to be
looked at after every change of a screen.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QTimer

from briefing_app.app import application, dress
from briefing_app.storage import queries
from briefing_app.storage.opening import memory_store
from briefing_app.storage.store import Store
from briefing_app.ui import colours
from briefing_app.ui.item_page import ItemPage
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.meetings import MeetingsPage
from briefing_app.ui.places import PLACES
from briefing_app.ui.session import Session
from briefing_app.usecases.demonstration import demonstration
from briefing_app.usecases.exchange import load

_SIZES = ((1366, 768), (1920, 1080))
_SHADES = {"clair": colours.LIGHT, "sombre": colours.DARK}
_SETTLING = 700


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    # Her own settings are neither read nor changed.
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder / "ini"))
    app = application(["pictures"])
    for shade, shades in _SHADES.items():
        dress(app, shades)
        for size in _SIZES:
            for name, store in (("demonstration", _demonstration()), ("vide", memory_store())):
                window = _window(store, size)
                for what in _places(window):
                    _settle()
                    path = folder / f"{what} {name} {shade} {size[0]}.png"
                    window.grab().save(str(path))
                window.close()


def _demonstration() -> Store:
    store = memory_store()
    load(store, demonstration(date.today()))
    return store


def _window(store: Store, size: tuple[int, int]) -> MainWindow:
    window = MainWindow(Session(store), Path("Collectif.plaidoyer"))
    window.resize(*size)
    window.show()
    return window


def _places(window: MainWindow) -> Iterator[str]:
    """Go through the window; each name is a picture to take."""
    for place in PLACES:
        page = window.visit(place.name)
        if isinstance(page, ItemPage) and page.pane.model.keys:
            page.show_key(page.pane.model.keys[2])
        yield place.name
        if isinstance(page, MeetingsPage):
            yield from _meeting(window.session.store, page)
    window.palette_.open("plainte")
    yield "rechercher"
    window.palette_.hide()


def _meeting(store: Store, page: MeetingsPage) -> Iterator[str]:
    keys = page.items.pane.model.keys
    spoken = [key for key in keys if queries.turns_of(store.db, key)]
    if not spoken:
        return
    page.open_minutes(spoken[0])
    yield "compte-rendu"
    page.open_closing(spoken[0])
    yield "cloture"
    page.show_key(spoken[0])


def _settle() -> None:
    """Until what is drawn later is drawn."""
    loop = QEventLoop()
    QTimer.singleShot(_SETTLING, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
