package io.mailcore.spi.directory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import java.util.Optional;

/** The directory's answer to a log-in. Immutable; grows by kinds. */
public final class AuthOutcome {

  /** What the directory said. */
  public enum Kind {
    /** Name and password are right. */
    AUTHENTICATED,
    /** No such user, or a wrong password: strangers aren't told which. */
    REJECTED,
    /** Name and password are right, but the account is switched off. */
    DISABLED,
    /** Name and password are right, but the password must be changed first (RFC 5530: EXPIRED). */
    EXPIRED,
    /** The directory can't say now. */
    TRY_LATER
  }

  private static final AuthOutcome REJECTED = new AuthOutcome(Kind.REJECTED, Optional.empty());
  private static final AuthOutcome DISABLED = new AuthOutcome(Kind.DISABLED, Optional.empty());
  private static final AuthOutcome EXPIRED = new AuthOutcome(Kind.EXPIRED, Optional.empty());
  private static final AuthOutcome TRY_LATER = new AuthOutcome(Kind.TRY_LATER, Optional.empty());

  private final Kind kind;
  private final Optional<AccountId> account;

  private AuthOutcome(Kind kind, Optional<AccountId> account) {
    this.kind = kind;
    this.account = account;
  }

  /** Name and password are right; the session acts for {@code account}. */
  public static AuthOutcome authenticated(AccountId account) {
    return new AuthOutcome(Kind.AUTHENTICATED, Optional.of(requireNonNull(account, "account")));
  }

  /** No such user, or a wrong password. */
  public static AuthOutcome rejected() {
    return REJECTED;
  }

  /** The account is switched off. */
  public static AuthOutcome disabled() {
    return DISABLED;
  }

  /** The password must be changed first. */
  public static AuthOutcome expired() {
    return EXPIRED;
  }

  /** The directory can't say now. */
  public static AuthOutcome tryLater() {
    return TRY_LATER;
  }

  /** What the directory said. */
  public Kind kind() {
    return kind;
  }

  /** For whom the session acts; there if, and only if, the kind is AUTHENTICATED. */
  public Optional<AccountId> account() {
    return account;
  }

  @Override
  public String toString() {
    return kind + account.map(id -> " " + id).orElse("");
  }
}
