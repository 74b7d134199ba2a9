package io.mailcore.integration.database;

/** The contract on PostgreSQL. */
final class PostgresqlStoreIT extends DatabaseContract {

  PostgresqlStoreIT() {
    super(TestDatabase.Server.POSTGRESQL);
  }
}
