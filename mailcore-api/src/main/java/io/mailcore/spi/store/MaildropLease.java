package io.mailcore.spi.store;

import java.util.Optional;

/**
 * Ability of a {@link MailAccount}: POP3's exclusive lock on a maildrop (RFC 1939, section 4),
 * across all nodes that share the store. Without it a server locks among its own sessions.
 * Implemented by hosts; grows by default methods only.
 */
public interface MaildropLease {

  /**
   * Takes the lease if nobody has it. It ends when the registration is closed, or within a minute
   * after the process that holds it has died.
   *
   * @param holder the session, for people who look for it
   */
  Optional<Registration> tryAcquire(String holder);
}
