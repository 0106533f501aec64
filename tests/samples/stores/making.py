"""One small store per version of the schema, as the program of that version left it.

`python -m tests.samples.stores.making` makes those that are missing; those that are there are never made anew,
so that what old programs wrote stays as it was. `NNNN.sql` is what the store of that version is given, in
the SQL of that version and not by today's model: it is frozen with its sample. The rows of a version
follow those of the versions before, as in a store that was brought up from one to the next. The samples
are compressed, because most pages of a small store are empty.
"""

import gzip
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from briefing_app.storage.file.header import APPLICATION_ID
from briefing_app.storage.file.migrations import schema_version, steps

FOLDER = Path(__file__).parent
_APPLIED = """
CREATE TABLE IF NOT EXISTS "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY, "migration_set" TEXT, "name" TEXT, "applied_at" TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
"""


def sample(version: int) -> Path:
    return FOLDER / f"{version:04}.plaidoyer.gz"


def unpack(version: int, path: Path) -> Path:
    """The store of that version at a place of a test."""
    with gzip.open(sample(version)) as packed, path.open("wb") as store:
        shutil.copyfileobj(packed, store)
    return path


def make(version: int, path: Path) -> None:
    """The store of a version: each step of the schema, and after it what that version wrote."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA journal_mode = WAL;")
        db.executescript(_APPLIED)
        for number, step in enumerate(steps()[:version], start=1):
            db.executescript(step.read_text("utf-8"))
            applied = (number, "plaidoyer", step.stem, f"2026-01-{number:02}T08:00:00+00:00")
            db.execute("INSERT INTO _sqlite_migrations VALUES (?, ?, ?, ?)", applied)
            rows = FOLDER / f"{number:04}.sql"
            db.executescript(f"BEGIN; {rows.read_text('utf-8')} COMMIT;")
        db.execute(f"PRAGMA user_version = {version}")
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        db.execute("VACUUM")


def make_missing() -> None:
    for version in range(1, schema_version() + 1):
        if not sample(version).exists():
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "store"
                make(version, path)
                sample(version).write_bytes(gzip.compress(path.read_bytes(), mtime=0))


if __name__ == "__main__":
    make_missing()
