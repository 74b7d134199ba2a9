package io.mailcore.store.directory;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserAccount;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Users by login and by address. Immutable but for {@link #put} and {@link #remove}, which its
 * owner guards.
 */
final class UserTable {

  /** A user. */
  private record User(UserAccount account, PasswordHash.Hashed password) {}

  private final PasswordHash passwords;
  private final PasswordHash.Hashed noPassword;
  private final Map<String, User> byLogin;
  private final Map<AccountId, User> byId;
  private final Map<MailAddress, User> byAddress;

  /** An empty table. */
  UserTable() {
    passwords = new PasswordHash();
    noPassword = passwords.none();
    byLogin = new HashMap<>();
    byId = new HashMap<>();
    byAddress = new HashMap<>();
  }

  /** A copy. */
  UserTable(UserTable other) {
    passwords = other.passwords;
    noPassword = other.noPassword;
    byLogin = new HashMap<>(other.byLogin);
    byId = new HashMap<>(other.byId);
    byAddress = new HashMap<>(other.byAddress);
  }

  /**
   * Adds a user. The account's id is the folded login.
   *
   * @param addresses the user's addresses; if there are none and the login is an address, that
   * @throws IllegalArgumentException if the login or an address is taken, or can't be one
   */
  void put(String login, String password, Collection<MailAddress> addresses) {
    String folded = AsciiFolding.fold(login);
    if (password.isEmpty()) {
      throw new IllegalArgumentException("password: empty (expected: 1 character or more)");
    }
    if (byLogin.containsKey(folded)) {
      throw new IllegalArgumentException("login: " + login + " is there already");
    }
    List<MailAddress> owned =
        addresses.isEmpty()
            ? MailAddress.tryOf(login).map(List::of).orElse(List.of())
            : List.copyOf(addresses);
    for (MailAddress address : owned) {
      if (byAddress.containsKey(AsciiFolding.fold(address))) {
        throw new IllegalArgumentException("address: " + address + " is another user's");
      }
    }
    UserAccount account = UserAccount.of(AccountId.of(folded), owned);
    insert(new User(account, passwords.hash(password.toCharArray())));
  }

  private void insert(User user) {
    byLogin.put(user.account.id().value(), user);
    byId.put(user.account.id(), user);
    user.account.addresses().forEach(a -> byAddress.put(AsciiFolding.fold(a), user));
  }

  /** Takes a user away; false if there was none. */
  boolean remove(String login) {
    User user = byLogin.remove(AsciiFolding.fold(login));
    if (user == null) {
      return false;
    }
    byId.remove(user.account.id());
    user.account.addresses().forEach(address -> byAddress.remove(AsciiFolding.fold(address)));
    return true;
  }

  /**
   * Switches a user on or off.
   *
   * @throws IllegalArgumentException if there is no such user
   */
  void enable(String login, boolean enabled) {
    User user = byLogin.get(AsciiFolding.fold(login));
    if (user == null) {
      throw new IllegalArgumentException("login: " + login + " isn't there");
    }
    insert(new User(user.account.withEnabled(enabled), user.password));
  }

  /** Checks a login and a password, with the same work whether the login is known or not. */
  AuthOutcome verify(String login, char[] password) {
    User user = byLogin.get(AsciiFolding.fold(login));
    boolean matches = passwords.matches(user == null ? noPassword : user.password, password);
    if (user == null || !matches) {
      return AuthOutcome.rejected();
    }
    return user.account.enabled()
        ? AuthOutcome.authenticated(user.account.id())
        : AuthOutcome.disabled();
  }

  /** The account with this id. */
  Optional<UserAccount> find(AccountId id) {
    return Optional.ofNullable(byId.get(id)).map(User::account);
  }

  /** The account that owns this address. */
  Optional<UserAccount> findByAddress(MailAddress address) {
    return Optional.ofNullable(byAddress.get(AsciiFolding.fold(address))).map(User::account);
  }
}
