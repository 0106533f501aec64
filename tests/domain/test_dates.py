"""Dates and hours in French: read day first, with their doubts, and written back."""

from datetime import date, time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.text.dates import (
    MONTHS,
    WEEKDAYS,
    format_date,
    format_short,
    format_span,
    format_time,
)
from briefing_app.domain.text.found_dates import (
    Preference,
    TimeSpan,
    dates_in,
    parse_date,
    times_in,
)

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
TODAY = date(2014, 9, 23)  # a Tuesday
BITS = (
    *("1er", "1 er", "3", "31", "29", "03/02/", "2014", "14", "-", ".", "/", ":", "h", "30", "9h"),
    *(
        " mars ",
        " février ",
        " sept. ",
        "mardi ",
        "fin ",
        "début ",
        "mi-",
        "avant ",
        "d’ici ",
        "au ",
    ),
    *("la ", "l’", "année", "automne", "hiver", " prochain", " dernier", "T1 ", "2e trimestre "),
    *("dans un délai de ", "sous ", "trois ", "mois", "quinzaine", "en ", "\n", " ", "œ", "\ud83d"),
)
TEXTS = st.one_of(
    st.text(st.characters()), st.lists(st.sampled_from(BITS), max_size=12).map("".join)
)
PREFERENCES = st.sampled_from(["future", "past"])


def read(text: str, today: date = TODAY, prefer: Preference = "future") -> str | None:
    """The period found, as "start" for a day and "start/end" for anything longer."""
    found = parse_date(text, today, prefer)
    if not found:
        return None
    return f"{found.start}" if found.start == found.end else f"{found.start}/{found.end}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1er mars", "2015-03-01"),
        ("1 er mars 2015", "2015-03-01"),
        ("1° février 2011", "2011-02-01"),
        ("le 30 septembre 2014", "2014-09-30"),
        ("mardi 23 septembre 2014", "2014-09-23"),
        ("31 JANVIER 2014", "2014-01-31"),
        ("10 mai \n2014", "2014-05-10"),
        ("7 janvier 20101 avec un appel de note", "2010-01-07"),
        ("23 sept. 2014", "2014-09-23"),
        ("12 sept 2020", "2020-09-12"),
        ("5 fevrier 2009", "2009-02-05"),
        ("03/02/14", "2014-02-03"),
        ("3/2/1998", "1998-02-03"),
        ("03/02/98", "1998-02-03"),
        ("3.2.2014", "2014-02-03"),
        ("03.02.14", "2014-02-03"),
        ("2014-02-03", "2014-02-03"),
        ("7 janvier 201012 n’a pas d’année", "2015-01-07"),
        ("23 septembre", "2014-09-23"),
        ("22 septembre", "2015-09-22"),
        ("29 février", "2016-02-29"),
        ("lundi 3 février", "2014-02-03"),
        ("avant le 30 juin 2015", "2015-06-30"),
        ("du 3 au 5 mars 2014", "2014-03-03/2014-03-05"),
        ("du 28 décembre au 3 janvier 2015", "2014-12-28/2015-01-03"),
    ],
)
def test_days(text: str, expected: str) -> None:
    assert read(text) == expected
    found = parse_date(text, TODAY)
    assert found
    assert found.precise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("janvier 2014", "2014-01-01/2014-01-31"),
        ("en janvier", "2015-01-01/2015-01-31"),
        ("en septembre", "2014-09-01/2014-09-30"),
        ("02/2014", "2014-02-01/2014-02-28"),
        ("début mars 2014", "2014-03-01/2014-03-10"),
        ("mi-mars 2014", "2014-03-11/2014-03-21"),
        ("fin mars 2014", "2014-03-22/2014-03-31"),
        ("fin 2013", "2013-10-01/2013-12-31"),
        ("mi-2015", "2015-06-01/2015-07-31"),
        ("début 2015", "2015-01-01/2015-03-31"),
        ("courant 2015", "2015-01-01/2015-12-31"),
        ("2011", "2011-01-01/2011-12-31"),
        ("Échéance : 2011", "2011-01-01/2011-12-31"),
        ("en 2007", "2007-01-01/2007-12-31"),
        ("2011-2013", "2011-01-01/2013-12-31"),
        ("2014 – 2016", "2014-01-01/2016-12-31"),
        ("à partir de l'automne", "2014-09-23/2014-12-20"),
        ("du printemps prochain", "2015-03-21/2015-06-20"),
        ("l’été dernier", "2014-06-21/2014-09-22"),
        ("hiver 2014", "2014-12-21/2015-03-20"),
        ("à la rentrée 2015", "2015-09-01/2015-09-30"),
        ("premier trimestre 2015", "2015-01-01/2015-03-31"),
        ("1er semestre 2015", "2015-01-01/2015-06-30"),
        ("2e semestre 2015", "2015-07-01/2015-12-31"),
        ("T4 2015", "2015-10-01/2015-12-31"),
        ("dernier trimestre 2014", "2014-10-01/2014-12-31"),
        ("d'ici la fin de l'année", "2014-09-23/2014-12-31"),
        ("l’année prochaine", "2015-01-01/2015-12-31"),
        ("l’an dernier", "2013-01-01/2013-12-31"),
        ("fin du mois", "2014-09-21/2014-09-30"),
        ("cette année", "2014-01-01/2014-12-31"),
        ("ce mois-ci", "2014-09-01/2014-09-30"),
        ("début février 2016", "2016-02-01/2016-02-09"),
        ("avant fin juin 2013", "2013-06-21/2013-06-30"),
        ("avant juin 2013", "2013-05-31"),
        ("avant juin", "2014-09-23/2015-05-31"),
        ("avant fin juin 2015", "2014-09-23/2015-06-30"),
        ("avant 2016", "2014-09-23/2015-12-31"),
        ("au plus tard en mai 2015", "2014-09-23/2015-05-31"),
        ("dans un délai d’un mois", "2014-09-23/2014-10-23"),
        ("sous trois mois", "2014-09-23/2014-12-23"),
        ("dans les 15 jours", "2014-09-23/2014-10-08"),
        ("d’ici deux ans", "2014-09-23/2016-09-23"),
        ("sous quinzaine", "2014-09-23/2014-10-08"),
        ("dans les 50 jours", "2014-09-23/2014-11-12"),
        ("sous 48 heures", "2014-09-23/2014-09-25"),
    ],
)
def test_periods_are_never_precise(text: str, expected: str) -> None:
    assert read(text) == expected
    found = parse_date(text, TODAY)
    assert found
    assert not found.precise


@pytest.mark.parametrize(
    "text",
    [
        *("31/02/2014", "31 février 2014", "31 septembre", "32 janvier 2014", "45/45/2014"),
        *("2014-02-31", "2014-13-01", "13/2014", "0 mars 2014", "2013-2011"),
        *("1.2.3", "1.2.14", "01.02.03.04.05", "décret n°2006-665", "directive 2011/36/UE"),
        *("elle a été entendue", "le mois", "mars", "sept mois", "3/4", "24/7", "dans 15 mesures"),
        *("dans un délai de 5 jours à compter de la saisine", "un délai de 30 jours", ""),
    ],
)
def test_what_is_no_date_or_is_impossible_gives_nothing(text: str) -> None:
    assert parse_date(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "future", "past"),
    [
        ("1er mars", "2015-03-01", "2014-03-01"),
        ("en octobre", "2014-10-01/2014-10-31", "2013-10-01/2013-10-31"),
        ("l’hiver", "2014-12-21/2015-03-20", "2013-12-21/2014-03-20"),
        ("fin mars", "2015-03-22/2015-03-31", "2014-03-22/2014-03-31"),
        ("1er mars 2010", "2010-03-01", "2010-03-01"),
    ],
)
def test_a_missing_year_is_the_nearest_on_the_side_preferred(
    text: str, future: str, past: str
) -> None:
    assert read(text, prefer="future") == future
    assert read(text, prefer="past") == past


def test_the_end_of_a_month_stays_in_its_month() -> None:
    assert read("sous un mois", today=date(2015, 1, 31)) == "2015-01-31/2015-02-28"


def test_time_itself_ends() -> None:
    assert parse_date("dans les 15 jours", date.max) is None
    assert parse_date("sous trois mois", date.max) is None


def test_all_dates_of_a_sentence_are_found_where_they_stand() -> None:
    text = "Le 3 février 2014 puis fin 2014, avant le plan 2014-2016 (31/02/2014)."
    found = dates_in(text, TODAY)
    assert [each.text for each in found] == ["3 février 2014", "fin 2014", "2014-2016"]


@given(TEXTS, st.dates(), PREFERENCES)
def test_found_dates_stand_in_the_text_in_order(text: str, today: date, prefer: Preference) -> None:
    found = dates_in(text, today, prefer)
    for each in found:
        assert text[each.start_index : each.end_index] == each.text
        assert each.text.strip()
        assert each.start <= each.end
    assert all(before.end_index <= after.start_index for before, after in pairwise(found))


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.dates())
def test_a_day_written_out_is_read_back(day: date, today: date) -> None:
    for written in (format_date(day), format_short(day), f"{day:%d/%m/%Y}", day.isoformat()):
        found = parse_date(written, today)
        assert found
        assert (found.start, found.end, found.precise) == (day, day, True)
        assert found.text == written


@given(st.dates(min_value=date(5, 1, 1), max_value=date(9990, 1, 1)), st.data())
def test_without_its_year_a_day_to_come_is_never_past(today: date, data: st.DataObject) -> None:
    day = data.draw(st.dates(min_value=date(2015, 1, 1), max_value=date(2015, 12, 31)))
    written = f"{day.day} {list(MONTHS)[day.month - 1]}"
    coming, gone = parse_date(written, today), parse_date(written, today, "past")
    assert coming
    assert gone
    assert 0 <= (coming.start - today).days <= 366
    assert 0 <= (today - gone.start).days <= 366


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9h-10h30", [("09:00", "10:30")]),
        ("(10h – 13h)", [("10:00", "13:00")]),
        ("de 9h à 10h30", [("09:00", "10:30")]),
        ("de 9 h 30 à 11 h", [("09:30", "11:00")]),
        ("9h00-10h30 : réunion", [("09:00", "10:30")]),
        ("9-11h", [("09:00", "11:00")]),
        ("entre 9h et 11h", [("09:00", "11:00")]),
        ("à 9h et 14h", [("09:00", None), ("14:00", None)]),
        ("14h30", [("14:30", None)]),
        ("à 9 heures précises", [("09:00", None)]),
        ("10:30", [("10:30", None)]),
        ("24h/24, 48h, 9 habitants, 1:2, 2 heures par semaine", []),
        ("dans 3 heures, de 2 à 3 heures par jour, une durée de 2 heures", []),
    ],
)
def test_hours(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert times_in(text) == expected


@given(TEXTS)
def test_hours_are_hours(text: str) -> None:
    for span in times_in(text):
        for clock in filter(None, span):
            hours, minutes = clock.split(":")
            assert 0 <= int(hours) < 24
            assert 0 <= int(minutes) < 60


@given(st.times(), st.times())
def test_hours_written_out_are_read_back(start: time, end: time) -> None:
    first, last = f"{start:%H:%M}", f"{end:%H:%M}"
    assert times_in(format_span(first, last)) == [TimeSpan(first, last)]
    assert times_in(format_span(first)) == [TimeSpan(first, None)]


def test_writing() -> None:
    assert format_date(date(2014, 9, 23)) == "mardi 23 septembre 2014"
    assert format_date(date(2014, 9, 1)) == "lundi 1er septembre 2014"
    assert format_short(date(2014, 9, 23)) == "23 sept. 2014"
    assert format_short(date(2014, 7, 1)) == "1er juill. 2014"
    assert format_time("09:00") == "9 h"
    assert format_time("10:30") == "10 h 30"
    assert format_time("09:05") == "9 h 05"
    assert format_time("vers midi") == "vers midi"
    assert format_span("09:00", "10:30") == "9 h – 10 h 30"
    assert format_span("09:00") == "9 h"
    assert (len(MONTHS), len(WEEKDAYS)) == (12, 7)


def test_the_dates_of_the_corpus() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not beside this checkout")
    meeting = (CORPUS / "dossier-rencontre-2014.txt").read_text(encoding="utf-8")
    days = [each.start for each in dates_in(meeting, TODAY) if each.precise]
    assert days == [date(2014, 9, 23), date(2014, 5, 10), date(2014, 9, 30)]
    assert times_in(meeting) == [("09:00", "10:30")]
    analysis = (CORPUS / "analyse-plan-2014.txt").read_text(encoding="utf-8")
    found = dates_in(analysis, date(2014, 1, 31), "past")
    assert {each.start.year for each in found} == {2013, 2014}
    assert sum(each.start == date(2014, 1, 27) for each in found) == 5
    assert ("10:00", "13:00") in times_in(analysis)
    plan = (CORPUS / "plan-2010-propositions.txt").read_text(encoding="utf-8")
    starts = {each.start.isoformat() for each in dates_in(plan, date(2013, 1, 1))}
    assert {"2006-06-07", "2010-01-07", "1945-02-02", "2012-10-11", "2011-02-01"} <= starts


@pytest.mark.parametrize(("raw", "year"), [("12/03/69", 2069), ("12/03/70", 1970)])
def test_a_year_of_two_digits_is_of_this_century_until_seventy(raw, year):
    assert parse_date(raw, date(2026, 11, 21)).start.year == year
