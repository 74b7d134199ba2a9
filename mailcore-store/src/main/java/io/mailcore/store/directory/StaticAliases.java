package io.mailcore.store.directory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.MailboxName;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.Resolution;
import io.mailcore.spi.directory.UserDirectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Aliases given in code: addresses that stand for others, addresses whose mail goes into some
 * account's mailbox, and catch-alls of a domain. What isn't named here is left to the user
 * directory and the server's domains. Local parts are the same in any case of their ASCII letters.
 *
 * <pre>{@code
 * StaticAliases.builder()
 *     .alias("sales@example.test", "ann@example.test", "bob@example.test")
 *     .local("bugs@example.test", AccountId.of("ann@example.test")).into(MailboxName.of("Bugs"))
 *     .catchAll("@example.test", users, "ann@example.test")
 *     .build();
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class StaticAliases implements AliasResolver {

  /** Where the mail of a domain goes that nobody owns, and who knows that. */
  private record CatchAll(Optional<UserDirectory> users, Resolution resolution) {}

  private final Map<MailAddress, Resolution> addresses;
  private final Map<String, CatchAll> domains;

  private StaticAliases(Builder builder) {
    addresses = Map.copyOf(builder.addresses);
    domains = Map.copyOf(builder.domains);
  }

  /** A builder without aliases. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Resolution resolve(MailAddress recipient) {
    MailAddress folded = AsciiFolding.fold(requireNonNull(recipient, "recipient"));
    Resolution named = addresses.get(folded);
    if (named != null) {
      return named;
    }
    CatchAll catchAll = domains.get(folded.domain());
    return catchAll == null || isOwned(folded, catchAll) ? Resolution.pass() : catchAll.resolution;
  }

  /** Whether an alias or a user has this address, with its subaddress or without. */
  private boolean isOwned(MailAddress address, CatchAll catchAll) {
    if (isUser(address, catchAll)) {
      return true;
    }
    return Subaddress.base(address)
        .filter(base -> addresses.containsKey(base) || isUser(base, catchAll))
        .isPresent();
  }

  private static boolean isUser(MailAddress address, CatchAll catchAll) {
    return catchAll.users.flatMap(users -> users.findByAddress(address)).isPresent();
  }

  /** Builds aliases; not safe for use by several threads. */
  public static final class Builder {

    private final Map<MailAddress, Resolution> addresses = new HashMap<>();
    private final Map<String, CatchAll> domains = new HashMap<>();
    private Optional<MailAddress> latestLocal = Optional.empty();

    private Builder() {}

    /**
     * Mail to {@code address} goes to {@code targets} instead. The address itself among them means
     * "here too".
     *
     * @param address a whole address, or {@code @example.test} for all of a domain that isn't named
     *     otherwise, users included
     * @throws IllegalArgumentException if it is named already, is none, or there is no target
     */
    public Builder alias(String address, String... targets) {
      return add(address, Optional.empty(), rewrite(targets));
    }

    /**
     * Mail to those addresses of a domain that neither an alias nor one of {@code users} has goes
     * to {@code targets}.
     *
     * @param domain for example {@code @example.test}
     * @throws IllegalArgumentException if it is named already, is none, or there is no target
     */
    public Builder catchAll(String domain, UserDirectory users, String... targets) {
      requireNonNull(users, "users");
      if (!domain.startsWith("@")) {
        throw new IllegalArgumentException("domain: " + domain + " (expected: like @example.test)");
      }
      return add(domain, Optional.of(users), rewrite(targets));
    }

    /**
     * Mail to {@code address} goes to an account, into INBOX unless {@link #into} follows.
     *
     * @param address a whole address, or {@code @example.test} for all of a domain that isn't named
     *     otherwise, users included
     * @throws IllegalArgumentException if it is named already or is none
     */
    public Builder local(String address, AccountId account) {
      return add(address, Optional.empty(), Resolution.local(account));
    }

    /**
     * Mail to the address that {@link #local} named just now goes into this mailbox, which is made
     * where it isn't there.
     *
     * @throws IllegalStateException if the call before wasn't {@link #local} with a whole address
     */
    public Builder into(MailboxName mailbox) {
      requireNonNull(mailbox, "mailbox");
      MailAddress address =
          latestLocal.orElseThrow(
              () -> new IllegalStateException("into: (expected: right after local)"));
      addresses.computeIfPresent(address, (key, resolution) -> resolution.into(mailbox));
      return this;
    }

    private static Resolution rewrite(String... targets) {
      List<MailAddress> parsed = new ArrayList<>();
      Arrays.stream(targets).map(MailAddress::of).forEach(parsed::add);
      return Resolution.rewrite(parsed);
    }

    private Builder add(String address, Optional<UserDirectory> users, Resolution resolution) {
      requireNonNull(address, "address");
      latestLocal = Optional.empty();
      boolean taken;
      if (address.startsWith("@")) {
        String domain = MailAddress.of("any" + address).domain();
        taken = domains.putIfAbsent(domain, new CatchAll(users, resolution)) != null;
      } else {
        MailAddress folded = AsciiFolding.fold(MailAddress.of(address));
        taken = addresses.putIfAbsent(folded, resolution) != null;
        if (resolution.kind() == Resolution.Kind.LOCAL) {
          latestLocal = Optional.of(folded);
        }
      }
      if (taken) {
        throw new IllegalArgumentException("address: " + address + " is named already");
      }
      return this;
    }

    /** The aliases. */
    public StaticAliases build() {
      return new StaticAliases(this);
    }
  }
}
