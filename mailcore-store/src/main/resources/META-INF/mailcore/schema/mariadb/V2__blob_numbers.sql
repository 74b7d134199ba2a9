-- Numbers of blobs are given before their rows are written.

CREATE TABLE IF NOT EXISTS mailcore_numbers (
  id INTEGER NOT NULL PRIMARY KEY,
  next_no BIGINT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT IGNORE INTO mailcore_numbers (id, next_no) VALUES (1, 1);

INSERT INTO mailcore_schema (version, applied_at) VALUES (2, 0);
