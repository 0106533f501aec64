"""Files joined to items: kept as they are, brought back by undo, gone after an erasure, never told."""

import pytest

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Attachment, Constat, Proposal
from briefing_app.errors import UserError
from briefing_app.paths import opened_folder
from briefing_app.storage.file.opening import create_store
from briefing_app.storage.file.upkeep import check
from briefing_app.usecases.documents.writing import texts_for
from briefing_app.usecases.items.attachments import (
    attach,
    attached,
    copy_to_look_at,
    detach,
    write_attached,
)
from briefing_app.usecases.items.copies import forget_copies
from briefing_app.usecases.items.merging import merge
from briefing_app.usecases.items.tables import write_list
from briefing_app.usecases.items.workspace import delete, erase
from tests.builders import dumped, with_constat, with_organisation
from tests.conftest import TODAY

CONTENT = b"%PDF-1.7 attestation de Vesoul " * 400


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "Attestation.pdf"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def constat(store):
    return with_constat(store)


def join(store, item, *paths):
    return attach(store, item.KIND, item.key, list(paths), TODAY)


def files(store, item):
    return [each.name for each in attached(store, item.KIND, item.key)]


def test_a_file_comes_out_as_it_went_in(store, constat, file, tmp_path):
    assert join(store, constat, file) == 1
    (kept,) = attached(store, "constats", constat.key)
    assert (kept.name, kept.size, kept.date) == ("Attestation.pdf", len(CONTENT), TODAY)
    write_attached(store, kept.key, tmp_path / "sortie.pdf")
    assert (tmp_path / "sortie.pdf").read_bytes() == CONTENT
    assert store.undoable.label.startswith("Joindre « Attestation.pdf » à C-0001")


def test_the_same_file_is_not_joined_twice_to_an_item(store, constat, file):
    other = with_constat(store, "Un autre constat.")
    assert [join(store, each, file) for each in (constat, constat, other)] == [1, 0, 1]


def test_undo_and_redo_bring_the_file_with_its_content(store, constat, file, tmp_path):
    join(store, constat, file)
    (kept,) = attached(store, "constats", constat.key)
    detach(store, kept.key)
    assert files(store, constat) == []
    store.undo()
    write_attached(store, kept.key, tmp_path / "sortie.pdf")
    assert (tmp_path / "sortie.pdf").read_bytes() == CONTENT
    store.undo()
    assert files(store, constat) == []
    store.redo()
    assert files(store, constat) == ["Attestation.pdf"]
    assert check(store).problems == []


def test_files_go_with_their_item_and_come_back_with_it(store, constat, file):
    join(store, constat, file)
    delete(store, "constats", [constat.key])
    assert store.find(Attachment) == []
    store.undo()
    assert files(store, constat) == ["Attestation.pdf"]


def test_a_file_that_cannot_be_kept_is_refused_and_with_it_the_others(
    store, constat, file, tmp_path
):
    empty = tmp_path / "vide.pdf"
    empty.touch()
    for bad, word in ((empty, "vide"), (tmp_path / "absent.pdf", "lu"), (tmp_path, "lu")):
        with pytest.raises(UserError, match=word):
            join(store, constat, file, bad)
    huge = tmp_path / "film.mp4"
    with huge.open("wb") as stream:
        stream.truncate(50_000_001)
    with pytest.raises(UserError, match="50 Mo"):
        join(store, constat, file, huge)
    assert files(store, constat) == []
    assert store.db.execute("SELECT count(*) FROM attached_files").fetchone() == (0,)


def test_two_contacts_that_are_one_have_the_files_of_both(store, file):
    one, two = with_organisation(store), with_organisation(store, "fj", "Le même foyer")
    join(store, two, file)
    merge(store, "organisations", two.key, one.key)
    assert files(store, one) == ["Attestation.pdf"]


@pytest.mark.parametrize("removed_before", [False, True])
def test_no_byte_of_a_file_is_left_when_its_item_is_erased(tmp_path, file, removed_before):
    folder = tmp_path / "ici"
    folder.mkdir()
    store = create_store(folder / "Collectif.plaidoyer")
    told, other = with_constat(store), with_constat(store, "Un autre constat.")
    join(store, told, file)
    another = tmp_path / "Autre.pdf"
    another.write_bytes(b"une autre preuve")
    join(store, other, another)
    copy_to_look_at(store, attached(store, "constats", told.key)[0].key)
    if removed_before:
        detach(store, attached(store, "constats", told.key)[0].key)
    erase(store, "constats", [told.key])
    assert files(store, other) == ["Autre.pdf"]
    assert check(store).problems == []
    store.close()
    content = b"".join(each.read_bytes() for each in folder.iterdir())
    assert b"Vesoul" not in content
    assert b"Attestation.pdf" not in content
    assert b"une autre preuve" in content
    assert not list(opened_folder().rglob("*"))


def test_a_file_alone_can_be_erased_while_another_item_keeps_it(store, constat, file):
    other = with_constat(store, "Un autre constat.")
    join(store, constat, file)
    join(store, other, file)
    erase(store, "attachments", [attached(store, "constats", constat.key)[0].key])
    assert (files(store, constat), files(store, other)) == ([], ["Attestation.pdf"])
    assert check(store).problems == []
    erase(store, "attachments", [attached(store, "constats", other.key)[0].key])
    assert store.db.execute("SELECT count(*) FROM attached_files").fetchone() == (0,)


def test_what_is_looked_at_is_a_copy_that_cannot_be_changed_and_does_not_stay(store, constat, file):
    join(store, constat, file)
    (kept,) = attached(store, "constats", constat.key)
    path = copy_to_look_at(store, kept.key)
    assert path == copy_to_look_at(store, kept.key)
    assert (path.name, path.read_bytes()) == ("Attestation.pdf", CONTENT)
    assert path.stat().st_mode & 0o777 == 0o400
    forget_copies()
    assert not path.exists()


@pytest.mark.parametrize("name", ["outil.exe", "facture.pdf.js", "raccourci.LNK", "macro.docm"])
def test_what_can_act_on_the_computer_is_not_opened_from_here(store, constat, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"MZ")
    join(store, constat, path)
    with pytest.raises(UserError, match="Enregistrez-le"):
        copy_to_look_at(store, attached(store, "constats", constat.key)[0].key)
    assert not opened_folder().exists()


def test_a_name_that_leads_elsewhere_stays_in_its_folder(store, constat):
    with store.operation("Joindre"):
        made = store.save(
            Attachment(kind="constats", item=constat.key, name="../../ici.pdf", fingerprint="0")
        )
    with pytest.raises(UserError, match="abîmé"):
        copy_to_look_at(store, made.key)
    assert not opened_folder().exists()


def test_a_rotten_file_is_told(store, constat, file, tmp_path):
    join(store, constat, file)
    store.db.execute("UPDATE attached_files SET content = x'00'")
    assert check(store).problems == ["Fichier joint absent ou abîmé : Attestation.pdf"]
    (kept,) = attached(store, "constats", constat.key)
    with pytest.raises(UserError, match="sauvegarde"):
        write_attached(store, kept.key, tmp_path / "sortie.pdf")
    assert not (tmp_path / "sortie.pdf").exists()


def test_the_exchange_file_and_the_tables_for_others_do_not_tell_of_it(
    store, constat, file, tmp_path
):
    before = dumped(store)
    join(store, constat, file)
    assert dumped(store) == before
    for audience in (Diffusion.COLLECTIF, Diffusion.TRANSMISSIBLE):
        table = write_list(store, Attachment.KIND, tmp_path / "liste.csv", audience)
        assert (table.rows, table.withheld) == (0, 1)
        told = [each for each in texts_for(store, audience) if each.text == "Attestation.pdf"]
        assert [each.allowed for each in told] == [False]


def test_files_do_not_keep_a_measure_from_going_but_a_proposition_does(demo, file):
    free = next(
        key
        for key in demo.keys("measures")
        if not any(key in (p.measure,) for p in demo.find(Proposal))
    )
    attach(demo, "measures", free, [file], TODAY)
    delete(demo, "measures", [free])
    assert demo.find(Attachment) == []
    used = demo.find(Proposal)[0].measure
    with pytest.raises(UserError, match="proposition"):
        delete(demo, "measures", [used])


def test_a_constat_can_be_found_by_the_name_of_its_file(store, constat, file):
    from briefing_app.storage.filters import Filter

    join(store, constat, file)
    total, hits = store.index.find(Filter("attestation"))
    assert (total, hits[0].kind) == (1, "attachments")
    assert store.find(Constat)[0].key == store.find(Attachment)[0].item
