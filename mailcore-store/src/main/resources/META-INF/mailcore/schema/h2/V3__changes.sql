-- When a mailbox or the mailboxes of an account have changed, for nodes that look for what others did: here there is one node, and nobody looks.

ALTER TABLE mailcore_mailboxes ADD COLUMN IF NOT EXISTS changed_at BIGINT DEFAULT 0 NOT NULL;

ALTER TABLE mailcore_accounts ADD COLUMN IF NOT EXISTS changes BIGINT DEFAULT 0 NOT NULL;

ALTER TABLE mailcore_accounts ADD COLUMN IF NOT EXISTS changed_at BIGINT DEFAULT 0 NOT NULL;

INSERT INTO mailcore_schema (version, applied_at) VALUES (3, 0);
