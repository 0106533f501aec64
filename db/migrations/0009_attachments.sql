-- Files joined to items. The bytes are kept outside the journal, each once, under their fingerprint.
CREATE TABLE attachments (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    item TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER,
    date TEXT,
    fingerprint TEXT NOT NULL,
    FOREIGN KEY (kind, item) REFERENCES items (kind, key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX attachments_item_index ON attachments (kind, item);

CREATE TABLE attached_files (
    fingerprint TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;
