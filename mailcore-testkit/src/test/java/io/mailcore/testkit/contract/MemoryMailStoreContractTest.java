package io.mailcore.testkit.contract;

import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.store.MemoryMailStore;
import java.util.Optional;

final class MemoryMailStoreContractTest extends MailStoreContract {

  @Override
  protected MailStore createStore() {
    return MemoryMailStore.create();
  }

  @Override
  public Optional<MailStore> storeWithQuota(QuotaPolicy quotas) {
    return Optional.of(MemoryMailStore.builder().quotas(quotas).build());
  }
}
