"""The message of an association, pasted, becomes three constats."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.domain.model import Constat
from briefing_app.ui.items.constats import CuttingDialog
from tests.ui.acting import click, pressable

MESSAGE = """Bonjour à toutes,

Voici ce que nous voyons en ce moment :
- le commissariat refuse les plaintes sans adresse ;
- la préfecture demande un passeport que personne n’a plus ;
- l’interprète arrive deux heures après l’audition.

Bien cordialement,
Camille Exemple
"""


@pytest.fixture
def form(qtbot, window):
    page = window.visit("constats")
    click(qtbot, pressable(page, "Nouveau constat"))
    return page.form


def paste(form, answer):
    """Paste the message; press that button of the dialog which opens."""

    def press():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CuttingDialog)
        pressable(dialog, answer).click()

    QGuiApplication.clipboard().setText(MESSAGE)
    QTimer.singleShot(0, press)
    QTest.keySequence(form.text.edit, QKeySequence(QKeySequence.StandardKey.Paste))


def test_three_findings_become_three_constats_and_one_step_back(form, window, demo):
    before = set(demo.keys("constats"))
    paste(form, "Ajouter ces constats")
    added = [demo.get(Constat, key) for key in demo.keys("constats") if key not in before]
    assert len(added) == 3
    assert all("cordialement" not in each.text for each in added)
    assert any("interprète" in each.text for each in added)
    assert window.pages.currentWidget().form.key == added[-1].key
    window.undo.trigger()
    assert set(demo.keys("constats")) == before


def test_she_may_keep_the_message_in_one_piece(form, demo):
    before = len(demo.keys("constats"))
    paste(form, "Garder un seul texte")
    assert "commissariat" in form.text.draft
    assert "Bonjour" in form.text.draft
    form.keep()
    assert len(demo.keys("constats")) == before + 1
