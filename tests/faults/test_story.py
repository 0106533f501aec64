"""The program itself, in a process of its own, on a disk of 3 MB that is full while she types."""

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from briefing_app import app
from briefing_app.domain.model import Constat
from briefing_app.storage.file.opening import open_store
from briefing_app.ui.window.main_window import MainWindow
from tests.conftest import ROOT
from tests.faults.test_disk import fill

LETTERS = ("La préfecture refuse la demande sans passeport. " * 251)[:11_999] + "."


def test_what_was_typed_on_a_full_disk_is_said_kept_on_the_screen_and_stored_later(small_disk):
    path, seen = small_disk / "Collectif.plaidoyer", small_disk.parent / "vu.json"
    done = subprocess.run(
        [sys.executable, "-c", f"from {__name__} import play; play({str(path)!r}, {str(seen)!r})"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=90,
    )
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(seen.read_text("utf-8"))
    assert "est plein ou n’accepte plus rien" in told["sentence"]
    assert "ce que vous avez tapé est encore à l’écran" in told["sentence"]
    assert told["status"].startswith("Pas enregistré")
    assert told["field"] == LETTERS
    assert told["stored then"] == []
    assert told["stored later"] == [LETTERS]
    store = open_store(path)
    assert [each.text for each in store.find(Constat)] == [LETTERS]
    store.close()


# In the process of the program


def play(path, seen):
    """Run the program as its command does, with her hand on it once its window stands."""
    app.application(sys.argv[:1])
    waiting = QTimer()
    waiting.timeout.connect(lambda: _act_once(waiting, Path(path), Path(seen)))
    waiting.start(50)
    sys.exit(app.run(Path(path)))


def _act_once(waiting, path, seen):
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    if windows and windows[0].isActiveWindow():
        waiting.stop()
        QTimer.singleShot(0, lambda: _type(windows[0], path, seen))


def _type(window, path, seen):
    window.session.create("constats")
    form = window.pages.currentWidget().form
    form.text.edit.setFocus()
    filler = fill(path.parent)
    form.text.edit.take_in(LETTERS)
    QTimer.singleShot(0, form.text.edit.focusNextChild)
    QTimer.singleShot(200, lambda: _look(window, form, filler, seen))


def _look(window, form, filler, seen):
    store = window.session.store
    told = {
        "sentence": window.message.text(),
        "status": window.saved.text(),
        "field": form.text.draft,
        "stored then": [each.text for each in store.find(Constat)],
    }
    filler.unlink()
    form.text.edit.setFocus()
    form.text.edit.focusNextChild()
    told["stored later"] = [each.text for each in store.find(Constat)]
    seen.write_text(json.dumps(told), "utf-8")
    window.leave.trigger()
