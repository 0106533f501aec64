-- What was produced: when, for whom, from which content; and the version really sent, where it was
-- changed in Word. Outside the journal: it tells what left, and that cannot be undone.
CREATE TABLE productions (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    meeting TEXT NOT NULL,
    recipient TEXT NOT NULL,
    audience TEXT NOT NULL,
    produced TEXT NOT NULL,
    at TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    content TEXT,
    sent_name TEXT,
    sent BLOB
) STRICT;

-- The items whose words stand in it: what an erasure looks for.
CREATE TABLE productions_items (
    production INTEGER NOT NULL REFERENCES productions (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (production, kind, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX productions_items_item ON productions_items (kind, key);
