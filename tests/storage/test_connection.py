"""What the disk does to a store is said in a sentence; anything else is a bug and travels as one."""

import sqlite3

import pytest

from briefing_app.domain.model import Constat
from briefing_app.errors import UserError
from briefing_app.storage.connection import DamagedError, DiskError, room_for, sentence_for


def failure(code, said="refusé"):
    error = sqlite3.OperationalError(said)
    if code is not None:
        error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize("code", [sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB])
def test_a_file_that_is_not_whole_is_told_with_its_name_where_it_has_one(code, tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    said = "est endommagé et ne peut pas être lu. Il n’a pas été modifié. Restaurez une sauvegarde."
    for where, name in ((path, "« Collectif.plaidoyer »"), (None, "Le fichier")):
        for extended in (code, code | 0x100):
            told = sentence_for(failure(extended), where)
            assert isinstance(told, DamagedError)
            assert str(told) == f"{name} {said}"


def test_a_text_that_cannot_be_decoded_is_a_damage_though_it_has_no_code(tmp_path):
    told = sentence_for(failure(None, "Could not decode to UTF-8 column 'text'"), tmp_path / "x")
    assert isinstance(told, DamagedError)


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM]
)
def test_a_place_that_is_protected_is_told_with_what_to_do(code, tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    told = sentence_for(failure(code), path)
    assert isinstance(told, DiskError)
    assert str(told) == (
        f"« Collectif.plaidoyer » ne peut pas être modifié : {tmp_path} est protégé en écriture."
        " Rien n’a été changé. Copiez le fichier dans un emplacement où vous pouvez écrire."
    )
    assert sentence_for(failure(code), None) is None


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR])
def test_a_full_disk_is_told_with_how_much_to_free(code, tmp_path):
    told = sentence_for(failure(code), tmp_path / "Collectif.plaidoyer")
    assert isinstance(told, DiskError)
    assert "« Collectif.plaidoyer » est plein ou n’accepte plus rien." in str(told)
    assert f"Libérez au moins 20 Mo dans {tmp_path}" in str(told)
    assert sentence_for(failure(code), None) is None


@pytest.mark.parametrize("error", [failure(None), failure(sqlite3.SQLITE_ERROR), OSError()])
def test_any_other_failure_is_a_bug(error, tmp_path):
    assert sentence_for(error, tmp_path / "x") is None


@pytest.mark.parametrize(
    ("size", "room"), [(None, 20), (0, 20), (10_000_000, 20), (11_000_000, 22), (30_499_999, 60)]
)
def test_a_store_needs_twice_its_size_and_twenty_megabytes_at_least(tmp_path, size, room):
    path = tmp_path / "store"
    if size is not None:
        with path.open("wb") as file:
            file.truncate(size)
    assert room_for(path) == room


def test_an_item_that_is_not_there_is_told_with_its_kind_and_key(store):
    with pytest.raises(UserError) as refused:
        store.get(Constat, "absent")
    assert str(refused.value) == "Élément introuvable : constat « absent »."
