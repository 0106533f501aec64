"""Réglages: the collective, the Word template, the backups."""

import pytest

from briefing_app.domain.choices import Typography
from briefing_app.domain.model import Collective
from briefing_app.storage.file.backups import backups_of
from briefing_app.ui.parts.choosing import FileChoice
from briefing_app.ui.window import preferences
from briefing_app.ui.window.desk import Desk
from briefing_app.usecases.documents import letterhead
from tests.ui.acting import click, pressable, write


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk()
    desk.start(tmp_path / "Collectif.plaidoyer")
    yield desk
    desk._leave()


@pytest.fixture
def page(desk):
    return desk.window.visit("settings")


def test_the_collective_is_named_where_it_had_no_name(page, desk):
    form = page.collective
    write(form.fields["name"].edit, "Ensemble contre la traite")
    field = form.fields["typography"]
    field.show_value(Typography.EUROPE)
    field.settled.emit()
    kept = desk.window.session.store.get(Collective, Collective.KEY)
    assert (kept.name, kept.typography) == ("Ensemble contre la traite", Typography.EUROPE)


def test_a_file_that_is_no_template_is_refused_beside_the_button(
    qtbot, page, desk, tmp_path, monkeypatch
):
    (tmp_path / "faux.docx").write_text("pas un document Word")
    monkeypatch.setattr(FileChoice, "ask_existing", lambda *_: tmp_path / "faux.docx")
    click(qtbot, pressable(page, "Modèle Word"))
    click(qtbot, page.template.choose)
    assert page.template.problem.text()
    assert letterhead.template_name(desk.window.session.store) == ""


def test_the_shipped_template_is_a_beginning_and_a_way_back(
    qtbot, page, desk, tmp_path, monkeypatch
):
    mine = tmp_path / "Le mien.docx"
    monkeypatch.setattr(FileChoice, "ask_new", lambda *_: mine)
    monkeypatch.setattr(FileChoice, "ask_existing", lambda *_: mine)
    click(qtbot, pressable(page, "Modèle Word"))
    click(qtbot, page.template.save)
    click(qtbot, page.template.choose)
    assert page.template.current.text() == "« Le mien.docx »"
    click(qtbot, page.template.back)
    assert page.template.current.text() == "Modèle fourni"


def test_a_backup_is_made_doubled_and_restored(qtbot, page, desk, tmp_path, monkeypatch):
    stick = tmp_path / "clé"
    stick.mkdir()
    monkeypatch.setattr(FileChoice, "ask_folder", lambda *_: stick)
    path = desk.window.session.store.path
    click(qtbot, pressable(page, "Sauvegardes"))
    assert page.backups.empty.isVisible()
    click(qtbot, page.backups.choose)
    assert preferences.second_place() == stick
    click(qtbot, page.backups.now)
    assert len(backups_of(path)) == page.backups.list.count() == 1
    assert list(stick.iterdir())
    write(page.collective.fields["name"].edit, "Écrit après")
    page.collective.keep()
    click(qtbot, page.backups.restore)
    restored = desk.window.session.store
    assert desk.window.visit("settings") is not page
    assert restored.find(Collective) == []
