INSERT INTO items (id, kind, key) VALUES (20, 'attachments', 'photo');
INSERT INTO attachments (id, key, kind, item, name, size, fingerprint) VALUES
    (20, 'photo', 'constats', 'guichet', 'Photo du guichet.txt', 5,
    '55c64d0fcd6f9d5f7c828093857e3fdfda68478bb4e9bd24d481ef391c7804e8');
INSERT INTO attached_files (fingerprint, content) VALUES ('55c64d0fcd6f9d5f7c828093857e3fdfda68478bb4e9bd24d481ef391c7804e8', CAST('photo' AS BLOB));
INSERT INTO search (rowid, title, body) VALUES (20, 'Photo du guichet.txt', 'constats
Photo du guichet.txt
55c64d0fcd6f9d5f7c828093857e3fdfda68478bb4e9bd24d481ef391c7804e8');
