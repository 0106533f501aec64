"""Disks that are full, protected or rotten: a sentence, and nothing half written."""

import random
import sqlite3

import pytest

from briefing_app.domain.choices import DocumentKind
from briefing_app.domain.model import Constat
from briefing_app.errors import UserError
from briefing_app.storage.connection import DiskError, sentence_for
from briefing_app.storage.file.backups import backups_of
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.storage.file.upkeep import check
from briefing_app.usecases.documents.packs import produce, request_for
from briefing_app.usecases.store.demonstration import MEETING
from briefing_app.usecases.store.exchange import dump_file, load, load_into
from briefing_app.usecases.store.safekeeping import back_up_now, restore
from tests.builders import dumped, exchange_file, with_constat
from tests.conftest import TODAY
from tests.samples.stores.making import unpack


def fill(folder, leaving=0):
    """Take the room that is left, but for some bytes."""
    filler = folder / "plein"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    if leaving:
        with filler.open("r+b") as file:
            file.truncate(max(0, filler.stat().st_size - leaving))
    return filler


def test_a_full_disk_refuses_a_load_and_keeps_what_was_there(small_disk):
    path = small_disk / "Collectif.plaidoyer"
    store = create_store(path)
    with_constat(store, "Déjà là.")
    before = dumped(store)
    rows = [{"key": f"c{n}", "text": f"Texte {n} " * 60} for n in range(20_000)]
    with pytest.raises(DiskError, match=r"plein.*Libérez au moins \d+ Mo"):
        load(store, exchange_file(constats=rows))
    assert dumped(store) == before
    assert check(store).problems == []
    store.close()
    store = open_store(path)
    assert dumped(store) == before
    store.close()


def write_on_and_on(store):
    for number in range(2000):
        with_constat(store, f"Texte {number} " * 100)


def test_typing_goes_on_when_there_is_room_again(small_disk):
    store = create_store(small_disk / "Collectif.plaidoyer")
    filler = fill(small_disk)
    with pytest.raises(DiskError):
        write_on_and_on(store)
    filler.unlink()
    kept = with_constat(store, "Il y a de la place.")
    assert store.keys("constats")[-1] == kept.key
    assert check(store).problems == []
    store.close()


def test_a_backup_without_room_fails_with_a_figure_and_spoils_nothing(small_disk):
    path = small_disk / "Collectif.plaidoyer"
    store = create_store(path)
    with_constat(store, "Un constat.")
    first = back_up_now(store)
    before = first.path.read_bytes()
    fill(small_disk, leaving=8192)
    with pytest.raises(UserError, match=r"au moins \d+ Mo|échoué"):
        back_up_now(store)
    assert backups_of(path) == [first]
    assert first.path.read_bytes() == before
    store.close()


def test_a_document_without_room_leaves_no_half_file(small_disk, demo):
    fill(small_disk, leaving=4096)
    request = request_for(demo, MEETING, None, None)
    with pytest.raises(UserError, match="n’a pas pu être écrit"):
        produce(demo, DocumentKind.DOSSIER, request, small_disk / "d.docx", TODAY)
    with pytest.raises(UserError, match="n’a pas pu être écrit"):
        dump_file(demo, small_disk / "dump.json")
    assert [each.name for each in small_disk.iterdir()] == ["plein"]


def test_her_work_can_be_taken_out_of_a_full_disk(small_disk, tmp_path):
    store = create_store(small_disk / "Collectif.plaidoyer")
    with_constat(store, "À mettre à l’abri.")
    fill(small_disk)
    with pytest.raises(DiskError):
        write_on_and_on(store)
    dump_file(store, tmp_path / "Tout.json")
    assert "À mettre à l’abri." in (tmp_path / "Tout.json").read_text("utf-8")
    store.close()


def test_a_protected_place_is_named(tmp_path, protected):
    folder = tmp_path / "clé verrouillée"
    folder.mkdir()
    path = folder / "Collectif.plaidoyer"
    create_store(path).close()
    before = path.read_bytes()
    protected(folder)
    with pytest.raises(UserError, match="protégé en écriture"):
        open_store(path)
    with pytest.raises(UserError, match="où vous pouvez écrire"):
        create_store(folder / "Autre.plaidoyer")
    assert path.read_bytes() == before


def test_a_rotten_store_is_refused_or_read_and_never_worse(tmp_path, demonstration_file):
    """Bits that flip on an old disk: a sentence, or content; the file is not touched by looking."""
    path = tmp_path / "Collectif.plaidoyer"
    store = create_store(path)
    load(store, demonstration_file)
    backup = back_up_now(store)
    whole = dumped(store)
    store.close()
    sound = path.read_bytes()
    chance = random.Random(4)
    refused = 0
    for _ in range(40):
        rotten = bytearray(sound)
        for _ in range(chance.choice((1, 8, 400))):
            rotten[chance.randrange(len(rotten))] ^= 1 << chance.randrange(8)
        path.write_bytes(rotten)
        refused += not survives(path)
    assert refused > 0
    restore(path, backup.path)
    store = open_store(path)
    assert dumped(store) == whole
    store.close()


def survives(path):
    """Whether the store opens; whatever happens is a sentence."""
    before = path.read_bytes()
    try:
        store = open_store(path)
    except UserError:
        assert path.read_bytes() == before
        return False
    try:
        check(store)
        dumped(store)
    except UserError:
        return False
    except sqlite3.DatabaseError as error:
        said = sentence_for(error)
    else:
        return True
    finally:
        store.close()
    assert said, "a failure of the disk without a sentence"
    return False


def test_a_store_cut_anywhere_is_refused(tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    store = create_store(path)
    with_constat(store)
    store.close()
    sound = path.read_bytes()
    for length in random.Random(5).sample(range(len(sound)), 60):
        path.write_bytes(sound[:length])
        assert not survives(path), length


def test_a_migration_that_is_cut_short_is_finished_at_the_next_start(tmp_path, monkeypatch):
    from briefing_app.storage.file import migrations

    real = migrations.steps()
    path = unpack(1, tmp_path / "Collectif.plaidoyer")
    broken = tmp_path / "0002_broken.sql"
    broken.write_text("CREATE TABLE half (id INTEGER);\nCREATE TABLE half (id INTEGER);\n")
    monkeypatch.setattr(migrations, "steps", lambda: [real[0], broken])
    with pytest.raises(Exception, match="half"):
        open_store(path)
    monkeypatch.setattr(migrations, "steps", lambda: real)
    store = open_store(path)
    assert [constat.ref for constat in store.find(Constat)] == ["C-0001", "C-0003"]
    assert "half" not in store.db.utils.table_names()
    store.close()


def test_what_a_crash_left_beside_a_store_is_swept_away(tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    store = create_store(path)
    folder = back_up_now(store).path.parent
    store.close()
    leftovers = [path.with_name(path.name + ".partiel"), folder / "x.plaidoyer.partiel"]
    for each in leftovers:
        each.write_bytes(b"half")
    open_store(path).close()
    assert not any(each.exists() for each in leftovers)


def test_a_store_that_finds_no_room_for_its_content_is_not_made(small_disk, tmp_path):
    file = tmp_path / "Tout.json"
    rows = [{"key": f"c{n}", "text": f"Texte {n} " * 60} for n in range(20_000)]
    file.write_bytes(exchange_file(constats=rows))
    with pytest.raises(DiskError, match=r"« Collectif.plaidoyer » est plein"):
        load_into(small_disk / "Collectif.plaidoyer", file)
    assert list(small_disk.iterdir()) == []
