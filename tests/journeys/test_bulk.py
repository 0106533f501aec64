"""Several items changed at once, and taken back in one step."""

import pytest
from PySide6.QtCore import Qt

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Constat
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
