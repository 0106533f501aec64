"""Drafts, joined files, kept documents, the template: what is kept beside the items."""

import hashlib
from datetime import UTC, datetime

import pytest

from briefing_app.domain.model import Attachment, Constat
from briefing_app.storage import kept_files as letterhead
from briefing_app.storage.drafts import REVIEWS, Draft
from briefing_app.storage.file.erasure import erase
from briefing_app.storage.kept_files import (
    Letterhead,
    forget_unused_files,
    keep_file,
    keep_original,
    kept_file,
    original,
    originals,
)
from tests.usecases.world import keep

# Drafts


def test_a_draft_says_of_what_it_is_and_when_it_was_kept(store):
    store.drafts.keep("constats", "c", {"text": "Été"})
    assert store.drafts.all() == [
        Draft("constats", "c", {"text": "Été"}, datetime(2026, 11, 21, 9, 2, tzinfo=UTC))
    ]
    (written,) = store.db.execute("SELECT content FROM drafts").fetchone()
    assert "Été" in written


def test_drafts_come_latest_first_and_one_kept_again_is_the_latest(store):
    for kind, key in (("constats", "a"), ("constats", "b"), (REVIEWS, "r"), ("constats", "a")):
        store.drafts.keep(kind, key, {"of": key})
    assert [(d.kind, d.key) for d in store.drafts.all()] == [
        ("constats", "a"),
        (REVIEWS, "r"),
        ("constats", "b"),
    ]
    assert [d.key for d in store.drafts.of("constats")] == ["a", "b"]
    assert [d.content for d in store.drafts.of(REVIEWS)] == [{"of": "r"}]


def test_only_the_draft_that_is_dropped_goes(store):
    for kind, key in (("constats", "a"), ("constats", "b"), ("commitments", "a")):
        store.drafts.keep(kind, key, {})
    store.drafts.drop("constats", "a")
    assert sorted((d.kind, d.key) for d in store.drafts.all()) == [
        ("commitments", "a"),
        ("constats", "b"),
    ]


# Joined files


def test_a_file_is_kept_once_under_its_fingerprint(store):
    mark = keep_file(store.db, b"octets")
    assert mark == hashlib.sha256(b"octets").hexdigest()
    assert keep_file(store.db, b"octets") == mark
    assert kept_file(store.db, mark) == b"octets"
    assert store.db.execute("SELECT count(*) FROM attached_files").fetchone() == (1,)


def test_bytes_that_are_gone_or_are_not_those_any_more_are_nothing(store):
    mark = keep_file(store.db, b"octets")
    assert kept_file(store.db, "0" * 64) is None
    store.db.execute("UPDATE attached_files SET content = ?", [b"autre"])
    assert kept_file(store.db, mark) is None


@pytest.fixture
def joined(store):
    """A constat with two files, of which one was taken away again."""
    keep(store, Constat(key="c", text="Un constat."))
    marks = [keep_file(store.db, content) for content in (b"un", b"deux", b"perdu")]
    for key, mark in zip(("f1", "f2"), marks, strict=False):
        keep(
            store,
            Attachment(key=key, kind="constats", item="c", name=f"{key}.pdf", fingerprint=mark),
        )
    with store.operation("Retirer"):
        store.delete("attachments", ["f2"])
    return store, marks


def test_files_stay_as_long_as_an_item_or_the_journal_knows_of_them(joined):
    store, (held, taken_away, unknown) = joined
    forget_unused_files(store.db)
    assert kept_file(store.db, held) == b"un"
    assert kept_file(store.db, taken_away) == b"deux"
    assert kept_file(store.db, unknown) is None


def test_what_the_journal_forgets_goes_with_it(joined):
    store, (held, taken_away, _) = joined
    store.db.execute("DELETE FROM changes WHERE kind = 'attachments' AND key = 'f2'")
    forget_unused_files(store.db)
    assert kept_file(store.db, held) == b"un"
    assert kept_file(store.db, taken_away) is None


def test_an_attachment_that_was_given_other_bytes_keeps_the_former_ones_for_undoing(store):
    keep(store, Constat(key="c", text="C."))
    old, new = keep_file(store.db, b"avant"), keep_file(store.db, b"apres")
    for mark in (old, new):
        joined = Attachment(key="f", kind="constats", item="c", name="f", fingerprint=mark)
        keep(store, joined)
    store.db.execute("DELETE FROM changes WHERE before IS NULL")
    forget_unused_files(store.db)
    assert (kept_file(store.db, old), kept_file(store.db, new)) == (b"avant", b"apres")


# Documents


def test_a_document_is_kept_as_it_is_and_kept_again_it_is_the_new_one(store):
    assert (original(store.db, "a.docx"), originals(store.db)) == (None, set())
    keep_original(store.db, "a.docx", b"un")
    keep_original(store.db, "b.docx", b"deux")
    keep_original(store.db, "a.docx", b"trois")
    assert (original(store.db, "a.docx"), original(store.db, "b.docx")) == (b"trois", b"deux")
    assert originals(store.db) == {"a.docx", "b.docx"}


# The template


def test_there_is_one_template_and_it_can_be_let_go(store):
    assert letterhead.read(store) is None
    letterhead.keep(store, Letterhead("un.docx", b"1"))
    letterhead.keep(store, Letterhead("deux.docx", b"2"))
    assert letterhead.read(store) == Letterhead("deux.docx", b"2")
    letterhead.drop(store)
    assert letterhead.read(store) is None


# Erasing


def test_an_erased_item_takes_its_drafts_productions_and_documents_and_nothing_else(store):
    from briefing_app.domain.model import Source

    for key in ("gone", "stays"):
        source = Source(document=f"{key}.docx")
        keep(store, Constat(key=key, text=f"Texte {key}.", source=source))
        keep_original(store.db, f"{key}.docx", key.encode())
        store.drafts.keep("constats", key, {"text": key})
        store.drafts.keep(REVIEWS, f"r-{key}", {"name": f"{key}.docx"})
        told = dict.fromkeys(("kind", "name", "meeting", "recipient", "audience"), key)
        number = store.productions.keep(
            told | {"fingerprint": key}, datetime.now(UTC).date(), {"t": key}, [("constats", key)]
        )
        store.productions.attach(number, f"{key} envoyé", key.encode())
    with store.operation("Supprimer"):
        store.delete("constats", ["gone"])
    erase(store, "constats", ["gone"])
    assert original(store.db, "gone.docx") is None
    assert original(store.db, "stays.docx") == b"stays"
    left = sorted((d.kind, d.key) for d in store.drafts.all())
    assert left == [("constats", "stays"), (REVIEWS, "r-stays")]
    stays, gone = store.productions.all()
    assert (gone.has_content, gone.sent_name, gone.fingerprint) == (False, "", "gone")
    assert store.productions.sent(gone.number) == b""
    assert store.productions.items(gone.number, "constats") == set()
    assert (stays.has_content, stays.sent_name) == (True, "stays envoyé")
    assert store.productions.items(stays.number, "constats") == {"stays"}
    assert [event.label for event in store.history("constats", "gone")] == []
    assert [event.label for event in store.history("constats", "stays")] == ["Préparer"]
    labels = [label for (label,) in store.db.execute("SELECT label FROM operations")]
    assert labels == ["Préparer"]
    (ref,) = store.db.execute("SELECT key FROM refs WHERE ref = 'C-0001'").fetchone()
    assert ref == "effacé C-0001"
    assert store.named("C-0001") == []
    assert store.named("C-0002") == [("constats", "stays")]
