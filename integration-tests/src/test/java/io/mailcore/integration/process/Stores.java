package io.mailcore.integration.process;

import io.mailcore.model.QuotaLimit;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.store.JdbcMailStore;
import io.mailcore.store.MemoryMailStore;
import java.nio.file.Path;

/** The stores that tests run on, and what a restart means for each. */
public enum Stores {
  /** In memory: the store outlives the server. */
  MEMORY {
    @Override
    public MailStore open(Path directory) {
      return MemoryMailStore.builder().maxBytes(512L * 1024 * 1024).quotas(QUOTAS).build();
    }

    @Override
    public MailStore reopen(MailStore store, Path directory) {
      return store;
    }
  },

  /** H2 with blobs in files: closed and opened again. */
  H2 {
    @Override
    public MailStore open(Path directory) {
      return JdbcMailStore.builder().h2(directory).quotas(QUOTAS).open();
    }

    @Override
    public MailStore reopen(MailStore store, Path directory) {
      store.close();
      return open(directory);
    }
  };

  private static final QuotaPolicy QUOTAS =
      QuotaPolicy.of(QuotaLimit.ofOctets(4L << 30).withMessages(1_000_000));

  /**
   * A new store.
   *
   * @param directory where it may keep files
   */
  public abstract MailStore open(Path directory);

  /** The store as a process finds it that starts where another has ended. */
  public abstract MailStore reopen(MailStore store, Path directory);
}
