"""Dates, numbers and lists, in French and in English."""

from datetime import date

import pytest

from briefing_app.documents import labels
from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import CommitmentStatus, Language, Move

FRENCH, ENGLISH = Voice(), Voice(Language.ANGLAIS)
DAY = date(2014, 9, 3)


def plain(text):
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("say", "long", "day", "short"),
    [
        (FRENCH, "mercredi 3 septembre 2014", "3 septembre 2014", "3 sept. 2014"),
        (ENGLISH, "Wednesday 3 September 2014", "3 September 2014", "3 Sep 2014"),
    ],
)
def test_a_day_has_three_lengths(say, long, day, short):
    assert [plain(told) for told in (say.date(DAY), say.day(DAY), say.short(DAY))] == [
        *(long, day, short)
    ]


def test_every_month_has_its_english_name():
    told = [ENGLISH.day(date(2026, month, 1)).split()[1] for month in range(1, 13)]
    assert told == [date(2026, month, 1).strftime("%B") for month in range(1, 13)]
    days = [ENGLISH.date(date(2026, 6, day)).split()[0] for day in range(1, 8)]
    assert days == [date(2026, 6, day).strftime("%A") for day in range(1, 8)]


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (0, "0 jour", "0 day"),
        (1, "1 jour", "1 day"),
        (2, "2 jours", "2 days"),
        (4343, "4 343 jours", "4,343 days"),
    ],
)
def test_what_is_counted_is_plural_from_two_on(number, french, english):
    assert plain(FRENCH.count(labels.DAYS, number)) == french
    assert plain(ENGLISH.count(labels.DAYS, number)) == english


@pytest.mark.parametrize(
    ("words", "french", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a et b", "a and b"),
        (["a", "b", "c"], "a, b et c", "a, b and c"),
    ],
)
def test_words_are_listed(words, french, english):
    assert FRENCH.listed(words) == french
    assert ENGLISH.listed(words) == english


@pytest.mark.parametrize(
    ("start", "end", "french", "english"),
    [
        ("09:00", "10:30", "9 h – 10 h 30", "9:00–10:30"),
        ("09:00", "", "9 h", "9:00"),
        ("10:05", "", "10 h 05", "10:05"),
    ],
)
def test_hours_are_told(start, end, french, english):
    assert plain(FRENCH.span(start, end)) == french
    assert plain(ENGLISH.span(start, end)) == english


def test_hours_need_no_end():
    assert plain(FRENCH.span("09:00")) == "9 h"
    assert ENGLISH.span("09:00") == "9:00"


def test_a_choice_and_a_label_are_said_in_the_language():
    assert FRENCH.choice(CommitmentStatus.TENU) == "tenu"
    assert ENGLISH.choice(Move.RENUMEROTEE) == "renumbered"
    assert FRENCH(labels.LATE_BY, days="2 jours") == "en retard de 2 jours"
    assert ENGLISH(labels.LATE_BY, days="2 days") == "2 days overdue"


def test_all_that_documents_say_by_themselves_is_known_to_the_last_look():
    told = labels.every_label()
    for text in (*labels.EXPECTED, *labels.DAYS, "commitments", "engagements", "partly met"):
        assert text in told
