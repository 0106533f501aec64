"""What a crash leaves of a file that was being written: gone at the next opening, and only that."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.files import place_beside
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.storage.file.unfinished import noted
from briefing_app.usecases.documents.writing import written
from tests.conftest import ROOT


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Collectif.plaidoyer"


CRASH = """
import os, sys
from pathlib import Path
from briefing_app.storage.file.opening import open_store
from briefing_app.usecases.documents.writing import written
with written(open_store(Path(sys.argv[1])), Path(sys.argv[2])) as place:
    place.write_bytes(b"half")
    os._exit(9)
"""


def crash_while_writing(path, file):
    """A process that ends without a word, and what it leaves."""
    create_store(path).close()
    command = [sys.executable, "-c", CRASH, str(path), str(file)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    assert place_beside(file).read_bytes() == b"half"


def test_what_was_being_written_is_removed_at_the_next_opening(path, tmp_path):
    file = tmp_path / "Ministère" / "Dossier.docx"
    crash_while_writing(path, file)
    hers = [file.with_name(name) for name in ("Dossier.docx", "notes.partiel")]
    for each in hers:
        each.write_bytes(b"hers")
    open_store(path).close()
    assert sorted(file.parent.iterdir()) == sorted(hers)


def test_what_another_store_is_writing_stays(path, tmp_path):
    file = tmp_path / "Ministère" / "Dossier.docx"
    crash_while_writing(path, file)
    other = create_store(tmp_path / "Autre.plaidoyer")
    with written(other, file.with_name("Note.docx")) as place:
        place.write_bytes(b"still at it")
        open_store(path).close()
        assert list(file.parent.iterdir()) == [place]
    other.close()


def test_what_lies_on_a_stick_that_is_away_waits_for_it(path, tmp_path):
    stick, away = tmp_path / "clé", tmp_path / "tiroir"
    crash_while_writing(path, stick / "Dossier.docx")
    stick.rename(away)
    open_store(path).close()
    away.rename(stick)
    open_store(path).close()
    assert list(stick.iterdir()) == []


def test_what_was_written_to_its_end_is_forgotten(path, tmp_path):
    store = create_store(path)
    file = tmp_path / "Dossier.docx"
    with written(store, file) as place:
        place.write_bytes(b"whole")
    with pytest.raises(ZeroDivisionError), noted(store.db, [file]):
        1 / 0  # noqa: B018
    assert store.db.utils.table("unfinished").count == 0
    assert file.read_bytes() == b"whole"
    store.close()


def test_a_note_that_an_operation_could_take_back_is_a_mistake(store, tmp_path):
    with (
        store.operation("Envoyer"),
        pytest.raises(RuntimeError),
        written(store, tmp_path / "Dossier.docx"),
    ):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
def test_a_folder_whose_name_is_no_text_can_be_written_to(store, tmp_path):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    with written(store, folder / "Dossier.docx") as place:
        place.write_bytes(b"whole")
    assert [each.name for each in folder.iterdir()] == ["Dossier.docx"]


def crafted(path, *places):
    """A store somebody made, which notes those places as left by a crash."""
    store = create_store(path)
    rows = [(os.fsencode(place),) for place in places]
    store.db.conn.executemany("INSERT INTO unfinished VALUES (?)", rows)
    store.db.conn.commit()
    store.close()


@pytest.mark.parametrize(
    "named",
    ["Lettre.docx", "Lettre.docx.partiel.docx", ".partiel", "Lettre.PARTIEL", "Lettre.partiel~"],
)
def test_a_crafted_store_removes_no_file_of_hers(path, tmp_path, named):
    hers = tmp_path / "Documents" / named
    hers.parent.mkdir()
    beside = [hers.with_name(hers.name + ending) for ending in ("", "-wal", "-journal")]
    for each in beside:
        each.write_bytes(b"hers")
    crafted(path, hers)
    open_store(path).close()
    assert sorted(hers.parent.iterdir()) == sorted(beside)


def test_a_crafted_store_removes_nothing_through_a_crooked_path(path, tmp_path, monkeypatch):
    hers = tmp_path / "Lettre.docx.partiel"
    hers.write_bytes(b"hers")
    (tmp_path / "ailleurs").mkdir()
    monkeypatch.chdir(tmp_path)
    crafted(path, hers.name, tmp_path / "ailleurs" / ".." / hers.name, f"{tmp_path}/\0.partiel")
    store = open_store(path)
    assert hers.read_bytes() == b"hers"
    assert store.db.utils.table("unfinished").count == 0
    store.close()


def test_only_files_are_removed_neither_links_nor_folders(path, tmp_path):
    hers = tmp_path / "Lettre.docx"
    hers.write_bytes(b"hers")
    link, folder = tmp_path / "lien.partiel", tmp_path / "dossier.partiel"
    link.symlink_to(hers)
    folder.mkdir()
    crafted(path, link, folder)
    open_store(path).close()
    assert hers.read_bytes() == b"hers"
    assert link.is_symlink()
    assert folder.is_dir()


def test_a_link_is_not_followed_to_a_folder_of_hers(path, tmp_path):
    hers = tmp_path / "Documents" / "Lettre.docx.partiel"
    hers.parent.mkdir()
    hers.write_bytes(b"hers")
    (tmp_path / "lien").symlink_to(hers.parent, target_is_directory=True)
    crafted(path, tmp_path / "lien" / hers.name)
    open_store(path).close()
    assert hers.read_bytes() == b"hers"
