package io.mailcore.store.directory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import java.util.Arrays;
import java.util.Optional;

/**
 * Users given in code. Logins and local parts of addresses are the same in any case of their ASCII
 * letters; nothing else is folded. An account's id is its login in lower case. Of passwords only a
 * salted hash under a random key is kept, in memory.
 *
 * <p>Immutable and safe for use by several threads. For users that come and go see {@link
 * MemoryUserDirectory}.
 */
public final class StaticUserDirectory implements UserDirectory {

  private final UserTable users;

  private StaticUserDirectory(UserTable users) {
    this.users = users;
  }

  /** A builder without users. */
  public static Builder builder() {
    return new Builder();
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

  /** Builds a directory; not safe for use by several threads. */
  public static final class Builder {

    private final UserTable users = new UserTable();

    private Builder() {}

    /**
     * Adds a user.
     *
     * @param login 1 to 255 characters, for example {@code ann@example.test} or {@code ann}
     * @param password 1 character or more
     * @param addresses whose mail comes to the user, the main one first; where none is given and
     *     the login is an address, that
     * @throws IllegalArgumentException if the login or an address is there already, or is none
     */
    public Builder user(String login, String password, String... addresses) {
      requireNonNull(login, "login");
      requireNonNull(password, "password");
      users.put(login, password, Arrays.stream(addresses).map(MailAddress::of).toList());
      return this;
    }

    /**
     * Switches a user off: no log-in, no mail.
     *
     * @throws IllegalArgumentException if there is no such user
     */
    public Builder disable(String login) {
      users.enable(requireNonNull(login, "login"), false);
      return this;
    }

    /** The directory. */
    public StaticUserDirectory build() {
      return new StaticUserDirectory(new UserTable(users));
    }
  }
}
