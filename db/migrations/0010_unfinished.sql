-- Where a file is being written beside its name: what a crash left is removed at the next opening.
CREATE TABLE unfinished (place BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
