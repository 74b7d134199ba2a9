package io.mailcore.store.directory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Remembers for a while what another directory has said, so that clients which log in every minute
 * cost neither a query nor a hash each time.
 *
 * <p>Of a log-in an HMAC-SHA-256 is kept, over name, password, protocol, the client's IP address
 * and whether there was TLS, under a random key of this object. Good log-ins and wrong ones are
 * remembered; "switched off", "must be changed" and "can't say now" aren't. A change in the
 * directory behind is seen when its answer's life ends, or at once by {@link #invalidate}: {@code
 * managed.onChange(cached::invalidate)}.
 *
 * <p>Safe for use by several threads.
 */
public final class CachedUserDirectory implements UserDirectory {

  private final UserDirectory users;
  private final CacheSettings settings;
  private final LoginKeys keys = new LoginKeys();
  private final ExpiringCache<ByteBuffer, AuthOutcome> logins;
  private final ExpiringCache<AccountId, Optional<UserAccount>> accounts;
  private final ExpiringCache<MailAddress, Optional<UserAccount>> addresses;

  private CachedUserDirectory(UserDirectory users, CacheSettings settings, InstantSource clock) {
    this.users = requireNonNull(users, "users");
    this.settings = requireNonNull(settings, "settings");
    logins = new ExpiringCache<>(settings.most(), clock);
    accounts = new ExpiringCache<>(settings.most(), clock);
    addresses = new ExpiringCache<>(settings.most(), clock);
  }

  /** Remembers what {@code users} says, as {@link CacheSettings#DEFAULT} has it. */
  public static CachedUserDirectory of(UserDirectory users) {
    return of(users, CacheSettings.DEFAULT);
  }

  /** Remembers what {@code users} says. */
  public static CachedUserDirectory of(UserDirectory users, CacheSettings settings) {
    return of(users, settings, InstantSource.system());
  }

  static CachedUserDirectory of(UserDirectory users, CacheSettings settings, InstantSource clock) {
    return new CachedUserDirectory(users, settings, clock);
  }

  @Override
  public AuthOutcome verifyPassword(String login, char[] password, AuthContext context) {
    Optional<ByteBuffer> key = keys.of(login, password, context);
    Optional<AuthOutcome> known = key.flatMap(logins::get);
    if (known.isPresent()) {
      return known.get();
    }
    long asked = logins.generation();
    AuthOutcome outcome = users.verifyPassword(login, password, context);
    switch (outcome.kind()) {
      case AUTHENTICATED -> key.ifPresent(k -> logins.put(k, outcome, settings.life(), asked));
      case REJECTED -> key.ifPresent(k -> logins.put(k, outcome, settings.negativeLife(), asked));
      default -> {
        // May be another a moment later.
      }
    }
    return outcome;
  }

  @Override
  public Optional<UserAccount> find(AccountId id) {
    requireNonNull(id, "id");
    Optional<Optional<UserAccount>> known = accounts.get(id);
    if (known.isPresent()) {
      return known.get();
    }
    long asked = accounts.generation();
    Optional<UserAccount> found = users.find(id);
    accounts.put(id, found, found.isPresent() ? settings.life() : settings.negativeLife(), asked);
    return found;
  }

  @Override
  public Optional<UserAccount> findByAddress(MailAddress address) {
    requireNonNull(address, "address");
    Optional<Optional<UserAccount>> known = addresses.get(address);
    if (known.isPresent()) {
      return known.get();
    }
    long asked = addresses.generation();
    Optional<UserAccount> found = users.findByAddress(address);
    addresses.put(
        address, found, found.isPresent() ? settings.life() : settings.negativeLife(), asked);
    return found;
  }

  @Override
  public <T> Optional<T> extension(Class<T> type) {
    return users.extension(type);
  }

  /**
   * Forgets all that was said of an account, its log-ins above all, and each "no", which may be a
   * "yes" now. To be called once the account has been made, changed or taken away.
   */
  public void invalidate(AccountId account) {
    requireNonNull(account, "account");
    logins.removeIf(outcome -> outcome.account().filter(id -> !id.equals(account)).isEmpty());
    accounts.removeIf(found -> isOf(account, found));
    addresses.removeIf(found -> isOf(account, found));
  }

  private static boolean isOf(AccountId account, Optional<UserAccount> found) {
    return found.filter(user -> !user.id().equals(account)).isEmpty();
  }

  /** Forgets everything. */
  public void invalidateAll() {
    logins.removeIf(outcome -> true);
    accounts.removeIf(found -> true);
    addresses.removeIf(found -> true);
  }
}
