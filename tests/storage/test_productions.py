"""What was produced is remembered: what, for whom, when, and the version really sent."""

import re
from datetime import UTC, date, datetime

import pytest

from briefing_app.errors import UserError
from briefing_app.storage.productions import ERASED, Production

TOLD = {
    "kind": "dossier",
    "name": "Dossier.docx",
    "meeting": "m",
    "recipient": "Mme Apolline Sémaphore – Ministère",
    "audience": "transmissible",
    "fingerprint": "abc",
}
DAY = date(2026, 11, 20)
CONTENT = {"title": "Été", "entries": [1, 2]}


@pytest.fixture
def made(store):
    items = [("constats", "c2"), ("constats", "c1"), ("people", "p")]
    return store.productions.keep(TOLD, DAY, CONTENT, items)


def test_a_file_is_remembered_with_all_that_is_told_of_it(store, made):
    expected = Production(
        number=made,
        kind="dossier",
        name="Dossier.docx",
        meeting="m",
        recipient="Mme Apolline Sémaphore – Ministère",
        audience="transmissible",
        produced=DAY,
        at=datetime(2026, 11, 21, 9, 2, tzinfo=UTC),
        fingerprint="abc",
        sent_name="",
        has_content=True,
    )
    assert store.productions.get(made) == expected
    assert store.productions.all() == [expected]
    assert store.productions.content(made) == CONTENT
    assert store.productions.items(made, "constats") == {"c1", "c2"}
    assert store.productions.items(made, "people") == {"p"}
    assert store.productions.items(made, "themes") == set()


def test_content_is_kept_as_it_is_written(store, made):
    (written,) = store.db.execute("SELECT content FROM productions").fetchone()
    assert "Été" in written


def test_they_come_latest_first_and_of_one_meeting_alone(store, made):
    other = store.productions.keep(TOLD | {"meeting": "n"}, DAY, {}, [])
    third = store.productions.keep(TOLD, DAY, {}, [])
    assert [each.number for each in store.productions.all()] == [third, other, made]
    assert [each.number for each in store.productions.all("m")] == [third, made]
    assert store.productions.all("x") == []


def test_a_number_that_nothing_has_is_told(store):
    said = re.escape("Aucune pièce produite ne porte le numéro 7.")
    with pytest.raises(UserError, match=f"^{said}$"):
        store.productions.get(7)


def test_the_version_sent_is_kept_beside_one_file_only(store, made):
    other = store.productions.keep(TOLD, DAY, {}, [])
    assert store.productions.sent(made) == b""
    store.productions.attach(made, "envoyé.docx", b"octets")
    assert store.productions.get(made).sent_name == "envoyé.docx"
    assert store.productions.sent(made) == b"octets"
    assert store.productions.get(other).sent_name == ""
    store.productions.attach(made, "encore.docx", b"autres")
    assert (store.productions.get(made).sent_name, store.productions.sent(made)) == (
        "encore.docx",
        b"autres",
    )


def test_a_person_who_was_erased_is_named_no_more_and_the_institution_stays(store, made):
    other = store.productions.keep(TOLD | {"recipient": "collectif"}, DAY, {}, [])
    store.productions.unname("Apolline Sémaphore")
    assert store.productions.get(made).recipient == f"Mme {ERASED} – Ministère"
    assert store.productions.get(other).recipient == "collectif"


def test_without_its_content_it_cannot_be_made_again(store, made):
    store.db.execute("UPDATE productions SET content = NULL")
    assert not store.productions.get(made).has_content
    assert store.productions.content(made) is None


def test_what_was_produced_is_no_step_and_undoing_does_not_reach_it(store, made):
    assert store.undoable is None
    assert store.undo() is None
    assert store.productions.get(made).number == made
