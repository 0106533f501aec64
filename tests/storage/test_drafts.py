"""Drafts: what was being typed is there again."""

from briefing_app.storage.file.opening import create_store, open_store
from tests.builders import dumped


def test_a_draft_survives_and_the_latest_replaces_the_one_before(tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    store = create_store(path)
    store.drafts.keep("constats", "", {"text": "Un dé"})
    store.drafts.keep("constats", "", {"text": "Un début"})
    store.close()
    store = open_store(path)
    (draft,) = store.drafts.all()
    assert (draft.kind, draft.key, draft.content) == ("constats", "", {"text": "Un début"})
    store.drafts.drop("constats", "")
    assert store.drafts.all() == []
    store.close()


def test_a_draft_is_no_item_and_no_step(store):
    before = dumped(store)
    store.drafts.keep("constats", "", {"text": "Un début"})
    assert dumped(store) == before
    assert store.undoable is None
