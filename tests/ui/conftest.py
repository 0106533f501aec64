"""A window on a store, as the program opens it."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtGui import QDesktopServices

from briefing_app.app import application
from briefing_app.ui.window import refusals
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.session import Session


@pytest.fixture(scope="session")
def qapp_cls():
    return lambda arguments: application(arguments)


@pytest.fixture(autouse=True)
def own_settings(tmp_path):
    """No test finds the window as another one left it."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "ini"))


@pytest.fixture(autouse=True)
def own_hook(monkeypatch):
    """The program's own hook: a refusal is said in the window, a fault still fails the test."""
    monkeypatch.setattr(sys, "excepthook", refusals.hook(sys.excepthook))


@pytest.fixture
def empty_window(qtbot, store, tmp_path):
    """The window as she sees it on the first day."""
    window = MainWindow(Session(store), tmp_path / "Vide.plaidoyer")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.session.closed = True  # what is drawn last does not read a store that is put away


@pytest.fixture
def opened(monkeypatch):
    """What would be shown in another program, in order."""
    places = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: places.append(Path(url.toLocalFile()))
    )
    return places


@pytest.fixture
def window(qtbot, demo, tmp_path, monkeypatch):
    # The documents she produces go to a folder of this test.
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path))
    window = MainWindow(Session(demo), tmp_path / "Collectif.plaidoyer")
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)  # else nothing in it has the focus
    return window
