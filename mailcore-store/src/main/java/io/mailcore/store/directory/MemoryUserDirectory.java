package io.mailcore.store.directory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Users that come and go while the server runs, above all in tests; otherwise like {@link
 * StaticUserDirectory}. Safe for use by several threads: each change is visible to the log-ins that
 * begin after it. A change costs as much as there are users.
 */
public final class MemoryUserDirectory implements UserDirectory {

  private final ReentrantLock lock = new ReentrantLock();
  private volatile UserTable users = new UserTable();

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
    List<MailAddress> parsed = Arrays.stream(addresses).map(MailAddress::of).toList();
    change(
        table -> {
          table.put(login, password, parsed);
          return true;
        });
  }

  /** Takes a user away, whose mailboxes stay in the store; false if there was none. */
  public boolean remove(String login) {
    requireNonNull(login, "login");
    return change(table -> table.remove(login));
  }

  /**
   * Switches a user on or off.
   *
   * @throws IllegalArgumentException if there is no such user
   */
  public void enable(String login, boolean enabled) {
    requireNonNull(login, "login");
    change(
        table -> {
          table.enable(login, enabled);
          return true;
        });
  }

  private boolean change(Predicate<UserTable> action) {
    lock.lock();
    try {
      UserTable changed = new UserTable(users);
      boolean result = action.test(changed);
      users = changed;
      return result;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public AuthOutcome verifyPassword(String login, char[] password, AuthContext context) {
    requireNonNull(login, "login");
    requireNonNull(password, "password");
    requireNonNull(context, "context");
    return users.verify(login, password);
  }

  @Override
  public Optional<UserAccount> find(AccountId id) {
    return users.find(requireNonNull(id, "id"));
  }

  @Override
  public Optional<UserAccount> findByAddress(MailAddress address) {
    return users.findByAddress(requireNonNull(address, "address"));
  }

  @Override
  public boolean mayBlock() {
    return false;
  }
}
