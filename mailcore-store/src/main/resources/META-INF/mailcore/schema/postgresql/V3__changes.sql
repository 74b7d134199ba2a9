-- When a mailbox or the mailboxes of an account have changed, in seconds since 1970 by this server's clock, for nodes that look for what others did.
-- Whole seconds, so that a mailbox that changes often has an index entry written once a second at most.

ALTER TABLE mailcore_mailboxes ADD COLUMN IF NOT EXISTS changed_at BIGINT DEFAULT 0 NOT NULL;

ALTER TABLE mailcore_mailboxes ALTER COLUMN changed_at SET DEFAULT CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT);

CREATE INDEX IF NOT EXISTS mailcore_mailboxes_changed ON mailcore_mailboxes (changed_at, no);

ALTER TABLE mailcore_accounts ADD COLUMN IF NOT EXISTS changes BIGINT DEFAULT 0 NOT NULL;

ALTER TABLE mailcore_accounts ADD COLUMN IF NOT EXISTS changed_at BIGINT DEFAULT 0 NOT NULL;

ALTER TABLE mailcore_accounts ALTER COLUMN changed_at SET DEFAULT CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT);

CREATE INDEX IF NOT EXISTS mailcore_accounts_changed ON mailcore_accounts (changed_at, no);

INSERT INTO mailcore_schema (version, applied_at) VALUES (3, 0);
