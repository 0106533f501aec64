"""What every screen owes: contrast, names that can be read aloud, keys that reach everything."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from briefing_app.ui.parts import colours
from briefing_app.ui.window.places import PLACES

_NEEDED = 4.5
_PAIRS = [
    *(
        (text, ground)
        for text in ("text", "quiet", "accent", "alert", "good")
        for ground in ("paper", "panel")
    ),
    *(("text", "chosen"), ("accent", "chosen"), ("on_accent", "accent"), ("text", "marked")),
    ("on_warning", "warning"),
]


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("shades", [colours.LIGHT, colours.DARK], ids=["clair", "sombre"])
@pytest.mark.parametrize(("text", "ground"), _PAIRS)
def test_every_text_stands_out_from_its_ground(shades, text, ground):
    assert contrast(getattr(shades, text), getattr(shades, ground)) >= _NEEDED


def test_the_measure_of_contrast_is_the_one_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


CONTROLS = (
    *(QAbstractItemView, QAbstractSpinBox, QCheckBox, QComboBox),
    *(QLineEdit, QPlainTextEdit, QPushButton),
)


def controls(page):
    found = [each for kind in CONTROLS for each in page.findChildren(kind) if each.isVisible()]
    return [each for each in found if not isinstance(each.parent(), QComboBox)]


@pytest.mark.parametrize("place", [place.name for place in PLACES])
def test_every_control_has_a_name_and_is_reached_by_the_keyboard(qtbot, window, place):
    page = window.visit(place)
    qtbot.waitUntil(page.isVisible)
    shown = controls(page)
    assert shown
    nameless = [each for each in shown if not (each.accessibleName() or _words(each))]
    assert not nameless
    mute = [each for each in shown if each.isEnabled() and each.focusPolicy() == Qt.NoFocus]
    assert not mute


def _words(control):
    return control.text().strip() if isinstance(control, QPushButton | QCheckBox) else ""


@pytest.mark.parametrize("place", [place.name for place in PLACES])
def test_every_place_shows_something_in_an_empty_store(qtbot, empty_window, place):
    page = empty_window.visit(place)
    qtbot.waitUntil(page.isVisible)
    assert controls(page)


def test_no_place_needs_more_than_a_small_screen(qtbot, window):
    """Its task bar included, whatever is chosen or said in the window."""
    window.resize(1366, 720)
    for place in PLACES:
        page = window.visit(place.name)
        qtbot.waitUntil(page.isVisible)
    page = window.visit("dossiers")
    qtbot.waitUntil(lambda: "page 1" in page.preview.where.text(), timeout=10_000)
    page.content.setCurrentItem(page.content.lines()[0])
    window.say("Rien n’a été changé.")
    qtbot.waitUntil(page.wording.isVisible)
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 720
    assert window.size().toTuple() == (1366, 720)
