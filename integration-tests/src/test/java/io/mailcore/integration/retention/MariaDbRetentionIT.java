package io.mailcore.integration.retention;

import io.mailcore.integration.database.TestDatabase;

/** On MariaDB. */
final class MariaDbRetentionIT extends DatabaseRetention {

  MariaDbRetentionIT() {
    super(TestDatabase.Server.MARIADB);
  }
}
