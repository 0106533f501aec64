"""The window against a bare one: time until it can be used, filtering many items, memory."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from benchmarks.measuring import ROOT, median, seconds, tell
from benchmarks.store import exchange
from briefing_app.app import application
from briefing_app.storage import lists
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.storage.store import Store
from briefing_app.ui.lists.listing import ListPane
from briefing_app.ui.window import preferences
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.session import Session
from briefing_app.usecases.store.demonstration import open_demonstration
from briefing_app.usecases.store.exchange import load

_FILTERS = ("hebergement", "plainte", "prefecture titre", "interprete")
_PAGE = 128
# Both show a window with a list, wait until it is painted, and say how long it took.
_BARE = """
import time
started = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QTableWidget(100, 5))
window.show()
app.processEvents()
print(time.perf_counter() - started)
"""
# The program by its own door: what waits for events is the only thing replaced.
_OURS = """
import sys, time
started = time.perf_counter()
from briefing_app.__main__ import main
import briefing_app.app
from PySide6.QtWidgets import QApplication
def usable(_app):
    QApplication.processEvents()
    print(time.perf_counter() - started)
    peak = [line for line in open("/proc/self/status") if "VmHWM" in line]
    print(peak[0].split()[1], file=sys.stderr)
    QApplication.closeAllWindows()
    return 0
QApplication.exec = usable
main()
"""
# Both are compiled already, as an installed program is.
_COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def child(code: str) -> tuple[float, float]:
    """Seconds until the window stands, and the most memory it took, in megabytes."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, cwd=ROOT, env=_COMPILED, capture_output=True, check=True, text=True
    )
    told = done.stderr.split()
    return float(done.stdout), int(told[-1]) / 1024 if told and told[-1].isdigit() else 0.0


def start(runs: int, store: Path) -> None:
    """She finds the place that she left; the two take turns, as the machine is not always quiet."""
    for place in ("today", "constats"):
        _left(store, place)
        child(_OURS)
        bare, ours = zip(*((child(_BARE)[0], child(_OURS)[0]) for _ in range(runs)), strict=True)
        ratio = statistics.median(ours) / statistics.median(bare)
        tell(f"a usable window ({place}) against a bare one", ratio, 2)


def _left(store: Path, place: str) -> None:
    preferences.remember_file(store)
    settings = QSettings()
    settings.setValue("window/place", place)
    settings.sync()


def filtering(store: Store, runs: int) -> None:
    """What she waits for after a word typed: the list narrowed, its first page drawn."""
    window = MainWindow(Session(store), Path("Mesure.plaidoyer"))
    window.resize(1366, 768)
    window.show()
    pane = window.visit("constats").pane  # type: ignore[attr-defined]
    assert isinstance(pane, ListPane)
    ratios = []
    for words in _FILTERS:
        pane.search.setText(words)
        shown = median(lambda: seconds(lambda: _shown(pane)), runs)
        bare = median(lambda: seconds(lambda: _read(store, pane)), runs)
        ratios.append(shown / bare)
    tell("filtering, and showing the first page, against its SQL", max(ratios), 1.5)
    window.hide()


def _shown(pane: ListPane) -> None:
    """Until the first lines are read and drawn."""
    pane.narrow()
    while not pane.model._pages:
        QApplication.processEvents()


def _read(store: Store, pane: ListPane) -> None:
    """The same questions without a window: the keys, the first page."""
    found = lists.keys(store.db, pane.kind, pane.wanted, pane._order)
    lists.rows(store.db, pane.kind, found[:_PAGE])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = _COMPILED["XDG_CONFIG_HOME"] = folder
        application([])
        small, large = Path(folder, "demo.plaidoyer"), Path(folder, "large.plaidoyer")
        open_demonstration(small, date.today()).close()
        start(asked.runs, small)
        store = create_store(large)
        load(store, exchange(asked.size))
        store.close()
        _left(large, "constats")
        _, peak = child(_OURS)
        tell(f"memory of a window on {asked.size} items", peak, 350, "MB")
        store = open_store(large)
        filtering(store, asked.runs)
        store.close()


if __name__ == "__main__":
    main()
