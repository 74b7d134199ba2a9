package io.mailcore.integration.quota;

import io.mailcore.integration.database.TestDatabase;
import io.mailcore.spi.store.MailStore;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Two nodes on a database server. */
abstract class DatabaseQuotaRace extends QuotaRaceSuite {

  private final TestDatabase database;

  DatabaseQuotaRace(TestDatabase.Server server) {
    this.database = TestDatabase.create(server);
  }

  @Override
  List<MailStore> open() {
    return List.of(database.store().quotas(QUOTAS).open(), database.store().quotas(QUOTAS).open());
  }

  @AfterEach
  void close() {
    database.close();
  }
}
