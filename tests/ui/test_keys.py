"""Shortcuts that every keyboard types, and the row of digits by the place of its keys."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication

from briefing_app.domain.model import Constat
from briefing_app.ui.parts.digits import SIGNS, caption
from briefing_app.ui.reading.decisions import KINDS, DecisionList
from briefing_app.ui.window.places import PLACES
from tests.ui.keys import shortcuts, show_everything

_LETTERS = {getattr(Qt.Key, f"Key_{letter}") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_FUNCTIONS = {getattr(Qt.Key, f"Key_F{number}") for number in range(1, 13)}
_NAMED = {
    getattr(Qt.Key, f"Key_{name}")
    for name in "Return Enter Delete Backspace Insert Space Tab Escape Home End PageUp PageDown"
    " Up Down Left Right".split()
}
TYPED_BY_ALL = _LETTERS | _FUNCTIONS | _NAMED
"""What is on a key of its own, without Maj or AltGr, on a French keyboard as on the others."""


def test_no_shortcut_needs_a_digit_or_a_sign_typed_with_maj_or_altgr(window):
    found = {}
    for _shown in show_everything(window):
        found |= {each.name: each for each in shortcuts(window)}
    assert len(found) > 30
    hard = [n for n, s in found.items() if any(c.key() not in TYPED_BY_ALL for c in s.combinations)]
    assert hard == []


def test_no_key_of_the_window_has_two_meanings(window):
    for _shown in show_everything(window):
        pass
    alone = [a for a in window._all_actions if not a.shortcut().isEmpty()]
    keys = [a.shortcut().toString() for a in alone]
    assert sorted(keys) == sorted(set(keys))


def pressed(window, key):
    """The action of the window that has that key."""
    (found,) = [a for a in window.findChildren(QAction) if a.shortcut().toString() == key]
    return found


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_ctrl_n_makes_the_thing_of_this_place_where_there_is_one(window, place, monkeypatch):
    page = window.visit(place.name)
    begun = []
    monkeypatch.setattr(type(page), "start_new", lambda _page: begun.append(place.name))
    window.visit(place.name)
    pressed(window, "Ctrl+N").trigger()
    assert begun == [place.name]


def test_ctrl_n_rests_where_nothing_is_made(window):
    window.visit("today")
    assert not pressed(window, "Ctrl+N").isEnabled()
    window.visit("constats")
    assert pressed(window, "Ctrl+N").isEnabled()


def test_the_keys_of_pages_go_from_place_to_place_and_round(window):
    window.visit("today")
    for name in [place.name for place in PLACES[1:]] + ["today"]:
        pressed(window, "Ctrl+PgDown").trigger()
        assert window._place == name
    pressed(window, "Ctrl+PgUp").trigger()
    assert window._place == PLACES[-1].name
    pressed(window, "Alt+Home").trigger()
    assert window._place == "today"


def test_what_can_be_added_from_anywhere_has_a_letter(window, demo):
    window.visit("settings")
    pressed(window, "Ctrl+Shift+C").trigger()
    page = window._pages["constats"]
    page.form.text.edit.setPlainText("Un constat noté d’où elle était.")
    page.form.keep()
    assert demo.find(Constat)[-1].text == "Un constat noté d’où elle était."


@pytest.fixture
def wanted(qtbot):
    """Keys pressed in a review, and the kinds they asked for."""
    decisions = DecisionList()
    qtbot.addWidget(decisions)
    asked = []
    decisions.kind_wanted.connect(asked.append)

    def press(text, code=0, held=Qt.KeyboardModifier.NoModifier, key=Qt.Key.Key_unknown):
        asked.clear()
        event = QKeyEvent(QEvent.Type.KeyPress, key, held, code, 0, 0, text)
        QApplication.sendEvent(decisions, event)
        return asked[:]

    return press


@pytest.fixture
def system(monkeypatch):
    def is_(name):
        monkeypatch.setattr(
            "briefing_app.ui.parts.digits.QGuiApplication.platformName", staticmethod(lambda: name)
        )

    return is_


@pytest.mark.parametrize(("name", "first"), [("xcb", 10), ("wayland", 10), ("windows", 2)])
@pytest.mark.parametrize("number", KINDS)
def test_a_key_of_the_row_answers_whatever_it_types(wanted, system, name, first, number):
    system(name)
    for text in (SIGNS[number], str(number), "*", "«"):
        assert wanted(text, first + number - 1) == [number]
    shift = Qt.KeyboardModifier.ShiftModifier
    assert wanted(str(number), first + number - 1, shift) == [number]


@pytest.mark.parametrize("name", ["xcb", "windows"])
def test_a_sign_typed_with_another_key_is_no_answer(wanted, system, name):
    system(name)
    assert wanted("&", 16 if name == "xcb" else 8) == []


@pytest.mark.parametrize("number", KINDS)
def test_the_keypad_answers(wanted, system, number):
    system("xcb")
    keypad = Qt.KeyboardModifier.KeypadModifier
    assert wanted(str(number), 87, keypad) == [number]


@pytest.mark.parametrize("number", KINDS)
def test_where_no_place_is_known_the_sign_tells(wanted, number):
    assert wanted(SIGNS[number]) == wanted(str(number)) == [number]


@pytest.mark.parametrize(
    ("text", "held"), [("1", "Control"), ("1", "Alt"), ("7", "No"), ("", "No")]
)
def test_nothing_else_is_an_answer(wanted, text, held):
    assert wanted(text, held=getattr(Qt.KeyboardModifier, f"{held}Modifier")) == []


def test_the_keys_of_the_row_are_told_with_both_signs():
    assert [caption(number) for number in KINDS] == ["1 &", "2 é", '3 "', "4 '", "5 (", "6 -"]
