"""A store of every version of the schema, kept as it was: opened by this program, nothing is lost."""

import sqlite3
from contextlib import closing

import pytest

from briefing_app.domain.choices import Language, Typography
from briefing_app.domain.model import (
    Attachment,
    Collective,
    Commitment,
    Constat,
    Dossier,
    Grid,
    Intervention,
    Measure,
    Person,
    Proposal,
    Recommendation,
    Round,
    SourceDocument,
)
from briefing_app.storage.file.backups import backups_of
from briefing_app.storage.file.header import check_file
from briefing_app.storage.file.migrations import schema_version
from briefing_app.storage.file.opening import open_store
from briefing_app.storage.file.upkeep import check
from briefing_app.storage.filters import Filter
from briefing_app.storage.kept_files import kept_file, original
from briefing_app.usecases.documents.letterhead import template_of
from tests.builders import with_constat
from tests.samples.stores.making import sample, unpack

VERSIONS = range(1, schema_version() + 1)


@pytest.fixture(params=VERSIONS)
def version(request):
    return request.param


@pytest.fixture
def path(version, tmp_path):
    return unpack(version, tmp_path / "Collectif.plaidoyer")


@pytest.fixture
def old(path):
    store = open_store(path)
    yield store
    store.close()


def since(first):
    """The versions that hold what the schema has since then."""
    return pytest.mark.parametrize("version", range(first, schema_version() + 1), indirect=True)


def rows_of(path):
    """Every row of every table, read without opening the file as a store."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: db.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables}


def found(store, words):
    return [hit.key for hit in store.index.find(Filter(words=words))[1]]


def test_every_schema_version_has_its_sample():
    missing = [version for version in VERSIONS if not sample(version).exists()]
    assert not missing, "python -m tests.samples.stores.making makes them; they are committed"


def test_a_sample_is_the_store_of_its_version(path, version):
    assert check_file(path) == version


def test_an_old_store_is_brought_to_the_present_schema_and_is_sound(old):
    assert old.db.execute("PRAGMA user_version").fetchone() == (schema_version(),)
    assert check(old).problems == []


def test_an_old_store_is_backed_up_as_it_was_before_it_is_brought_up(path, version):
    before = rows_of(path)
    open_store(path).close()
    made = backups_of(path)
    assert len(made) == (version < schema_version())
    for backup in made:
        assert check_file(backup.path) == version
        assert rows_of(backup.path) == before


def test_what_the_first_version_wrote_is_still_there(old):
    assert [(c.ref, c.text) for c in old.find(Constat)] == [
        ("C-0001", "Les guichets ferment à midi."),
        ("C-0003", "Aucun interprète n’est présent le samedi."),
    ]
    constat = old.get(Constat, "guichet")
    assert (constat.themes, constat.organisations) == (("sejour",), ("riviere",))
    assert (constat.measures, constat.note) == (("plan/1/5",), "Vérifié en janvier.")
    (demand,) = old.find(Recommendation)
    assert (demand.answers, demand.carried[0].answer) == (("guichet",), "Nous regardons.")
    (promise,) = old.find(Commitment)
    assert (promise.by, str(promise.due)) == ("arondelle", "2026-05-31")
    assert [note.text for note in promise.notes] == ["Rien reçu à ce jour."]
    assert [p.text for p in old.find(Proposal)] == ["Préciser les horaires."]
    assert [p.note for p in old.find(Person)] == ["La rappeler en mars."]
    assert [t.text for t in old.find(Intervention)] == ["Je verrai ce qui peut être fait."]
    assert [d.items[0].wording for d in old.find(Dossier)] == ["Les guichets ferment tôt."]


@since(2)
def test_the_drafts_of_an_old_store_are_still_there(old):
    drafts = [(draft.kind, draft.content) for draft in old.drafts.all()]
    assert drafts == [("constats", {"text": "Une phrase commencée"})]


@since(3)
def test_how_an_old_dossier_is_told_is_still_there(old):
    (dossier,) = old.find(Dossier)
    assert (dossier.typography, dossier.language) == (Typography.EUROPE, Language.ANGLAIS)
    assert [option.value for option in dossier.options] == ["renvois"]


@since(4)
def test_the_grids_of_an_old_store_are_still_there(old):
    (sent,), (grid,) = old.find(Round), old.find(Grid)
    assert [cell.value for cell in sent.sent] == ["à suivre"]
    assert (grid.round, grid.received[0].value) == (sent.key, "Rien reçu à ce jour.")
    assert [str(each.date) for each in grid.returns] == ["2026-01-25"]


@since(5)
def test_the_letterhead_of_an_old_store_is_still_there(old):
    assert template_of(old) == b"PK\x03\x04"


@since(6)
def test_what_an_old_store_produced_is_still_there(old):
    (made,) = old.productions.all()
    assert (made.name, made.sent_name) == ("Dossier.docx", "Envoyé.docx")
    assert old.productions.sent(made.number) == b"PK"
    assert old.productions.items(made.number, "constats") == {"guichet"}


@since(7)
def test_the_typography_of_an_old_collective_is_still_there(old):
    told = [(each.name, each.typography) for each in old.find(Collective)]
    assert told == [("Collectif des Essais", Typography.EUROPE)]


@since(8)
def test_the_documents_an_old_store_read_are_still_there(old):
    assert [d.name for d in old.find(SourceDocument)] == ["Ancien dossier.docx"]
    assert original(old.db, "Ancien dossier.docx") == b"PK\x03\x04"
    assert [m.source.page for m in old.find(Measure) if m.source] == [2]


@since(9)
def test_the_files_joined_in_an_old_store_are_still_there(old):
    (joined,) = old.find(Attachment)
    assert (joined.item, kept_file(old.db, joined.fingerprint)) == ("guichet", b"photo")


def test_a_reference_of_an_old_store_leads_where_it_did_and_is_not_given_again(old):
    assert old.named("C-0003") == [("constats", "interprete")]
    assert old.named("C-0002") == []
    assert with_constat(old, "Un constat d’aujourd’hui.").ref == "C-0004"


def test_an_old_store_is_searched(old):
    assert found(old, "interprètes") == ["interprete"]
    with_constat(old, "Un traducteur viendrait.", key="nouveau")
    assert found(old, "traducteurs") == ["nouveau"]


def test_what_was_done_in_an_old_store_is_told(old):
    told = [event.label for event in old.history("constats", "interprete")]
    assert told == ["Modifier C-0003", "Ajouter un constat"]


def test_what_was_done_in_an_old_store_can_be_undone(old, version):
    old.undo()
    assert old.get(Constat, "interprete").text == "Aucun interprète n’est présent le dimanche."
    if version < 11:  # since then the store says what it began with, here its first operation
        old.undo()
        assert [c.key for c in old.find(Constat)] == ["guichet"]
    assert check(old).problems == []
