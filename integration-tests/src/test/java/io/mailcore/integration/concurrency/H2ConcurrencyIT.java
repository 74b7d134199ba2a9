package io.mailcore.integration.concurrency;

import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.store.JdbcMailStore;
import java.nio.file.Path;

/** Fifty sessions on H2. */
final class H2ConcurrencyIT extends ConcurrencySuite {

  @Override
  MailStore openStore(Path directory, QuotaPolicy quotas) {
    return JdbcMailStore.builder().h2(directory).quotas(quotas).open();
  }
}
