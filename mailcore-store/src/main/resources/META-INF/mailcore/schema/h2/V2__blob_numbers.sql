-- Numbers of blobs are given before their rows are written. A column's name that is no word of SQL.

ALTER TABLE mailcore_blob_parts ALTER COLUMN IF EXISTS blob RENAME TO blob_no;

ALTER TABLE mailcore_messages ALTER COLUMN IF EXISTS blob RENAME TO blob_no;

CREATE TABLE IF NOT EXISTS mailcore_numbers (
  id INTEGER NOT NULL PRIMARY KEY,
  next_no BIGINT NOT NULL
);

INSERT INTO mailcore_numbers (id, next_no)
  SELECT 1, COALESCE(MAX(no), 0) + 1 FROM mailcore_blobs HAVING NOT EXISTS (SELECT 1 FROM mailcore_numbers);

INSERT INTO mailcore_schema (version, applied_at) VALUES (2, 0);
