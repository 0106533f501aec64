"""The program is killed while she types: what she typed is there when it opens again."""

import json
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing_app.domain.model import Constat
from briefing_app.storage.drafts import RETURNED, REVIEWS
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.workspace import delete
from briefing_app.usecases.resuming import reviews
from tests.conftest import ROOT
from tests.journeys import typing
from tests.ui.acting import retype

# What kills the program belongs to the faults, a part of `.ci/run` of its own.
pytestmark = pytest.mark.faults

TYPED = (
    "Une phrase commencée dans le train, que rien n’a encore enregistrée : la préfecture refuse"
    " la demande sans passeport, et personne ne remet de récépissé."
)
# Types without a pause, so that nothing is kept as an item, until a draft is written; then dies.
TYPING = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from briefing_app.app import application
from briefing_app.storage.file.opening import open_store
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.session import Session
from tests.ui.acting import write
app = application(["plaidoyer"])
path = Path(sys.argv[1])
store = open_store(path)
window = MainWindow(Session(store), path)
window.show()
window.session.create("constats")
editor = window.pages.currentWidget().form.text.edit
letters = iter(sys.argv[2])
def tick():
    write(editor, next(letters))
    if store.drafts.all():
        os.kill(os.getpid(), signal.SIGKILL)
timer = QTimer()
timer.timeout.connect(tick)
timer.start(25)
app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_killed_program_gives_back_what_was_typed(qtbot, tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    create_store(path).close()
    child = subprocess.run(
        [sys.executable, "-c", TYPING, str(path), TYPED], cwd=ROOT, timeout=60, check=False
    )
    assert child.returncode == -9
    store = open_store(path)
    assert not store.find(Constat)
    window = MainWindow(Session(store), path)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    form = window.pages.currentWidget().form
    recovered = form.text.draft
    assert TYPED.startswith(recovered)
    assert len(recovered) > len("Une phrase commencée")
    assert "récupéré" in form.notice.text()
    form.text.edit.setFocus()
    QTest.keyClick(form.text.edit, Qt.Key.Key_Tab)
    (kept,) = store.find(Constat)
    assert kept.text == recovered.strip()
    assert form.notice.isHidden()
    assert not store.drafts.all()
    window.close()


@pytest.fixture
def everywhere(tmp_path):
    """A folder with what every case begins with."""
    typing.base(tmp_path / "base.plaidoyer", tmp_path)
    return tmp_path


def lost_in(folder, typed):
    """What is not found again when each store is opened in a window, by case."""
    lost = {}
    for name, words in typed.items():
        window = typing.opened(folder / f"{name}.plaidoyer")
        lost[name] = typing.missing(window, words)
        if name == "others":
            window.session.resume(RETURNED, window.session.store.drafts.of(RETURNED)[0].key)
            lost[name] += window.pages.currentWidget().review.model.ticked
        if name == "outside":
            (left,) = reviews(window.session.store, REVIEWS)
            lost[name] += [] if left.told.startswith("2 décidés") else [left.told]
        window.close()
    return {name: words for name, words in lost.items() if words}


@pytest.mark.timeout(400)
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_killed_in_any_place_field_or_review_the_program_finds_everything_again(qtbot, everywhere):
    command = [sys.executable, "-m", "tests.journeys.typing", str(everywhere)]
    child = subprocess.run(command, cwd=ROOT, timeout=300, check=False)
    assert child.returncode == -9
    told = json.loads((everywhere / "typed.json").read_text("utf-8"))
    assert told["still"] == []
    assert set(told["typed"]) == set(typing.CASES)
    assert lost_in(everywhere, told["typed"]) == {}


@pytest.mark.timeout(400)
def test_left_by_ctrl_q_in_any_place_field_or_review_it_finds_everything_again(qtbot, everywhere):
    typed = {}
    for name, path in typing.stores(everywhere):
        window = typing.opened(path)
        typed[name] = typing.type_all(name, window)
        window.leave.trigger()
        assert not window.isVisible(), name
    assert lost_in(everywhere, typed) == {}


def test_a_draft_of_what_was_deleted_since_is_no_new_item(qtbot, window, demo):
    form = window.visit("commitments").form
    form.show_key(demo.keys("commitments")[0])
    retype(form.fields["due"].edit, "le trente-deux mars")
    key = form.key
    delete(demo, "commitments", [key])
    assert not window.resume("commitments", key)
    demo.undo()
    assert window.resume("commitments", key)
    assert form.key == key
    assert form.fields["due"].edit.text() == "le trente-deux mars"
