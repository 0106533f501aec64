"""The keys of a real French keyboard: each shortcut is pressed, and reaches what it is for."""

import shutil
import subprocess

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from briefing_app.domain.model import Constat
from briefing_app.ui.reading.decisions import ACTS, KINDS
from tests.samples.making import HERE
from tests.ui.keys import shortcuts, show_everything

ROW = ("ampersand", "eacute", "quotedbl", "apostrophe", "parenleft", "minus")
"""What X11 calls the first keys of the row of digits on a French keyboard."""
_NAMES = {
    "PgUp": "Prior",
    "PgDown": "Next",
    "Del": "Delete",
    "Enter": "KP_Enter",
    "Backspace": "BackSpace",
    "Ins": "Insert",
    "Esc": "Escape",
}


@pytest.fixture
def french(qapp):
    """A French keyboard at the window; the one that was there comes back afterwards."""
    if qapp.platformName() != "xcb":
        pytest.skip("keys are pressed in a real window: `.ci/run` opens one")
    if not (shutil.which("setxkbmap") and shutil.which("xdotool")):
        pytest.skip("`.ci/run` installs setxkbmap and xdotool")
    run("setxkbmap", "fr")
    yield
    run("setxkbmap", "us")


def run(*words):
    subprocess.run(words, check=True, timeout=20)


def called_by_x11(combination: QKeyCombination) -> str:
    """« ctrl+shift+c » : Maj only where the shortcut says so."""
    *held, key = QKeySequence(combination).toString().split("+")
    name = _NAMES.get(key, key if len(key) > 1 else key.lower())
    return "+".join([*(each.lower() for each in held), name])


class Listener(QObject):
    """Hears which shortcut a key reached, in place of what it would do."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.heard = []
        for each in shortcuts(window):
            each.source.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        if event.type() == QEvent.Type.Shortcut:
            self.heard.append((watched, event.isAmbiguous()))
            return True
        return False


def ready(shortcut) -> bool:
    owner, source = shortcut.owner, shortcut.source
    return owner.isVisible() and owner.isEnabled() and source.isEnabled()


def focus(shortcut, window):
    """Where she is when she presses it."""
    if shortcut.within is Qt.ShortcutContext.WindowShortcut:
        window.pages.currentWidget().setFocus()
        return
    shortcut.owner.setFocus()
    if shortcut.within is Qt.ShortcutContext.WidgetWithChildrenShortcut:
        shortcut.owner.setFocus() if shortcut.owner.hasFocus() else first_field(shortcut.owner)


def first_field(owner):
    inside = (w for w in owner.findChildren(QWidget) if w.isVisible() and w.isEnabled())
    next(w for w in inside if w.focusPolicy() & Qt.FocusPolicy.TabFocus).setFocus()


def test_every_shortcut_is_reached_from_a_french_keyboard(qtbot, window, demo, french):
    for text in ("Un constat de trop.", "Et un autre."):
        with demo.operation("Ajouter"):
            demo.save(Constat(text=text))
    window.session.undo()  # something to undo, and something to do again
    known, reached, lost = {}, set(), []
    for shown in show_everything(window):
        listener = Listener(window)
        for each in list(shortcuts(window)):
            known[each.name] = each
            if each.name in reached or not ready(each):
                continue
            focus(each, window)
            listener.heard.clear()
            for combination in each.combinations:
                run("xdotool", "key", called_by_x11(combination))
            try:
                qtbot.waitUntil(lambda: bool(listener.heard), timeout=2000)  # noqa: B023
            except qtbot.TimeoutError:
                lost.append(f"{each.name} in {shown}: nothing")
                continue
            if listener.heard != [(each.source, False)]:
                lost.append(f"{each.name} in {shown}: {listener.heard}")
            reached.add(each.name)
    assert lost == []
    assert sorted(set(known) - reached) == []
    assert len(reached) > 30


def test_every_menu_opens_with_its_letter(qtbot, window, french):
    for action in window.menuBar().actions():
        letter = QKeySequence.mnemonic(action.text())
        assert letter.count() == 1
        name = called_by_x11(letter[0])
        run("xdotool", "key", name.replace("é", "eacute"))
        qtbot.waitUntil(lambda action=action: action.menu().isVisible(), timeout=2000)
        run("xdotool", "key", "Escape")
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None, timeout=2000)
        run("xdotool", "key", "Escape")
        qtbot.wait(50)


@pytest.fixture
def review(qtbot, window, french):
    page = window.visit("reading")
    page.open_file(HERE / "minutes.docx")
    qtbot.waitUntil(lambda: not window.session.busy, timeout=30_000)
    page.pane.list.setFocus()
    qtbot.waitUntil(page.pane.list.hasFocus)
    return page.pane


@pytest.mark.parametrize("keys", [ROW, [f"KP_{n}" for n in KINDS], [f"shift+{k}" for k in ROW]],
                         ids=["row", "keypad", "with Maj"])  # fmt: skip
def test_the_row_of_digits_says_what_an_item_is(qtbot, window, review, keys):
    asked = []
    review.list.kind_wanted.disconnect()
    review.list.kind_wanted.connect(asked.append)
    for number, key in zip(KINDS, keys, strict=True):
        run("xdotool", "key", key)
        qtbot.waitUntil(lambda number=number: asked == list(range(1, number + 1)), timeout=2000)


def test_every_decision_has_its_key(qtbot, window, review):
    asked = []
    review.list.act_wanted.disconnect()
    review.list.act_wanted.connect(asked.append)
    for act in ACTS:
        run("xdotool", "key", called_by_x11(QKeyCombination(act.key)))
        qtbot.waitUntil(lambda act=act: asked[-1:] == [act.name], timeout=2000)
    assert asked == [act.name for act in ACTS]
