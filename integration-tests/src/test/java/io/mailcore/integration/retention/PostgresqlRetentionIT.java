package io.mailcore.integration.retention;

import io.mailcore.integration.database.TestDatabase;

/** On PostgreSQL. */
final class PostgresqlRetentionIT extends DatabaseRetention {

  PostgresqlRetentionIT() {
    super(TestDatabase.Server.POSTGRESQL);
  }
}
