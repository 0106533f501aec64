"""Pictures of the window: `python -m tests.ui.screens FOLDER [WORD…]`.

Light and dark, on a small and a large screen: every place with the demonstration and with an empty
store, then every dialog, menu and panel (`scenes.py`). With words, only the pictures that have one
of them in their name. To be looked at after every change of a screen.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QPoint, QSettings
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from briefing_app.app import application, dress
from briefing_app.ui.parts import colours
from briefing_app.ui.parts.widgets import once_after
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.session import Session
from briefing_app.ui.window.welcome import Welcome
from briefing_app.usecases.store.opening import demonstration_store, new_store
from tests.ui.scenes import Scene, inner_scenes, scenes

_SIZES = ((1366, 768), (1920, 1080))
_SHADES = {"clair": colours.LIGHT, "sombre": colours.DARK}
_SETTLING = 600


def main(folder: Path, words: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    # Her own settings are neither read nor changed.
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder / "ini"))
    app = application(["pictures"])
    for shade, shades in _SHADES.items():
        dress(app, shades)
        for size in _SIZES:
            camera = Camera(folder, f"{shade} {size[0]}", words)
            camera.welcome(size)
            for name, show in (
                ("demonstration", [*scenes(), *inner_scenes()]),
                ("vide", list(scenes())),
            ):
                camera.visit(name, size, show)


class Camera:
    def __init__(self, folder: Path, circumstances: str, words: list[str]) -> None:
        self._folder = folder
        self._circumstances = circumstances
        self._words = words

    def _wants(self, name: str) -> bool:
        said = f"{name} {self._circumstances}"
        return not self._words or any(word in said for word in self._words)

    def welcome(self, size: tuple[int, int]) -> None:
        if self._wants("accueil"):
            welcome = Welcome("« Collectif.plaidoyer » ne s’ouvre pas : il est vide.")
            welcome.resize(*size)
            welcome.show()
            self._take("accueil", welcome, lambda: None)
            welcome.close()

    def visit(self, store: str, size: tuple[int, int], show: Iterable[Scene]) -> None:
        wanted = [scene for scene in show if self._wants(f"{scene.name} {store}")]
        if not wanted:
            return
        with TemporaryDirectory() as place:
            path = Path(place) / "Collectif.plaidoyer"
            made = demonstration_store(path) if store == "demonstration" else new_store(path)
            window = MainWindow(Session(made), path)
            window.resize(*size)
            window.show()
            for scene in wanted:
                self._take(f"{scene.name} {store}", window, partial(scene.show, window))
                window.say("")
            window.close()

    def _take(self, name: str, window: QWidget, show: Callable[[], object]) -> None:
        """Show, let it settle, take the picture; meanwhile `show` may wait in a dialog."""
        loop, settled, done = QEventLoop(), once_after(window, _SETTLING), []

        def look() -> None:
            asking = QApplication.activeModalWidget() or QApplication.activePopupWidget()
            if not (done or asking):
                settled.start()  # still at work
                return
            settled.stop()
            _picture(window).save(str(self._folder / f"{name} {self._circumstances}.png"))
            _dismiss(window)
            done.append("taken")
            loop.quit()

        settled.timeout.connect(look)
        settled.start()
        show()
        if not done:
            done.append("shown")
            settled.start()
            loop.exec()


def _above(window: QWidget) -> list[QWidget]:
    tops = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
    return sorted(tops, key=lambda top: top.windowType().value)


def _picture(window: QWidget) -> QPixmap:
    """The window, and over it what has opened, where it stands on the screen."""
    picture = window.grab()
    painter = QPainter(picture)
    for top in _above(window):
        place = top.geometry().translated(-window.mapToGlobal(QPoint(0, 0)))
        painter.drawPixmap(place.topLeft(), top.grab())
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
    painter.end()
    return picture


def _dismiss(window: QWidget) -> None:
    for top in _above(window):
        top.close()
    if isinstance(window, MainWindow):
        window.palette_.hide()


def _screen(folder: Path) -> str:
    """A screen as large as the largest picture, so that menus open where they would."""
    width, height = _SIZES[-1]
    screen = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height}
    path = folder / "screen.json"
    path.write_text(json.dumps({"screens": [screen]}), "utf-8")
    return f"offscreen:configfile={path}"


if __name__ == "__main__":
    with TemporaryDirectory() as screens:
        os.environ["QT_QPA_PLATFORM"] = _screen(Path(screens))
        main(Path(sys.argv[1]), sys.argv[2:])
