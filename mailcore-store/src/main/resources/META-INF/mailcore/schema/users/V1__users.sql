-- Users, their addresses and application passwords, and aliases; for H2, PostgreSQL, MariaDB, MySQL.
-- Names are keyed by their octets of UTF-8 in hexadecimal digits, ASCII letters in lower case, so
-- that every database tells them apart alike. Times are milliseconds since 1970 in UTC.

CREATE TABLE IF NOT EXISTS mailcore_users_schema (
  version INTEGER NOT NULL PRIMARY KEY,
  applied_at BIGINT NOT NULL,
  syncs BIGINT DEFAULT 0 NOT NULL
);

CREATE TABLE IF NOT EXISTS mailcore_users (
  id_key VARCHAR(510) NOT NULL PRIMARY KEY,
  id VARCHAR(255) NOT NULL,
  password VARCHAR(1000) NOT NULL,
  scram VARCHAR(1000),
  enabled INTEGER NOT NULL,
  quota_octets BIGINT,
  quota_messages BIGINT,
  created_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS mailcore_addresses (
  address_key VARCHAR(660) NOT NULL PRIMARY KEY,
  address VARCHAR(400) NOT NULL,
  user_key VARCHAR(510) NOT NULL,
  place INTEGER NOT NULL,
  CONSTRAINT mailcore_addresses_user FOREIGN KEY (user_key)
    REFERENCES mailcore_users (id_key) ON DELETE CASCADE
);

-- The password is the SHA-256 of 100 random bits, which needs no slow hash; each bit of the scope
-- is a protocol.
CREATE TABLE IF NOT EXISTS mailcore_app_passwords (
  id VARCHAR(32) NOT NULL PRIMARY KEY,
  user_key VARCHAR(510) NOT NULL,
  name VARCHAR(100) NOT NULL,
  password VARCHAR(64) NOT NULL,
  scope INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  used_at BIGINT,
  CONSTRAINT mailcore_app_passwords_user FOREIGN KEY (user_key)
    REFERENCES mailcore_users (id_key) ON DELETE CASCADE
);

CREATE TABLE IF NOT EXISTS mailcore_aliases (
  source_key VARCHAR(660) NOT NULL,
  place INTEGER NOT NULL,
  source VARCHAR(400) NOT NULL,
  destination VARCHAR(400) NOT NULL,
  PRIMARY KEY (source_key, place)
);
