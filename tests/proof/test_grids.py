"""Grids in the hands of other programs: valid, and understood after LibreOffice saved them."""

import pytest

from briefing_app.domain.choices import CommitmentStatus
from briefing_app.domain.model import Commitment
from briefing_app.usecases.grids.review import review
from briefing_app.usecases.grids.sending import GridRequest, send, send_form
from tests.conftest import TODAY
from tests.proof.outside import every_complaint, resaved
from tests.spreadsheets import Opened

pytestmark = [pytest.mark.outside, pytest.mark.timeout(900)]


@pytest.fixture
def grid(demo, tmp_path):
    request = GridRequest(plan=demo.keys("versions")[-1])
    return send(demo, request, tmp_path / "Grille.xlsx", TODAY).files[0].path


def test_grids_and_forms_are_sound(demo, grid, tmp_path):
    each = send(demo, GridRequest(each=True), tmp_path / "chacune", TODAY)
    form = send_form(demo, tmp_path / "Formulaire.xlsx", TODAY)
    assert every_complaint([grid, form, *(file.path for file in each.files)]) == []


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_what_libreoffice_saves_unchanged_says_nothing(demo, grid, tmp_path, suffix):
    saved = resaved(grid, suffix, tmp_path / "retour")
    found = review(demo, [saved], TODAY)
    assert (found.changes, found.new, found.set_aside) == ((), (), ())


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_what_was_typed_survives_libreoffice(demo, grid, tmp_path, suffix):
    promise = next(c for c in demo.find(Commitment) if c.status is CommitmentStatus.EN_COURS)
    filled = Opened(grid).write(
        "Engagements",
        promise.ref,
        État="tenu",
        Suivi="Reçu le 3 : « enfin » ; suite au n° 4.\nEt une seconde ligne.",
        Échéance="le 1er mars 2027",
        Association="AFJ",
    )
    path = filled.save(tmp_path / "rempli.xlsx")
    found = review(demo, [resaved(path, suffix, tmp_path / "retour")], TODAY)
    assert {(c.ref, c.column): c.received for c in found.changes} == {
        (promise.ref, "status"): "tenu",
        (promise.ref, "due"): "2027-03-01",
        (promise.ref, "progress"): "Reçu le 3 : « enfin » ; suite au n° 4.\nEt une seconde ligne.",
    }
    assert {c.organisation for c in found.changes} == {"afj"}
    assert found.set_aside == ()
