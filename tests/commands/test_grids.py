"""Grids, lists and a calendar from a script."""

import pytest

from tests.builders import exchange_file
from tests.spreadsheets import Opened


@pytest.fixture
def grids(answer, tmp_path):
    """A store with one promise of each sort, whose grid has just left."""
    (tmp_path / "e.json").write_bytes(
        exchange_file(
            organisations=[{"key": "afj", "name": "Foyer", "short": "AFJ", "kind": "membre"}],
            commitments=[
                {"key": "e1", "text": "Un récépissé.", "diffusion": "collectif", "owners": ["afj"]},
                {"key": "e2", "text": "Un secret.", "diffusion": "interne"},
            ],
        )
    )
    answer("load", tmp_path / "e.json")
    return answer("grid", "send", "--out", tmp_path / "Grille.xlsx")


def test_a_grid_goes_out_and_comes_back(answer, run, grids, tmp_path):
    assert (grids["rows"], [held["key"] for held in grids["withheld"]]) == (1, ["e2"])
    sent = tmp_path / "Grille.xlsx"
    unchanged = {"changes": [], "new": [], "set_aside": []}
    assert answer("grid", "review", sent) == unchanged
    opened = Opened(sent).write("Engagements", "E-0001", État="tenu", Association="AFJ")
    back = opened.save(tmp_path / "retour.xlsx")
    (change,) = answer("grid", "review", back)["changes"]
    wanted = {"kind": "engagement", "key": "e1", "column": "status", "conflict": False}
    assert wanted.items() <= change.items()
    assert (change["sent"], change["here"], change["received"]) == ("à suivre", "à suivre", "tenu")
    applied = answer("grid", "apply", back)
    assert (applied["applied"], applied["created"]) == (1, 0)
    assert answer("grid", "review", back)["changes"] == []
    (tour,) = answer("grid", "rounds")["rounds"]
    assert (tour["answered"], tour["waiting"]) == (1, [])
    code, _, err = run("grid", "reminder")
    assert (code, err.count("\n")) == (1, 1)


def test_one_grid_for_each_association_a_list_and_a_calendar(answer, grids, tmp_path):
    each = answer("grid", "send", "--out", tmp_path / "chacune")
    assert [file["organisation"] for file in each["files"]] == ["afj"]
    assert answer("csv", "engagements", "--out", tmp_path / "e.csv")["rows"] == 1
    assert answer("grid", "form", "--out", tmp_path / "f.xlsx")["files"][0]["kind"] == "formulaire"
    assert answer("calendar", "--out", tmp_path / "j.ics")["days"] == 0


def test_what_is_no_grid_is_refused(run, grids, tmp_path):
    (tmp_path / "photo.xlsx").write_bytes(b"\x89PNG....")
    code, out, err = run("grid", "review", tmp_path / "photo.xlsx")
    assert (code, out) == (1, "")
    assert "Rien n’a été importé" in err


def test_one_unreadable_file_is_named_and_the_others_are_taken(answer, run, grids, tmp_path):
    opened = Opened(tmp_path / "Grille.xlsx")
    opened.write("Engagements", "E-0001", État="tenu", Association="AFJ")
    back, photo = opened.save(tmp_path / "retour.xlsx"), tmp_path / "photo.xlsx"
    photo.write_bytes(b"PK\x03\x04 ni l'un ni l'autre")
    applied = answer("grid", "apply", photo, back)
    assert applied["applied"] == 1
    ((file, reason),) = [each.values() for each in applied["unread"]]
    assert (file, "« photo.xlsx »" in reason) == ("photo.xlsx", True)
    photo.with_name("vide.csv").write_bytes(b"")
    code, out, err = run("grid", "review", photo, photo.with_name("vide.csv"))
    assert (code, out) == (1, "")
    assert "photo.xlsx" in err
    assert "vide.csv" in err
