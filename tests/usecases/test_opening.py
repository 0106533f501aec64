"""A store that is made: what it begins with is there for good, what follows can be undone."""

import pytest

from briefing_app.domain.model import Constat, Theme
from briefing_app.storage.file.opening import open_store
from briefing_app.usecases.store.opening import demonstration_store, new_store, store_from
from tests.builders import exchange_file, with_constat


@pytest.mark.parametrize("make", [new_store, demonstration_store])
def test_what_a_file_begins_with_is_no_step_of_hers(make, tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    store = make(path)
    assert store.undoable is None
    held = len(store.keys(Constat.KIND))
    with_constat(store, "Le premier.")
    store.undo()
    assert store.undo() is None
    assert len(store.keys(Constat.KIND)) == held
    assert store.keys(Theme.KIND)
    store.redo()
    assert len(store.keys(Constat.KIND)) == held + 1
    store.close()
    again = open_store(path)
    assert again.undoable.label == "Ajouter un constat"
    again.close()


def test_a_file_that_was_loaded_is_a_step_like_another(tmp_path):
    file = tmp_path / "reprise.json"
    file.write_bytes(exchange_file(constats=[{"key": "c", "text": "Un constat."}]))
    store = store_from(tmp_path / "Collectif.plaidoyer", file)
    store.undo()
    assert store.keys(Constat.KIND) == []
    store.close()
