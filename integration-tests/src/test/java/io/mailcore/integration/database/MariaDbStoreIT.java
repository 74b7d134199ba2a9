package io.mailcore.integration.database;

/** The contract on MariaDB. */
final class MariaDbStoreIT extends DatabaseContract {

  MariaDbStoreIT() {
    super(TestDatabase.Server.MARIADB);
  }
}
