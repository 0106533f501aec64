"""Backups as she asks for them: made when something changed, doubled, described, put back."""

import re

import pytest

from briefing_app.domain.model import Constat, Meeting
from briefing_app.errors import UserError
from briefing_app.storage.file.backups import backups_of
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.usecases.store.safekeeping import (
    back_up_changes,
    back_up_now,
    back_up_to,
    describe,
    double,
    restore,
)
from tests.usecases.world import keep


@pytest.fixture
def kept(tmp_path):
    store = create_store(tmp_path / "Collectif.plaidoyer")
    keep(store, Constat(key="c", text="Un constat."))
    yield store
    store.close()


def test_a_backup_is_made_only_where_something_changed_since_the_last(kept, store):
    assert back_up_changes(kept) is not None
    assert back_up_changes(kept) is None
    keep(kept, Constat(key="d", text="Un autre."))
    assert back_up_changes(kept) is not None
    assert len(backups_of(kept.path)) == 2
    # What lives in memory has no file to be backed up.
    keep(store, Constat(text="C."))
    assert back_up_changes(store) is None


def test_a_double_is_the_same_backup_in_another_place(kept, tmp_path):
    backup = back_up_now(kept)
    (tmp_path / "clé").mkdir()
    path = double(kept, backup, tmp_path / "clé")
    assert path == tmp_path / "clé" / backup.path.name
    assert describe(path) == "1 constat"


def test_a_place_that_is_away_is_told_and_the_backup_of_this_computer_is_safe(kept, tmp_path):
    backup = back_up_now(kept)
    away = tmp_path / "absente"
    with pytest.raises(UserError) as refused:
        double(kept, backup, away)
    assert str(refused.value) == (
        f"L’emplacement {away} n’est pas accessible : la sauvegarde n’a pas été doublée."
        " Celle de cet ordinateur est faite."
    )
    assert not away.exists()
    assert backup.path.exists()


def test_a_backup_is_described_by_what_she_would_find_again(kept, tmp_path):
    keep(kept, Constat(text="D."), Meeting(title="M"))
    told = back_up_to(kept, tmp_path / "ailleurs.plaidoyer")
    assert told.path == tmp_path / "ailleurs.plaidoyer"
    assert describe(told.path) == "2 constats, 1 rencontre"
    (tmp_path / "faux.plaidoyer").write_bytes(b"rien" * 200)
    assert describe(tmp_path / "faux.plaidoyer") == "illisible"
    only_a_theme = create_store(tmp_path / "vide.plaidoyer")
    from briefing_app.domain.model import Theme

    keep(only_a_theme, Theme(label="T"))
    only_a_theme.close()
    assert describe(tmp_path / "vide.plaidoyer") == "vide"


def test_restoring_keeps_what_was_there_as_a_backup(kept, tmp_path):
    backup = back_up_now(kept)
    keep(kept, Constat(key="d", text="Depuis."))
    path = kept.path
    kept.close()
    former = restore(path, backup.path)
    again = open_store(path)
    assert again.keys("constats") == ["c"]
    again.close()
    assert former in [each.path for each in backups_of(path)]
    assert describe(former) == "2 constats"


def test_restoring_where_nothing_is_keeps_nothing(kept, tmp_path):
    backup = back_up_now(kept)
    new = tmp_path / "Ailleurs.plaidoyer"
    assert restore(new, backup.path) is None
    again = open_store(new)
    assert again.keys("constats") == ["c"]
    again.close()


def test_what_cannot_be_opened_any_more_is_set_aside_with_its_log(kept, tmp_path):
    backup = back_up_now(kept)
    broken = tmp_path / "Cassé.plaidoyer"
    broken.write_bytes(b"SQLite format 3\0" + bytes(200))
    (tmp_path / "Cassé.plaidoyer-wal").write_bytes(b"journal")
    aside = restore(broken, backup.path)
    assert re.fullmatch(r"Cassé endommagé \d{4}-\d\d-\d\d \d\dh\d\dm\d\d\.plaidoyer", aside.name)
    assert aside.read_bytes().startswith(b"SQLite format 3\0")
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"journal"
    assert describe(broken) == "1 constat"
