"""How an engagement stands against its due date, in words."""

from datetime import date, timedelta

import pytest

from briefing_app.domain.choices import CommitmentStatus
from briefing_app.domain.lateness import is_late, standing

TODAY = date(2026, 11, 21)
OPEN = CommitmentStatus.EN_COURS


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-1, "1 jour de retard", "alert"),
        (-2, "2 jours de retard", "alert"),
        (-729, "729 jours de retard", "alert"),
        (-730, "2 ans de retard", "alert"),
        (-1094, "2 ans de retard", "alert"),
        (-1095, "3 ans de retard", "alert"),
        (0, "aujourd’hui", "warning"),
        (1, "demain", "warning"),
        (2, "dans 2 jours", "warning"),
        (30, "dans 30 jours", "warning"),
        (31, "22 déc. 2026", "quiet"),
    ],
)
def test_a_due_date_is_told_in_days_where_it_presses(days, words, tone):
    due = TODAY + timedelta(days=days)
    assert standing(due, "bientôt", OPEN, TODAY) == (words, tone)


@pytest.mark.parametrize("words", ["avant l’été", ""])
def test_without_a_due_date_stands_what_was_said(words):
    assert standing(None, words, OPEN, TODAY) == (words, "quiet")


@pytest.mark.parametrize(
    ("status", "late"),
    [
        ("a_suivre", True),
        ("en_cours", True),
        ("tenu_en_partie", True),
        ("tenu", False),
        ("non_tenu", False),
        ("caduc", False),
    ],
)
def test_what_is_settled_is_never_late(status, late):
    status, due = CommitmentStatus(status), date(2026, 11, 20)
    assert is_late(due, status, TODAY) is late
    words = "1 jour de retard" if late else "20 nov. 2026"
    assert standing(due, "", status, TODAY).text == words


def test_what_is_due_today_or_never_is_not_late():
    assert not is_late(TODAY, OPEN, TODAY)
    assert not is_late(None, OPEN, TODAY)
