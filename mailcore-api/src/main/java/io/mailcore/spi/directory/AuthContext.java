package io.mailcore.spi.directory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.SessionContext;

/** Who asks to log in, and how. Immutable; this class grows. */
public final class AuthContext {

  private final SessionContext session;
  private final String mechanism;
  private final int attempt;

  private AuthContext(SessionContext session, String mechanism, int attempt) {
    this.session = requireNonNull(session, "session");
    this.mechanism = requireNonNull(mechanism, "mechanism");
    this.attempt = attempt;
  }

  /**
   * An attempt in {@code session}.
   *
   * @param mechanism the SASL mechanism, or {@code LOGIN} and {@code USER} for the commands of IMAP
   *     and POP3
   * @param attempt 1 for the session's first
   */
  public static AuthContext of(SessionContext session, String mechanism, int attempt) {
    return new AuthContext(session, mechanism, attempt);
  }

  /** The session that asks. */
  public SessionContext session() {
    return session;
  }

  /** The SASL mechanism, or {@code LOGIN} and {@code USER} for the commands of IMAP and POP3. */
  public String mechanism() {
    return mechanism;
  }

  /** 1 for the session's first attempt, and so on. */
  public int attempt() {
    return attempt;
  }
}
