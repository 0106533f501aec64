-- Text typed in the window that is no item yet, or not a valid one: kept every two seconds, outside
-- the journal. The key is empty for an item that does not exist yet.
CREATE TABLE drafts (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    content TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

-- How many items hold each word: what resembles a text is sought through its rarest words.
CREATE VIRTUAL TABLE search_words USING fts5vocab (search, row);
