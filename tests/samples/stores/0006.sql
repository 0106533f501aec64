INSERT INTO productions (id, kind, name, meeting, recipient, audience, produced, at, fingerprint, sent_name, sent) VALUES
    (1, 'dossier', 'Dossier.docx', 'janvier', 'Ministère des Essais', 'transmissible', '2026-01-14',
    '2026-01-14T09:00:00+00:00', 'abc', 'Envoyé.docx', x'504B');
INSERT INTO productions_items (production, kind, key) VALUES (1, 'constats', 'guichet');
