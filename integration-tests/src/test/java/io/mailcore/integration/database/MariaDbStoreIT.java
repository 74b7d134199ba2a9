package io.mailcore.integration.database;

import org.junit.jupiter.api.Tag;

/** The contract on MariaDB. */
@Tag("once")
final class MariaDbStoreIT extends DatabaseContract {

  MariaDbStoreIT() {
    super(TestDatabase.Server.MARIADB);
  }
}
