package io.mailcore.integration.quota;

import io.mailcore.integration.database.TestDatabase;

/** Two nodes on MariaDB. */
final class MariaDbQuotaRaceIT extends DatabaseQuotaRace {

  MariaDbQuotaRaceIT() {
    super(TestDatabase.Server.MARIADB);
  }
}
