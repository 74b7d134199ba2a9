package io.mailcore.integration.concurrency;

import io.mailcore.integration.database.TestDatabase;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaPolicy;
import java.nio.file.Path;

/** Fifty sessions on MariaDB. */
final class MariaDbConcurrencyIT extends ConcurrencySuite {

  @Override
  MailStore openStore(Path directory, QuotaPolicy quotas) {
    return TestDatabase.create(TestDatabase.Server.MARIADB).store().quotas(quotas).open();
  }
}
