-- Articles without a record: those in a language that is not coded are kept, to be found and shown.
-- Where `record` is NULL, so is `coded_by`, and no other table has a row for what the article tells.
--
-- SQLite cannot take NOT NULL from a column, so each is copied into a new one.

DROP INDEX articles_by_coder;

ALTER TABLE articles RENAME COLUMN coded_by TO required_coded_by;
ALTER TABLE articles RENAME COLUMN record TO required_record;
ALTER TABLE articles ADD COLUMN coded_by TEXT;
ALTER TABLE articles ADD COLUMN record TEXT CHECK ((record IS NULL) = (coded_by IS NULL));

UPDATE articles SET coded_by = required_coded_by, record = required_record;

ALTER TABLE articles DROP COLUMN required_coded_by;
ALTER TABLE articles DROP COLUMN required_record;

CREATE INDEX articles_by_coder ON articles (coded_by);
