"""Relire: what is ticked, what excludes what, and what is handed back."""

import pytest
from PySide6.QtCore import Qt

from briefing_app.ui.grids.review import ReviewPanel
from briefing_app.ui.grids.review_lines import COLUMNS, ReviewCell, ReviewGroup, ReviewLine
from tests.ui.acting import click, pressable


def line(token, received="tenu", **fields):
    known = {"group": ReviewGroup.CHANGE, "ref": "E-0007", "column": "État", "who": "CCEM"}
    return ReviewLine(token=token, received=ReviewCell(received), **known | fields)


@pytest.fixture
def panel(qtbot):
    panel = ReviewPanel()
    qtbot.addWidget(panel)
    panel.resize(1000, 600)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def press(qtbot, panel, row, key):
    panel.view.setCurrentIndex(panel.model.index(row, 0))
    qtbot.keyClick(panel.view, key)


def test_only_what_is_settled_comes_ticked_and_space_changes_it(qtbot, panel):
    lines = [line("a", settled=True), line("b", group=ReviewGroup.CONFLICT, note="conflit")]
    panel.show_lines("Relire", lines)
    assert panel.model.ticked == ["a"]
    assert panel.keep.text() == "Enregistrer 1 changement"
    press(qtbot, panel, 1, Qt.Key.Key_Space)
    assert panel.keep.text() == "Enregistrer 2 changements"
    press(qtbot, panel, 0, Qt.Key.Key_Space)
    with qtbot.waitSignal(panel.accepted) as given:
        click(qtbot, panel.keep)
    assert given.args == [["b"]]


def test_of_two_answers_for_one_cell_only_one_stays_ticked(qtbot, panel):
    lines = [line("a", rivals="E-7"), line("b", "non tenu", rivals="E-7"), line("c", rivals="E-7")]
    panel.show_lines("Relire", lines)
    press(qtbot, panel, 0, Qt.Key.Key_Space)
    press(qtbot, panel, 2, Qt.Key.Key_Space)
    assert panel.model.ticked == ["a", "c"]  # they say the same
    press(qtbot, panel, 1, Qt.Key.Key_Space)
    assert panel.model.ticked == ["b"]


def test_all_that_are_alike_are_ticked_together(panel):
    lines = [
        line("a"),
        line("b", column="Suivi"),
        line("c", who="AFJ"),
        line(None, group=ReviewGroup.ASIDE, reason="Illisible."),
    ]
    panel.show_lines("Relire", lines)
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    panel.alike.menu().aboutToShow.emit()
    by_words = {action.text(): action for action in panel.alike.menu().actions()}
    assert list(by_words) == [
        "Cocher toute la colonne « État » (2)",
        "Cocher tout ce que répond CCEM (2)",
        "Cocher tous les changements (3)",
    ]
    by_words["Cocher tout ce que répond CCEM (2)"].trigger()
    assert panel.model.ticked == ["a", "b"]
    by_words["Cocher tous les changements (3)"].trigger()
    assert panel.model.ticked == ["a", "b", "c"]


def test_what_was_set_aside_is_shown_and_cannot_be_ticked(qtbot, panel):
    panel.show_lines("Relire", [line(None, group=ReviewGroup.ASIDE, reason="Ligne copiée.")])
    shown = panel.model.index(0, COLUMNS.index("Envoyé")).data(Qt.ItemDataRole.ToolTipRole)
    assert shown == "Ligne copiée."
    press(qtbot, panel, 0, Qt.Key.Key_Space)
    assert panel.model.ticked == []
    assert not panel.keep.isEnabled()


def test_one_group_at_a_time_keeps_the_ticks_of_the_others(qtbot, panel):
    lines = [line("a", settled=True), line("b", group=ReviewGroup.CONFLICT)]
    panel.show_lines("Relire", lines)
    click(qtbot, pressable(panel, "Conflits 1"))
    assert [each.token for each in panel.model.shown] == ["b"]
    assert panel.model.ticked == ["a"]
    assert panel.told.text() == "1 changement · 1 conflit"


def test_enter_opens_the_item(qtbot, panel):
    panel.show_lines("Relire", [line("a", kind="commitments", key="x")])
    with qtbot.waitSignal(panel.opened) as given:
        press(qtbot, panel, 0, Qt.Key.Key_Return)
    assert given.args == ["commitments", "x"]


def test_long_words_make_a_line_higher(panel):
    panel.show_lines("Relire", [line("a"), line("b", "Aucune nouvelle. " * 20)])
    heights = [panel.view.visualRect(panel.model.index(row, 5)).height() for row in (0, 1)]
    assert heights[1] > 2 * heights[0]


def test_what_was_set_aside_is_like_nothing_else(panel):
    panel.show_lines("Relire", [line(None, group=ReviewGroup.ASIDE, reason="Ligne copiée.")])
    panel.alike.menu().aboutToShow.emit()
    (said,) = panel.alike.menu().actions()
    assert not said.isEnabled()
