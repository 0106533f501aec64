INSERT INTO items (id, kind, key) VALUES (19, 'documents', 'ancien');
INSERT INTO documents (id, key, name, date, fingerprint) VALUES (19, 'ancien', 'Ancien dossier.docx', '2025-12-01', 'def');
INSERT INTO originals (document, content) VALUES ('Ancien dossier.docx', x'504B0304');
UPDATE measures SET source_document = 'Ancien dossier.docx', source_page = 2;
UPDATE search SET title = '5 Ouvrir un guichet par département', body = '5
Ouvrir un guichet par département
Ancien dossier.docx' WHERE rowid = 7;
INSERT INTO search (rowid, title, body) VALUES (19, 'Ancien dossier.docx', 'Ancien dossier.docx
def');
