"""Erasing for good: no byte of an item is left in the store, its journal or its drafts.

The one thing that cannot be undone. Links to the item were taken away before, by an ordinary
operation; here every line of the journal that tells of it goes, and the file is written anew.
"""

import json
from collections.abc import Iterable

from briefing_app.storage.kept_files import forget_unused_files
from briefing_app.storage.store import Store


def erase(store: Store, kind: str, keys: Iterable[str]) -> None:
    """Forget what the journal, the drafts and the free pages of the file know of deleted items."""
    keys = list(keys)
    with store.db.atomic():
        for key in keys:
            _forget(store, kind, key)
        forget_unused_files(store.db)
        store.db.execute("DELETE FROM operations WHERE id NOT IN (SELECT operation FROM changes)")
    _write_anew(store)


def _forget(store: Store, kind: str, key: str) -> None:
    db = store.db
    _forget_documents(store, kind, key)
    db.execute("DELETE FROM changes WHERE kind = ? AND key = ?", [kind, key])
    # Lines of other items that lead to it may quote it (the wording of a dossier, for instance).
    quoted = json.dumps(key, ensure_ascii=False)
    db.execute(
        "DELETE FROM changes WHERE instr(coalesce(before, ''), ?) OR instr(coalesce(after, ''), ?)",
        [quoted, quoted],
    )
    _forget_drafts(store, kind, key)
    # What was produced keeps its date, recipient and fingerprint, but not what it said of the item.
    db.execute(
        "UPDATE productions SET content = NULL, sent = NULL, sent_name = NULL"
        " WHERE id IN (SELECT production FROM productions_items WHERE kind = ? AND key = ?)",
        [kind, key],
    )
    db.execute("DELETE FROM productions_items WHERE kind = ? AND key = ?", [kind, key])
    # Its reference stays taken, but leads nowhere any more.
    db.execute("UPDATE refs SET key = 'effacé ' || ref WHERE kind = ? AND key = ?", [kind, key])


def _forget_drafts(store: Store, kind: str, key: str) -> None:
    """What was typed for it, in other words of a dossier too, and the lines of a grid about it."""
    store.db.execute("DELETE FROM drafts WHERE key = ? AND kind || '.' LIKE ? || '.%'", [key, kind])
    store.db.execute(
        "DELETE FROM drafts WHERE kind = 'dossiers.wording' AND json_extract(content, '$.key') = ?",
        [key],
    )
    store.db.execute(
        "DELETE FROM drafts WHERE kind IN ('returned', 'abandoned.returned') AND instr(content, ?)",
        [f':{kind}:{key}"'],
    )


def _forget_documents(store: Store, kind: str, key: str) -> None:
    """The kept file that the item was taken from quotes it, and so does a review of it."""
    source = (
        "SELECT json_extract(side, '$.source.document') FROM"
        " (SELECT before AS side FROM changes WHERE kind = :kind AND key = :key"
        "  UNION SELECT after FROM changes WHERE kind = :kind AND key = :key)"
    )
    item = {"kind": kind, "key": key}
    store.db.execute(f"DELETE FROM originals WHERE document IN ({source})", item)
    store.db.execute(
        "DELETE FROM drafts WHERE kind IN ('reviews', 'abandoned.reviews')"
        f" AND json_extract(content, '$.name') IN ({source})",
        item,
    )


def _write_anew(store: Store) -> None:
    """An index and a file without leftovers: older SQLites keep deleted words in both."""
    store.db.execute("INSERT INTO search (search) VALUES ('rebuild')")
    store.db.execute("VACUUM")
    store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
