package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

/**
 * On whose behalf a store is called, for its log and its own rights. Immutable; this class grows.
 */
public final class CallContext {

  private final String sessionId;

  private CallContext(String sessionId) {
    this.sessionId = requireNonNull(sessionId, "sessionId");
  }

  /** A call of the session with this id. */
  public static CallContext of(String sessionId) {
    return new CallContext(sessionId);
  }

  /** The id of the session, as all its log lines bear it. */
  public String sessionId() {
    return sessionId;
  }

  @Override
  public String toString() {
    return sessionId;
  }
}
