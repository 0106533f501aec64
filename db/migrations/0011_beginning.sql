-- What a new file begins with (shipped themes, the demonstration) is no step of hers: up to this
-- operation nothing is undone.
ALTER TABLE store_info ADD COLUMN begun INTEGER NOT NULL DEFAULT 0;
