"""The manual opens where she is, tells of every place, and only of what is there."""

import re

import pytest
from PySide6.QtCore import Qt

from briefing_app.paths import shipped
from briefing_app.ui.window.places import PLACES
from tests.conftest import ROOT

_BOLD = re.compile(r"\*\*(.+?)\*\*")


def subjects(manual):
    return [manual.subjects.item(row).text() for row in range(manual.subjects.count())]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_f1_tells_of_the_place_she_is_in(qtbot, window, place):
    window.visit(place.name)
    window.help.trigger()
    manual = window._manual
    assert manual.isVisible()
    assert manual.subjects.currentItem().text() == place.title
    first, _, rest = manual.text.toPlainText().partition("\n")
    assert first == place.title
    assert len(rest) > 60
    qtbot.keyClick(manual, Qt.Key.Key_Escape)
    assert not manual.isVisible()


def test_another_subject_is_a_click_away(qtbot, window):
    window.help.trigger()
    manual = window._manual
    row = subjects(manual).index("Sauvegardes")
    area = manual.subjects.visualItemRect(manual.subjects.item(row))
    qtbot.mouseClick(manual.subjects.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert manual.text.toPlainText().startswith("Sauvegardes\n")


def test_every_key_of_the_menus_is_told(window):
    next(a for a in window._all_actions if a.text() == "Raccourcis du clavier").trigger()
    told = window._manual.text.toPlainText()
    for action in window._all_actions:
        if not action.shortcut().isEmpty():
            assert action.shortcut().toString(action.shortcut().SequenceFormat.NativeText) in told


def test_what_is_bold_in_the_manual_is_a_word_of_the_window():
    window = "".join(each.read_text("utf-8") for each in (ROOT / "briefing_app").rglob("*.py"))
    bold = set(_BOLD.findall(shipped("resources/aide.md").read_text("utf-8")))
    assert len(bold) > 20
    assert [each for each in bold if each not in window] == []


def test_ctrl_p_prints_what_is_shown_where_that_can_be(qtbot, window, monkeypatch):
    shown = []
    monkeypatch.setattr(
        "briefing_app.ui.parts.outside.QPrintPreviewDialog.exec",
        lambda dialog: shown.append(dialog.windowTitle()),
    )
    window.visit("today")
    assert not window.print_.isEnabled()
    window.visit("constats")
    window.print_.trigger()
    window.visit("following")
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: page.preview.pages is not None)
    window.print_.trigger()
    assert [title.partition(" – ")[0] for title in shown] == ["Imprimer", "Imprimer"]
    window.visit("meetings").form.minutes_wanted.emit("interieur-2027")
    window.print_.trigger()
    assert "rien à imprimer" in window.message.text()
    assert len(shown) == 2
