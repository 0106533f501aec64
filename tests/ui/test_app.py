"""A bug: told in plain words, with a report that holds nothing of hers."""

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from briefing_app import app


@pytest.fixture
def answered(monkeypatch):
    """The words of the dialog, after a click on the button with those words."""

    def answer(words):
        said = []

        def click(box):
            said.append(f"{box.text()} {box.informativeText()}")
            next(each for each in box.buttons() if each.text() == words).click()

        monkeypatch.setattr(QMessageBox, "exec", click)
        try:
            raise ValueError("Mme Annonce Exemple")
        except ValueError as error:
            app._report(ValueError, error, error.__traceback__)
        return said[0]

    return answer


def test_the_report_is_copied_and_holds_nothing_of_hers(qapp, answered):
    assert "copiez le rapport" in answered("Copier le rapport")
    report = QApplication.clipboard().text()
    assert "ValueError" in report
    assert "test_app.py" in report
    assert "Exemple" not in report.replace('raise ValueError("Mme Annonce Exemple")', "")


def test_going_on_copies_nothing(qapp, answered):
    QApplication.clipboard().setText("ce qu’elle avait copié")
    answered("Continuer")
    assert QApplication.clipboard().text() == "ce qu’elle avait copié"
