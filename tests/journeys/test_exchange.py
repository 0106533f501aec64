"""From one computer to another: all is written into an open file, and read from it again."""

import json

import pytest

from briefing_app.domain.model import Organisation
from briefing_app.storage.file.backups import backups_of
from briefing_app.storage.file.opening import create_store
from briefing_app.ui.parts.choosing import FileChoice
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.session import Session
from tests.builders import dumped
from tests.ui.acting import Hand


@pytest.fixture
def hers(qtbot, tmp_path):
    """A second window, on a store in a file, where something was written already."""
    path = tmp_path / "Autre poste.plaidoyer"
    window = MainWindow(Session(create_store(path)), path)
    with window.session.store.operation("Ajouter"):
        window.session.store.save(Organisation(name="Association de l’autre poste"))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.fixture
def chosen(tmp_path, monkeypatch):
    """The dialog of the system, answered with this file."""
    path = tmp_path / "échange.json"
    for ask in ("ask_new", "ask_existing"):
        monkeypatch.setattr(FileChoice, ask, lambda *_words: path)
    return path


def run(qtbot, window, words):
    """The line of the menu Fichier with these words, and what it starts, to its end."""
    menu = window.menuBar().actions()[0].menu()
    next(action for action in menu.actions() if action.text() == words).trigger()
    qtbot.waitUntil(lambda: not window.session.busy, timeout=30_000)


def test_everything_goes_to_another_computer_and_one_step_takes_it_back(
    qtbot, window, demo, hers, chosen
):
    run(qtbot, window, "Tout écrire dans un fichier d’échange…")
    assert "échange.json" in window.saved.text()
    written = json.loads(chosen.read_text("utf-8"))
    assert written["format"] == "briefing-app/1"
    assert len(written["constats"]) == len(demo.keys("constats"))

    store = hers.session.store
    before, count = dumped(store), len(store.keys("constats"))
    hers.visit("constats")
    run(qtbot, hers, "Charger un fichier d’échange…")
    assert "Chargé" in hers.saved.text()
    assert len(store.keys("constats")) == count + len(written["constats"])
    assert len(hers.pages.currentWidget().pane.model.keys) > count
    assert backups_of(store.path)  # what was there before can be had again

    # Again: nothing new. One step back: as it was.
    after = dumped(store)
    run(qtbot, hers, "Charger un fichier d’échange…")
    assert " 0 nouveau, 0 changé" in hers.saved.text()
    assert dumped(store) == after
    Hand().press(hers.undo_button)
    assert dumped(store) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "JSON"),
        (b'{"format": "autre chose"}', "format"),
        (b'{"format": "briefing-app/1", "constats": [{"key": "x"}]}', "constats"),
        (b'{"format": "briefing-app/1", "constats": [{"key": "x", "text": "a",', "JSON"),
    ],
)
def test_a_file_that_is_none_is_told_and_changes_nothing(qtbot, hers, chosen, content, said):
    before = dumped(hers.session.store)
    chosen.write_bytes(content)
    run(qtbot, hers, "Charger un fichier d’échange…")
    assert hers.message.isVisible()
    assert said in hers.message.text()
    assert dumped(hers.session.store) == before


def test_a_place_that_cannot_be_written_is_told(qtbot, window, tmp_path, monkeypatch):
    (tmp_path / "fichier").write_text("pas un emplacement")
    monkeypatch.setattr(FileChoice, "ask_new", lambda *_: tmp_path / "fichier" / "tout.json")
    run(qtbot, window, "Tout écrire dans un fichier d’échange…")
    assert "tout.json" in window.message.text()
    assert "Rien n’a été perdu" in window.message.text()
