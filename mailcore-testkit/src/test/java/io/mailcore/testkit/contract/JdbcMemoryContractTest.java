package io.mailcore.testkit.contract;

import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.store.JdbcMailStore;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** H2 in memory, all blobs in the database. */
final class JdbcMemoryContractTest extends MailStoreContract {

  private static final AtomicLong NUMBERS = new AtomicLong();

  private static JdbcMailStore.Builder builder() {
    return JdbcMailStore.builder()
        .url("jdbc:h2:mem:contract" + NUMBERS.incrementAndGet() + ";LOCK_TIMEOUT=10000");
  }

  @Override
  protected MailStore createStore() {
    return builder().rememberedRemovals(500).open();
  }

  @Override
  public Optional<MailStore> storeWithQuota(QuotaPolicy quotas) {
    return Optional.of(builder().quotas(quotas).open());
  }
}
