"""No window is larger than the screen it opens on: the first one, and what opens over it."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from ctypes.util import find_library

import pytest

from tests.conftest import ROOT

SMALL = [(1093, 614), (1024, 600)]

_LOOK = """
import json, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
import briefing_app.app
from briefing_app.__main__ import main
from briefing_app.ui.window.places import PLACES

said = sys.argv.pop()
larger = []

def look(window, name):
    QTest.qWait(30)
    there, within = window.frameGeometry(), window.screen().availableGeometry()
    if not within.contains(there):
        larger.append(f"{name} {there.getRect()} on {within.getRect()}")

def dialogs(window):
    from briefing_app.ui.items.constats import CuttingDialog
    from briefing_app.ui.parts.restoring import RestoreDialog
    from briefing_app.ui.window.welcome import Welcome
    yield "manual", (window._help(), window._manual)[1]
    yield "cutting", CuttingDialog(["Un constat.", "Un autre."] * 20, window)
    yield "restoring", RestoreDialog(Path("rien"), "Une raison. " * 20, window)
    yield "welcome", Welcome("Ce fichier ne s’ouvre pas : il est vide. " * 10)

def works(_app):
    window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "session"))
    QTest.qWait(200)
    look(window, "first")
    window.saved.setText("Un nom bien long, " * 30)
    window.say("Une phrase qui dit ce qui n’a pas pu se faire. " * 4)
    for place in PLACES:
        window.visit(place.name)
        look(window, place.name)
    for name, each in dialogs(window):
        each.show()
        look(each, name)
        each.close()
    window.close()
    Path(said).write_text(json.dumps(larger))

QApplication.exec = works
sys.argv.append("--demo")
main()
"""

_LEAVE = """
import sys
import briefing_app.app
from briefing_app.__main__ import main
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

def works(_app):
    window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "session"))
    window.showNormal()
    window.setGeometry(QRect(600, 200, 1900, 1200))
    QTest.qWait(100)
    window.close()

QApplication.exec = works
sys.argv.append("--demo")
main()
"""


def start(code, platform, *words):
    env = os.environ | {"QT_QPA_PLATFORM": platform[0], **platform[1]}
    command = [sys.executable, "-c", code, *words]
    subprocess.run(command, cwd=ROOT, env=env, check=True, timeout=60)


@contextmanager
def offscreen(tmp_path, size):
    screen = {"name": "screen", "x": 0, "y": 0, "width": size[0], "height": size[1]}
    path = tmp_path / f"screen-{size[0]}.json"
    path.write_text(json.dumps({"screens": [screen]}), "utf-8")
    yield f"offscreen:configfile={path}", {}


@contextmanager
def with_a_desktop(_tmp_path, size):
    """A real screen of that size, with a program that draws frames around windows."""
    if not (shutil.which("Xvfb") and shutil.which("openbox") and find_library("xcb-cursor")):
        pytest.skip("`.ci/run` installs Xvfb, openbox and what Qt needs on them")
    reading, writing = os.pipe()
    words = ["-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp"]
    command = ["Xvfb", "-displayfd", str(writing), *words]
    with running(command, pass_fds=[writing]):
        os.close(writing)
        with os.fdopen(reading) as said:
            display = {"DISPLAY": f":{said.readline().strip()}"}
        with running(["openbox"], env=os.environ | display):
            yield "xcb", display


@contextmanager
def running(command, **how):
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, **how) as started:
        try:
            yield
        finally:
            started.terminate()


@pytest.mark.parametrize("screen", [offscreen, with_a_desktop])
@pytest.mark.parametrize("size", SMALL, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_window_is_larger_than_the_screen(tmp_path, own_home, screen, size):
    said = tmp_path / "said.json"
    with screen(tmp_path, size) as platform:
        start(_LOOK, platform, str(said))
    assert json.loads(said.read_text()) == []


@pytest.mark.parametrize("screen", [offscreen, with_a_desktop])
def test_a_window_left_on_a_larger_screen_is_all_here_again(tmp_path, own_home, screen):
    said = tmp_path / "said.json"
    with screen(tmp_path, (2560, 1440)) as platform:
        start(_LEAVE, platform)
    with screen(tmp_path, (1093, 614)) as platform:
        start(_LOOK, platform, str(said))
    assert json.loads(said.read_text()) == []
