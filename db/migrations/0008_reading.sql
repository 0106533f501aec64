-- Files that were imported. The bytes are kept only if she wishes, outside the journal, under the name
-- that the items taken from the file give as their source.
CREATE TABLE documents (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    date TEXT,
    imported TEXT,
    fingerprint TEXT
) STRICT;

CREATE TABLE originals (
    document TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;

ALTER TABLE measures ADD COLUMN source_document TEXT;
ALTER TABLE measures ADD COLUMN source_page INTEGER;
ALTER TABLE measures ADD COLUMN source_passage TEXT;
ALTER TABLE interventions ADD COLUMN source_document TEXT;
ALTER TABLE interventions ADD COLUMN source_page INTEGER;
ALTER TABLE interventions ADD COLUMN source_passage TEXT;
