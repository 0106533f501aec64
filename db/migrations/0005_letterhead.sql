-- The Word template of her own, if she has chosen one: the file as it was, outside the journal.
CREATE TABLE letterhead (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;
