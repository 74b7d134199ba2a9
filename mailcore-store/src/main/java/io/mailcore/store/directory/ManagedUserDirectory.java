package io.mailcore.store.directory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.StoreException;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.Resolution;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.store.sql.DurableDatabase;
import io.mailcore.store.sql.UsersSchema;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Users and aliases in tables of mailcore's own, for hosts that have none: made, changed and taken
 * away while the server runs. On H2, PostgreSQL, MariaDB and MySQL; on H2 in a database of its own,
 * not in the mail store's, as each forces its own changes to disk.
 *
 * <p>A change is on disk when its method returns. It throws {@link StoreException}: NOT_FOUND where
 * there is no such user, ALREADY_EXISTS where a login or an address is taken, TEMPORARY where the
 * database fails. The login in lower case of ASCII is the account's id; logins and local parts are
 * the same in any case of their ASCII letters. A user who is switched off can't log in, and mail is
 * refused with 550 5.2.1. Taking a user away leaves the mailboxes in the store.
 *
 * <p>Passwords are stored as {@link PasswordHasher} says, and stored anew after a log-in where they
 * were stored worse. Beside a user's own password there may be {@linkplain #addAppPassword
 * application passwords}. As {@link AliasResolver} it answers from its aliases, with a catch-all
 * {@code @example.test} for what no user and no alias has.
 *
 * <p>Safe for use by several threads, and by several nodes over one database.
 */
public final class ManagedUserDirectory implements UserDirectory, AliasResolver {

  private static final Logger LOG = LoggerFactory.getLogger(ManagedUserDirectory.class);
  private static final int MOST_IN_PAGE = 1000;
  private static final int MOST_NAME = 100;

  private final PasswordHasher hasher;
  private final boolean scram;
  private final InstantSource clock;
  private final UserRows users;
  private final AppPasswordRows appPasswords;
  private final AliasRows aliases;
  private final List<Consumer<AccountId>> listeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> aliasListeners = new CopyOnWriteArrayList<>();

  private ManagedUserDirectory(Builder builder, DurableDatabase database) {
    hasher = builder.hasher == null ? PasswordHasher.create() : builder.hasher;
    scram = builder.scram;
    clock = builder.clock;
    users = new UserRows(database);
    appPasswords = new AppPasswordRows(database, clock);
    aliases = new AliasRows(database);
  }

  /** A builder over the host's connections. */
  public static Builder builder(DataSource source) {
    return new Builder(source);
  }

  /** The scripts that make the tables, ascending by version, for those who run them themselves. */
  public static List<String> schema() {
    return UsersSchema.scripts();
  }

  /**
   * Makes a user.
   *
   * @param addresses the main one first; if there are none and the login is an address, that
   * @throws IllegalArgumentException if the login is empty, longer than 255 octets or holds a
   *     control character, or the password is none
   */
  public UserAccount create(String login, char[] password, MailAddress... addresses) {
    AccountId id = HexKey.id(requireNonNull(login, "login"));
    List<MailAddress> owned =
        addresses.length == 0
            ? MailAddress.tryOf(login).map(List::of).orElse(List.of())
            : List.of(addresses);
    UserAccount account = UserAccount.of(id, owned);
    users.add(new UserRows.User(account, hasher.hash(password), scramOf(password)), clock.millis());
    changed(id);
    return account;
  }

  private Optional<String> scramOf(char[] password) {
    return scram ? Optional.of(hasher.scramKeys(password)) : Optional.empty();
  }

  /** Takes a user away, with addresses and application passwords; false if there was none. */
  public boolean remove(AccountId id) {
    boolean removed = users.remove(requireNonNull(id, "id"));
    changed(id);
    return removed;
  }

  /** Switches a user on or off. */
  public void enable(AccountId id, boolean enabled) {
    users.enable(requireNonNull(id, "id"), enabled);
    changed(id);
  }

  /**
   * Gives a user another password; application passwords stay.
   *
   * @throws IllegalArgumentException if it is none, as {@link PasswordHasher#hash} says
   */
  public void changePassword(AccountId id, char[] password) {
    users.changePassword(requireNonNull(id, "id"), hasher.hash(password), scramOf(password));
    changed(id);
  }

  /** Gives a user other addresses, the main one first. */
  public void changeAddresses(AccountId id, Collection<MailAddress> addresses) {
    users.changeAddresses(requireNonNull(id, "id"), List.copyOf(addresses));
    changed(id);
  }

  /** Gives a user a quota, or with {@link QuotaLimit#NONE} leaves it to the server's default. */
  public void changeQuota(AccountId id, QuotaLimit quota) {
    users.changeQuota(requireNonNull(id, "id"), requireNonNull(quota, "quota"));
    changed(id);
  }

  /**
   * A page of users, in the order of their ids' octets.
   *
   * @param after the last one of the page before; empty for the first
   * @param most 1 to 1000
   */
  public List<UserAccount> list(Optional<AccountId> after, int most) {
    return users.list(after, requirePage(most));
  }

  private static int requirePage(int most) {
    if (most < 1 || most > MOST_IN_PAGE) {
      throw new IllegalArgumentException(
          "most: " + most + " (expected: 1 to " + MOST_IN_PAGE + ")");
    }
    return most;
  }

  /**
   * Makes a password for one program of a user: 20 letters and digits in five groups, which are
   * shown once and not kept.
   *
   * @param name what the user calls the program, up to 100 characters
   * @param scope for which protocols it is good, at least one
   * @param expires until when it is good; empty for as long as it is there
   * @param shown is given the password, which is cleared when it returns
   * @throws IllegalArgumentException if the name is empty or too long, or the scope empty
   */
  public AppPassword addAppPassword(
      AccountId id,
      String name,
      Set<AppPassword.Scope> scope,
      Optional<Instant> expires,
      Consumer<char[]> shown) {
    requireNonNull(shown, "shown");
    if (name.isBlank() || name.length() > MOST_NAME) {
      throw new IllegalArgumentException(
          "name: " + name.length() + " characters (expected: 1 to " + MOST_NAME + ")");
    }
    if (scope.isEmpty()) {
      throw new IllegalArgumentException("scope: empty (expected: at least one protocol)");
    }
    requireUser(id);
    AppPasswordRows.Made made = appPasswords.add(HexKey.of(id), name, Set.copyOf(scope), expires);
    try {
      shown.accept(made.secret());
    } finally {
      Arrays.fill(made.secret(), '\0');
    }
    return made.password();
  }

  private void requireUser(AccountId id) {
    if (users.find(requireNonNull(id, "id")).isEmpty()) {
      throw new StoreException(StoreException.Kind.NOT_FOUND, "no such user: " + id);
    }
  }

  /** A user's application passwords, the oldest first. */
  public List<AppPassword> appPasswords(AccountId id) {
    return appPasswords.list(HexKey.of(requireNonNull(id, "id")));
  }

  /** Takes an application password back; false if the user has no such. */
  public boolean removeAppPassword(AccountId id, String passwordId) {
    boolean removed =
        appPasswords.remove(
            HexKey.of(requireNonNull(id, "id")), requireNonNull(passwordId, "passwordId"));
    changed(id);
    return removed;
  }

  /**
   * The keys of SCRAM-SHA-256 that were made with a user's password, as {@link
   * PasswordHasher#scramKeys} has them; empty if none were.
   */
  public Optional<String> scramKeys(AccountId id) {
    return users.find(requireNonNull(id, "id")).flatMap(UserRows.User::scram);
  }

  /**
   * Mail to {@code source} goes to these addresses from now on. The source itself among them means
   * "here too".
   *
   * @param source a whole address, or {@code @example.test} for what nobody has at a domain
   * @throws IllegalArgumentException if the source is none, or there is no destination
   */
  public void putAlias(String source, Collection<MailAddress> destinations) {
    if (destinations.isEmpty()) {
      throw new IllegalArgumentException("destinations: none (expected: at least one)");
    }
    List<String> texts = destinations.stream().map(MailAddress::toString).distinct().toList();
    aliases.put(sourceKey(source), source, texts);
    aliasesChanged();
  }

  /** Takes an alias away; false if there was none. */
  public boolean removeAlias(String source) {
    boolean removed = aliases.remove(sourceKey(source));
    aliasesChanged();
    return removed;
  }

  /**
   * A page of aliases by their sources, in the order of these sources' octets.
   *
   * @param after the last source of the page before; empty for the first
   * @param most 1 to 1000
   */
  public Map<String, List<MailAddress>> aliases(Optional<String> after, int most) {
    Map<String, List<MailAddress>> page = new LinkedHashMap<>();
    aliases
        .list(after.map(ManagedUserDirectory::sourceKey), requirePage(most))
        .forEach((source, list) -> page.put(source, list.stream().map(MailAddress::of).toList()));
    return page;
  }

  private static String sourceKey(String source) {
    return requireNonNull(source, "source").startsWith("@")
        ? HexKey.ofDomain(MailAddress.of("any" + source).domain())
        : HexKey.of(MailAddress.of(source));
  }

  /**
   * Has {@code listener} told of each account that this object has made, changed or taken away,
   * once that is on disk: {@code onChange(cached::invalidate)}.
   */
  public void onChange(Consumer<AccountId> listener) {
    listeners.add(requireNonNull(listener, "listener"));
  }

  private void changed(AccountId id) {
    listeners.forEach(listener -> listener.accept(id));
    aliasesChanged();
  }

  /**
   * Has {@code listener} run each time that this object has changed an alias, or a user, whose
   * addresses no catch-all takes, once that is on disk: {@code
   * onAliasChange(cached::invalidateAll)}.
   */
  public void onAliasChange(Runnable listener) {
    aliasListeners.add(requireNonNull(listener, "listener"));
  }

  private void aliasesChanged() {
    aliasListeners.forEach(Runnable::run);
  }

  @Override
  public AuthOutcome verifyPassword(String login, char[] password, AuthContext context) {
    requireNonNull(login, "login");
    requireNonNull(password, "password");
    try {
      return verify(AccountId.of(AsciiFolding.fold(login)), password, context.session().protocol());
    } catch (StoreException e) {
      LOG.warn("session={} a password can't be checked now", context.session().sessionId(), e);
      return AuthOutcome.tryLater();
    }
  }

  private AuthOutcome verify(AccountId id, char[] password, String protocol) {
    Optional<UserRows.User> user = users.find(id);
    boolean app = appPasswords.matches(HexKey.of(id), password, protocol);
    String stored = user.map(UserRows.User::password).orElse(null);
    if (!app && !hasher.verify(password, stored, id.value()) || user.isEmpty()) {
      return AuthOutcome.rejected();
    }
    if (!user.get().account().enabled()) {
      return AuthOutcome.disabled();
    }
    if (!app && hasher.needsRehash(user.get().password())) {
      rehash(user.get(), password);
    }
    return AuthOutcome.authenticated(id);
  }

  /** The log-in is good whether that works or not. */
  private void rehash(UserRows.User user, char[] password) {
    try {
      Optional<String> keys = user.scram().isPresent() ? user.scram() : scramOf(password);
      users.replacePassword(user.account().id(), user.password(), hasher.hash(password), keys);
    } catch (StoreException | IllegalArgumentException e) {
      LOG.warn("The password of user={} can't be stored anew", user.account().id(), e);
    }
  }

  @Override
  public Optional<UserAccount> find(AccountId id) {
    return users.find(requireNonNull(id, "id")).map(UserRows.User::account);
  }

  @Override
  public Optional<UserAccount> findByAddress(MailAddress address) {
    return users.findByAddress(requireNonNull(address, "address")).map(UserRows.User::account);
  }

  @Override
  public Resolution resolve(MailAddress recipient) {
    MailAddress folded = AsciiFolding.fold(requireNonNull(recipient, "recipient"));
    try {
      return lookUp(folded);
    } catch (StoreException e) {
      LOG.warn("An alias can't be looked up now", e);
      return Resolution.tryLater();
    }
  }

  private Resolution lookUp(MailAddress address) {
    List<String> named = aliases.destinations(HexKey.of(address));
    if (!named.isEmpty()) {
      return rewrite(named);
    }
    List<String> caught = aliases.destinations(HexKey.ofDomain(address.domain()));
    return caught.isEmpty() || isOwned(address) ? Resolution.pass() : rewrite(caught);
  }

  private static Resolution rewrite(List<String> destinations) {
    return Resolution.rewrite(destinations.stream().map(MailAddress::of).toList());
  }

  private boolean isOwned(MailAddress address) {
    return findByAddress(address).isPresent()
        || Subaddress.base(address)
            .filter(
                base ->
                    findByAddress(base).isPresent()
                        || !aliases.destinations(HexKey.of(base)).isEmpty())
            .isPresent();
  }

  /** Builds a directory; not safe for use by several threads. */
  public static final class Builder {

    private final DataSource source;
    private @Nullable PasswordHasher hasher;
    private boolean scram;
    private boolean createTables = true;
    private InstantSource clock = InstantSource.system();

    private Builder(DataSource source) {
      this.source = requireNonNull(source, "source");
    }

    /** Who stores and checks the passwords; {@link PasswordHasher#create()} unless set. */
    public Builder hasher(PasswordHasher shared) {
      hasher = requireNonNull(shared, "shared");
      return this;
    }

    /**
     * Whether keys of SCRAM-SHA-256 are stored beside new passwords. Off unless set: the weaker of
     * the two decides how fast a thief guesses.
     */
    public Builder scram(boolean stored) {
      scram = stored;
      return this;
    }

    /**
     * Whether the tables are made and brought up to date here. On unless set; else somebody runs
     * {@link ManagedUserDirectory#schema()}.
     */
    public Builder createTables(boolean here) {
      createTables = here;
      return this;
    }

    Builder clock(InstantSource given) {
      clock = given;
      return this;
    }

    /**
     * The directory.
     *
     * @throws StoreException TEMPORARY if the database fails
     * @throws IllegalStateException if the tables are of another version
     */
    public ManagedUserDirectory open() {
      try {
        if (createTables) {
          UsersSchema.upgrade(source);
        } else {
          UsersSchema.require(source);
        }
        return new ManagedUserDirectory(this, DurableDatabase.of(source));
      } catch (SQLException e) {
        throw new StoreException(
            StoreException.Kind.TEMPORARY, "the users' database can't be opened", e);
      }
    }
  }
}
