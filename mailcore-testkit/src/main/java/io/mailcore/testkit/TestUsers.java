package io.mailcore.testkit;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Users of a test, whose passwords cost nothing to check. An account's id is its address in lower
 * case. Safe for use by several threads.
 */
final class TestUsers implements UserDirectory {

  private final Map<String, String> passwords = new ConcurrentHashMap<>();
  private final boolean acceptUnknown;

  TestUsers(boolean acceptUnknown) {
    this.acceptUnknown = acceptUnknown;
  }

  void add(MailAddress address, String password) {
    passwords.put(key(address.toString()), password);
  }

  /** Keeps only these. */
  void retain(Map<MailAddress, String> users) {
    passwords.clear();
    users.forEach(this::add);
  }

  Optional<String> password(MailAddress address) {
    return Optional.ofNullable(passwords.get(key(address.toString())));
  }

  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  @Override
  public AuthOutcome verifyPassword(String login, char[] password, AuthContext context) {
    String key = key(login);
    String right = passwords.get(key);
    return right != null && Arrays.equals(right.toCharArray(), password)
        ? AuthOutcome.authenticated(AccountId.of(key))
        : AuthOutcome.rejected();
  }

  @Override
  public Optional<UserAccount> find(AccountId id) {
    return account(id.value());
  }

  @Override
  public Optional<UserAccount> findByAddress(MailAddress address) {
    return account(key(address.toString()));
  }

  @Override
  public boolean mayBlock() {
    return false;
  }

  private Optional<UserAccount> account(String key) {
    if (!acceptUnknown && !passwords.containsKey(key)) {
      return Optional.empty();
    }
    return MailAddress.tryOf(key)
        .map(address -> UserAccount.of(AccountId.of(key), List.of(address)));
  }
}
