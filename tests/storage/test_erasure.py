"""Erasing for good, looked for in the bytes of every file."""

from dataclasses import replace

import pytest

from briefing_app.domain.choices import ItemKind
from briefing_app.domain.model import (
    Constat,
    Dossier,
    DossierItem,
    Meeting,
    Participant,
    Person,
    Recommendation,
    Source,
    SourceDocument,
)
from briefing_app.errors import UserError
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.storage.file.upkeep import check
from briefing_app.storage.kept_files import keep_original, originals
from briefing_app.usecases.items.workspace import erase
from briefing_app.usecases.store.safekeeping import back_up_now
from tests.builders import dumped, with_constat

SECRET = "Zorglubine est partie de Vesoul un mardi."
MARKS = (b"Zorglubine", b"zorglubine", b"zorglubin", b"Vesoul")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Collectif.plaidoyer"


@pytest.fixture
def store(path):
    store = create_store(path)
    for number in range(50):
        with_constat(store, f"Un constat ordinaire, le {number}.")
    yield store
    store.close()


def bytes_of(folder):
    return b"".join(each.read_bytes() for each in folder.iterdir() if each.is_file())


def test_no_byte_of_an_erased_constat_is_left(store, path):
    constat = with_constat(store, SECRET, note="Zorglubine, encore.")
    with store.operation("Relire"):
        store.save(replace(constat, text=SECRET + " Relu."))
        demand = store.save(Recommendation(text="Une demande.", answers=(constat.key,)))
        store.save(Meeting(key="m", title="Rencontre"))
        item = DossierItem(kind=ItemKind.CONSTAT, key=constat.key, wording="Zorglubine, autrement.")
        store.save(Dossier(title="Dossier", meeting="m", items=(item,)))
    store.drafts.keep("constats", constat.key, {"text": SECRET})
    erase(store, "constats", [constat.key])
    assert store.get(Recommendation, demand.key).answers == ()
    assert store.find(Dossier)[0].items == ()
    store.close()
    content = bytes_of(path.parent)
    assert not [mark for mark in MARKS if mark in content]


def test_a_later_backup_holds_nothing_of_it(store, path):
    constat = with_constat(store, SECRET)
    erase(store, "constats", [constat.key])
    backup = back_up_now(store)
    assert not [mark for mark in MARKS if mark in backup.path.read_bytes()]


def test_an_erased_person_leaves_the_meetings_she_was_in(store, path):
    with store.operation("Rencontre"):
        person = store.save(Person(name="Zorglubine Vesoul", phone="06 39 98 00 00"))
        store.save(
            Meeting(
                key="m",
                title="Rencontre",
                participants=(Participant(person=person.key), Participant(label="Une élue")),
            )
        )
    erase(store, "people", [person.key])
    assert [p.label for p in store.get(Meeting, "m").participants] == ["Une élue"]
    store.close()
    assert not [mark for mark in MARKS if mark in bytes_of(path.parent)]


def test_nothing_brings_an_erased_item_back(store):
    constat = with_constat(store, SECRET)
    erase(store, "constats", [constat.key])
    while store.undo() is not None:
        assert all(SECRET not in each.text for each in store.find(Constat))
    while store.redo() is not None:
        assert all(SECRET not in each.text for each in store.find(Constat))
    assert check(store).problems == []


def test_its_reference_is_not_used_again(store):
    constat = with_constat(store, SECRET)
    erase(store, "constats", [constat.key])
    assert with_constat(store, "Le suivant.").ref == "C-0052"


def test_everything_else_stays(store, path):
    before = dumped(store)
    constat = with_constat(store, SECRET)
    erase(store, "constats", [constat.key])
    assert dumped(store) == before
    store.close()
    store = open_store(path)
    assert check(store).problems == []
    store.close()


def test_the_file_it_was_read_from_and_the_review_of_it_go_too(store, path):
    with store.operation("Reprendre"):
        store.save(SourceDocument(name="Ancien.docx"))
        source = Source(document="Ancien.docx", passage=SECRET)
        constat = store.save(Constat(text="Repris.", source=source))
        other = store.save(Constat(text="Autre.", source=Source(document="Autre.docx")))
    for name in ("Ancien.docx", "Autre.docx"):
        keep_original(store.db, name, SECRET.encode() if name == "Ancien.docx" else b"autre")
        store.drafts.keep("reviews", name, {"name": name, "read": name * 2})
    erase(store, "constats", [constat.key])
    assert originals(store.db) == {"Autre.docx"}
    assert [draft.key for draft in store.drafts.of("reviews")] == ["Autre.docx"]
    assert store.get(Constat, other.key) == other
    store.close()
    assert not [mark for mark in MARKS if mark in bytes_of(path.parent)]


def test_a_draft_of_another_item_stays(store):
    constat, other = with_constat(store, SECRET), with_constat(store, "Un autre.")
    store.drafts.keep("constats", other.key, {"text": "Repris plus tard"})
    erase(store, "constats", [constat.key])
    assert [draft.key for draft in store.drafts.all()] == [other.key]


def test_a_reference_of_an_erased_item_leads_nowhere_and_is_still_taken(store):
    constat = with_constat(store, SECRET)
    erase(store, "constats", [constat.key])
    assert store.named(constat.ref) == []
    with pytest.raises(UserError, match="est celle d’un autre"), store.operation("Reprendre"):
        store.save(Constat(text="Un autre.", ref=constat.ref))
