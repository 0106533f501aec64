"""Aujourd'hui: what waits, and where each line leads."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from briefing_app.domain.choices import CommitmentStatus
from briefing_app.domain.model import Commitment, Grid, Organisation, Round
from briefing_app.storage.drafts import REVIEWS
from briefing_app.storage.file.backups import backups_of
from briefing_app.storage.file.opening import create_store
from briefing_app.ui.today import TodayPage
from briefing_app.ui.window.main_window import MainWindow
from briefing_app.ui.window.session import Session
from briefing_app.usecases.today import gather_today
from tests.ui.acting import click, pressable


@pytest.fixture
def page(window):
    page = window.visit("today")
    assert isinstance(page, TodayPage)
    return page


def line(page, words):
    found = [b for b in page.findChildren(QPushButton) if words in b.accessibleName()]
    assert len(found) == 1
    return found[0]


def test_the_next_meeting_is_prepared_from_here(qtbot, window, page):
    click(qtbot, pressable(page, "Continuer le dossier"))
    assert window.pages.currentWidget().meeting.currentData() == "interieur-2027"


def test_a_late_promise_leads_to_its_place(qtbot, window, page, demo):
    late = gather_today(demo, date.today()).late[0]
    click(qtbot, line(page, f"{late.ref} "))
    assert window.pages.currentWidget().form.key == late.key


def test_what_is_settled_is_late_no_more(page, demo):
    late = gather_today(demo, date.today()).late[0]
    with demo.operation("Tenu"):
        demo.save(replace(late, status=CommitmentStatus.TENU))
    assert late.key not in {item.key for item in gather_today(demo, date.today()).late}


def test_grids_that_did_not_come_back_are_awaited(qtbot, window, page, demo):
    member = next(o for o in demo.find(Organisation) if o.kind == "membre")
    with demo.operation("Envoyer"):
        sent = demo.save(Round(title="Printemps", date=date.today()))
        demo.save(Grid(round=sent.key, organisation=member.key, document="grille.xlsx"))
    click(qtbot, line(page, "1 réponse attendue"))
    assert window.pages.currentWidget() is window._pages["grids"]


def test_a_review_that_was_left_is_resumed_from_here(page, demo):
    assert not gather_today(demo, date.today()).left
    demo.drafts.keep(REVIEWS, "x", {"name": "Compte rendu.docx"})
    page.reload()
    assert gather_today(demo, date.today()).left[0].name == "Compte rendu.docx"
    assert line(page, "Compte rendu.docx")


def test_an_empty_store_says_what_to_do_first(qtbot, empty_window):
    page = empty_window.visit("today")
    click(qtbot, pressable(page, "Prévoir une rencontre"))
    assert empty_window.pages.currentWidget().form.isVisible()


def test_what_is_due_soon_stands_apart_from_what_is_late(demo):
    today = date.today()
    with demo.operation("Ajouter"):
        demo.save(Commitment(text="Répondre sous huitaine.", due=today + timedelta(days=5)))
    found = gather_today(demo, today)
    assert "Répondre sous huitaine." in {item.text for item in found.soon}
    assert all(item.due < today for item in found.late)


def test_a_store_that_begins_is_led_to_its_first_steps(qtbot, empty_window):
    page = empty_window.visit("today")
    click(qtbot, line(page, "Noter les associations"))
    assert empty_window.pages.currentWidget() is empty_window._pages["contacts"]


def test_a_store_that_has_begun_needs_no_first_steps(page):
    assert not [b for b in page.findChildren(QPushButton) if "Noter" in b.accessibleName()]


def test_a_backup_is_made_when_she_asks_even_where_nothing_changed(qtbot, tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    window = MainWindow(Session(create_store(path)), path)
    qtbot.addWidget(window)
    window.show()
    page = window.visit("today")
    for count in (1, 2):
        click(qtbot, line(page, "Sauvegarder maintenant"))
        assert len(backups_of(path)) == count
        assert line(page, f"{count} sauvegarde")
