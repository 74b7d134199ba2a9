package io.mailcore.store.directory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.StoreException;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.Resolution;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.store.sql.NamedQuery;
import io.mailcore.store.sql.QueryRunner;
import io.mailcore.store.sql.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aliases in the host's own tables, found by the host's own queries, as Postfix reads its virtual
 * alias maps: several rows for one source, lists with commas, {@code @example.test} as the source
 * for what nobody has at a domain.
 *
 * <pre>{@code
 * SqlAliasResolver.builder(dataSource, users)
 *     .aliasQuery("SELECT source, destination FROM virtual_aliases WHERE source = :address")
 *     .domainQuery("SELECT name AS domain FROM virtual_domains WHERE name = :domain")
 *     .build();
 * }</pre>
 *
 * <p>Parameters are {@code :address}, {@code :user} and {@code :domain}, or Postfix's {@code %s},
 * {@code %u} and {@code %d}, bound as text with ASCII letters in lower case. Where a query gives a
 * column {@code source}, what differs from the address but for letter case is left out; rows whose
 * {@code active} says 0 or false too. A destination that is no address is left out with a line of
 * the log; where none is left, mail is asked to come again. A failure of the database is a
 * temporary one, never "no such user".
 *
 * <p>Safe for use by several threads.
 */
public final class SqlAliasResolver implements AliasResolver {

  private static final Logger LOG = LoggerFactory.getLogger(SqlAliasResolver.class);
  private static final AccountId POSTMASTER = AccountId.of("postmaster");

  private final QueryRunner runner;
  private final UserDirectory users;
  private final NamedQuery aliasQuery;
  private final Optional<NamedQuery> aliasDomainQuery;
  private final Optional<NamedQuery> domainQuery;

  private SqlAliasResolver(Builder builder, NamedQuery aliasQuery) {
    runner = builder.runner;
    users = builder.users;
    this.aliasQuery = aliasQuery;
    aliasDomainQuery = builder.aliasDomainQuery;
    domainQuery = builder.domainQuery;
  }

  /**
   * A builder without queries.
   *
   * @param users whose mail no catch-all takes
   */
  public static Builder builder(DataSource source, UserDirectory users) {
    return new Builder(source, users);
  }

  /**
   * A builder for the tables of most tutorials for Postfix, Dovecot and MySQL as they are: {@code
   * virtual_aliases} with {@code source} and {@code destination}, {@code virtual_domains} with
   * {@code name}.
   */
  public static Builder virtualAliases(DataSource source, UserDirectory users) {
    return builder(source, users)
        .aliasQuery("SELECT source, destination FROM virtual_aliases WHERE source = :address")
        .domainQuery("SELECT name AS domain FROM virtual_domains WHERE name = :domain");
  }

  /**
   * A builder for the tables of PostfixAdmin as they are: {@code alias}, {@code alias_domain} and
   * {@code domain}, each with {@code active}.
   */
  public static Builder postfixAdmin(DataSource source, UserDirectory users) {
    return builder(source, users)
        .aliasQuery(
            "SELECT address AS source, goto AS destination, active FROM alias"
                + " WHERE address = :address")
        .aliasDomainQuery(
            "SELECT target_domain AS destination, active FROM alias_domain"
                + " WHERE alias_domain = :domain")
        .domainQuery("SELECT domain, active FROM domain WHERE domain = :domain");
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
    List<Row> domain = domainRows(address);
    if (!domain.stream().allMatch(row -> row.isTrue("active"))) {
      return Resolution.pass();
    }
    List<Row> named = rows(address, address.toString());
    if (!named.isEmpty()) {
      return rewrite(address, named);
    }
    Optional<MailAddress> moved = inTargetDomain(address);
    if (moved.isPresent()) {
      return Resolution.rewrite(List.of(moved.get()));
    }
    if (isOwned(address)) {
      return Resolution.pass();
    }
    List<Row> caught = rows(address, "@" + address.domain());
    if (!caught.isEmpty()) {
      return rewrite(address, caught);
    }
    if (domain.isEmpty()) {
      return Resolution.pass();
    }
    return AsciiFolding.fold(address.localPart()).equals(POSTMASTER.value())
        ? Resolution.local(POSTMASTER)
        : Resolution.noSuchUser();
  }

  private List<Row> domainRows(MailAddress address) {
    return domainQuery
        .map(query -> runner.rows(query, parameters(address, address.toString())))
        .orElse(List.of());
  }

  private List<Row> rows(MailAddress address, String source) {
    return runner.rows(aliasQuery, parameters(address, source)).stream()
        .filter(row -> row.isTrue("active"))
        .filter(row -> row.first("source").filter(found -> !isSame(found, source)).isEmpty())
        .toList();
  }

  private static boolean isSame(String found, String source) {
    return AsciiFolding.fold(found).equals(source);
  }

  private Optional<MailAddress> inTargetDomain(MailAddress address) {
    return aliasDomainQuery.flatMap(
        query ->
            runner.rows(query, parameters(address, address.toString())).stream()
                .filter(row -> row.isTrue("active"))
                .flatMap(row -> row.first("destination").stream())
                .flatMap(domain -> MailAddress.tryOf("any@" + domain).stream())
                .map(target -> MailAddress.of(address.localPart(), target.domain()))
                .findFirst());
  }

  /** Whether a user, or an alias without the subaddress, has this address. */
  private boolean isOwned(MailAddress address) {
    if (users.findByAddress(address).isPresent()) {
      return true;
    }
    return Subaddress.base(address)
        .filter(
            base -> users.findByAddress(base).isPresent() || !rows(base, base.toString()).isEmpty())
        .isPresent();
  }

  private static Resolution rewrite(MailAddress address, List<Row> rows) {
    List<String> lists = rows.stream().flatMap(row -> row.first("destination").stream()).toList();
    return Destinations.rewrite(address, lists, "the alias table");
  }

  private static Map<String, String> parameters(MailAddress address, String source) {
    boolean whole = !source.startsWith("@");
    return Map.of(
        "address", source, "user", whole ? address.localPart() : "", "domain", address.domain());
  }

  /** Builds a resolver; not safe for use by several threads. */
  public static final class Builder {

    private static final List<String> PARAMETERS = List.of("address", "user", "domain");

    private final QueryRunner runner;
    private final UserDirectory users;
    private Optional<NamedQuery> aliasQuery = Optional.empty();
    private Optional<NamedQuery> aliasDomainQuery = Optional.empty();
    private Optional<NamedQuery> domainQuery = Optional.empty();

    private Builder(DataSource source, UserDirectory users) {
      this.runner = new QueryRunner(requireNonNull(source, "source"));
      this.users = requireNonNull(users, "users");
    }

    /**
     * The query for an address's aliases, asked with {@code @example.test} too: column {@code
     * destination}, and {@code source}, {@code active} if there are such. A query with {@code
     * :user} and {@code :domain} instead of {@code :address} is asked with an empty user for
     * catch-alls.
     *
     * @throws IllegalArgumentException if it names another parameter, or no parameter
     */
    public Builder aliasQuery(String sql) {
      aliasQuery = Optional.of(NamedQuery.of("aliasQuery", sql, PARAMETERS));
      return this;
    }

    /**
     * The query for domains that stand for others as a whole: column {@code destination}, the other
     * domain, and {@code active} if there is such.
     *
     * @throws IllegalArgumentException if it names another parameter, or no parameter
     */
    public Builder aliasDomainQuery(String sql) {
      aliasDomainQuery = Optional.of(NamedQuery.of("aliasDomainQuery", sql, PARAMETERS));
      return this;
    }

    /**
     * The query for the domains that are ours beside those that the server is told: any column, and
     * {@code active} if there is such. Addresses there that nobody has are refused as unknown
     * (postmaster goes to the account {@code postmaster}); a domain that isn't active is nobody's.
     *
     * @throws IllegalArgumentException if it names another parameter, or no parameter
     */
    public Builder domainQuery(String sql) {
      domainQuery = Optional.of(NamedQuery.of("domainQuery", sql, PARAMETERS));
      return this;
    }

    /**
     * The resolver. Each query is run once, for nobody.
     *
     * @throws IllegalStateException if there is no alias query, the database refuses one of the
     *     queries, or one lacks a column
     */
    public SqlAliasResolver build() {
      NamedQuery query =
          aliasQuery.orElseThrow(
              () -> new IllegalStateException("aliasQuery: missing (expected: a query)"));
      requireDestination("aliasQuery", runner.check(query));
      aliasDomainQuery.ifPresent(
          domains -> requireDestination("aliasDomainQuery", runner.check(domains)));
      domainQuery.ifPresent(runner::check);
      return new SqlAliasResolver(this, query);
    }

    private static void requireDestination(String query, Set<String> labels) {
      if (!labels.contains("destination")) {
        throw new IllegalStateException(
            query
                + " gives the columns "
                + labels
                + " (expected: also destination; name it with AS)");
      }
    }
  }
}
