package io.mailcore.store.directory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.StoreException;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.store.sql.NamedQuery;
import io.mailcore.store.sql.QueryRunner;
import io.mailcore.store.sql.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Users in the host's own tables, found by the host's own queries.
 *
 * <pre>{@code
 * SqlUserDirectory.builder(dataSource)
 *     .passwordQuery("SELECT email AS login, password FROM virtual_users WHERE email = :login")
 *     .build();
 * }</pre>
 *
 * <p>What a query gives is taken by the labels of its columns:
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><td>{@code login} (or {@code user}, {@code username}, {@code email})</td><td>the name as the
 * table has it, compared once more here in lower case of ASCII, since databases find
 * {@code ann } and {@code ànn} for {@code ann} too</td></tr>
 * <tr><td>{@code password}</td><td>as {@link PasswordHasher} reads it; nobody logs in with
 * NULL</td></tr>
 * <tr><td>{@code account}</td><td>the account's id; the login in lower case if there is no such
 * column</td></tr>
 * <tr><td>{@code address}</td><td>an address of the account, the login if there is no such
 * column</td></tr>
 * <tr><td>{@code active}, {@code enabled}, {@code domain_active}</td><td>0 or false in one of them
 * switches the user off: no log-in, and mail is refused with 550 5.2.1</td></tr>
 * <tr><td>{@code quota}</td><td>octets; 0, less and NULL mean that the directory doesn't
 * say</td></tr>
 * </table>
 *
 * <p>Parameters are named, {@code :login}, or those of Postfix's maps, in quotes or not: {@code %s}
 * all of it, {@code %u} what is before the {@code @}, {@code %d} the domain. Values are bound as
 * text, with ASCII letters in lower case. An unknown user costs a query and a password's check, as
 * a known one does. A failure of the database is a temporary one, never "no such user".
 *
 * <p>Safe for use by several threads.
 */
public final class SqlUserDirectory implements UserDirectory {

  private static final Logger LOG = LoggerFactory.getLogger(SqlUserDirectory.class);
  private static final String[] LOGIN = {"login", "user", "username", "email"};
  private static final String[] ACTIVE = {"active", "enabled", "domain_active"};

  private final QueryRunner runner;
  private final PasswordHasher hasher;
  private final NamedQuery passwordQuery;
  private final Optional<NamedQuery> accountQuery;
  private final Optional<NamedQuery> addressQuery;
  private final Optional<NamedQuery> passwordUpdate;

  private SqlUserDirectory(Builder builder, NamedQuery passwordQuery) {
    runner = builder.runner;
    hasher = builder.hasher == null ? PasswordHasher.create() : builder.hasher;
    this.passwordQuery = passwordQuery;
    accountQuery = builder.accountQuery;
    addressQuery = builder.addressQuery;
    passwordUpdate = builder.passwordUpdate;
  }

  /** A builder without queries, over the host's connections. */
  public static Builder builder(DataSource source) {
    return new Builder(source);
  }

  /**
   * A builder for the tables of most tutorials for Postfix, Dovecot and MySQL as they are: {@code
   * virtual_users} with {@code email} and {@code password}.
   */
  public static Builder virtualUsers(DataSource source) {
    return builder(source)
        .passwordQuery("SELECT email AS login, password FROM virtual_users WHERE email = :login");
  }

  /**
   * A builder for the tables of PostfixAdmin as they are: {@code mailbox} and {@code domain}, each
   * with {@code active}; the quota is the mailbox's.
   */
  public static Builder postfixAdmin(DataSource source) {
    return builder(source)
        .passwordQuery(
            "SELECT m.username AS login, m.password, m.active, d.active AS domain_active, m.quota"
                + " FROM mailbox m LEFT JOIN domain d ON d.domain = m.domain"
                + " WHERE m.username = :login");
  }

  @Override
  public AuthOutcome verifyPassword(String login, char[] password, AuthContext context) {
    requireNonNull(context, "context");
    String folded = AsciiFolding.fold(requireNonNull(login, "login"));
    try {
      return verify(folded, requireNonNull(password, "password"));
    } catch (StoreException e) {
      LOG.warn("session={} a password can't be checked now", context.session().sessionId(), e);
      return AuthOutcome.tryLater();
    }
  }

  private AuthOutcome verify(String login, char[] password) {
    Optional<Row> row = user(login);
    String stored = row.flatMap(found -> found.first("password")).orElse(null);
    if (!hasher.verify(password, stored, login) || row.isEmpty() || stored == null) {
      return AuthOutcome.rejected();
    }
    if (!row.get().isTrue(ACTIVE)) {
      return AuthOutcome.disabled();
    }
    AccountId account = account(row.get());
    passwordUpdate
        .filter(update -> hasher.needsRehash(stored))
        .ifPresent(update -> rehash(update, login, account, password, stored));
    return AuthOutcome.authenticated(account);
  }

  /** The row whose login this is, however the database compares. */
  private Optional<Row> user(String folded) {
    List<Row> rows =
        runner.rows(passwordQuery, parameters("login", folded)).stream()
            .filter(row -> row.first(LOGIN).filter(l -> isSame(l, folded)).isPresent())
            .toList();
    if (rows.size() > 1) {
      LOG.warn("{} rows are of the login {}: it can't be used", rows.size(), folded);
      return Optional.empty();
    }
    return rows.stream().findFirst();
  }

  private static boolean isSame(String stored, String folded) {
    return AsciiFolding.fold(stored).equals(folded);
  }

  /** Replaces a password that was stored worse; the log-in is good whether that works or not. */
  private void rehash(
      NamedQuery update, String login, AccountId account, char[] password, String stored) {
    try {
      String better = hasher.hash(password);
      Map<String, String> parameters = parameters("login", login);
      parameters.put("account", account.value());
      parameters.put("old", stored);
      parameters.put("new", better);
      boolean kept =
          runner.change(
              update,
              passwordQuery,
              parameters,
              rows ->
                  rows.stream().anyMatch(row -> row.first("password").equals(Optional.of(better))));
      if (!kept) {
        LOG.warn(
            "The password of user={} isn't stored anew: it has been changed meanwhile, or its column"
                + " is too short for {} characters",
            login,
            better.length());
      }
    } catch (StoreException | IllegalArgumentException e) {
      LOG.warn("The password of user={} can't be stored anew", login, e);
    }
  }

  @Override
  public Optional<UserAccount> find(AccountId id) {
    requireNonNull(id, "id");
    if (accountQuery.isEmpty()) {
      return user(id.value())
          .filter(row -> account(row).equals(id))
          .map(row -> build(id, List.of(row)));
    }
    List<Row> rows =
        runner.rows(accountQuery.get(), Map.of("account", id.value())).stream()
            .filter(row -> row.first("account").filter(a -> !a.equals(id.value())).isEmpty())
            .toList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(build(id, rows));
  }

  @Override
  public Optional<UserAccount> findByAddress(MailAddress address) {
    MailAddress folded = AsciiFolding.fold(requireNonNull(address, "address"));
    if (addressQuery.isEmpty()) {
      return user(folded.toString()).map(row -> build(account(row), List.of(row)));
    }
    Map<String, String> parameters = parameters("address", folded.toString());
    parameters.put("user", folded.localPart());
    parameters.put("domain", folded.domain());
    return runner.rows(addressQuery.get(), parameters).stream()
        .filter(row -> isAddress(row, folded))
        .findFirst()
        .flatMap(row -> find(account(row)));
  }

  private static boolean isAddress(Row row, MailAddress folded) {
    return row.first("address")
        .or(() -> row.first(LOGIN))
        .flatMap(MailAddress::tryOf)
        .filter(found -> AsciiFolding.fold(found).equals(folded))
        .isPresent();
  }

  private static AccountId account(Row row) {
    return AccountId.of(
        row.first("account")
            .orElseGet(
                () ->
                    AsciiFolding.fold(row.first(LOGIN).or(() -> row.first("address")).orElse(""))));
  }

  private static UserAccount build(AccountId id, List<Row> rows) {
    List<MailAddress> addresses =
        rows.stream()
            .flatMap(row -> row.first("address").or(() -> row.first(LOGIN)).stream())
            .flatMap(text -> MailAddress.tryOf(text).stream())
            .toList();
    UserAccount account =
        UserAccount.of(id, addresses)
            .withEnabled(rows.stream().allMatch(row -> row.isTrue(ACTIVE)));
    return rows.get(0)
        .positive("quota")
        .map(octets -> account.withQuota(QuotaLimit.ofOctets(octets)))
        .orElse(account);
  }

  private static Map<String, String> parameters(String name, String value) {
    Map<String, String> parameters = new HashMap<>();
    int at = value.lastIndexOf('@');
    parameters.put(name, value);
    parameters.put("user", at < 0 ? value : value.substring(0, at));
    parameters.put("domain", at < 0 ? "" : value.substring(at + 1));
    return parameters;
  }

  /** Builds a directory; not safe for use by several threads. */
  public static final class Builder {

    private final QueryRunner runner;
    private @Nullable PasswordHasher hasher;
    private @Nullable NamedQuery passwordQuery;
    private Optional<NamedQuery> accountQuery = Optional.empty();
    private Optional<NamedQuery> addressQuery = Optional.empty();
    private Optional<NamedQuery> passwordUpdate = Optional.empty();

    private Builder(DataSource source) {
      runner = new QueryRunner(requireNonNull(source, "source"));
    }

    /** Who checks the passwords; {@link PasswordHasher#create()} unless set. */
    public Builder hasher(PasswordHasher shared) {
      hasher = requireNonNull(shared, "shared");
      return this;
    }

    /**
     * The query for a log-in: parameters {@code :login} ({@code %s}), {@code :user} ({@code %u})
     * and {@code :domain} ({@code %d}), columns {@code login} and {@code password} and whatever
     * else the class says. It serves for accounts and addresses too, where they have no query of
     * their own.
     *
     * @throws IllegalArgumentException if it names another parameter, or no parameter
     */
    public Builder passwordQuery(String sql) {
      NamedQuery query = NamedQuery.of("passwordQuery", sql, List.of("login", "user", "domain"));
      if (query.used().equals(Set.of("user"))) {
        throw new IllegalArgumentException(
            "passwordQuery: %u and :user are what is before the '@' only"
                + " (expected: %s or :login for all of it, which Dovecot calls %u)");
      }
      passwordQuery = query;
      return this;
    }

    /**
     * The query for an account: parameter {@code :account}, a row for each of its addresses with
     * {@code address}, and {@code active}, {@code quota}.
     *
     * @throws IllegalArgumentException if it names another parameter, or no parameter
     */
    public Builder accountQuery(String sql) {
      accountQuery = Optional.of(NamedQuery.of("accountQuery", sql, List.of("account")));
      return this;
    }

    /**
     * The query for the owner of an address: parameters {@code :address} ({@code %s}), {@code
     * :user} ({@code %u}) and {@code :domain} ({@code %d}), columns {@code account} and {@code
     * address}.
     *
     * @throws IllegalArgumentException if it names another parameter, or no parameter
     */
    public Builder addressQuery(String sql) {
      addressQuery =
          Optional.of(NamedQuery.of("addressQuery", sql, List.of("address", "user", "domain")));
      return this;
    }

    /**
     * The statement that replaces a password, stored worse than {@link PasswordHasher} would, by
     * {@code :new} after a good log-in. It must change nothing unless the password is still {@code
     * :old}; other parameters are {@code :login}, {@code :user}, {@code :domain} and {@code
     * :account}. Without it passwords stay as they are.
     *
     * @throws IllegalArgumentException if it names another parameter, or lacks {@code :new} or
     *     {@code :old}
     */
    public Builder passwordUpdate(String sql) {
      NamedQuery update =
          NamedQuery.of(
              "passwordUpdate", sql, List.of("login", "user", "domain", "account", "old", "new"));
      if (!update.used().containsAll(Set.of("old", "new"))) {
        throw new IllegalArgumentException(
            "passwordUpdate: lacks :old or :new"
                + " (expected: SET password = :new WHERE login = :login AND password = :old)");
      }
      passwordUpdate = Optional.of(update);
      return this;
    }

    /**
     * The directory. Each query is run once, for nobody.
     *
     * @throws IllegalStateException if there is no password query, the database refuses one of the
     *     queries, or one lacks a column
     */
    public SqlUserDirectory build() {
      NamedQuery query = passwordQuery;
      if (query == null) {
        throw new IllegalStateException("passwordQuery: missing (expected: a query)");
      }
      Set<String> labels = runner.check(query);
      requireColumn("passwordQuery", labels, "password");
      requireColumn("passwordQuery", labels, LOGIN);
      if (labels.contains("account") && (accountQuery.isEmpty() || addressQuery.isEmpty())) {
        throw new IllegalStateException(
            "accountQuery, addressQuery: missing (expected: both, as the password query has a column"
                + " account, so that logins aren't accounts)");
      }
      accountQuery.ifPresent(
          accounts ->
              requireColumn("accountQuery", runner.check(accounts), "address", "login", "email"));
      addressQuery.ifPresent(
          addresses ->
              requireColumn("addressQuery", runner.check(addresses), "address", "login", "email"));
      passwordUpdate.ifPresent(runner::checkUpdate);
      return new SqlUserDirectory(this, query);
    }

    private static void requireColumn(String query, Set<String> labels, String... expected) {
      for (String label : expected) {
        if (labels.contains(label)) {
          return;
        }
      }
      throw new IllegalStateException(
          query
              + " gives the columns "
              + labels
              + " (expected: also "
              + String.join(" or ", expected)
              + "; name it with AS)");
    }
  }
}
