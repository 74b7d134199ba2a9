package io.mailcore.integration.concurrency;

import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.store.MemoryMailStore;
import java.nio.file.Path;

/** Fifty sessions on the store in memory. */
final class MemoryConcurrencyIT extends ConcurrencySuite {

  @Override
  MailStore openStore(Path directory, QuotaPolicy quotas) {
    return MemoryMailStore.builder().quotas(quotas).build();
  }
}
