"""Looking after a store: what is sound is told as sound, what is not is named."""

import pytest

from briefing_app.domain.model import Attachment, Constat, Theme
from briefing_app.storage.file.upkeep import check
from briefing_app.storage.kept_files import keep_file
from tests.usecases.world import keep


@pytest.fixture
def sound(store):
    keep(store, Theme(key="t", label="T"), Constat(key="c", text="Un constat.", themes=("t",)))
    mark = keep_file(store.db, b"octets")
    keep(
        store,
        Attachment(key="f", kind="constats", item="c", name="certificat.pdf", fingerprint=mark),
    )
    return store


def test_a_sound_store_has_no_problem_and_is_counted(sound):
    health = check(sound)
    assert health.problems == []
    assert {kind: n for kind, n in health.counts.items() if n} == {
        "themes": 1,
        "constats": 1,
        "attachments": 1,
    }
    assert health.counts["meetings"] == 0


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("DELETE FROM attached_files", "Fichier joint absent ou abîmé : certificat.pdf"),
        ("UPDATE attached_files SET content = x'00'", "Fichier joint absent ou abîmé : certificat.pdf"),
        ("UPDATE constats SET text = 'Autre.'", "Index de recherche en retard : constat c"),
        ("DELETE FROM search WHERE rowid = (SELECT id FROM constats)", "Index de recherche en retard : constat c"),
        ("INSERT INTO items (kind, key) VALUES ('constats', 'x')", "Registre en trop : constat x"),
        ("INSERT INTO search (rowid, title, body) VALUES (999, 'x', 'y')", "Index de recherche : 1 entrées de trop"),
    ],
)  # fmt: skip
def test_what_is_not_in_step_is_named(sound, sql, said):
    sound.db.execute(sql)
    assert check(sound).problems == [said]


def test_an_item_that_the_register_does_not_know_is_named(sound):
    sound.db.execute("PRAGMA foreign_keys = OFF")
    sound.db.execute("DELETE FROM items WHERE key = 'c'")
    assert "Index de recherche en retard : constat c" in check(sound).problems


def test_a_broken_link_is_named_by_its_table(sound):
    sound.db.execute("PRAGMA foreign_keys = OFF")
    sound.db.execute("UPDATE constats_themes SET target = 'absent'")
    assert check(sound).problems == ["Lien rompu dans constats_themes"]


def test_what_cannot_even_be_read_is_one_problem_among_the_others(sound):
    sound.db.execute("DROP TABLE search")
    (problem,) = check(sound).problems[-1:]
    assert problem.startswith("Fichier abîmé : ") or "abîmé" in problem
    assert check(sound).counts["constats"] == 1
