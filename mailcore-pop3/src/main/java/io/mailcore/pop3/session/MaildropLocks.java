package io.mailcore.pop3.session;

import io.mailcore.model.AccountId;
import io.mailcore.spi.store.Registration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Locks maildrops among the sessions of one server (RFC 1939, section 4), for stores that have no
 * lease of their own. One for all POP3 listeners of a server; safe for use by several threads.
 */
final class MaildropLocks {

  private final Set<AccountId> locked = ConcurrentHashMap.newKeySet();

  /** Locks the maildrop until the registration is closed, if nobody else has locked it. */
  Optional<Registration> tryAcquire(AccountId account) {
    if (!locked.add(account)) {
      return Optional.empty();
    }
    AtomicBoolean held = new AtomicBoolean(true);
    return Optional.of(
        () -> {
          // Closed twice, it must not open a lock that somebody else has taken meanwhile.
          if (held.compareAndSet(true, false)) {
            locked.remove(account);
          }
        });
  }
}
