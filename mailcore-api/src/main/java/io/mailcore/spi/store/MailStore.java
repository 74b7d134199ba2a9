package io.mailcore.spi.store;

import io.mailcore.model.AccountId;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.threads.MayBlock;
import java.util.Optional;

/**
 * Keeps all accounts' mailboxes. Implemented by hosts; grows by default methods only. See the
 * package for the rules.
 *
 * <p>A server never closes a store that the host gave it.
 */
public interface MailStore extends MayBlock, AutoCloseable {

  /**
   * Where the bytes of new messages are staged. Blobs of any other blob store can't be appended.
   */
  BlobStore blobs();

  /**
   * The mailboxes of {@code account}. Every account has an INBOX from the first call on; whether
   * the account exists is the user directory's word.
   *
   * @param context on whose behalf
   */
  MailAccount account(AccountId account, CallContext context);

  /** Tells {@code listener} of changes until the registration is closed. */
  Registration subscribe(ChangeListener listener);

  /**
   * An optional ability of this store, itself an interface of this package. Decorators pass the
   * question on.
   *
   * @return empty if the store hasn't got it
   */
  default <T> Optional<T> extension(Class<T> type) {
    return Optional.empty();
  }

  /**
   * Gives back what the store holds: pools, files, threads. Idempotent. Nothing else may be called
   * afterwards.
   */
  @Override
  default void close() {}
}
