INSERT INTO items (id, kind, key) VALUES (18, 'collective', 'collective');
INSERT INTO collective (id, key, name, typography) VALUES (18, 'collective', 'Collectif des Essais', 'europe');
INSERT INTO search (rowid, title, body) VALUES (18, 'Collectif des Essais', 'Collectif des Essais');
