"""What a column offers and shows, and where it stands."""

from datetime import date

import pytest

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.grids.columns import COMMITMENTS, FORM, MEASURES, RECOMMENDATIONS
from briefing_app.domain.grids.sheet import Names, shown

NAMES = Names(
    themes={"sejour": "Droit au séjour", "mineurs": "Mineurs"},
    organisations={"afj": "AFJ", "nid": "Nid", "justice": "Justice"},
    members=("nid", "afj"),
    full_names={},
    meetings={"m1": date(2026, 3, 1), "m2": date(2026, 5, 4), "m3": None},
    cite=lambda keys: "mesures " + " et ".join(keys),
)


def test_the_grid_is_for_the_collective_unless_said():
    assert NAMES.audience is Diffusion.COLLECTIF


@pytest.mark.parametrize(
    ("sheet", "key", "options"),
    [
        (FORM, "organisation", ["Nid", "AFJ"]),
        (FORM, "themes", ["Droit au séjour", "Mineurs"]),
        (FORM, "cite_sources", ["oui", "non"]),
        (FORM, "text", []),
        (COMMITMENTS, "due", []),
        (
            COMMITMENTS,
            "status",
            ["à suivre", "en cours", "tenu", "tenu en partie", "non tenu", "caduc"],
        ),
        (
            RECOMMENDATIONS,
            "status",
            ["à porter", "portée", "entendue en partie", "satisfaite", "abandonnée"],
        ),
    ],
)
def test_a_list_offers_what_may_be_answered_and_members_alone(sheet, key, options):
    assert sheet.column(key).options(NAMES) == options


@pytest.mark.parametrize(
    ("sheet", "key", "answer"),
    [
        (COMMITMENTS, "progress", True),
        (COMMITMENTS, "status", False),
        (COMMITMENTS, "text", False),
        (COMMITMENTS, "ref", False),
        (FORM, "text", True),
    ],
)
def test_an_answer_is_filled_in_and_is_no_field(sheet, key, answer):
    assert sheet.column(key).answer is answer


def test_a_column_stands_after_that_of_identities():
    assert [COMMITMENTS.place(key) for key in ("ref", "themes", "text")] == [2, 3, 4]
    assert MEASURES.place("number") == 2


def test_a_measure_has_a_number_and_no_reference():
    assert COMMITMENTS.has("ref")
    assert not MEASURES.has("ref")
    assert MEASURES.has("number")


def test_a_date_is_shown_in_french_and_any_other_value_as_it_is():
    due, text = COMMITMENTS.column("due"), COMMITMENTS.column("text")
    assert shown(due, "2027-02-03") == "3 févr. 2027"
    assert shown(due, "") == ""
    assert shown(text, "2027-02-03") == "2027-02-03"


def test_several_names_stand_one_after_the_other():
    assert NAMES.of_themes(["mineurs", "sejour"]) == "Mineurs, Droit au séjour"
    assert NAMES.of_organisations(["justice", "afj"]) == "Justice, AFJ"
