-- How a dossier is told: options, typography, language of its fixed words.
ALTER TABLE dossiers ADD COLUMN typography TEXT;
ALTER TABLE dossiers ADD COLUMN language TEXT;

CREATE TABLE dossiers_options (
    owner INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;
