package io.mailcore.store.password;

/**
 * A stored password that nobody can log in with: of an unknown form, too costly, of a scheme that
 * is switched off. The message says why and is fit for the log: it holds nothing of the password.
 */
public final class UnusablePassword extends Exception {

  private static final long serialVersionUID = 1L;

  /** For this reason. */
  public UnusablePassword(String reason) {
    super(reason);
  }

  /** For this reason. The cause may quote the hash: it isn't for the log. */
  UnusablePassword(String reason, RuntimeException cause) {
    super(reason, cause);
  }
}
