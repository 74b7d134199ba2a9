-- Who adds messages holds their mailbox, and who removes a mailbox removes its messages first: looking for the mailbox again with each message is left out.
-- Most blobs have no file, and then no entry in its index.

ALTER TABLE mailcore_messages DROP CONSTRAINT IF EXISTS mailcore_messages_mailbox;

DROP INDEX IF EXISTS mailcore_blobs_file;

CREATE INDEX IF NOT EXISTS mailcore_blobs_file ON mailcore_blobs (file) WHERE file IS NOT NULL;

INSERT INTO mailcore_schema (version, applied_at) VALUES (5, 0);
