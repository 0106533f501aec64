"""A new draft is out: compared with the one before, and answered before the evening."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from briefing_app.domain.choices import Move, ProposalKind
from briefing_app.domain.model import Proposal
from briefing_app.ui.plans.changes import ChangeLabel
from tests.ui.acting import click, pressable, write

NEW = "plan-2014-2016/projet-30-janvier"
OLD = "plan-2014-2016/projet-27-janvier"


def press(qtbot, widget, key):
    qtbot.keyClick(widget, key)


def choose(qtbot, box, text):
    """Pick a line of a drop-down list with the keyboard."""
    box.setFocus()
    while text not in box.currentText():
        before = box.currentText()
        press(qtbot, box, Qt.Key.Key_Down)
        assert box.currentText() != before, f"{text} is not offered"


def test_two_versions_are_compared_and_a_proposition_is_written(qtbot, window, demo):
    page = window.visit("plans")
    choose(qtbot, page.bar.shown, "30 janvier")
    choose(qtbot, page.bar.other, "27 janvier")
    assert (page.bar.version, page.bar.against) == (NEW, OLD)

    # What disappeared, at one click.
    click(qtbot, pressable(page.list, Move.SUPPRIMEE.label))
    gone = page.list.shown
    assert [key.rsplit("/", 1)[0] for key in gone] == [OLD, OLD]
    click(qtbot, pressable(page.list, Move.SUPPRIMEE.label))

    # A reworded measure: the words are struck and underlined, not only coloured.
    page.list.choose(f"{NEW}/5")
    assert page.middle.currentWidget() is page.comparison
    texts = page.comparison.findChildren(ChangeLabel)
    assert any("line-through" in t.text() and "underline" in t.text() for t in texts)
    said = [each.text() for each in page.comparison.findChildren(QLabel)]
    assert "Réécrite" in said
    assert "Barré : retiré. Souligné : ajouté." in said

    # What the collective had said of it before is beside it; one more is written.
    held = page.proposals.list.count()
    assert held == len([p for p in demo.find(Proposal) if p.measure in (f"{NEW}/5", f"{OLD}/5")])
    click(qtbot, pressable(page.proposals, "+ Proposition"))
    write(page.proposals.form.fields["text"].edit, "Rendre ce titre renouvelable de droit.")
    page.proposals.form.fields["note"].setFocus()
    (made,) = [p for p in demo.find(Proposal) if p.text.startswith("Rendre ce titre")]
    assert (made.measure, made.kind) == (f"{NEW}/5", ProposalKind.REMARK)
    assert page.proposals.list.count() == held + 1
