"""A grid goes round the associations, comes back, is looked through, kept, and taken back."""

from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from briefing_app.domain.choices import CommitmentStatus, Diffusion
from briefing_app.domain.model import Commitment
from briefing_app.ui.grids.grids import GridsPage
from briefing_app.ui.grids.review_lines import ReviewGroup
from tests.builders import dumped
from tests.spreadsheets import Opened
from tests.ui.acting import Hand, pressable

TOLD = "La circulaire n’est pas arrivée dans les préfectures."


@pytest.fixture
def hand():
    return Hand()


@pytest.fixture
def page(window):
    page = window.visit("grids")
    assert isinstance(page, GridsPage)
    return page


def ended(qtbot, window):
    qtbot.waitUntil(lambda: window.session.free, timeout=30_000)


@pytest.fixture
def sent(qtbot, window, page, hand, tmp_path):
    """The file that left, and where it lies."""
    hand.press(page.sending.prepare)
    ended(qtbot, window)
    (path,) = tmp_path.glob("**/Grille*.xlsx")
    return path


@pytest.fixture
def back(page, hand, monkeypatch):
    """Take files back as she does: the button, then the dialog of the system."""

    def take(*paths):
        chosen = [str(path) for path in paths]
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_words: (chosen, ""))
        hand.press(page.back)

    return take


def test_a_grid_is_sent_returned_reviewed_kept_and_undone(
    qtbot, window, page, hand, sent, back, demo, tmp_path, opened
):
    hand.press(page.sending.open)
    assert opened == [sent.parent]
    before = dumped(demo)
    (first, second) = [c for c in demo.find(Commitment) if c.status is CommitmentStatus.EN_COURS][
        :2
    ]

    # As an association does: its name, a state, some words, a line of its own, saved anew.
    filled = Opened(sent)
    filled.write("Engagements", first.ref, État="non tenu", Suivi=TOLD, Association="CCEM")
    filled.write("Engagements", second.ref, État="presque", Association="CCEM")
    back(filled.save(tmp_path / "CCEM.xlsx"))
    ended(qtbot, window)

    # Nothing is stored before she says so; what is unreadable is set aside with its reason.
    review = page.review
    assert review.isVisible()
    assert dumped(demo) == before
    changes = [line for line in review.model.lines if line.group is ReviewGroup.CHANGE]
    assert {(line.ref, line.received.text) for line in changes} >= {(first.ref, "non tenu")}
    (aside,) = [line for line in review.model.lines if line.group is ReviewGroup.ASIDE]
    assert "presque" in aside.reason

    hand.press(pressable(review, "Enregistrer 2 changements"))
    ended(qtbot, window)
    taken = demo.get(Commitment, first.key)
    assert taken.status is CommitmentStatus.NON_TENU
    assert (taken.notes[-1].text, taken.notes[-1].diffusion) == (TOLD, Diffusion.INTERNE)
    assert demo.get(Commitment, second.key) == second
    assert "1 réponse sur" in page.list.item(0).text()

    hand.press(window.undo_button)
    assert demo.get(Commitment, first.key) == first
    assert dumped(demo) == before
    hand.press(window.redo_button)
    assert demo.get(Commitment, first.key) == taken


def test_a_grid_that_comes_back_as_it_left_changes_nothing(
    qtbot, window, page, hand, sent, back, demo, tmp_path
):
    before = dumped(demo)
    again = tmp_path / "retour.xlsx"
    openpyxl.load_workbook(sent).save(again)
    back(again)
    ended(qtbot, window)
    assert not [line for line in page.review.model.lines if line.token]
    hand.press(pressable(page.review, "Plus tard"))
    assert page.list.isVisible()
    assert dumped(demo) == before


def test_a_change_may_be_refused_with_the_keyboard(
    qtbot, window, page, hand, sent, back, demo, tmp_path
):
    promise = next(c for c in demo.find(Commitment) if c.status is CommitmentStatus.EN_COURS)
    filled = Opened(sent).write(
        "Engagements", promise.ref, État="tenu", Suivi=TOLD, Association="AFJ"
    )
    back(filled.save(tmp_path / "AFJ.xlsx"))
    ended(qtbot, window)
    view, model = page.review.view, page.review.model
    row = next(n for n, line in enumerate(model.lines) if line.column == "État")
    view.setCurrentIndex(model.index(row, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    hand.press(pressable(page.review, "Enregistrer 1 changement"))
    ended(qtbot, window)
    kept = demo.get(Commitment, promise.key)
    assert kept.status is promise.status
    assert kept.notes[-1].text == TOLD
    assert kept.notes[-1].date == date.today()
