"""The files that items were taken from, kept if she wishes: outside the journal, as they were.

Undoing an import leaves the file where it is, so that doing it again finds it; erasing an item for
good takes the file that tells it away.
"""

from briefing_app.storage.connection import StoreConnection


def keep_original(db: StoreConnection, document: str, content: bytes) -> None:
    db.execute(
        "INSERT INTO originals VALUES (?, ?) ON CONFLICT (document)"
        " DO UPDATE SET content = excluded.content",
        [document, content],
    )


def original(db: StoreConnection, document: str) -> bytes | None:
    row = db.execute("SELECT content FROM originals WHERE document = ?", [document]).fetchone()
    return row[0] if row else None


def originals(db: StoreConnection) -> set[str]:
    """The names of the documents whose file is kept."""
    return {name for (name,) in db.execute("SELECT document FROM originals")}
