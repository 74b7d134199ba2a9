package io.mailcore.spi.directory;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.spi.threads.MayBlock;
import java.util.Optional;

/**
 * The host's users. Implemented by hosts; grows by default methods only. See the package for
 * threading and errors.
 *
 * <p>Delays after failed log-ins, limits of attempts and equal costs for known and unknown names
 * are the library's work as far as it can do it; an implementation should still spend the same time
 * on a log-in that it doesn't know as on one that it does.
 */
public interface UserDirectory extends MayBlock {

  /**
   * Checks a log-in name and a password. Never called on an event loop, whatever {@link #mayBlock}
   * says.
   *
   * @param login as the client sent it, at most 255 characters, no control characters; folding is
   *     this method's work
   * @param password at least 1 and at most 1024 characters, cleared by the caller afterwards: not
   *     to be kept
   * @param context who asks
   */
  AuthOutcome verifyPassword(String login, char[] password, AuthContext context);

  /** The account with this id, if there is one. */
  Optional<UserAccount> find(AccountId id);

  /**
   * The account that owns {@code address} to the letter, domain and all; the library itself tries
   * again without a subaddress. Aliases of several recipients belong to {@link AliasResolver}.
   */
  Optional<UserAccount> findByAddress(MailAddress address);

  /**
   * An optional ability of this directory, itself an interface of this package. Decorators pass the
   * question on.
   *
   * @return empty if the directory hasn't got it
   */
  default <T> Optional<T> extension(Class<T> type) {
    return Optional.empty();
  }
}
