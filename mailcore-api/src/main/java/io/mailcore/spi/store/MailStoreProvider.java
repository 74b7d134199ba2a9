package io.mailcore.spi.store;

/**
 * Makes the store of a server whose host named none, found by {@link java.util.ServiceLoader}. The
 * artifact {@code mailcore-store} provides the store in memory.
 */
public interface MailStoreProvider {

  /** A new and empty store, closed by the server that asked for it. */
  MailStore create();
}
