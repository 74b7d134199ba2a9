-- Accounts, mailboxes, messages and their bytes, for MariaDB.
-- Names are compared as octets of UTF-8, times are milliseconds since 1970 in UTC, sizes are octets.

CREATE TABLE IF NOT EXISTS mailcore_schema (
  version INTEGER NOT NULL PRIMARY KEY,
  applied_at BIGINT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One row: who has the database open, so that the next one knows whether it was closed in order,
-- and how often it was forced to disk.
CREATE TABLE IF NOT EXISTS mailcore_state (
  id INTEGER NOT NULL PRIMARY KEY,
  opened_by VARCHAR(64) NOT NULL,
  syncs BIGINT DEFAULT 0 NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS mailcore_accounts (
  no BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id VARCHAR(255) NOT NULL,
  uid_validity BIGINT NOT NULL,
  CONSTRAINT mailcore_accounts_id UNIQUE (id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS mailcore_mailboxes (
  no BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account BIGINT NOT NULL,
  object_id VARCHAR(64) NOT NULL,
  name VARCHAR(1000) NOT NULL,
  name_key VARBINARY(1100) NOT NULL,
  uses INTEGER NOT NULL,
  uid_validity BIGINT NOT NULL,
  uid_next BIGINT NOT NULL,
  modseq BIGINT NOT NULL,
  messages BIGINT NOT NULL,
  unseen BIGINT NOT NULL,
  deleted BIGINT NOT NULL,
  size BIGINT NOT NULL,
  recent BIGINT NOT NULL,
  recent_floor BIGINT NOT NULL,
  unseen_floor BIGINT NOT NULL,
  keywords INTEGER NOT NULL,
  expunged BIGINT NOT NULL,
  expunged_floor BIGINT NOT NULL,
  CONSTRAINT mailcore_mailboxes_object_id UNIQUE (object_id),
  CONSTRAINT mailcore_mailboxes_name UNIQUE (account, name_key),
  CONSTRAINT mailcore_mailboxes_account FOREIGN KEY (account) REFERENCES mailcore_accounts (no)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS mailcore_keywords (
  mailbox BIGINT NOT NULL,
  position INTEGER NOT NULL,
  name VARCHAR(255) NOT NULL,
  CONSTRAINT mailcore_keywords_key PRIMARY KEY (mailbox, position),
  CONSTRAINT mailcore_keywords_mailbox FOREIGN KEY (mailbox)
    REFERENCES mailcore_mailboxes (no) ON DELETE CASCADE
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS mailcore_subscriptions (
  account BIGINT NOT NULL,
  name_key VARBINARY(1100) NOT NULL,
  CONSTRAINT mailcore_subscriptions_key PRIMARY KEY (account, name_key),
  CONSTRAINT mailcore_subscriptions_account FOREIGN KEY (account) REFERENCES mailcore_accounts (no)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The bytes of a blob are in the file of that name, or else in mailcore_blob_parts. A size of -1 is a blob that is being written.
CREATE TABLE IF NOT EXISTS mailcore_blobs (
  no BIGINT NOT NULL PRIMARY KEY,
  size BIGINT NOT NULL,
  file VARCHAR(64),
  created BIGINT NOT NULL,
  summary LONGBLOB
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX IF NOT EXISTS mailcore_blobs_file ON mailcore_blobs (file);

CREATE TABLE IF NOT EXISTS mailcore_blob_parts (
  blob_no BIGINT NOT NULL,
  start_at BIGINT NOT NULL,
  bytes LONGBLOB NOT NULL,
  CONSTRAINT mailcore_blob_parts_key PRIMARY KEY (blob_no, start_at)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- System flags as bits: 1 answered, 2 deleted, 4 draft, 8 flagged, 16 seen. Keywords as bits by their position.
CREATE TABLE IF NOT EXISTS mailcore_messages (
  mailbox BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  modseq BIGINT NOT NULL,
  flags INTEGER NOT NULL,
  keywords VARBINARY(64) NOT NULL,
  size BIGINT NOT NULL,
  internal_date BIGINT NOT NULL,
  internal_offset INTEGER NOT NULL,
  save_date BIGINT NOT NULL,
  email_id VARCHAR(64) NOT NULL,
  thread_id VARCHAR(64),
  blob_no BIGINT NOT NULL,
  prefix_length INTEGER NOT NULL,
  prefix VARBINARY(16384) NOT NULL,
  CONSTRAINT mailcore_messages_key PRIMARY KEY (mailbox, uid),
  CONSTRAINT mailcore_messages_mailbox FOREIGN KEY (mailbox) REFERENCES mailcore_mailboxes (no)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX IF NOT EXISTS mailcore_messages_modseq ON mailcore_messages (mailbox, modseq);

CREATE INDEX IF NOT EXISTS mailcore_messages_blob ON mailcore_messages (blob_no);

-- What was removed: the set of UIDs as IMAP writes it, in parts.
CREATE TABLE IF NOT EXISTS mailcore_expunged (
  mailbox BIGINT NOT NULL,
  modseq BIGINT NOT NULL,
  part INTEGER NOT NULL,
  uids LONGTEXT NOT NULL,
  uid_count BIGINT NOT NULL,
  CONSTRAINT mailcore_expunged_key PRIMARY KEY (mailbox, modseq, part),
  CONSTRAINT mailcore_expunged_mailbox FOREIGN KEY (mailbox)
    REFERENCES mailcore_mailboxes (no) ON DELETE CASCADE
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS mailcore_leases (
  account BIGINT NOT NULL PRIMARY KEY,
  token VARCHAR(64) NOT NULL,
  holder VARCHAR(255) NOT NULL,
  expires BIGINT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT IGNORE INTO mailcore_state (id, opened_by) VALUES (1, '');

INSERT INTO mailcore_schema (version, applied_at) VALUES (1, 0);
