"""Several items changed at once, and taken back in one step."""

import pytest
from PySide6.QtCore import Qt

from briefing_app.domain.choices import Diffusion, RecommendationStatus
from briefing_app.domain.model import Constat, Recommendation
from tests.builders import dumped
from tests.ui.acting import click, pick


@pytest.fixture
def page(window):
    page = window.visit("constats")
    page.pane.show_all()
    return page


def press_row(qtbot, page, row, keys=Qt.KeyboardModifier.NoModifier):
    view = page.pane.view
    place = view.visualRect(page.pane.model.index(row)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, place)


def test_three_constats_get_a_theme_and_a_diffusion_and_it_is_undone(qtbot, window, page, demo):
    keys = page.pane.model.keys[1:4]
    before = [demo.get(Constat, key) for key in keys]
    press_row(qtbot, page, 1)
    press_row(qtbot, page, 3, Qt.KeyboardModifier.ShiftModifier)
    assert page.many.head.text() == "3 constats choisis"
    pick(page.many.diffusion, "interne")
    assert {demo.get(Constat, key).diffusion for key in keys} == {Diffusion.INTERNE}
    pick(page.many.add_theme, "Numérique")
    assert all("numerique" in demo.get(Constat, key).themes for key in keys)
    assert "3 constats" in window.undo.text()
    click(qtbot, window.undo_button)
    click(qtbot, window.undo_button)
    assert [demo.get(Constat, key) for key in keys] == before


def test_what_several_have_in_common_stays_chosen_after_the_change(qtbot, page):
    press_row(qtbot, page, 0)
    press_row(qtbot, page, 1, Qt.KeyboardModifier.ControlModifier)
    chosen = page.pane.selected
    pick(page.many.add_theme, "Numérique")
    assert page.pane.selected == chosen


def test_recommandations_change_their_state_together_and_in_one_step_back(qtbot, window, demo):
    page = window.visit("recommendations")
    page.pane.show_all()
    keys = page.pane.model.keys[2:6]
    before = [demo.get(Recommendation, key) for key in keys]
    press_row(qtbot, page, 2)
    for _ in keys[1:]:
        qtbot.keyClick(page.pane.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.many.head.text() == "4 recommandations choisies"
    pick(page.many.state, "abandonnée")
    states = {demo.get(Recommendation, key).status for key in keys}
    assert states == {RecommendationStatus.ABANDONNEE}
    assert window.undo_button.toolTip().startswith("Annuler : donner à 4 recommandations")
    click(qtbot, window.undo_button)
    assert [demo.get(Recommendation, key) for key in keys] == before


def test_several_are_deleted_without_a_question_and_come_back(qtbot, window, page, demo):
    before = dumped(demo)
    keys = page.pane.model.keys[:2]
    press_row(qtbot, page, 0)
    press_row(qtbot, page, 1, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.pane.view, Qt.Key.Key_Delete)
    assert not demo.find(Constat, keys)
    click(qtbot, window.undo_button)
    assert dumped(demo) == before
