package io.mailcore.net.events;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Registration;
import java.util.Optional;

/**
 * A store as sessions see it: what they call can be recorded, one event a call. The octets of a
 * message that is read pass unseen. Safe for use by several threads.
 */
public final class WatchedStore implements MailStore {

  private static final StoreCalls NOBODYS = new StoreCalls(null, null);

  private final MailStore store;

  /** Watches what is called of {@code store}. */
  public WatchedStore(MailStore store) {
    this.store = requireNonNull(store, "store");
  }

  @Override
  public BlobStore blobs() {
    return new WatchedBlobs(store.blobs(), NOBODYS);
  }

  @Override
  public MailAccount account(AccountId account, CallContext context) {
    StoreCalls calls = new StoreCalls(context.sessionId(), account.value());
    MailAccount opened =
        StoreCalls.areOff()
            ? store.account(account, context)
            : calls.call("MailStore", "account", () -> store.account(account, context));
    return new WatchedAccount(opened, calls);
  }

  @Override
  public Registration subscribe(ChangeListener listener) {
    return store.subscribe(listener);
  }

  @Override
  public boolean mayBlock() {
    return store.mayBlock();
  }

  @Override
  public <T> Optional<T> extension(Class<T> type) {
    return store.extension(type);
  }

  @Override
  public void close() {
    store.close();
  }
}
