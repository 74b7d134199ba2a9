package io.mailcore.integration.quota;

import io.mailcore.integration.database.TestDatabase;

/** Two nodes on PostgreSQL. */
final class PostgresqlQuotaRaceIT extends DatabaseQuotaRace {

  PostgresqlQuotaRaceIT() {
    super(TestDatabase.Server.POSTGRESQL);
  }
}
