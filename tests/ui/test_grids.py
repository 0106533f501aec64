"""Grilles in the window: prepared, awaited, taken back, undone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from briefing_app.domain.choices import CommitmentStatus
from briefing_app.domain.model import Commitment, Constat, Recommendation
from briefing_app.ui.grids.grids import GridsPage
from briefing_app.ui.window.session import Session
from briefing_app.usecases.grids.rounds import round_of
from tests.spreadsheets import Opened
from tests.ui.acting import click, pressable


@pytest.fixture
def session(demo):
    return Session(demo)


@pytest.fixture
def panel(qtbot, session, tmp_path):
    panel = GridsPage(session)
    panel.sending.folder = tmp_path
    qtbot.addWidget(panel)
    panel.resize(1100, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def sent(qtbot, panel, session, tmp_path):
    with qtbot.waitSignal(session.finished, timeout=20_000):
        click(qtbot, panel.sending.prepare)
    return next(tmp_path.glob("Grille*.xlsx"))


@pytest.fixture
def promises(demo):
    return [c for c in demo.find(Commitment) if c.status is CommitmentStatus.EN_COURS]


def take_back(qtbot, panel, session, *paths):
    with qtbot.waitSignal(session.finished, timeout=20_000):
        panel.take_back(paths)


def received(panel):
    return {(each.ref, each.column): each for each in panel.review.model.lines}


def test_a_grid_is_prepared_and_its_round_awaits_everybody(panel, sent, demo):
    assert "Prêt : 1 grille" in panel.sending.done.text()
    assert panel.list.count() == 1
    assert "0 réponse sur 25" in panel.list.item(0).text()
    panel.list.setCurrentRow(0)
    assert panel.round.asked.topLevelItemCount() == 25


def test_one_grid_for_each_association(qtbot, panel, session, tmp_path):
    panel.sending.whom.setCurrentIndex(1)
    with qtbot.waitSignal(session.finished, timeout=60_000):
        click(qtbot, panel.sending.prepare)
    files = list(tmp_path.glob("Grille*.xlsx"))
    assert len(files) > 5
    assert f"{len(files)} grilles" in panel.sending.done.text()


def test_a_returned_grid_is_reviewed_kept_and_undone(
    qtbot, panel, session, sent, promises, demo, tmp_path
):
    mine, theirs = promises[:2]
    with demo.operation("Changer l’état"):
        demo.save(replace(theirs, status=CommitmentStatus.TENU_EN_PARTIE))
    opened = Opened(sent)
    opened.write("Engagements", mine.ref, État="non tenu", Suivi="Rien reçu.", Association="AFJ")
    opened.write("Engagements", theirs.ref, État="tenu", Association="AFJ")
    take_back(qtbot, panel, session, opened.save(tmp_path / "retour.xlsx"))
    lines = received(panel)
    assert panel.review.told.text() == "2 changements · 1 conflit"
    assert lines[theirs.ref, "État"].note == "conflit"
    assert lines[theirs.ref, "État"].here.text == "tenu en partie"
    assert {each.who for each in lines.values()} == {"AFJ"}
    with qtbot.waitSignal(session.finished, timeout=20_000):
        click(qtbot, pressable(panel.review, "Enregistrer 2 changements"))
    taken = demo.get(Commitment, mine.key)
    assert (taken.status, taken.notes[-1].text) == (CommitmentStatus.NON_TENU, "Rien reçu.")
    assert demo.get(Commitment, theirs.key).status is CommitmentStatus.TENU_EN_PARTIE
    assert "2 changements" in panel.done.text()
    assert "1 réponse sur 25" in panel.list.item(0).text()
    session.undo()
    assert demo.get(Commitment, mine.key) == mine


def test_files_are_dropped_several_at_once(qtbot, panel, session, sent, promises, tmp_path):
    paths = []
    for who, promise in zip(("AFJ", "CCEM"), promises, strict=False):
        opened = Opened(sent).write("Engagements", promise.ref, Suivi="Vu.", Association=who)
        paths.append(opened.save(tmp_path / f"{who}.xlsx"))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(session.finished, timeout=20_000):
        panel.dropEvent(event)
    assert panel.review.title.text() == "Relire 2 fichiers reçus"
    assert {each.who for each in panel.review.model.lines} == {"AFJ", "CCEM"}


def test_an_answer_without_a_name_asks_whose_it_is(qtbot, panel, session, sent, promises, tmp_path):
    opened = Opened(sent).write("Engagements", promises[0].ref, Suivi="Vu.")
    take_back(qtbot, panel, session, opened.save(tmp_path / "retour.xlsx"))
    assert panel.answering.isVisible()
    row = panel.answering.findText("CCEM")
    panel.answering.setCurrentIndex(row)
    panel.answering.activated.emit(row)
    assert [each.who for each in panel.review.model.lines] == ["CCEM"]


def test_what_cannot_be_read_is_a_sentence(qtbot, panel, session, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: told.append(words[2]))
    odd = tmp_path / "photo.xlsx"
    odd.write_bytes(b"PK\x03\x04 ni l'un ni l'autre")
    with qtbot.waitSignal(session.finished, timeout=20_000):
        panel.take_back([odd])
    qtbot.waitUntil(lambda: bool(told))
    assert "Rien n’a été importé" in told[0]


def test_the_reminder_is_copied_and_an_answer_by_telephone_is_noted(qtbot, panel, sent, demo):
    panel.list.setCurrentRow(0)
    click(qtbot, panel.round.copy)
    assert "Bonjour," in QGuiApplication.clipboard().text()
    first = panel.round.asked.topLevelItem(0)
    name = first.text(0)
    panel.round.asked.setCurrentItem(first)
    click(qtbot, panel.round.note)
    assert name not in [each.label for each in round_of(demo).waiting]
    assert panel.round.asked.topLevelItem(0).text(0) != name


def test_the_form_and_the_calendar_are_written_where_she_says(
    qtbot, panel, session, tmp_path, monkeypatch
):
    for name, press in (("form.xlsx", panel.form), ("jours.ics", panel.calendar)):
        target = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=target: (str(path), ""))
        with qtbot.waitSignal(session.finished, timeout=20_000):
            click(qtbot, press)
        assert target.exists()
        assert panel.done.text() == f"Prêt : {name}"


def test_of_several_files_a_table_says_which_were_read_and_which_not(
    qtbot, panel, session, sent, promises, demo, tmp_path
):
    paths = []
    for who, promise in zip(("AFJ", "CCEM"), promises, strict=False):
        opened = Opened(sent).write("Engagements", promise.ref, Suivi="Vu.", Association=who)
        paths.append(opened.save(tmp_path / f"{who}.xlsx"))
    (tmp_path / "photo.xlsx").write_bytes(sent.read_bytes()[:2000])
    paths.insert(1, tmp_path / "photo.xlsx")
    take_back(qtbot, panel, session, *paths)
    table = panel.received
    assert table.isVisible()
    lines = [table.topLevelItem(n) for n in range(table.topLevelItemCount())]
    assert [(line.text(0), line.text(1)) for line in lines] == [
        ("photo.xlsx", "non lu"),
        ("AFJ.xlsx", "lu"),
        ("CCEM.xlsx", "lu"),
    ]
    assert "« photo.xlsx »" in lines[0].text(2)
    assert lines[1].text(2) == "1 changement"
    assert panel.review.title.text() == "Relire 2 fichiers reçus · 1 fichier non lu"
    with qtbot.waitSignal(session.finished, timeout=20_000):
        click(qtbot, pressable(panel.review, "Enregistrer 2 changements"))
    assert demo.get(Commitment, promises[1].key).notes[-1].text == "Vu."
    assert "1 fichier non lu : « photo.xlsx »." in panel.done.text()


def test_where_no_file_could_be_read_nothing_can_be_noted(qtbot, panel, session, demo, tmp_path):
    for name in ("un.csv", "deux.csv"):
        (tmp_path / name).write_bytes(b"")
    take_back(qtbot, panel, session, tmp_path / "un.csv", tmp_path / "deux.csv")
    assert panel.received.topLevelItemCount() == 2
    assert panel.review.title.text() == "Aucun des fichiers reçus n’a pu être lu"
    assert not panel.review.keep.isEnabled()
    click(qtbot, pressable(panel.review, "Plus tard"))
    assert panel.list.isVisible()


def test_an_unsigned_return_without_news_is_counted_for_whom_she_says(
    qtbot, panel, session, sent, tmp_path
):
    take_back(qtbot, panel, session, Opened(sent).save(tmp_path / "retour.xlsx"))
    assert panel.answering.isVisible()
    row = panel.answering.findText("CCEM")
    panel.answering.setCurrentIndex(row)
    panel.answering.activated.emit(row)
    with qtbot.waitSignal(session.finished, timeout=20_000):
        click(qtbot, pressable(panel.review, "Noter le retour, sans rien changer"))
    assert "1 réponse sur 25" in panel.list.item(0).text()


def test_grids_for_each_say_why_there_is_none_and_a_whole_one_counts_true(
    qtbot, panel, session, demo, tmp_path, monkeypatch
):
    told = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: told.append(words[2]))
    alone_together(demo)
    panel.sending.whom.setCurrentIndex(1)
    with qtbot.waitSignal(session.finished, timeout=60_000):
        click(qtbot, panel.sending.prepare)
    qtbot.waitUntil(lambda: bool(told))
    assert "150 lignes correspondent, mais rien n’y est rattaché" in told[0]
    assert "une même grille pour toutes" in told[0]
    assert list(tmp_path.glob("Grille*")) == []
    assert panel.list.count() == 0

    panel.sending.whom.setCurrentIndex(0)
    with qtbot.waitSignal(session.finished, timeout=20_000):
        click(qtbot, panel.sending.prepare)
    assert "1 grille, 150 lignes" in panel.sending.done.text()
    (path,) = tmp_path.glob("Grille*")
    promises = demo.find(Commitment)[:2]
    for who, promise in zip(("AFJ", "CCEM"), promises, strict=True):
        opened = Opened(path).write("Engagements", promise.ref, Suivi="Vu.", Association=who)
        take_back(qtbot, panel, session, opened.save_as_ods(tmp_path / f"{who}.ods"))
        with qtbot.waitSignal(session.finished, timeout=20_000):
            click(qtbot, pressable(panel.review, "Enregistrer 1 changement"))
    assert "2 réponses sur 25" in panel.list.item(0).text()


def alone_together(demo):
    """As after reading a dossier of the collective: no item is said to be one member’s."""
    with demo.operation("Retirer les associations"):
        demo.save_all([replace(each, organisations=()) for each in demo.find(Constat)])
        demo.save_all([replace(each, organisations=()) for each in demo.find(Recommendation)])
        demo.save_all([replace(each, owners=()) for each in demo.find(Commitment)])


@pytest.fixture
def photo(tmp_path):
    """A file that is no grid, whatever it is called."""
    path = tmp_path / "photo.xlsx"
    path.write_bytes(b"\x89PNG no grid")
    return path


def not_read(panel):
    table = panel.received
    lines = [table.topLevelItem(row) for row in range(table.topLevelItemCount())]
    return [line.text(0) for line in lines if line.text(1) == "non lu"]


def test_a_file_that_was_not_read_is_named_again_when_its_review_is_resumed(
    qtbot, panel, session, sent, promises, tmp_path, photo
):
    opened = Opened(sent).write("Engagements", promises[0].ref, Suivi="Vu.", Association="AFJ")
    take_back(qtbot, panel, session, opened.save(tmp_path / "retour.xlsx"), photo)
    click(qtbot, pressable(panel.review, "Plus tard"))
    click(qtbot, pressable(panel.waiting, "Continuer"))
    assert not_read(panel) == ["photo.xlsx"]


def test_a_file_that_is_not_read_is_named_where_the_others_were_read_before(
    qtbot, panel, session, sent, promises, tmp_path, photo
):
    opened = Opened(sent).write("Engagements", promises[0].ref, Suivi="Vu.", Association="AFJ")
    answer = opened.save(tmp_path / "retour.xlsx")
    take_back(qtbot, panel, session, answer)
    take_back(qtbot, panel, session, answer, photo)
    assert not_read(panel) == ["photo.xlsx"]


def test_one_answer_is_stored_in_the_singular(qtbot, panel, session, sent, promises, tmp_path):
    opened = Opened(sent).write("Engagements", promises[0].ref, Suivi="Vu.", Association="AFJ")
    take_back(qtbot, panel, session, opened.save(tmp_path / "retour.xlsx"))
    with qtbot.waitSignal(session.finished, timeout=20_000):
        click(qtbot, panel.review.keep)
    assert "Enregistré : 1 changement et 0 ligne nouvelle." in panel.done.text()
