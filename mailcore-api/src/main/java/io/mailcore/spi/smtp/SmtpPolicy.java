package io.mailcore.spi.smtp;

import io.mailcore.model.Envelope;
import io.mailcore.model.MailAddress;
import io.mailcore.model.SessionContext;
import java.util.Optional;

/**
 * The host's own rules for mail that comes in. Policies are asked in their order at each step; the
 * first word that isn't {@link Decision#proceed()} counts. They only narrow: a recipient is
 * accepted because the resolver says that it is ours or the session may relay, never because a
 * policy says so. Implemented by hosts; grows by default methods only. A policy that throws makes
 * the step fail for now (451).
 */
public interface SmtpPolicy {

  /** A client has connected; a refusal is its greeting. */
  default Decision connect(SessionContext session) {
    return Decision.proceed();
  }

  /** The client has given its name with HELO, EHLO or LHLO. */
  default Decision hello(SessionContext session, String name) {
    return Decision.proceed();
  }

  /** MAIL: {@code sender} is empty for the null reverse-path. */
  default Decision mailFrom(SessionContext session, Optional<MailAddress> sender) {
    return Decision.proceed();
  }

  /**
   * RCPT, after the library's own rules accepted the recipient; {@code envelope} holds those before
   * it.
   */
  default Decision rcptTo(SessionContext session, Envelope envelope, MailAddress recipient) {
    return Decision.proceed();
  }

  /** DATA, before 354. */
  default Decision data(SessionContext session, Envelope envelope) {
    return Decision.proceed();
  }

  /** The message is there whole but not delivered yet. */
  default Decision message(ReceivedMessage message) {
    return Decision.proceed();
  }

  /** The transaction is over: delivered, refused or given up. */
  default void transactionEnded(SessionContext session) {}

  /** The connection is gone. */
  default void disconnected(SessionContext session) {}
}
