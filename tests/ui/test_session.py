"""The session: backups happen by themselves, and never stand in the way."""

import threading

import pytest
from PySide6.QtWidgets import QApplication

from briefing_app.domain.model import Acronym, Constat
from briefing_app.storage.file.backups import backups_of, folder_of
from briefing_app.storage.file.opening import create_store
from briefing_app.ui.parts.choosing import FileChoice
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.session import Session
from tests.builders import with_constat
from tests.ui.acting import answer


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Collectif.plaidoyer"


@pytest.fixture
def window(qtbot, path):
    window = MainWindow(Session(create_store(path)), path)
    qtbot.addWidget(window)
    return window


def test_closing_makes_a_backup(window, path):
    with_constat(window.session.store)
    window.close()
    assert len(backups_of(path)) == 1


def test_a_round_backs_up_what_changed_and_says_when(qtbot, window, path):
    assert window.backup.text() == "Aucune sauvegarde encore"
    with_constat(window.session.store)
    with qtbot.waitSignal(window.session.backed_up):
        window.session.back_up()
    assert "aujourd’hui" in window.backup.text()
    window.session.back_up()
    assert len(backups_of(path)) == 1


def test_a_backup_that_fails_is_told_and_asked_about_at_closing(qtbot, window, path):
    folder_of(path).write_text("un fichier là où devrait être l’emplacement")
    with_constat(window.session.store)
    window.session._rounds.timeout.emit()
    assert "a échoué" in window.message.text()
    with_constat(window.session.store, "Le travail continue.")
    asked = answer("Rester")
    assert not window.close()
    assert not window.session.closed
    assert asked == ["La sauvegarde de fermeture n’a pas pu se faire."]
    answer("Fermer sans sauvegarde")
    assert window.close()


def test_closing_lets_the_work_under_way_end(qtbot, window):
    """Its last word comes when the store is closed: nobody reads it any more."""
    window.visit("meetings")
    ended = []
    window.session.run("Un travail", lambda _step: ended.append(True), lambda _result: None)
    window.close()
    QApplication.processEvents()
    assert ended


def test_a_load_can_be_stopped(qtbot, window, path, tmp_path, demonstration_file, monkeypatch):
    file = tmp_path / "reprise.json"
    file.write_bytes(demonstration_file)
    monkeypatch.setattr(FileChoice, "ask_existing", lambda *_: file)
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        window.files.load.trigger()
        window.stop.click()
    assert "Arrêté" in window.message.text()
    assert not window.session.store.find(Constat)
    assert not window.undo.isEnabled()


def test_a_list_painted_while_the_store_is_lent_reads_nothing(qtbot, window):
    with_constat(window.session.store)
    pane = window.visit("constats").pane
    told = threading.Event()
    with qtbot.waitSignal(window.session.finished):
        window.session.run("Travail", lambda _step: told.wait(10), lambda _done: None)
        pane.model.load(pane.model.keys)
        assert pane.model.data(pane.model.index(0)) == ""
        told.set()
    assert "C-0001" in pane.model.data(pane.model.index(0))


def test_a_text_marked_while_the_store_is_lent_knows_the_words_of_before(qtbot, window):
    session, written, told = window.session, threading.Event(), threading.Event()
    assert "miprof" not in session.known_words()

    def work(_step):
        with session.store.operation("Ajouter"):
            session.store.save(Acronym(key="MIPROF", text="Mission interministérielle"))
        written.set()
        told.wait(10)

    with qtbot.waitSignal(session.finished):
        session.run("Travail", work, lambda _done: None)
        assert written.wait(10)
        assert "miprof" not in session.known_words()
        told.set()
    assert "miprof" in session.known_words()
