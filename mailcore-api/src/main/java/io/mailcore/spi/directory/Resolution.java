package io.mailcore.spi.directory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.MailboxName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** An {@link AliasResolver}'s answer. Immutable; grows by kinds. */
public final class Resolution {

  /** What the resolver said. */
  public enum Kind {
    /** The mail goes to an account here. */
    LOCAL,
    /** The mail goes to other addresses instead. */
    REWRITE,
    /** The domain is ours, the address isn't anybody's: 550 5.1.1. */
    NO_SUCH_USER,
    /** The domain isn't ours: only those who may relay can send there. */
    NOT_LOCAL,
    /** The resolver can't say now: 451 4.4.3. */
    TRY_LATER,
    /**
     * The resolver has nothing to say of this address: the user directory and the server's domains
     * decide.
     */
    PASS
  }

  private static final Resolution NO_SUCH_USER = new Resolution(Kind.NO_SUCH_USER);
  private static final Resolution NOT_LOCAL = new Resolution(Kind.NOT_LOCAL);
  private static final Resolution TRY_LATER = new Resolution(Kind.TRY_LATER);
  private static final Resolution PASS = new Resolution(Kind.PASS);

  private final Kind kind;
  private final Optional<AccountId> account;
  private final Optional<MailboxName> mailbox;
  private final List<MailAddress> addresses;

  private Resolution(
      Kind kind,
      Optional<AccountId> account,
      Optional<MailboxName> mailbox,
      List<MailAddress> addresses) {
    this.kind = kind;
    this.account = account;
    this.mailbox = mailbox;
    this.addresses = addresses;
  }

  private Resolution(Kind kind) {
    this(kind, Optional.empty(), Optional.empty(), List.of());
  }

  /**
   * The mail goes to {@code account}, into INBOX unless {@link #into(MailboxName)} says otherwise.
   */
  public static Resolution local(AccountId account) {
    requireNonNull(account, "account");
    return new Resolution(Kind.LOCAL, Optional.of(account), Optional.empty(), List.of());
  }

  /**
   * The mail goes to these addresses instead, each resolved in its turn. The address itself among
   * them means "here too": it is then asked of the user directory.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Resolution rewrite(Collection<MailAddress> addresses) {
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("addresses: none (expected: at least one)");
    }
    return new Resolution(Kind.REWRITE, Optional.empty(), Optional.empty(), List.copyOf(addresses));
  }

  /** The domain is ours, the address isn't anybody's. */
  public static Resolution noSuchUser() {
    return NO_SUCH_USER;
  }

  /** The domain isn't ours. */
  public static Resolution notLocal() {
    return NOT_LOCAL;
  }

  /** The resolver can't say now. */
  public static Resolution tryLater() {
    return TRY_LATER;
  }

  /** The resolver has nothing to say of this address. */
  public static Resolution pass() {
    return PASS;
  }

  /**
   * This local delivery, into a mailbox other than INBOX. It is made if it isn't there.
   *
   * @throws IllegalStateException if this isn't LOCAL
   */
  public Resolution into(MailboxName name) {
    if (kind != Kind.LOCAL) {
      throw new IllegalStateException("into: " + kind + " (expected: LOCAL)");
    }
    return new Resolution(kind, account, Optional.of(name), addresses);
  }

  /** What the resolver said. */
  public Kind kind() {
    return kind;
  }

  /** Whose mail it is; there if, and only if, the kind is LOCAL. */
  public Optional<AccountId> account() {
    return account;
  }

  /** The mailbox it goes into; empty means INBOX. */
  public Optional<MailboxName> mailbox() {
    return mailbox;
  }

  /** Where it goes instead; empty unless the kind is REWRITE. */
  public List<MailAddress> addresses() {
    return addresses;
  }

  @Override
  public String toString() {
    return switch (kind) {
      case LOCAL -> "LOCAL " + account.orElseThrow() + mailbox.map(m -> " " + m).orElse("");
      case REWRITE -> "REWRITE " + addresses;
      default -> kind.toString();
    };
  }
}
