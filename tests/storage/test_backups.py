"""Backups: verified before they are named, thinned with age, never at the price of the last one."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.model import Constat
from briefing_app.errors import UserError
from briefing_app.storage.connection import DiskError
from briefing_app.storage.file import backups
from briefing_app.storage.file.backups import (
    RottenError,
    back_up,
    backups_of,
    is_current,
    to_remove,
    verify,
)
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.storage.file.upkeep import check
from briefing_app.usecases.store.safekeeping import (
    back_up_changes,
    back_up_to,
    double,
    restore,
)
from tests.builders import dumped, with_constat

NOW = datetime(2026, 11, 21, 10, 42, 10)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Collectif.plaidoyer"


@pytest.fixture
def kept(path):
    store = create_store(path)
    with_constat(store, "Un premier constat.")
    yield store
    store.close()


def test_a_backup_is_a_whole_store_under_a_dated_name(kept, path):
    made = back_up(kept, NOW)
    assert made.path.name == "Collectif 2026-11-21 10h42m10.plaidoyer"
    assert made.path.parent.name == "Sauvegardes de Collectif"
    copied = open_store(made.path)
    assert dumped(copied) == dumped(kept)
    assert check(copied).problems == []
    copied.close()
    assert backups_of(path) == [made]


def test_nothing_is_backed_up_twice(kept):
    assert back_up_changes(kept) is not None
    assert is_current(kept)
    assert back_up_changes(kept) is None
    with_constat(kept, "Un autre.")
    assert back_up_changes(kept) is not None
    kept.undo()
    assert back_up_changes(kept) is not None


def test_a_clock_that_was_set_back_overwrites_nothing(kept, path):
    first = back_up(kept, NOW)
    with_constat(kept, "Un autre.")
    second = back_up(kept, NOW)
    earlier = back_up(kept, NOW - timedelta(days=400))
    assert len({first.path, second.path, earlier.path}) == 3
    assert all(each.path.exists() for each in (first, second))
    assert earlier.path.exists(), "the copy just made went at once"


def test_a_copy_that_cannot_be_read_gets_no_name_and_spoils_no_other(kept, path, monkeypatch):
    good = back_up(kept, NOW)
    before = good.path.read_bytes()

    def disturbed(beside):
        """A bad sector: what was written is not what is read."""
        with beside.open("r+b") as file:
            file.seek(9000)
            file.write(b"\xff" * 60_000)

    real = backups.verify
    monkeypatch.setattr(backups, "verify", lambda p, e=None: (disturbed(p), real(p, e)))
    with pytest.raises(UserError):
        back_up(kept, NOW + timedelta(days=1))
    assert backups_of(path) == [good]
    assert good.path.read_bytes() == before
    assert list(good.path.parent.iterdir()) == [good.path]


def test_a_file_that_is_not_a_backup_is_never_thinned(kept, path):
    folder = back_up(kept, NOW).path.parent
    note = folder / "Collectif d’avant.plaidoyer"
    note.write_bytes(b"hers")
    back_up(kept, NOW + timedelta(days=900))
    assert note.exists()


moments = st.lists(
    st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)), min_size=1, max_size=80, unique=True
)


@given(moments)
def test_thinning_keeps_the_latest_the_recent_and_one_a_month(found):
    now = max(found)
    gone = set(to_remove(found, now))
    kept = set(found) - gone
    assert now in kept
    assert all(moment in kept for moment in found if moment > now - timedelta(days=2))
    months = sorted({(m.year, m.month) for m in found}, reverse=True)[:12]
    assert {(m.year, m.month) for m in kept} >= set(months)
    older = [m for m in kept if m <= now - timedelta(days=2)]
    assert len(older) <= 10 + 8 + 12


@given(moments)
def test_thinning_again_removes_nothing_more(found):
    now = max(found)
    kept = [m for m in found if m not in set(to_remove(found, now))]
    assert to_remove(kept, now) == []


def test_two_years_of_backups_every_half_hour_come_down_to_a_few():
    now = datetime(2026, 11, 21, 18)
    kept: list[datetime] = []
    for step in range(2 * 365 * 4):
        moment = now - timedelta(days=730) + timedelta(hours=6 * step)
        kept = [*kept, moment]
        gone = set(to_remove(kept, moment))
        kept = [m for m in kept if m not in gone]
    assert 20 <= len(kept) <= 8 + 10 + 8 + 12


def test_restoring_gives_back_what_was_saved_and_keeps_what_is(kept, path):
    saved = dumped(kept)
    backup = back_up_changes(kept)
    with_constat(kept, "Écrit après la sauvegarde.")
    present = dumped(kept)
    kept.close()
    former = restore(path, backup.path)
    store = open_store(path)
    assert dumped(store) == saved
    store.close()
    store = open_store(former)
    assert dumped(store) == present
    store.close()


def test_a_damaged_store_is_set_aside_and_never_deleted(kept, path):
    saved = dumped(kept)
    backup = back_up_changes(kept)
    kept.close()
    content = path.read_bytes()[:3000]
    path.write_bytes(content)
    aside = restore(path, backup.path)
    assert aside.name.startswith("Collectif endommagé 20")
    assert aside.read_bytes() == content
    store = open_store(path)
    assert dumped(store) == saved
    store.close()


def test_restoring_a_damaged_backup_touches_nothing(kept, path, tmp_path):
    backup = back_up_changes(kept)
    present = dumped(kept)
    kept.close()
    content = bytearray(backup.path.read_bytes())
    content[5000:9000] = bytes(4000)
    backup.path.write_bytes(content)
    with pytest.raises(UserError):
        restore(path, backup.path)
    store = open_store(path)
    assert dumped(store) == present
    store.close()


def test_a_store_that_is_open_is_not_restored_over(kept, path):
    backup = back_up_changes(kept)
    with pytest.raises(UserError, match="déjà ouvert"):
        restore(path, backup.path)


def test_a_backup_has_its_double_in_the_second_place(kept, tmp_path):
    stick = tmp_path / "clé"
    stick.mkdir()
    made = back_up_changes(kept)
    verify(double(kept, made, stick))
    with pytest.raises(UserError, match="n’est pas accessible"):
        double(kept, made, tmp_path / "absente")


def test_the_second_place_is_thinned_and_those_of_another_store_stay(kept, tmp_path):
    stick = tmp_path / "clé"
    stick.mkdir()
    others = stick / "Autre 2020-01-01 08h00m00.plaidoyer"
    mine = [stick / f"Collectif 2020-01-01 {hour:02}h00m00.plaidoyer" for hour in range(8, 18)]
    for each in (others, *mine):
        each.write_bytes(b"of long ago")
    made = back_up_changes(kept)
    double(kept, made, stick)
    assert {each.name for each in stick.iterdir()} == {others.name, mine[-1].name, made.path.name}


def test_a_backup_goes_where_she_says(kept, tmp_path):
    target = tmp_path / "ailleurs" / "copie.plaidoyer"
    back_up_to(kept, target)
    store = open_store(target)
    assert dumped(store) == dumped(kept)
    store.close()


def broken(path, sql):
    """A copy in which something is not as it was, though every page of it can be read."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(sql)
        db.commit()


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO constats_themes (owner, rank, target) VALUES (1, 0, 'nulle part')",
        "UPDATE constats SET ref = 'C-9999'",
    ],
)
def test_a_copy_whose_links_are_broken_is_no_backup(kept, sql):
    made = back_up(kept, NOW)
    broken(made.path, sql)
    with pytest.raises(RottenError, match="endommagé"):
        verify(made.path)


@pytest.mark.parametrize("expected", [(0, 2), (2, 2), (1, 0), (1, 3)])
def test_a_copy_that_holds_more_or_less_than_the_store_is_no_backup(kept, expected):
    made = back_up(kept, NOW)
    verify(made.path, (1, 2))
    with pytest.raises(RottenError):
        verify(made.path, expected)


def test_what_was_undone_or_done_again_since_the_last_backup_is_a_change(kept):
    with kept.operation("Reformuler"):
        kept.save(replace(kept.find(Constat)[0], text="Reformulé."))
    back_up(kept, NOW - timedelta(hours=1))
    kept.undo()
    assert not is_current(kept)
    back_up(kept, NOW)
    assert is_current(kept)
    kept.redo()
    assert not is_current(kept)


def test_a_disk_without_room_is_told_before_anything_is_copied(kept, path, monkeypatch):
    full = shutil.disk_usage(path.parent)._replace(free=path.stat().st_size - 1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: full)
    with pytest.raises(DiskError, match="libérez au moins 1 Mo"):
        back_up(kept, NOW)
    assert backups_of(path) == []
    enough = full._replace(free=path.stat().st_size)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: enough)
    assert back_up(kept, NOW).path.exists()


def test_backups_are_read_latest_first_by_the_moment_in_their_names(kept, path):
    made = [back_up(kept, NOW - timedelta(hours=hours)) for hours in (1, 0, 2)]
    ordered = [made[1], made[0], made[2]]
    assert backups_of(path) == ordered
