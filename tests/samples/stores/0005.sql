INSERT INTO letterhead (id, name, content) VALUES (1, 'Modèle.docx', x'504B0304');
