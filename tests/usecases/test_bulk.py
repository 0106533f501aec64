"""One change for many items: backed up before where they are many, and told once."""

import pytest

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Constat
from briefing_app.storage.file.backups import backups_of, contents
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.usecases.items.bulk import add_theme, remove_theme, set_field
from tests.builders import with_theme


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Collectif.plaidoyer"


@pytest.fixture
def kept(path):
    store = create_store(path)
    with_theme(store)
    with store.operation("Constats"):
        store.save_all([Constat(text=f"Un constat, le {number}.") for number in range(25)])
    yield store
    store.close()


def by_theme(store, keys):
    add_theme(store, "constats", keys, "sejour")


def without_theme(store, keys):
    remove_theme(store, "constats", keys, "sejour")


def by_field(store, keys):
    set_field(store, "constats", keys, "diffusion", Diffusion.COLLECTIF)


@pytest.mark.parametrize("change", [by_theme, without_theme, by_field])
@pytest.mark.parametrize(("count", "made"), [(1, 0), (19, 0), (20, 1), (25, 1)])
def test_a_change_of_twenty_items_and_more_is_backed_up_before(kept, path, change, count, made):
    keys = kept.keys("constats")[:count]
    by_theme(kept, kept.keys("constats")[20:21])
    before = [constat.diffusion for constat in kept.find(Constat)]
    change(kept, keys)
    found = backups_of(path)
    assert len(found) == made
    for backup in found:
        assert contents(backup.path)["constats"] == 25
        copied = open_store(backup.path)
        assert [constat.diffusion for constat in copied.find(Constat)] == before
        copied.close()


def test_a_theme_that_an_item_has_already_is_not_given_twice(kept):
    key = kept.keys("constats")[0]
    by_theme(kept, [key])
    by_theme(kept, [key])
    assert kept.get(Constat, key).themes == ("sejour",)
