"""What people write in a cell, understood day first, or not at all."""

from datetime import date, datetime

import pytest

from briefing_app.domain.cells import CELL_LIMIT, CellReader, as_text, fitting, same
from briefing_app.domain.grid import Names
from briefing_app.domain.sheets import COMMITMENTS, FORM
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
