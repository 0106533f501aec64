"""The first start: four ways to begin, and the first constat."""

import json

import pytest
from PySide6.QtCore import Qt

from briefing_app.domain.model import Collective, Constat, Theme
from briefing_app.paths import default_store
from briefing_app.storage.file.backups import backups_of
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.ui.parts.choosing import FileChoice
from briefing_app.ui.parts.restoring import RestoreDialog
from briefing_app.ui.window import preferences
from briefing_app.ui.window.desk import Desk
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.welcome import Welcome
from briefing_app.usecases.store.safekeeping import back_up_now
from tests.ui.acting import answer, click, pressable, write


@pytest.fixture
def desk(qtbot, own_home):
    desk = Desk()
    yield desk
    desk._leave()


def choosing(monkeypatch, path):
    """The system's dialog, answered with that file."""
    monkeypatch.setattr(FileChoice, "ask_existing", lambda *_: path)


def saved_store(path, text="Un constat gardé."):
    store = create_store(path)
    with store.operation("Ajouter"):
        store.save(Constat(text=text))
    return store


def test_from_the_first_start_to_the_first_constat(qtbot, desk):
    assert desk.start(None)
    welcome = desk.window
    assert isinstance(welcome, Welcome)
    write(welcome.name, "Ensemble")
    qtbot.keyClick(welcome.name, Qt.Key.Key_Return)
    window = desk.window
    assert isinstance(window, MainWindow)
    store = window.session.store
    assert store.get(Collective, Collective.KEY).name == "Ensemble"
    assert store.find(Theme)
    qtbot.waitUntil(window.isActiveWindow)
    page = window.visit("constats")
    click(qtbot, page.pane.new)
    write(page.form.text.edit, "Aucun récépissé n’est remis.")
    page.form.fields["heading"].setFocus()
    assert [c.ref for c in store.find(Constat)] == ["C-0001"]

    desk._leave()
    again = Desk()
    assert again.start(None)
    assert isinstance(again.window, MainWindow)
    assert len(again.window.session.store.find(Constat)) == 1
    again._leave()


def test_the_demonstration_is_one_click_away(qtbot, desk):
    desk.start(None)
    click(qtbot, desk.window.demo)
    assert isinstance(desk.window, MainWindow)
    assert len(desk.window.session.store.find(Constat)) > 50


def test_a_backup_is_put_in_place(qtbot, desk, tmp_path, monkeypatch):
    store = saved_store(tmp_path / "Ancien.plaidoyer")
    made = back_up_now(store)
    store.close()
    choosing(monkeypatch, made.path)
    desk.start(None)
    click(qtbot, desk.window.restore)
    assert desk.window.session.store.find(Constat)[0].text == "Un constat gardé."
    assert desk.window.session.store.path == default_store()


def test_an_exchange_file_makes_a_store_or_leaves_none(qtbot, desk, tmp_path, monkeypatch):
    file = tmp_path / "reprise.json"
    file.write_text('{"format": "autre chose"}')
    choosing(monkeypatch, file)
    desk.start(None)
    click(qtbot, desk.window.load)
    assert isinstance(desk.window, Welcome)
    assert desk.window.problem.isVisible()
    assert not default_store().exists()
    constats = [{"key": "c1", "text": "Venu d’un autre poste."}]
    file.write_text(json.dumps({"format": "briefing-app/1", "constats": constats}))
    click(qtbot, desk.window.load)
    assert desk.window.session.store.find(Constat)[0].text == "Venu d’un autre poste."


def test_a_damaged_store_offers_its_backups(qtbot, desk, tmp_path, monkeypatch):
    path = tmp_path / "Collectif.plaidoyer"
    store = saved_store(path)
    made = back_up_now(store)
    store.close()
    path.write_bytes(b"ceci n'est plus un fichier" * 40)
    asked = []

    def agree(store_path, reason, _parent):
        asked.append(reason)
        return backups_of(store_path)[0].path

    monkeypatch.setattr(RestoreDialog, "ask", agree)
    preferences.remember_file(path)
    assert desk.start(None)
    assert "sauvegardes" in asked[0]
    assert desk.window.session.store.find(Constat)[0].text == "Un constat gardé."
    assert made.path.exists()
    assert list(tmp_path.glob("*endommagé*"))


def test_a_second_start_brings_the_first_window_forward(qtbot, desk, tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    assert desk.start(path)
    second = Desk()
    with qtbot.waitSignal(desk._bell.rung, timeout=3000):
        assert second.start(path) is False
    assert second.window is None
    assert isinstance(desk.window, MainWindow)


def test_a_store_held_by_a_command_is_told_in_a_sentence(qtbot, desk, tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    held = saved_store(path)
    assert desk.start(path)
    assert isinstance(desk.window, Welcome)
    assert "déjà ouvert" in desk.window.problem.text()
    held.close()


def test_another_file_takes_the_place_of_the_window(qtbot, desk, tmp_path):
    first, other = tmp_path / "Un.plaidoyer", tmp_path / "Deux.plaidoyer"
    saved_store(other, "Dans le second fichier.").close()
    desk.start(first)
    desk.window.session.open_wanted.emit(other)
    assert desk.window.session.store.find(Constat)[0].text == "Dans le second fichier."
    assert preferences.recent_files()[:2] == [other, first]
    open_store(first).close()  # free again


def test_a_new_file_never_replaces_another(qtbot, desk, tmp_path):
    first, other = tmp_path / "Un.plaidoyer", tmp_path / "Deux.plaidoyer"
    saved_store(other).close()
    before = other.read_bytes()
    desk.start(first)
    desk.window.session.new_wanted.emit(other)
    assert "existe déjà" in desk.window.message.text()
    assert other.read_bytes() == before


@pytest.fixture
def synced(tmp_path):
    folder = tmp_path / "OneDrive - Collectif"
    folder.mkdir()
    return folder


def test_a_new_file_in_a_synced_folder_is_warned_about(qtbot, desk, tmp_path, synced, monkeypatch):
    here, there = tmp_path / "Ici.plaidoyer", synced / "Nouveau.plaidoyer"
    desk.start(here)
    monkeypatch.setattr(FileChoice, "ask_new", lambda *_words: there)
    asked = answer("Choisir ailleurs")
    desk.window.files.new.trigger()
    assert "synchronisé" in asked[0]
    assert not there.exists()
    assert desk.window.session.store.path == here
    answer("Créer ici quand même")
    desk.window.files.new.trigger()
    assert desk.window.session.store.path == there


def test_a_file_named_at_the_start_is_warned_about_as_well(qtbot, desk, synced):
    path = synced / "Nouveau.plaidoyer"
    answer("Choisir ailleurs")
    assert desk.start(path)
    assert isinstance(desk.window, Welcome)
    assert not path.exists()


def test_backups_are_not_doubled_in_a_synced_folder_unawares(
    qtbot, desk, tmp_path, synced, monkeypatch
):
    desk.start(tmp_path / "Ici.plaidoyer")
    page = desk.window.visit("settings")
    click(qtbot, pressable(page, "Sauvegardes"))
    monkeypatch.setattr(FileChoice, "ask_folder", lambda *_words: synced)
    asked = answer("Choisir ailleurs")
    click(qtbot, page.backups.choose)
    assert "lisibles par qui y a accès" in asked[0]
    assert preferences.second_place() is None
    answer("Doubler ici quand même")
    click(qtbot, page.backups.choose)
    assert preferences.second_place() == synced
