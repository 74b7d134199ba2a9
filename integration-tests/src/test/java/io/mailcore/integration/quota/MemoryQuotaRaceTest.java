package io.mailcore.integration.quota;

import io.mailcore.spi.store.MailStore;
import io.mailcore.store.MemoryMailStore;
import java.util.List;

/** In memory. */
final class MemoryQuotaRaceTest extends QuotaRaceSuite {

  @Override
  List<MailStore> open() {
    return List.of(MemoryMailStore.builder().quotas(QUOTAS).build());
  }
}
