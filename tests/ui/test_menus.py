"""The menu Édition: what can be done with what is chosen, without a right click."""

import pytest

from briefing_app.domain.model import Constat, Measure
from briefing_app.ui.parts.choosing import ErasureDialog
from briefing_app.usecases import plans
from tests.ui.test_plans import MEASURE, VERSION


@pytest.fixture
def edit(window):
    (menu,) = [a.menu() for a in window.menuBar().actions() if a.text() == "&Édition"]
    return menu


def offered(menu):
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions()}


def test_it_offers_what_the_place_can_do_with_what_is_chosen(window, edit):
    page = window.visit("constats")
    assert "Supprimer" not in offered(edit)
    page.show_key(page.pane.model.keys[0])
    assert {"Rétablir", "Supprimer", "Effacer définitivement…"} <= set(offered(edit))
    window.visit("today")
    assert "Supprimer" not in offered(edit)


def test_an_item_is_erased_from_the_menu(qtbot, window, edit, demo, monkeypatch):
    monkeypatch.setattr(ErasureDialog, "ask", lambda *_: True)
    page = window.visit("constats")
    key = page.pane.model.keys[0]
    page.show_key(key)
    with qtbot.waitSignal(window.session.finished, timeout=20_000):
        offered(edit)["Effacer définitivement…"].trigger()
    assert not demo.find(Constat, [key])


def test_a_measure_is_moved_from_the_menu(window, edit, demo):
    page = window.visit("plans")
    page.show_key(MEASURE)
    before = [m.key for m in plans.measures(demo, VERSION)].index(MEASURE)
    offered(edit)["Monter la mesure"].trigger()
    assert [m.key for m in plans.measures(demo, VERSION)].index(MEASURE) == before - 1
    assert demo.get(Measure, MEASURE)


def test_the_palette_knows_what_can_be_done_here(window):
    window.visit("themes").show_key("sejour")
    window.palette_.open("descendre")
    assert "Descendre" in [entry.text for entry in window.palette_._entries]


def test_grids_and_documents_begin_from_the_menu(window):
    (tools,) = [a.menu() for a in window.menuBar().actions() if a.text() == "&Outils"]
    next(a for a in tools.actions() if a.text() == "Préparer une grille").trigger()
    assert window.pages.currentWidget() is window._pages["grids"]
