-- Who adds messages holds their mailbox, and who removes a mailbox removes its messages first: looking for the mailbox again with each message is left out.

ALTER TABLE mailcore_messages DROP CONSTRAINT IF EXISTS mailcore_messages_mailbox;

INSERT INTO mailcore_schema (version, applied_at) VALUES (5, 0);
