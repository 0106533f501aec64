"""A grid that came back: what is told of it, what is taken over, and that all can be undone."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from briefing_app.domain.choices import CommitmentStatus, Diffusion, Validation
from briefing_app.domain.model import Commitment, Constat, Grid, Proposal, Recommendation
from briefing_app.domain.shape import SHAPES
from briefing_app.errors import UserError
from briefing_app.storage.file.backups import backups_of
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.usecases.grids.accepted import apply
from briefing_app.usecases.grids.review import review
from briefing_app.usecases.grids.rounds import round_of
from briefing_app.usecases.grids.sending import GridRequest, send, send_form
from briefing_app.usecases.store.exchange import load
from tests.conftest import TODAY
from tests.spreadsheets import Opened


def dumped(store) -> str:
    """All that the store holds, and what it remembers of the grids."""
    return json.dumps({kind: list(store.records(kind)) for kind in SHAPES})


NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def grid(demo, tmp_path):
    """The grid of the demonstration, sent to everybody."""
    return send(demo, GridRequest(), tmp_path / "Grille.xlsx", TODAY).files[0].path


@pytest.fixture
def promise(demo):
    return next(c for c in demo.find(Commitment) if c.status is CommitmentStatus.A_SUIVRE and c.due)


def test_a_grid_that_comes_back_unchanged_says_nothing(demo, grid, tmp_path):
    saved = Opened(grid).save(tmp_path / "enregistrée.xlsx")
    for path in (grid, saved):
        found = review(demo, [path], TODAY)
        assert (found.changes, found.new, found.set_aside) == ((), (), ())
        before = dumped(demo)
        apply(demo, found, TODAY)
        assert dumped(demo) == before


def test_a_filled_line_becomes_news_and_a_state_in_the_name_of_who_answers(
    demo, grid, promise, tmp_path
):
    path = (
        Opened(grid)
        .write(
            "Engagements",
            promise.ref,
            État="non tenu",
            Suivi="Rien reçu depuis le rendez-vous.",
            Preuve_ou_lien="courrier du 3 mars",
            Association="AFJ",
            Date=date(2026, 11, 3),
        )
        .save(tmp_path / "retour.xlsx")
    )
    found = review(demo, [path], TODAY)
    assert [(c.column, c.here, c.received, c.conflict) for c in found.changes] == [
        ("status", "à suivre", "non tenu", False),
        ("progress", "", "Rien reçu depuis le rendez-vous.", False),
        ("evidence", "", "courrier du 3 mars", False),
    ]
    apply(demo, found, TODAY)
    taken = demo.get(Commitment, promise.key)
    note = taken.notes[-1]
    assert taken.status is CommitmentStatus.NON_TENU
    assert (note.date, note.text, note.evidence, note.organisation, note.diffusion) == (
        date(2026, 11, 3),
        "Rien reçu depuis le rendez-vous.",
        "courrier du 3 mars",
        "afj",
        Diffusion.INTERNE,
    )
    assert taken.status_history[-1].date == date(2026, 11, 3)
    assert "retour.xlsx" in demo.undoable.label
    assert "AFJ" in demo.undoable.label


def test_applying_twice_equals_once_and_undo_gives_the_store_back(demo, grid, promise, tmp_path):
    opened = Opened(grid).write("Engagements", promise.ref, Suivi="Relancé.", Association="AFJ")
    opened.append("Recommandations", Recommandation="Ouvrir un guichet unique.", Association="AFJ")
    path = opened.save(tmp_path / "retour.xlsx")
    before = dumped(demo)
    first = review(demo, [path], TODAY)
    apply(demo, first, TODAY, [*first.changes, *first.new])
    once = dumped(demo)
    again = review(demo, [path], TODAY)
    assert (again.changes, again.new) == ((), ())
    apply(demo, again, TODAY)
    assert dumped(demo) == once
    demo.undo()
    assert dumped(demo) == before


def test_what_changed_on_both_sides_is_a_conflict_and_is_not_taken(demo, grid, promise, tmp_path):
    with demo.operation("Changer l’état"):
        demo.save(replace(promise, status=CommitmentStatus.EN_COURS))
    path = (
        Opened(grid)
        .write("Engagements", promise.ref, État="tenu", Association="AFJ")
        .save(tmp_path / "retour.xlsx")
    )
    found = review(demo, [path], TODAY)
    (change,) = found.changes
    assert (change.sent, change.here, change.received) == ("à suivre", "en cours", "tenu")
    assert change.conflict
    assert change.since == "2026-11-21"
    apply(demo, found, TODAY)
    assert demo.get(Commitment, promise.key).status is CommitmentStatus.EN_COURS
    apply(demo, review(demo, [path], TODAY), TODAY, [change])
    assert demo.get(Commitment, promise.key).status is CommitmentStatus.TENU


def test_two_associations_that_disagree_are_a_conflict(demo, promise, tmp_path, grid):
    one = Opened(grid).write("Engagements", promise.ref, État="tenu", Association="AFJ")
    two = Opened(grid).write("Engagements", promise.ref, État="non tenu", Association="CCEM")
    paths = [one.save(tmp_path / "un.xlsx"), two.save(tmp_path / "deux.xlsx")]
    found = review(demo, paths, TODAY)
    assert [(c.organisation, c.conflict, c.rivals) for c in found.changes] == [
        ("afj", True, ("non tenu",)),
        ("ccem", True, ("tenu",)),
    ]
    with pytest.raises(UserError, match="Deux réponses différentes"):
        apply(demo, found, TODAY, list(found.changes))
    assert demo.get(Commitment, promise.key) == promise


def test_an_emptied_cell_erases_nothing_unless_she_says_so(demo, grid, promise, tmp_path):
    opened = Opened(grid)
    opened.cell("Engagements", promise.ref, "Échéance").value = None
    opened.cell("Engagements", promise.ref, "État").value = None
    path = opened.save(tmp_path / "retour.xlsx")
    found = review(demo, [path], TODAY)
    assert [(c.column, c.erases) for c in found.changes] == [("due", True)]
    assert [a.reason for a in found.set_aside] == ["État : cellule vidée, rien n’est effacé"]
    apply(demo, found, TODAY)
    assert demo.get(Commitment, promise.key) == promise
    apply(demo, found, TODAY, list(found.changes))
    assert demo.get(Commitment, promise.key).due is None


def test_what_cannot_be_read_is_told_as_it_stands(demo, grid, promise, tmp_path):
    path = (
        Opened(grid)
        .write("Engagements", promise.ref, État="plutôt bien", Échéance="quand ils pourront")
        .save(tmp_path / "retour.xlsx")
    )
    found = review(demo, [path], TODAY)
    assert found.changes == ()
    assert {a.reason for a in found.set_aside} == {
        "État : « plutôt bien » ne peut pas être lu",
        "Échéance : « quand ils pourront » ne peut pas être lu",
    }


def test_a_protected_text_that_was_reworded_waits_for_her(demo, grid, promise, tmp_path):
    path = (
        Opened(grid)
        .write("Engagements", promise.ref, Engagement="Une autre promesse.")
        .save(tmp_path / "retour.xlsx")
    )
    found = review(demo, [path], TODAY)
    (change,) = found.changes
    assert change.protected
    assert not change.settled
    apply(demo, found, TODAY)
    assert demo.get(Commitment, promise.key).text == promise.text


def test_answers_on_demands_and_mesures_keep_who_said_them(demo, tmp_path):
    request = GridRequest(plan=demo.keys("versions")[-1])
    path = send(demo, request, tmp_path / "g.xlsx", TODAY).files[0].path
    demand = demo.find(Recommendation)[0]
    opened = Opened(path).write(
        "Recommandations", demand.ref, Suivi="Reçu par la préfecture.", Association="AFJ"
    )
    sheet = opened["Mesures"]
    sheet.cell(2, opened.column("Mesures", "Suivi")).value = "Aucun effet chez nous."
    sheet.cell(2, opened.column("Mesures", "Association")).value = "AFJ"
    found = review(demo, [opened.save(tmp_path / "retour.xlsx")], TODAY)
    known = set(demo.keys("proposals"))
    apply(demo, found, TODAY)
    told = demo.get(Recommendation, demand.key).notes[-1]
    assert (told.organisation, told.text) == ("afj", "Reçu par la préfecture.")
    (remark,) = [p for p in demo.find(Proposal) if p.key not in known]
    assert (remark.text, remark.organisations) == ("Aucun effet chez nous.", ("afj",))


def test_a_form_brings_constats_that_wait_for_her(demo, tmp_path):
    opened = Opened(send_form(demo, tmp_path / "form.xlsx", TODAY, "afj"))
    sheet = opened["Constats"]
    told = {
        "Thème": "Hébergement",
        "Constat": "Deux départs forcés du centre faute de budget.",
        "Territoire": "Gard",
        "Période": "octobre 2026",
        "Pouvons-nous vous nommer ?": "non",
    }
    for header, value in told.items():
        sheet.cell(2, opened.column("Constats", header)).value = value
    found = review(demo, [opened.save(tmp_path / "retour.xlsx")], TODAY)
    known = set(demo.keys("constats"))
    apply(demo, found, TODAY)
    (new,) = [c for c in demo.find(Constat) if c.key not in known]
    assert (new.text, new.organisations, new.cite_sources) == (told["Constat"], ("afj",), False)
    assert (new.territory, new.period, new.diffusion) == (
        "Gard",
        "octobre 2026",
        Diffusion.INTERNE,
    )
    assert new.validation is Validation.PROPOSEE
    assert new.source.document == "retour.xlsx"
    again = review(demo, [tmp_path / "retour.xlsx"], TODAY)
    assert again.new == ()


def test_a_form_that_says_what_is_known_shows_what_it_resembles(demo, tmp_path):
    known = demo.find(Constat)[0]
    opened = Opened(send_form(demo, tmp_path / "form.xlsx", TODAY, "afj"))
    opened["Constats"].cell(2, opened.column("Constats", "Constat")).value = f"{known.text} Encore."
    found = review(demo, [opened.save(tmp_path / "retour.xlsx")], TODAY)
    (row,) = found.new
    assert known.ref in [ref for ref, _ in row.resembles]
    assert not row.settled


def test_edits_that_do_not_meet_give_the_same_store_in_any_order(
    demonstrated, demo, grid, tmp_path
):
    """Three associations answer on lines of their own, and on one line together."""
    wanted = [c for c in demo.find(Commitment) if c.status is CommitmentStatus.A_SUIVRE][:4]
    paths = []
    for place, (who, key) in enumerate((("AFJ", "afj"), ("CCEM", "ccem"), ("ECPAT", "ecpat"))):
        opened = Opened(grid)
        opened.write("Engagements", wanted[place].ref, État="en cours", Association=who)
        opened.write("Engagements", wanted[3].ref, Suivi=f"Vu par {who}.", Association=who)
        paths.append(opened.save(tmp_path / f"{key}.xlsx"))
    results = set()
    for order in permutations(paths):
        other = demonstrated.copy()
        send(other, GridRequest(), tmp_path / "encore.xlsx", TODAY)
        for path in order:
            apply(other, review(other, [path], TODAY), TODAY)
        together = other.get(Commitment, wanted[3].key)
        assert [n.text for n in together.notes[-3:]] == [
            "Vu par AFJ.",
            "Vu par CCEM.",
            "Vu par ECPAT.",
        ]
        results.add(dumped(other))
        other.close()
    assert len(results) == 1


def test_who_answered_is_known_and_she_can_note_the_others(demo, grid, promise, tmp_path):
    path = (
        Opened(grid)
        .write("Engagements", promise.ref, Suivi="Rien.", Association="AFJ")
        .save(tmp_path / "retour.xlsx")
    )
    apply(demo, review(demo, [path], TODAY), TODAY)
    state = round_of(demo)
    assert [each.organisation for each in state.asked if each.answered] == ["afj"]
    assert demo.find(Grid)[0].returns[0].document == "retour.xlsx"


FIELDS = (
    {"status": CommitmentStatus.EN_COURS},
    {"due": date(2029, 1, 1)},
    {"text": "Une promesse reformulée entre-temps."},
)


@pytest.mark.parametrize("meanwhile", FIELDS)
def test_nothing_is_taken_over_what_changed_since_this_review(
    demo, grid, promise, tmp_path, meanwhile
):
    path = (
        Opened(grid)
        .write(
            "Engagements",
            promise.ref,
            État="tenu",
            Échéance=date(2028, 1, 1),
            Engagement="Un autre texte.",
            Association="AFJ",
        )
        .save(tmp_path / "retour.xlsx")
    )
    found = review(demo, [path], TODAY)
    (field,) = meanwhile
    assert field in {change.column for change in found.changes}
    with demo.operation("Entre-temps"):
        demo.save(replace(promise, **meanwhile))
    before = dumped(demo)
    with pytest.raises(UserError, match=f"{promise.ref} a changé depuis cette relecture"):
        apply(demo, found, TODAY, list(found.changes))
    assert dumped(demo) == before


def test_news_are_taken_though_the_item_changed_since_this_review(demo, grid, promise, tmp_path):
    opened = Opened(grid).write("Engagements", promise.ref, Suivi="Relancé.", Association="AFJ")
    found = review(demo, [opened.save(tmp_path / "retour.xlsx")], TODAY)
    with demo.operation("Entre-temps"):
        demo.save(replace(promise, status=CommitmentStatus.EN_COURS))
    apply(demo, found, TODAY, list(found.changes))
    taken = demo.get(Commitment, promise.key)
    assert (taken.status, taken.notes[-1].text) == (CommitmentStatus.EN_COURS, "Relancé.")


def test_the_first_day_of_an_answer_counts(demo, grid, promise, tmp_path):
    for day, words in ((TODAY, "Un."), (date(2026, 12, 5), "Deux.")):
        opened = Opened(grid).write("Engagements", promise.ref, Suivi=words, Association="AFJ")
        path = opened.save(tmp_path / f"{words}xlsx")
        apply(demo, review(demo, [path], day), day)
    (answered,) = [each for each in round_of(demo).asked if each.answered]
    assert answered.answered == TODAY
    assert len(demo.find(Grid)[0].returns) == 1


def test_a_backup_is_made_before_a_grid_is_taken_over(tmp_path, demonstration_file):
    store = create_store(tmp_path / "Collectif.plaidoyer")
    load(store, demonstration_file)
    sent = send(store, GridRequest(), tmp_path / "Grille.xlsx", TODAY).files[0].path
    known = next(c for c in store.find(Commitment) if c.status is CommitmentStatus.A_SUIVRE)
    opened = Opened(sent).write("Engagements", known.ref, Suivi="Rien.", Association="AFJ")
    path = opened.save(tmp_path / "retour.xlsx")
    made = {backup.path for backup in backups_of(store.path)}
    before = dumped(store)
    apply(store, review(store, [path], TODAY), TODAY)
    store.close()
    (new,) = [b.path for b in backups_of(tmp_path / "Collectif.plaidoyer") if b.path not in made]
    copied = open_store(new)
    assert dumped(copied) == before
    copied.close()


def test_two_files_of_one_name_are_told_apart(demo, grid, promise, tmp_path):
    paths = []
    for folder, who in (("a", "AFJ"), ("b", "CCEM")):
        (tmp_path / folder).mkdir()
        opened = Opened(grid).write("Engagements", promise.ref, Suivi=who, Association=who)
        paths.append(opened.save(tmp_path / folder / "retour.xlsx"))
    found = review(demo, paths, TODAY)
    assert {change.document for change in found.changes} == {str(path) for path in paths}
    apply(demo, found, TODAY)
    assert {each.organisation for each in round_of(demo).asked if each.answered} == {"afj", "ccem"}
