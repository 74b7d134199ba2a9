-- Annotations of an owner's mailboxes, and of the server where the mailbox is 0. The account is whose private entry it is, 0 for shared ones.

CREATE TABLE IF NOT EXISTS mailcore_metadata (
  owner BIGINT NOT NULL,
  mailbox BIGINT NOT NULL,
  account BIGINT NOT NULL,
  entry VARCHAR(255) NOT NULL,
  size INTEGER NOT NULL,
  content VARBINARY(65536) NOT NULL,
  CONSTRAINT mailcore_metadata_key PRIMARY KEY (owner, mailbox, account, entry),
  CONSTRAINT mailcore_metadata_owner FOREIGN KEY (owner) REFERENCES mailcore_accounts (no)
);

INSERT INTO mailcore_schema (version, applied_at) VALUES (6, 0);
