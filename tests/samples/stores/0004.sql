INSERT INTO items (id, kind, key) VALUES (16, 'rounds', 'tour-1'), (17, 'grids', 'grille-1');
INSERT INTO rounds (id, key, title, date, audience) VALUES (16, 'tour-1', 'Grille de janvier', '2026-01-20', 'collectif');
INSERT INTO rounds_sent (owner, rank, kind, key, "column", value) VALUES (16, 0, 'commitments', 'circulaire', 'status', 'à suivre');
INSERT INTO grids (id, key, round, organisation, document, rows) VALUES (17, 'grille-1', 'tour-1', 'riviere', 'Grille.xlsx', 1);
INSERT INTO grids_returns (owner, rank, organisation, date, document) VALUES (17, 0, 'riviere', '2026-01-25', 'Retour.xlsx');
INSERT INTO grids_received (owner, rank, kind, key, "column", value, organisation) VALUES
    (17, 0, 'commitments', 'circulaire', 'progress', 'Rien reçu à ce jour.', 'riviere');
INSERT INTO search (rowid, title, body) VALUES (16, 'Grille de janvier', 'Grille de janvier');
INSERT INTO search (rowid, title, body) VALUES (17, 'Grille.xlsx', 'Grille.xlsx
Retour.xlsx');
