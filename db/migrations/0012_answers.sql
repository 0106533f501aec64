-- What associations answer about a recommandation: dated news, as for an engagement. What was taken
-- into the internal note before stays there as it was written.
CREATE TABLE recommendations_notes (
    owner INTEGER NOT NULL REFERENCES recommendations (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    date TEXT,
    text TEXT NOT NULL,
    evidence TEXT,
    organisation TEXT REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    diffusion TEXT NOT NULL,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE INDEX recommendations_notes_organisation_index ON recommendations_notes (organisation);
