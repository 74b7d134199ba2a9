package io.mailcore.testkit.contract;

import io.mailcore.spi.store.MailStore;
import io.mailcore.store.MemoryMailStore;
import java.util.Optional;

final class MemoryMailStoreContractTest extends MailStoreContract {

  @Override
  protected MailStore createStore() {
    return MemoryMailStore.create();
  }

  @Override
  public Optional<MailStore> storeWithQuota(long octets) {
    return Optional.of(MemoryMailStore.builder().accountQuota(octets).build());
  }
}
