"""The store: what goes in comes out, in steps that can be undone."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.choices import CommitmentStatus, Diffusion
from briefing_app.domain.model import (
    Commitment,
    Constat,
    FollowUp,
    Organisation,
    Source,
    StatusChange,
    Theme,
)
from briefing_app.errors import UserError
from briefing_app.storage.filters import Filter
from tests.builders import dumped, with_constat, with_organisation, with_theme


def test_an_item_comes_back_as_it_was_saved(store):
    with_theme(store)
    with_organisation(store)
    saved = with_constat(
        store,
        heading="Récépissé",
        themes=("sejour",),
        organisations=("afj",),
        cite_sources=True,
        observed=date(2026, 3, 1),
        diffusion=Diffusion.TRANSMISSIBLE,
        source=Source(document="compte rendu", page=3),
    )
    assert store.get(Constat, saved.key) == saved
    assert saved.ref == "C-0001"


def test_lists_of_details_keep_their_order(store):
    with_organisation(store)
    with store.operation("Ajouter"):
        saved = store.save(
            Commitment(
                text="Une circulaire sera adressée aux préfets.",
                status_history=(
                    StatusChange(date=date(2026, 1, 1), status=CommitmentStatus.EN_COURS),
                    StatusChange(status=CommitmentStatus.TENU),
                ),
                notes=(
                    FollowUp(text="Projet reçu", organisation="afj"),
                    FollowUp(text="Relance", diffusion=Diffusion.COLLECTIF),
                ),
            )
        )
    assert store.get(Commitment, saved.key) == saved


def test_saving_the_same_again_is_no_operation(store):
    saved = with_constat(store)
    before = store.undoable
    with store.operation("Enregistrer"):
        store.save(saved)
    assert store.undoable == before


def test_a_reference_never_changes_and_is_never_used_again(store):
    first = with_constat(store)
    with store.operation("Supprimer"):
        store.delete("constats", [first.key])
    assert with_constat(store).ref == "C-0002"
    with pytest.raises(UserError, match="C-0001"), store.operation("Changer"):
        store.save(Constat(key=first.key, ref="C-0009", text="x"))


def test_a_given_reference_is_kept_when_free_and_refused_when_taken(store):
    assert with_constat(store, ref="C-0100").ref == "C-0100"
    assert with_constat(store).ref == "C-0101"
    with pytest.raises(UserError, match="celle d’un autre"):
        with_constat(store, ref="C-0100")


@pytest.mark.parametrize("ref", ["C-14", "R-0001", "C-00014", "0014", "C-００１４"])
def test_what_is_not_a_reference_is_refused(store, ref):
    with pytest.raises(UserError, match="n’est pas une référence"):
        with_constat(store, ref=ref)


def test_undo_and_redo_go_through_every_kind_of_change(store):
    with_theme(store)
    states = [dumped(store)]
    constat = with_constat(store, themes=("sejour",))
    states.append(dumped(store))
    with store.operation("Modifier"):
        store.save(replace(constat, text="Autre texte", themes=(), note="à vérifier"))
    states.append(dumped(store))
    with store.operation("Supprimer"):
        store.delete("constats", [constat.key])
    states.append(dumped(store))
    for expected in reversed(states[:-1]):
        store.undo()
        assert dumped(store) == expected
    for expected in states[1:]:
        store.redo()
        assert dumped(store) == expected
    assert store.redo() is None


def test_a_new_change_forgets_what_had_been_undone(store):
    with_constat(store, "Un")
    store.undo()
    with_constat(store, "Deux")
    assert store.redoable is None
    assert [c.text for c in store.find(Constat)] == ["Deux"]


def test_one_operation_is_one_step_however_often_it_saves(store):
    with store.operation("Ajouter puis corriger"):
        saved = store.save(Constat(text="Un"))
        store.save(replace(saved, text="Deux", note="n"))
    (event,) = store.history("constats", saved.key)
    assert event.before is None
    assert event.after["text"] == "Deux"
    store.undo()
    assert store.find(Constat) == []


def test_what_is_added_and_deleted_in_one_operation_leaves_no_trace(store):
    with store.operation("Rien"):
        saved = store.save(Constat(text="Un"))
        store.delete("constats", [saved.key])
    assert store.history("constats", saved.key) == []


def test_an_error_leaves_nothing_of_the_operation(store):
    before = dumped(store)

    def two_constats():
        with store.operation("Deux constats"):
            store.save(Constat(text="Un"))
            store.save(Constat(text="Deux", themes=("inconnu",)))

    with pytest.raises(UserError):
        two_constats()
    assert dumped(store) == before
    assert store.undoable is None
    assert store.index.find(Filter("un"))[0] == 0


def test_deleting_what_others_need_is_refused(store):
    theme = with_theme(store)
    with_constat(store, themes=("sejour",))
    with pytest.raises(UserError, match="dépendent"), store.operation("Supprimer"):
        store.delete("themes", [theme.key])
    assert store.find(Theme) == [theme]


def test_items_that_lead_to_each_other_are_created_and_undone_together(store):
    with store.operation("Deux ministères"):
        store.save_all(
            [
                Organisation(key="a", name="Ancien", succeeds=("b",)),
                Organisation(key="b", name="Plus ancien", succeeds=("a",)),
            ]
        )
    store.undo()
    assert store.find(Organisation) == []
    store.redo()
    assert [o.key for o in store.find(Organisation)] == ["a", "b"]


def test_a_change_outside_an_operation_is_a_bug(store):
    with pytest.raises(RuntimeError):
        store.save(Constat(text="Un"))


def test_a_notice_tells_what_changed(store):
    notices = []
    store.subscribe(notices.append)
    saved = with_constat(store)
    store.undo()
    assert [n.label for n in notices] == ["Ajouter un constat"] * 2
    assert {(kind, key) for n in notices for kind, key in n.changed} == {("constats", saved.key)}


def test_the_history_of_an_item_tells_each_field_before_and_after(store):
    saved = with_constat(store)
    with store.operation("Ouvrir"):
        store.save(replace(saved, diffusion=Diffusion.COLLECTIF))
    latest, first = store.history("constats", saved.key)
    assert latest.before == {"diffusion": "interne"}
    assert latest.after == {"diffusion": "collectif"}
    assert first.before is None
    assert latest.at > first.at


def test_steps_are_done_again_in_the_order_they_were_done(store):
    for text in ("un", "deux", "trois"):
        with_constat(store, text)
    for _ in range(3):
        store.undo()
    told = []
    while store.redo():
        told.append([constat.text for constat in store.find(Constat)])
    assert told == [["un"], ["un", "deux"], ["un", "deux", "trois"]]


def test_a_new_change_leaves_nothing_to_do_again(store):
    with_constat(store, "un")
    store.undo()
    with_constat(store, "deux")
    assert store.redoable is None
    assert store.redo() is None
    assert [constat.text for constat in store.find(Constat)] == ["deux"]


def test_the_history_tells_the_latest_first_and_nothing_that_was_undone(store):
    constat = with_constat(store, "un")
    for text in ("deux", "trois"):
        with store.operation(f"Écrire {text}"):
            store.save(replace(store.get(Constat, constat.key), text=text))
    told = [event.label for event in store.history("constats", constat.key)]
    assert told == ["Écrire trois", "Écrire deux", "Ajouter un constat"]
    store.undo()
    assert [event.label for event in store.history("constats", constat.key)] == told[1:]
