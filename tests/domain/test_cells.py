"""What people write in a cell, understood day first, or not at all."""

from datetime import date, datetime

import pytest

from briefing_app.domain.grids.cells import CELL_LIMIT, CellReader, as_text, fitting, same
from briefing_app.domain.grids.columns import COMMITMENTS, FORM
from briefing_app.domain.grids.sheet import Names
from tests.conftest import TODAY

NAMES = Names(
    themes={"sejour": "Droit au séjour", "mineurs": "Mineurs"},
    organisations={"afj": "AFJ", "nid": "Mouvement du Nid"},
    members=("afj", "nid"),
    full_names={"afj": "Association Foyer Jorbalan", "nid": "Mouvement du Nid"},
    meetings={},
    cite=", ".join,
)


def read(sheet, key, raw):
    return CellReader(NAMES, TODAY).read(sheet.column(key), as_text(raw))


@pytest.mark.parametrize(
    "raw",
    [
        date(2027, 2, 3),
        datetime(2027, 2, 3, 10, 30),
        *("2027-02-03", "2027-02-03 00:00:00", "03/02/2027", "3/2/27", "3 février 2027"),
        *("le 3 fevrier 2027", "mercredi 3 février 2027", 46421, 46421.0, "46421"),
    ],
)
def test_a_day_in_any_form(raw):
    assert read(COMMITMENTS, "due", raw).value == "2027-02-03"


@pytest.mark.parametrize("raw", ["31/02/2027", "bientôt", "#N/A", "#REF!", "12", True])
def test_what_is_no_day_is_not_guessed(raw):
    assert read(COMMITMENTS, "due", raw) is None


def test_a_period_is_its_last_day_in_doubt():
    reading = read(COMMITMENTS, "due", "fin décembre 2026")
    assert reading == ("2026-12-31", True)
    assert not read(COMMITMENTS, "due", "31 décembre 2026").doubt


@pytest.mark.parametrize("raw", ["non tenu", "NON TENU", " Non  tenu.", "non_tenu", "Non-tenu"])
def test_a_state_in_any_spelling(raw):
    assert read(COMMITMENTS, "status", raw).value == "non tenu"


def test_an_association_by_its_key_its_sigle_or_its_name():
    for raw in ("afj", "AFJ", "association foyer jorbalan"):
        assert read(COMMITMENTS, "organisation", raw).value == "AFJ"
    assert read(COMMITMENTS, "organisation", "Inconnue") is None


def test_several_themes_in_one_cell():
    assert read(FORM, "themes", "mineurs ; Droit au séjour").value == "Mineurs, Droit au séjour"
    assert read(FORM, "themes", "mineurs ; autre chose") is None


@pytest.mark.parametrize(("raw", "value"), [("Oui", "oui"), ("x", "oui"), (True, "oui")])
def test_yes_in_any_form(raw, value):
    assert read(FORM, "cite_sources", raw).value == value


def test_a_text_too_long_for_a_cell_says_that_it_was_cut():
    cut = fitting("a" * 40_000)
    assert len(cut) == CELL_LIMIT
    assert cut.endswith("[texte coupé : trop long pour une cellule]")
    assert fitting("court") == "court"


def test_thin_spaces_that_a_csv_turned_into_question_marks_change_no_text():
    assert same("Qui\u202f? Eux\u202f; nous\u202f!", "Qui?? Eux?; nous?!")
    assert not same("Qui viendra ?", "Qui viendra.")
    assert not same("Est-ce sûr ?", "Est-ce sûr")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (None, ""),
        ("  un mot \n", "un mot"),
        (datetime(2027, 2, 3, 10, 30), "2027-02-03"),
        (date(2027, 2, 3), "2027-02-03"),
        (True, "vrai"),
        (False, "faux"),
        (12, "12"),
        (12.0, "12"),
        (12.5, "12.5"),
    ],
)
def test_a_cell_in_words_is_what_stands_in_it(raw, text):
    assert as_text(raw) == text


@pytest.mark.parametrize("raw", ["", None, "  "])
def test_an_empty_cell_says_nothing_and_is_no_doubt(raw):
    for sheet, key in ((COMMITMENTS, "due"), (COMMITMENTS, "status"), (FORM, "themes")):
        assert read(sheet, key, raw) == ("", False)


@pytest.mark.parametrize("sheet_key", [(COMMITMENTS, "progress"), (COMMITMENTS, "status")])
@pytest.mark.parametrize("raw", ["#REF!", "#N/A", "#VALEUR!", "#NOM?", "#DIV/0!"])
def test_a_fault_of_the_spreadsheet_is_not_read(sheet_key, raw):
    assert read(*sheet_key, raw) is None


def test_a_text_is_cleaned_and_a_word_after_a_hash_is_a_text():
    assert read(COMMITMENTS, "progress", "un\u00a0mot  de trop").value == "un mot de trop"
    assert read(COMMITMENTS, "progress", "#REF! partout").value == "#REF! partout"


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("20000", "1954-10-03"),
        ("19999", None),
        ("79999", "2119-01-10"),
        ("80000", None),
        (1, None),
    ],
)
def test_a_number_is_a_day_where_it_can_be_one(raw, day):
    reading = read(COMMITMENTS, "due", raw)
    assert (reading and reading.value) == day


def test_a_due_date_is_to_come_and_an_answer_is_past():
    assert read(COMMITMENTS, "due", "3 février").value == "2027-02-03"
    assert read(COMMITMENTS, "date", "3 février").value == "2026-02-03"


@pytest.mark.parametrize(
    ("raw", "doubt"),
    [("3 février 2027", False), ("le 3 février 2027", True), ("février 2027", True)],
)
def test_a_date_with_more_around_it_or_of_a_period_is_in_doubt(raw, doubt):
    assert read(COMMITMENTS, "due", raw).doubt is doubt


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        *((word, "oui") for word in ("oui", "o", "YES", "X", "vrai", "true", "1", 1)),
        *((word, "non") for word in ("Non", "n", "no", "FAUX", "false", "0", False)),
    ],
)
def test_yes_and_no_in_any_form(raw, value):
    assert read(FORM, "cite_sources", raw).value == value


def test_what_is_neither_yes_nor_no_is_not_guessed():
    assert read(FORM, "cite_sources", "peut-être") is None


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("mineurs / sejour", "Mineurs, Droit au séjour"),
        ("mineurs\nsejour", "Mineurs, Droit au séjour"),
        ("mineurs ; ; sejour;", "Mineurs, Droit au séjour"),
        (";", None),
    ],
)
def test_themes_are_divided_by_any_sign_or_none_is_taken(raw, value):
    reading = read(FORM, "themes", raw)
    assert (reading and reading.value) == value


def test_a_state_is_not_divided():
    assert read(COMMITMENTS, "status", "tenu, caduc") is None


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("un mot", "un  mot", True),
        ("oui ?", "oui\u202f?", True),
        ("un", "Un", False),
        ("", " ", True),
    ],
)
def test_texts_are_the_same_but_for_their_spaces(one, other, alike):
    assert same(one, other) is alike


@pytest.mark.parametrize("length", [CELL_LIMIT - 1, CELL_LIMIT])
def test_a_text_that_fits_is_left_whole(length):
    assert fitting("a" * length) == "a" * length


def test_a_day_that_a_spreadsheet_writes_with_midnight_is_no_doubt():
    assert read(COMMITMENTS, "due", "2027-02-03 00:00:00") == ("2027-02-03", False)
    assert read(COMMITMENTS, "due", "2027-02-03T00:00") == ("2027-02-03", False)


@pytest.mark.parametrize("raw", ["20270203", "2027-13-01"])
def test_digits_that_are_no_day_in_the_usual_form_are_not_guessed(raw):
    assert read(COMMITMENTS, "due", raw) is None


def test_words_of_a_list_may_be_joined_by_any_sign():
    assert read(COMMITMENTS, "status", "tenu_en-partie").value == "tenu en partie"
