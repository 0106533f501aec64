"""Opening: a sound store opens, anything else is refused and left byte for byte as it was."""

import sqlite3

import pytest

from briefing_app.errors import UserError
from briefing_app.storage.file.header import APPLICATION_ID
from briefing_app.storage.file.migrations import schema_version
from briefing_app.storage.file.opening import StoreBusyError, create_store, open_store
from briefing_app.storage.file.upkeep import check
from tests.builders import dumped, with_constat


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Collectif.plaidoyer"


def a_store(path):
    store = create_store(path)
    with_constat(store)
    content = dumped(store)
    store.close()
    return content


def test_a_store_is_found_again(path):
    content = a_store(path)
    store = open_store(path)
    assert dumped(store) == content
    assert check(store).problems == []
    store.close()


def test_undo_survives_a_restart(path):
    a_store(path)
    store = open_store(path)
    assert store.undo() == "Ajouter un constat"
    store.close()
    store = open_store(path)
    assert store.keys("constats") == []
    assert store.redo() == "Ajouter un constat"
    assert len(store.keys("constats")) == 1
    store.close()


def test_the_settings_that_keep_work_safe_are_on(path):
    store = create_store(path)
    for pragma, value in (
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("application_id", APPLICATION_ID),
        ("user_version", schema_version()),
    ):
        assert store.db.execute(f"PRAGMA {pragma}").fetchone() == (value,)
    store.close()


def test_one_instance_per_store(path):
    a_store(path)
    store = open_store(path)
    with pytest.raises(StoreBusyError, match="déjà ouvert"):
        open_store(path)
    store.close()
    open_store(path).close()


def refused(path, message):
    before = path.read_bytes()
    beside = sorted(path.parent.iterdir())
    with pytest.raises(UserError, match=message):
        open_store(path)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside


def test_an_absent_file_is_refused(path):
    with pytest.raises(UserError, match="introuvable"):
        open_store(path)
    assert not path.exists()


def test_an_empty_file_is_refused(path):
    path.write_bytes(b"")
    refused(path, "est vide")


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04" + bytes(500), b"SQLite format 3\0", b"\xff" * 4096]
)
def test_a_foreign_file_is_refused(path, content):
    path.write_bytes(content)
    refused(path, "n’est pas un fichier Plaidoyer")


def test_another_program_s_database_is_refused(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text)")
    connection.close()
    refused(path, "n’est pas un fichier Plaidoyer")


def test_a_newer_store_is_refused(path):
    a_store(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema_version() + 1}")
    connection.close()
    refused(path, "version plus récente")


def test_a_truncated_store_is_refused(path):
    a_store(path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    refused(path, "endommagé")


def test_a_store_whose_first_pages_are_overwritten_is_refused(path):
    a_store(path)
    content = bytearray(path.read_bytes())
    content[100:8192] = bytes(8092)
    path.write_bytes(content)
    refused(path, "endommagé")


def test_a_store_without_its_sentinel_is_refused(path):
    a_store(path)
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM store_info")
    connection.commit()
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    with pytest.raises(UserError, match="endommagé"):
        open_store(path)


def test_an_existing_file_is_never_created_over(path):
    path.write_text("mes notes")
    with pytest.raises(UserError, match="existe déjà"):
        create_store(path)
    assert path.read_text() == "mes notes"


def test_a_creation_that_was_cut_short_does_not_stand_in_the_way(path):
    path.with_name(path.name + ".partiel").write_bytes(b"half a store")
    create_store(path).close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]
