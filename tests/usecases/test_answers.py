"""Answers are taken rightly: each list in its own words, nobody made to say what others wrote."""

import json
from datetime import UTC, datetime

import pytest

from briefing_app.domain.choices import CommitmentStatus, Diffusion, RecommendationStatus
from briefing_app.domain.model import Commitment, Constat, Organisation, Recommendation
from briefing_app.domain.shape import SHAPES
from briefing_app.errors import UserError
from briefing_app.storage.file.opening import memory_store
from briefing_app.usecases.grids.accepted import apply
from briefing_app.usecases.grids.review import review
from briefing_app.usecases.grids.rounds import round_of
from briefing_app.usecases.grids.sending import GridRequest, send, send_form
from briefing_app.usecases.store.exchange import load
from tests.conftest import TODAY
from tests.imports.hostile import zip_bomb
from tests.spreadsheets import Opened


def dumped(store) -> str:
    return json.dumps({kind: list(store.records(kind)) for kind in SHAPES})


@pytest.fixture
def grid(demo, tmp_path):
    return send(demo, GridRequest(), tmp_path / "Grille.xlsx", TODAY).files[0].path


@pytest.fixture
def promise(demo):
    return next(c for c in demo.find(Commitment) if c.status is CommitmentStatus.A_SUIVRE)


@pytest.fixture
def demand(demo):
    held = RecommendationStatus.A_PORTER
    return next(
        each
        for each in demo.find(Recommendation)
        if each.status is held and each.diffusion is not Diffusion.INTERNE
    )


SAVING = {
    "xlsx": lambda opened, folder: opened.save(folder / "retour.xlsx"),
    "ods": lambda opened, folder: opened.save_as_ods(folder / "retour.ods"),
}


@pytest.mark.parametrize("way", SAVING)
@pytest.mark.parametrize("title", ["Engagements", "Recommandations"])
def test_states_changed_in_both_sheets_are_stored_whichever_comes_first(
    demo, grid, promise, demand, tmp_path, way, title
):
    opened = Opened(grid)
    opened.write("Engagements", promise.ref, État="non tenu", Association="AFJ")
    opened.write("Recommandations", demand.ref, État="satisfaite", Association="AFJ")
    opened.book.move_sheet(title, offset=-4)
    found = review(demo, [SAVING[way](opened, tmp_path)], TODAY)
    assert {(c.ref, c.received) for c in found.changes} == {
        (promise.ref, "non tenu"),
        (demand.ref, "satisfaite"),
    }
    apply(demo, found, TODAY)
    assert demo.get(Commitment, promise.key).status is CommitmentStatus.NON_TENU
    assert demo.get(Recommendation, demand.key).status is RecommendationStatus.SATISFAITE


@pytest.mark.parametrize("title", ["Engagements", "Recommandations"])
def test_a_state_of_the_other_list_is_unreadable_and_stores_nothing(
    demo, grid, promise, demand, tmp_path, title
):
    opened = Opened(grid)
    opened.write("Engagements", promise.ref, État="satisfaite", Association="AFJ")
    opened.write("Recommandations", demand.ref, État="non tenu", Association="AFJ")
    opened.book.move_sheet(title, offset=-4)
    found = review(demo, [opened.save(tmp_path / "retour.xlsx")], TODAY)
    assert found.changes == ()
    assert {(a.sheet, a.reason) for a in found.set_aside} == {
        ("Engagements", "État : « satisfaite » ne peut pas être lu"),
        ("Recommandations", "État : « non tenu » ne peut pas être lu"),
    }
    before = [*demo.find(Commitment), *demo.find(Recommendation)]
    apply(demo, found, TODAY)
    assert [*demo.find(Commitment), *demo.find(Recommendation)] == before


def test_each_sheet_saved_as_a_table_of_its_own_is_taken(demo, grid, promise, demand, tmp_path):
    opened = Opened(grid)
    opened.write("Engagements", promise.ref, État="non tenu", Association="AFJ")
    opened.write("Recommandations", demand.ref, État="satisfaite", Association="AFJ")
    titles = ("Engagements", "Recommandations")
    paths = [opened.save_as_csv(title, tmp_path / f"{title}.csv") for title in titles]
    found = review(demo, paths, TODAY)
    assert {(c.ref, c.column, c.received) for c in found.changes} == {
        (promise.ref, "status", "non tenu"),
        (demand.ref, "status", "satisfaite"),
    }
    apply(demo, found, TODAY)
    assert round_of(demo).answered == 1


# Who answers


@pytest.mark.parametrize("sent_to", ["", "afj"])
@pytest.mark.parametrize("written", ["Asso inconnue", "AFJ 2", "A.F.J", "Foyer"])
def test_an_unknown_association_of_a_form_is_stored_as_no_other_one(
    demo, tmp_path, sent_to, written
):
    opened = Opened(send_form(demo, tmp_path / "form.xlsx", TODAY, sent_to))
    for row, (text, who) in enumerate(
        (("Deux refus de guichet.", written), ("Trois retards.", "AFJ")), start=2
    ):
        sheet = opened["Constats"]
        sheet.cell(row, opened.column("Constats", "Constat")).value = text
        sheet.cell(row, opened.column("Constats", "Association")).value = who
    before = set(demo.keys("constats"))
    found = review(demo, [opened.save(tmp_path / "retour.xlsx")], TODAY)
    apply(demo, found, TODAY, [*found.changes, *found.new])
    new = [c for c in demo.find(Constat) if c.key not in before]
    assert [(c.text, c.organisations) for c in new] == [("Trois retards.", ("afj",))]
    (aside,) = found.set_aside
    assert (aside.row, f"« {written} » n’est pas connue" in aside.reason) == (2, True)

    # Once the association is among the contacts, the same file brings its line.
    with demo.operation("Ajouter"):
        demo.save(Organisation(key="nouvelle", name=written))
    found = review(demo, [tmp_path / "retour.xlsx"], TODAY)
    apply(demo, found, TODAY, [*found.changes, *found.new])
    assert [c.organisations for c in demo.find(Constat) if c.text == "Deux refus de guichet."] == [
        ("nouvelle",)
    ]


def test_a_chosen_association_does_not_stand_in_for_one_that_is_named(
    demo, grid, promise, tmp_path
):
    opened = Opened(grid).write(
        "Engagements", promise.ref, Suivi="Vu.", Association="Asso inconnue"
    )
    found = review(demo, [opened.save(tmp_path / "retour.xlsx")], TODAY, "ccem")
    assert found.changes == ()
    assert "« Asso inconnue »" in found.set_aside[0].reason


def test_names_of_a_new_line_that_are_unknown_here_are_kept_as_words(demo, grid, tmp_path):
    opened = Opened(grid).append(
        "Engagements",
        Engagement="Une salle sera prêtée.",
        Thème="Hébergement, Astronomie",
        Institution="Ministère des Nuages",
        Association="AFJ",
    )
    found = review(demo, [opened.save(tmp_path / "retour.xlsx")], TODAY)
    apply(demo, found, TODAY, list(found.new))
    (made,) = [c for c in demo.find(Commitment) if c.text == "Une salle sera prêtée."]
    assert (made.themes, made.institution) == (("hebergement",), None)
    assert made.note == "Thème : Astronomie\n\nInstitution : Ministère des Nuages"


# Several files, and files of others


@pytest.fixture
def twenty_five(demo, grid, promise, tmp_path):
    """Twenty-five files at once: some are damaged, hostile, empty or something else."""
    bad = {
        "abîmé.xlsx": grid.read_bytes()[:3000],
        "bombe.xlsx": zip_bomb(),
        "vide.csv": b"",
        "courrier.xlsx": b"%PDF-1.7 ...",
    }
    paths = []
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
        paths.append(tmp_path / name)
    paths.append(tmp_path / "parti.xlsx")
    for place in range(20):
        opened = Opened(grid).write(
            "Engagements", promise.ref, Suivi=f"Vu {place}.", Association="AFJ"
        )
        paths.insert(place, opened.save(tmp_path / f"retour {place}.xlsx"))
    return paths


def test_one_unreadable_file_does_not_hold_up_the_others_and_is_named(demo, twenty_five):
    found = review(demo, twenty_five, TODAY)
    assert [each.document for each in found.files] == [f"retour {n}.xlsx" for n in range(20)]
    assert {each.document for each in found.unread} == {
        *("abîmé.xlsx", "bombe.xlsx", "vide.csv", "courrier.xlsx", "parti.xlsx"),
    }
    for each in found.unread:
        assert f"« {each.document} »" in each.reason
    assert {c.received for c in found.changes} == {f"Vu {n}." for n in range(20)}


def test_the_only_file_that_is_unreadable_is_refused_with_its_sentence(demo, tmp_path):
    (tmp_path / "vide.csv").write_bytes(b"")
    with pytest.raises(UserError, match=r"« vide.csv » est vide"):
        review(demo, [tmp_path / "vide.csv"], TODAY)


def test_the_same_file_chosen_twice_is_read_once(demo, grid):
    assert len(review(demo, [grid, grid], TODAY).files) == 1


def test_a_grid_of_another_store_is_said_as_such_and_changes_nothing(demo, promise, tmp_path):
    other = memory_store(lambda: datetime(2026, 11, 21, 12, tzinfo=UTC))
    with other.operation("Préparer"):
        # The same keys and references as here, for other things.
        other.save(
            Commitment(key=promise.key, text="Tout autre chose.", diffusion=Diffusion.COLLECTIF)
        )
    path = send(other, GridRequest(), tmp_path / "Grille.xlsx", TODAY).files[0].path
    opened = Opened(path)
    (ref,) = [c.ref for c in other.find(Commitment)]
    other.close()
    opened.write("Engagements", ref, État="tenu", Suivi="Fait.", Association="AFJ")
    before = dumped(demo)
    found = review(demo, [opened.save(tmp_path / "retour.xlsx")], TODAY)
    assert (found.changes, found.new) == ((), ())
    (aside,) = found.set_aside
    assert "cette grille est partie d’un autre fichier de Plaidoyer" in aside.reason
    apply(demo, found, TODAY)
    assert json.loads(dumped(demo))["commitments"] == json.loads(before)["commitments"]


def test_a_grid_of_a_copy_of_this_store_is_taken_and_said_as_such(
    demo, demonstration_file, promise, tmp_path
):
    other = memory_store(lambda: datetime(2026, 11, 21, 12, tzinfo=UTC))
    load(other, demonstration_file)
    path = send(other, GridRequest(), tmp_path / "Grille.xlsx", TODAY).files[0].path
    other.close()
    opened = Opened(path).write("Engagements", promise.ref, État="tenu", Association="AFJ")
    found = review(demo, [opened.save(tmp_path / "retour.xlsx")], TODAY)
    assert [(c.ref, c.received, c.conflict) for c in found.changes] == [
        (promise.ref, "tenu", False)
    ]
    assert ["autre fichier de Plaidoyer" in a.reason for a in found.set_aside] == [True]


def test_a_return_that_no_round_can_count_says_so(demo, grid, promise, tmp_path):
    opened = Opened(grid).write("Engagements", promise.ref, Suivi="Vu.", Association="AFJ")
    opened["Engagements"].delete_cols(1)
    found = review(demo, [opened.save_as_csv("Engagements", tmp_path / "copie.csv")], TODAY)
    assert [(c.ref, c.received) for c in found.changes] == [(promise.ref, "Vu.")]
    assert "aucun tour ne compte ce retour" in found.set_aside[0].reason
    apply(demo, found, TODAY)
    assert round_of(demo).answered == 0
