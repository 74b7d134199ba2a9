-- The CRC32C of each part of a blob that is in mailcore_blob_parts, four octets each, in order. Blobs from before have none, and none is needed for files.

ALTER TABLE mailcore_blobs ADD COLUMN IF NOT EXISTS checksums VARBINARY(1048576);

INSERT INTO mailcore_schema (version, applied_at) VALUES (4, 0);
