INSERT INTO unfinished (place) VALUES (CAST('/nulle/part/Dossier.docx.partiel' AS BLOB));
