package io.mailcore.store;

import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.MailStoreProvider;

/**
 * Gives a server whose host named no store one in memory. Found by {@link java.util.ServiceLoader}.
 */
public final class MemoryMailStoreProvider implements MailStoreProvider {

  /** For the service loader. */
  public MemoryMailStoreProvider() {}

  @Override
  public MailStore create() {
    return MemoryMailStore.create();
  }
}
