INSERT INTO store_info (id, format, created) VALUES (1, 'plaidoyer', '2026-01-01T08:00:00+00:00');
INSERT INTO items (id, kind, key) VALUES
    (1, 'themes', 'sejour'), (2, 'organisations', 'riviere'), (3, 'organisations', 'ministere'),
    (4, 'people', 'arondelle'), (5, 'plans', 'plan'), (6, 'versions', 'plan/1'),
    (7, 'measures', 'plan/1/5'), (8, 'meetings', 'janvier'), (9, 'constats', 'guichet'),
    (10, 'recommendations', 'guichets'), (11, 'proposals', 'ajout'), (12, 'commitments', 'circulaire'),
    (13, 'interventions', 'tour'), (14, 'dossiers', 'dossier'), (15, 'constats', 'interprete');
INSERT INTO refs (ref, kind, key, number) VALUES
    ('C-0001', 'constats', 'guichet', 1), ('C-0002', 'constats', 'effacé C-0002', 2),
    ('C-0003', 'constats', 'interprete', 3), ('R-0001', 'recommendations', 'guichets', 1),
    ('P-0001', 'proposals', 'ajout', 1), ('E-0001', 'commitments', 'circulaire', 1);
INSERT INTO themes (id, key, label, family, position) VALUES (1, 'sejour', 'Droit au séjour', 'theme', 1);
INSERT INTO themes_keywords (owner, rank, value) VALUES (1, 0, 'récépissé');
INSERT INTO organisations (id, key, name, short, kind) VALUES
    (2, 'riviere', 'Association de la Rivière', 'ADR', 'membre'),
    (3, 'ministere', 'Ministère des Essais', NULL, 'institution');
INSERT INTO people (id, key, name, title, function, organisation, note) VALUES
    (4, 'arondelle', 'Célestine Arondelle', 'Mme', 'ministre des Essais', 'ministere', 'La rappeler en mars.');
INSERT INTO plans (id, key, title, start, "end") VALUES (5, 'plan', 'Plan des essais', '2024', '2027');
INSERT INTO versions (id, key, plan, position, label, date) VALUES (6, 'plan/1', 'plan', 1, 'Plan adopté', '2024-05-01');
INSERT INTO measures (id, key, version, position, number, title) VALUES
    (7, 'plan/1/5', 'plan/1', 1, '5', 'Ouvrir un guichet par département');
INSERT INTO meetings (id, key, title, kind, date, interlocutor, state, diffusion) VALUES
    (8, 'janvier', 'Rencontre de janvier', 'rencontre', '2026-01-15', 'arondelle', 'tenue', 'collectif');
INSERT INTO meetings_institutions (owner, rank, target) VALUES (8, 0, 'ministere');
INSERT INTO meetings_participants (owner, rank, person, side, excused) VALUES (8, 0, 'arondelle', 'institution', 0);
INSERT INTO constats (id, key, ref, text, cite_sources, status, validation, diffusion, note) VALUES
    (9, 'guichet', 'C-0001', 'Les guichets ferment à midi.', 0, 'actuel', 'validee', 'transmissible', 'Vérifié en janvier.'),
    (15, 'interprete', 'C-0003', 'Aucun interprète n’est présent le samedi.', 1, 'actuel', 'brouillon', 'interne', NULL);
INSERT INTO constats_themes (owner, rank, target) VALUES (9, 0, 'sejour');
INSERT INTO constats_organisations (owner, rank, target) VALUES (9, 0, 'riviere');
INSERT INTO constats_measures (owner, rank, target) VALUES (9, 0, 'plan/1/5');
INSERT INTO recommendations (id, key, ref, text, status, validation, diffusion) VALUES
    (10, 'guichets', 'R-0001', 'Ouvrir les guichets l’après-midi.', 'portee', 'validee', 'transmissible');
INSERT INTO recommendations_answers (owner, rank, target) VALUES (10, 0, 'guichet');
INSERT INTO recommendations_carried (owner, rank, meeting, stance, answer) VALUES (10, 0, 'janvier', 'a_l_etude', 'Nous regardons.');
INSERT INTO proposals (id, key, ref, measure, kind, text, outcome, diffusion) VALUES
    (11, 'ajout', 'P-0001', 'plan/1/5', 'remark', 'Préciser les horaires.', 'proposee', 'transmissible');
INSERT INTO commitments (id, key, ref, text, meeting, "by", due, status, diffusion) VALUES
    (12, 'circulaire', 'E-0001', 'Une circulaire partira au printemps.', 'janvier', 'arondelle', '2026-05-31', 'a_suivre', 'transmissible');
INSERT INTO commitments_notes (owner, rank, date, text, organisation, diffusion) VALUES
    (12, 0, '2026-02-01', 'Rien reçu à ce jour.', 'riviere', 'interne');
INSERT INTO interventions (id, key, meeting, position, person, text, diffusion) VALUES
    (13, 'tour', 'janvier', 1, 'arondelle', 'Je verrai ce qui peut être fait.', 'interne');
INSERT INTO dossiers (id, key, title, meeting, audience, numbering) VALUES
    (14, 'dossier', 'Dossier de janvier', 'janvier', 'transmissible', 'continue');
INSERT INTO dossiers_items (owner, rank, kind, key, included, wording) VALUES (14, 0, 'constats', 'guichet', 1, 'Les guichets ferment tôt.');
INSERT INTO operations (id, label, at) VALUES (1, 'Ajouter un constat', '2026-01-01T09:00:00+00:00');
INSERT INTO changes (operation, kind, key, before, after) VALUES (1, 'constats', 'interprete', NULL, '{"text": "Aucun interprète n’est présent le dimanche.", "cite_sources": true, "status": "actuel", "validation": "brouillon", "diffusion": "interne", "key": "interprete", "ref": "C-0003"}');
INSERT INTO operations (id, label, at) VALUES (2, 'Modifier C-0003', '2026-01-02T09:00:00+00:00');
INSERT INTO changes (operation, kind, key, before, after) VALUES (2, 'constats', 'interprete', '{"text": "Aucun interprète n’est présent le dimanche."}', '{"text": "Aucun interprète n’est présent le samedi."}');
INSERT INTO search (rowid, title, body) VALUES (1, 'Droit au séjour', 'Droit au séjour
récépissé');
INSERT INTO search (rowid, title, body) VALUES (2, 'Association de la Rivière', 'Association de la Rivière
ADR');
INSERT INTO search (rowid, title, body) VALUES (3, 'Ministère des Essais', 'Ministère des Essais');
INSERT INTO search (rowid, title, body) VALUES (4, 'Célestine Arondelle', 'Célestine Arondelle
Mme
ministre des Essais
La rappeler en mars.');
INSERT INTO search (rowid, title, body) VALUES (5, 'Plan des essais', 'Plan des essais
2024
2027');
INSERT INTO search (rowid, title, body) VALUES (6, 'Plan adopté', 'Plan adopté');
INSERT INTO search (rowid, title, body) VALUES (7, '5 Ouvrir un guichet par département', '5
Ouvrir un guichet par département');
INSERT INTO search (rowid, title, body) VALUES (8, 'Rencontre de janvier', 'Rencontre de janvier');
INSERT INTO search (rowid, title, body) VALUES (9, 'Les guichets ferment à midi.', 'Les guichets ferment à midi.
Vérifié en janvier.');
INSERT INTO search (rowid, title, body) VALUES (10, 'Ouvrir les guichets l’après-midi.', 'Ouvrir les guichets l’après-midi.
Nous regardons.');
INSERT INTO search (rowid, title, body) VALUES (11, 'Préciser les horaires.', 'Préciser les horaires.');
INSERT INTO search (rowid, title, body) VALUES (12, 'Une circulaire partira au printemps.', 'Une circulaire partira au printemps.
Rien reçu à ce jour.');
INSERT INTO search (rowid, title, body) VALUES (13, 'Je verrai ce qui peut être fait.', 'Je verrai ce qui peut être fait.');
INSERT INTO search (rowid, title, body) VALUES (14, 'Dossier de janvier', 'Dossier de janvier
Les guichets ferment tôt.');
INSERT INTO search (rowid, title, body) VALUES (15, 'Aucun interprète n’est présent le samedi.', 'Aucun interprète n’est présent le samedi.');
