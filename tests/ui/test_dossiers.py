"""Preparing a dossier in the window: choose, tick, see what is held back, produce."""

from collections import Counter

import docx
import pytest
from PySide6.QtCore import Qt

from briefing_app.domain.model import Constat, Dossier, Meeting
from briefing_app.ui.dossiers.dossiers import DossierPage
from briefing_app.usecases.documents.recipes import RECIPES
from briefing_app.usecases.store.progress import Cancelled
from tests.ui.acting import click, pick, pressable


@pytest.fixture
def page(qtbot, window):
    qtbot.mouseClick(pressable(window, "Préparer un dossier"), Qt.MouseButton.LeftButton)
    page = window.pages.currentWidget()
    assert isinstance(page, DossierPage)
    page.choose_meeting("interieur-2027")
    return page


def lines(page):
    return page.content.lines()


def key_of(line):
    return line.data(0, Qt.ItemDataRole.UserRole + 1)


def dossier(demo):
    return demo.get(Dossier, "dossier-interieur-2027")


def test_it_shows_what_may_go_in_and_what_is_held_back(page, demo):
    refs = Counter(line.text(0).split()[0][0] for line in lines(page))
    assert set(refs) == {"C", "R", "E"}
    assert page.held.isVisible()
    held = {each.key for each in page._selection.withheld}
    assert held
    for constat in demo.find(Constat, held):
        assert constat.diffusion != "transmissible"


def test_it_says_which_items_are_held_back_and_why_and_opens_them(qtbot, window, page, demo):
    click(qtbot, page.held)
    assert page.side.withheld.isVisible()
    model = page.side.withheld.model
    rows = [model.data(model.index(n), model.ROW) for n in range(model.rowCount())]
    assert {row.key for row in rows} == {each.key for each in page._selection.withheld}
    assert any("diffusion « interne »" in row.detail for row in rows)
    first = next(row for row in rows if row.detail.startswith("constat"))
    page.side.withheld.list.activated.emit(model.index_of(first.key))
    assert window.pages.currentWidget().form.key == first.key


def test_nothing_held_back_shows_the_pages_again(qtbot, page):
    click(qtbot, page.held)
    page.audience.setCurrentIndex(2)
    page.audience.activated.emit(2)
    assert not page._selection.withheld
    assert page.preview.isVisible()
    assert not page.side.withheld.isVisible()


def test_a_wider_circle_holds_less_back(qtbot, page):
    before = len(page._selection.withheld)
    page.audience.setCurrentIndex(2)
    page.audience.activated.emit(2)
    assert len(page._selection.withheld) < before


def test_picking_a_theme_changes_the_dossier_and_can_be_undone(qtbot, window, page, demo):
    before = dossier(demo)
    count = len(lines(page))
    click(qtbot, pressable(page.chips, "Identification"))
    assert dossier(demo).themes == (*before.themes, "identification")
    assert len(lines(page)) > count
    click(qtbot, window.undo_button)
    assert dossier(demo) == before
    assert len(lines(page)) == count


def test_unticking_leaves_an_item_out(qtbot, page, demo):
    line = next(each for each in lines(page) if each.checkState(0) is Qt.CheckState.Checked)
    kind, key = key_of(line)
    line.setCheckState(0, Qt.CheckState.Unchecked)

    def kept():
        return [i.included for i in dossier(demo).items if (i.kind, i.key) == (kind, key)]

    qtbot.waitUntil(lambda: kept() == [False])


def test_without_a_theme_nothing_can_be_produced(page, demo):
    for key in dossier(demo).themes:
        page.chips._toggle(key)
    assert not page.produce.isEnabled()


def produce(qtbot, window, page):
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        click(qtbot, page.produce)
    return page.produced.files[0].path


def test_producing_writes_the_dossier_and_offers_to_open_it(qtbot, window, page, opened):
    path = produce(qtbot, window, page)
    assert docx.Document(path).paragraphs[1].style.name == "Title"
    assert path.name in page.ready.told.text()
    click(qtbot, pressable(page, "Ouvrir"))
    click(qtbot, pressable(page, "Emplacement"))
    assert opened == [path, path.parent]


def test_producing_again_overwrites_nothing(qtbot, window, page):
    first = produce(qtbot, window, page)
    second = produce(qtbot, window, page)
    assert first != second
    assert first.exists()
    assert second.exists()


def test_while_producing_nothing_else_touches_the_store(qtbot, window, page):
    constats = window.visit("constats")
    window.visit("dossiers")
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        click(qtbot, page.produce)
        assert window.session.busy
        assert not window.undo_button.isEnabled()
        assert not page.produce.isEnabled()
        assert not constats.isEnabled()
    assert page.produce.isEnabled()
    assert constats.isEnabled()


def test_producing_can_be_stopped(qtbot, window, page, tmp_path):
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        click(qtbot, page.produce)
        click(qtbot, window.stop)
    qtbot.waitUntil(lambda: "Rien n’a été écrit" in window.message.text())
    assert not list(tmp_path.rglob("*.docx*"))
    assert window.message.isVisible()


def test_a_refusal_is_told_in_the_window(qtbot, window, page):
    def refuse(step):
        raise Cancelled

    with qtbot.waitSignal(window.session.finished):
        window.session.run("Essai", refuse, lambda _result: None)
    assert "Arrêté" in window.message.text()


def test_a_meeting_without_a_dossier_gets_one_with_its_first_theme(qtbot, page, demo):
    used = {each.meeting for each in demo.find(Dossier)}
    meeting = next(m for m in demo.find(Meeting) if m.key not in used)
    page.choose_meeting(meeting.key)
    click(qtbot, pressable(page.chips, "Hébergement"))
    (made,) = [d for d in demo.find(Dossier) if d.meeting == meeting.key]
    assert made.themes == ("hebergement",)


def test_every_document_is_ticked_at_once_and_none_is_unticked_by_it(page):
    assert len(page.kinds.chosen) == 1
    menu = page.kinds.menu()
    menu.aboutToShow.emit()
    assert "Tout afficher" not in [action.text() for action in menu.actions()]
    pick(page.kinds, "Tout cocher")
    assert page.kinds.chosen == tuple(kind.value for kind in RECIPES)
    assert page.produce.isEnabled()
    pick(page.kinds, "Tout cocher")
    assert len(page.kinds.chosen) == len(RECIPES)
