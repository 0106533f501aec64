-- Grids that go round: what was sent on which day (a round), to whom (a file), and what came back.
CREATE TABLE rounds (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    date TEXT,
    reply_by TEXT,
    audience TEXT NOT NULL
) STRICT;

CREATE TABLE rounds_sent (
    owner INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    "column" TEXT NOT NULL,
    value TEXT,
    organisation TEXT REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank),
    FOREIGN KEY (kind, key) REFERENCES items (kind, key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE grids (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    round TEXT REFERENCES rounds (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    organisation TEXT REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    document TEXT NOT NULL,
    rows INTEGER
) STRICT;

CREATE TABLE grids_returns (
    owner INTEGER NOT NULL REFERENCES grids (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    organisation TEXT REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    date TEXT,
    document TEXT NOT NULL,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE grids_received (
    owner INTEGER NOT NULL REFERENCES grids (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    "column" TEXT NOT NULL,
    value TEXT,
    organisation TEXT REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank),
    FOREIGN KEY (kind, key) REFERENCES items (kind, key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX rounds_sent_item_index ON rounds_sent (kind, key);
CREATE INDEX rounds_sent_organisation_index ON rounds_sent (organisation);
CREATE INDEX grids_round_index ON grids (round);
CREATE INDEX grids_organisation_index ON grids (organisation);
CREATE INDEX grids_returns_organisation_index ON grids_returns (organisation);
CREATE INDEX grids_received_item_index ON grids_received (kind, key);
CREATE INDEX grids_received_organisation_index ON grids_received (organisation);
