package io.mailcore.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.store.directory.UserTable;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Users that come and go while the server runs, above all in tests; otherwise like {@link StaticUserDirectory}. Safe for use by
 * several threads: each change is visible to the log-ins that begin after it. A change costs as much as there are users.
 */
public final class MemoryUserDirectory implements UserDirectory {

  private final AtomicReference<UserTable> users = new AtomicReference<>(new UserTable());

  private MemoryUserDirectory() {}

  /** A directory without users. */
  public static MemoryUserDirectory create() {
    return new MemoryUserDirectory();
  }

  /**
   * Adds a user, as {@link StaticUserDirectory.Builder#user} does.
   *
   * @throws IllegalArgumentException if the login or an address is there already, or is none
   */
  public void add(String login, String password, String... addresses) {
    requireNonNull(login, "login");
    requireNonNull(password, "password");
    users.updateAndGet(
        before -> {
          UserTable after = new UserTable(before);
          after.put(login, password, Arrays.stream(addresses).map(MailAddress::of).toList());
          return after;
        });
  }

  /** Takes a user away, whose mailboxes stay in the store; false if there was none. */
  public boolean remove(String login) {
    requireNonNull(login, "login");
    boolean[] removed = {false};
    users.updateAndGet(
        before -> {
          UserTable after = new UserTable(before);
          removed[0] = after.remove(login);
          return after;
        });
    return removed[0];
  }

  /**
   * Switches a user on or off.
   *
   * @throws IllegalArgumentException if there is no such user
   */
  public void enable(String login, boolean enabled) {
    requireNonNull(login, "login");
    users.updateAndGet(
        before -> {
          UserTable after = new UserTable(before);
          after.enable(login, enabled);
          return after;
        });
  }

  @Override
  public AuthOutcome verifyPassword(String login, char[] password, AuthContext context) {
    requireNonNull(login, "login");
    requireNonNull(password, "password");
    requireNonNull(context, "context");
    return users.get().verify(login, password);
  }

  @Override
  public Optional<UserAccount> find(AccountId id) {
    return users.get().find(requireNonNull(id, "id"));
  }

  @Override
  public Optional<UserAccount> findByAddress(MailAddress address) {
    return users.get().findByAddress(requireNonNull(address, "address"));
  }
}
