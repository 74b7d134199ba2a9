package io.mailcore.net;

/**
 * How much the clients of a listener may ask for.
 *
 * @param perAddress connections from one IPv4 address or one /64 of IPv6; default 20
 * @param total connections of the listener; default 10,000
 * @param errorsBeforeLogin wrong commands before a log-in or a first valid transaction, then the
 *     connection is closed; default 3
 * @param errors wrong commands in a session, then it is closed; default 20
 * @param idleCommands commands in a row that do nothing (NOOP, RSET, VRFY ...), then the session is
 *     closed; default 100
 */
public record ConnectionLimits(
    int perAddress, int total, int errorsBeforeLogin, int errors, int idleCommands) {

  /** The limits of a server on the open Internet. */
  public static final ConnectionLimits DEFAULT = new ConnectionLimits(20, 10_000, 3, 20, 100);

  public ConnectionLimits {
    check("perAddress", perAddress);
    check("total", total);
    check("errorsBeforeLogin", errorsBeforeLogin);
    check("errors", errors);
    check("idleCommands", idleCommands);
  }

  private static void check(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 1 or more)");
    }
  }

  /** With another number of connections from one address. */
  public ConnectionLimits withPerAddress(int changed) {
    return new ConnectionLimits(changed, total, errorsBeforeLogin, errors, idleCommands);
  }

  /** With another number of connections in all. */
  public ConnectionLimits withTotal(int changed) {
    return new ConnectionLimits(perAddress, changed, errorsBeforeLogin, errors, idleCommands);
  }

  /** With another number of wrong commands before a log-in. */
  public ConnectionLimits withErrorsBeforeLogin(int changed) {
    return new ConnectionLimits(perAddress, total, changed, errors, idleCommands);
  }

  /** With another number of wrong commands in a session. */
  public ConnectionLimits withErrors(int changed) {
    return new ConnectionLimits(perAddress, total, errorsBeforeLogin, changed, idleCommands);
  }

  /** With another number of commands in a row that do nothing. */
  public ConnectionLimits withIdleCommands(int changed) {
    return new ConnectionLimits(perAddress, total, errorsBeforeLogin, errors, changed);
  }
}
