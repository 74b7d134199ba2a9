package io.mailcore.store;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import io.mailcore.model.AccountId;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.spi.store.Registration;
import io.mailcore.store.jdbc.JdbcMailboxes;
import io.mailcore.store.jdbc.StoreCheck;
import io.mailcore.store.jdbc.StorePool;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A store in a database, H2, PostgreSQL or MariaDB: everything survives a restart, and what a
 * method has changed survives a power failure once it has returned. Concurrent changes share one
 * transaction and its write to the disk, so that many at once are fast; one alone waits for nobody.
 *
 * <pre>{@code
 * MailStore store = JdbcMailStore.h2(Path.of("mail"));
 * }</pre>
 *
 * <p>Small messages are in the database, large ones in files if there is a directory for them. A
 * committed blob is on disk when an append that names it returns, or when its staged blob is
 * closed. Safe for use by several threads; a PostgreSQL or MariaDB database also by several
 * processes. The host closes it.
 */
public final class JdbcMailStore implements MailStore {

  private final JdbcMailboxes mailboxes;
  private final Optional<HikariDataSource> pool;

  private JdbcMailStore(JdbcMailboxes mailboxes, Optional<HikariDataSource> pool) {
    this.mailboxes = mailboxes;
    this.pool = pool;
  }

  /**
   * Opens the store in a directory, which is made if it isn't there, with all settings as they are.
   *
   * @throws StoreException if another process has it open, or it can't be used now
   * @throws IllegalStateException if a later mailcore made it
   */
  public static JdbcMailStore h2(Path directory) {
    return builder().h2(directory).open();
  }

  /** A builder without a database. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public BlobStore blobs() {
    return mailboxes.blobs();
  }

  @Override
  public MailAccount account(AccountId account, CallContext context) {
    return mailboxes.account(account, context);
  }

  @Override
  public Registration subscribe(ChangeListener listener) {
    return mailboxes.subscribe(listener);
  }

  @Override
  public <T> Optional<T> extension(Class<T> type) {
    return mailboxes.extension(type);
  }

  /**
   * The scripts that make the tables, for those who run them themselves; named as Flyway expects.
   * Ascending by version.
   */
  public List<SchemaScript> schema() {
    return mailboxes.schema().stream()
        .map(script -> new SchemaScript(script.name(), script.sql()))
        .toList();
  }

  /** How many times changes have been put on disk; fewer than changes where they came together. */
  public long forcedWrites() {
    return mailboxes.syncs();
  }

  /**
   * Looks through the whole store for what doesn't fit: messages without their bytes, blobs that
   * nobody names, files that are gone or cut short, wrong counts. Reads every row of blobs and
   * messages once, in pages and without locks, so that the store may be in use; a store of a
   * million messages takes minutes. Changes nothing.
   *
   * @return at most 10,000 findings; empty if all is well
   * @throws StoreException if the database or the directory of blobs can't be read now
   */
  public List<StoreFinding> checkStore() {
    return findings(mailboxes.check());
  }

  /**
   * Looks for the same as {@link #checkStore()}, and for blobs that aren't what was stored: a bit
   * that has flipped, a file put in the place of another. For that it reads all blobs once, from
   * end to end and with little memory, so that it takes as long as the disk needs for that; the
   * store may be in use. Blobs that have no checksums, because an earlier version stored them,
   * can't be judged. Changes nothing.
   *
   * @return at most 10,000 findings; empty if all is well
   * @throws StoreException if the database or the directory of blobs can't be read now
   */
  public List<StoreFinding> checkContents() {
    return findings(mailboxes.checkContents());
  }

  private static List<StoreFinding> findings(List<StoreCheck.Finding> found) {
    return found.stream()
        .map(one -> new StoreFinding(StoreFinding.Kind.valueOf(one.kind().name()), one.where()))
        .toList();
  }

  @Override
  public void close() {
    mailboxes.close();
    pool.ifPresent(HikariDataSource::close);
  }

  /**
   * A script of the schema.
   *
   * @param name for example {@code V1__mail.sql}
   * @param sql its statements
   */
  public record SchemaScript(String name, String sql) {

    public SchemaScript {
      requireNonNull(name, "name");
      requireNonNull(sql, "sql");
    }
  }

  /** Builds a store; not safe for use by several threads. */
  public static final class Builder {

    // Asynchronous file access, as an interrupted thread closes the file of any other.
    private static final String H2_FILE = "jdbc:h2:file:";
    private static final String H2_ASYNC = "jdbc:h2:async:";
    private static final Duration SHORTEST_POLL = Duration.ofMillis(10);
    private static final Duration LONGEST_POLL = Duration.ofHours(1);

    // Without a delay H2 has no thread that writes by itself; its cache of statements is made to
    // hold all that this store has. Its own trace file would repeat what exceptions say, on
    // standard error where the file can't be made.
    private static final String H2_SETTINGS =
        ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=5000;WRITE_DELAY=0;QUERY_CACHE_SIZE=64"
            + ";TRACE_LEVEL_FILE=0";

    private Optional<String> url = Optional.empty();
    private Optional<Path> h2Directory = Optional.empty();
    private Optional<DataSource> source = Optional.empty();
    private Optional<Path> blobDirectory = Optional.empty();
    private String user = "sa";
    private String password = "";
    private int poolSize = 10;
    private int inlineLimit = 64 * 1024;
    private QuotaPolicy quotas = QuotaPolicy.of(QuotaLimit.NONE);
    private long removals = 10_000;
    private boolean makesTables = true;
    private Clock clock = Clock.systemUTC();
    private Duration pollInterval = JdbcMailboxes.Nodes.DEFAULT.pollInterval();

    private Builder() {}

    /**
     * In an H2 database in this directory, with large messages as files in {@code blobs} below it.
     */
    public Builder h2(Path directory) {
      Path absolute = directory.toAbsolutePath().normalize();
      if (absolute.toString().indexOf(';') >= 0) {
        throw new IllegalArgumentException("directory: " + absolute + " (expected: without ';')");
      }
      url = Optional.of(H2_ASYNC + absolute.resolve("mail") + H2_SETTINGS);
      h2Directory = Optional.of(absolute);
      blobDirectory = Optional.of(absolute.resolve("blobs"));
      return this;
    }

    /**
     * In a PostgreSQL database (12 or later), which several servers may share. The driver {@code
     * org.postgresql:postgresql} must be on the class path. Large messages are in the database too
     * unless there is a directory for them, which must then be shared as well.
     *
     * @param jdbcUrl for example {@code jdbc:postgresql://localhost/mail}
     */
    public Builder postgresql(String jdbcUrl, String databaseUser, String databasePassword) {
      return url(jdbcUrl).credentials(databaseUser, databasePassword);
    }

    /**
     * In a MariaDB database (10.6 or later), which several servers may share. The driver {@code
     * org.mariadb.jdbc:mariadb-java-client} must be on the class path. Large messages are in the
     * database too unless there is a directory for them, which must then be shared as well; without
     * one {@code max_allowed_packet} must be 2 MiB or more.
     *
     * @param jdbcUrl for example {@code jdbc:mariadb://localhost/mail}
     */
    public Builder mariadb(String jdbcUrl, String databaseUser, String databasePassword) {
      return url(jdbcUrl).credentials(databaseUser, databasePassword);
    }

    /**
     * In the database of this URL: {@code jdbc:h2:...}, {@code jdbc:postgresql:...} or {@code
     * jdbc:mariadb:...}. Large messages are in it too unless there is a directory for them.
     *
     * @throws IllegalArgumentException if it is of another kind
     */
    public Builder url(String jdbcUrl) {
      StorePool.requireKnown(jdbcUrl);
      String folded = jdbcUrl.toLowerCase(Locale.ROOT);
      url =
          Optional.of(
              folded.startsWith(H2_FILE)
                  ? H2_ASYNC + jdbcUrl.substring(H2_FILE.length())
                  : jdbcUrl);
      h2Directory = Optional.empty();
      return this;
    }

    /** Who logs in to the database of the URL; {@code sa} without a password by default. */
    public Builder credentials(String databaseUser, String databasePassword) {
      user = requireNonNull(databaseUser, "databaseUser");
      password = requireNonNull(databasePassword, "databasePassword");
      return this;
    }

    /**
     * In the database of the host's own pool, which the host closes. On H2 its user must be an
     * administrator, because only such may force the database to disk.
     */
    public Builder dataSource(DataSource dataSource) {
      source = Optional.of(dataSource);
      return this;
    }

    /** Where large messages become files; made if it isn't there. */
    public Builder blobDirectory(Path directory) {
      blobDirectory = Optional.of(directory);
      return this;
    }

    /**
     * Up to how many octets a message is in the database though there be a directory; 64 KiB by
     * default.
     */
    public Builder inlineLimit(int octets) {
      if (octets < 0 || octets > 1 << 20) {
        throw new IllegalArgumentException("inline limit: " + octets + " (expected: 0 to 1048576)");
      }
      inlineLimit = octets;
      return this;
    }

    /** How many connections this store's own pool has at most, 3 or more; 10 by default. */
    public Builder poolSize(int connections) {
      if (connections < 3) {
        throw new IllegalArgumentException("pool size: " + connections + " (expected: 3 or more)");
      }
      poolSize = connections;
      return this;
    }

    /** How much each account may hold; no limit by default. */
    public Builder quotas(QuotaPolicy policy) {
      quotas = requireNonNull(policy, "policy");
      return this;
    }

    /**
     * How many removed messages a mailbox remembers, so that clients learn what went; 10,000 by
     * default.
     */
    public Builder rememberedRemovals(long count) {
      removals = count;
      return this;
    }

    /**
     * Whether this makes the tables and brings them up to date, or the host does with {@link
     * JdbcMailStore#schema}; true by default.
     */
    public Builder makesTables(boolean value) {
      makesTables = value;
      return this;
    }

    /** The clock for save dates, UIDVALIDITY and the age of blobs; the system's by default. */
    public Builder clock(Clock value) {
      clock = requireNonNull(value, "value");
      return this;
    }

    /**
     * How often this looks for what other servers on the same database changed, where the database
     * doesn't tell: on MariaDB, and on PostgreSQL while LISTEN doesn't work, as behind a pool that
     * hands connections about. 500 ms by default, 10 ms or more; zero if this is the only server,
     * which then neither looks, nor listens, nor tells others. An H2 database has one server.
     *
     * <p>On PostgreSQL one connection beside the pool listens; with a {@link #dataSource} it is one
     * of that, and kept.
     */
    public Builder pollInterval(Duration interval) {
      if (!interval.isZero() && interval.compareTo(SHORTEST_POLL) < 0
          || interval.compareTo(LONGEST_POLL) > 0) {
        throw new IllegalArgumentException(
            "poll interval: " + interval + " (expected: PT0S, or PT0.01S to PT1H)");
      }
      pollInterval = interval;
      return this;
    }

    /**
     * Opens the store.
     *
     * @throws StoreException if another process has the database open, or it can't be used now, or
     *     its directory can't
     * @throws IllegalStateException if no database is named, its driver is missing, or its tables
     *     are of another version
     */
    public JdbcMailStore open() {
      JdbcMailboxes.Nodes nodes = JdbcMailboxes.Nodes.DEFAULT.withPollInterval(pollInterval);
      if (source.isPresent()) {
        JdbcMailboxes host = JdbcMailboxes.open(source.get(), settings(nodes));
        return new JdbcMailStore(host, Optional.empty());
      }
      String target =
          url.orElseThrow(
              () -> new IllegalStateException("no database: call h2, url or dataSource"));
      h2Directory.ifPresent(StoreDirectory::prepare);
      JdbcMailboxes.Settings settings =
          settings(nodes.withListening(StorePool.unpooled(target, user, password)));
      return open(StorePool.open(target, user, password, poolSize), settings);
    }

    private JdbcMailboxes.Settings settings(JdbcMailboxes.Nodes nodes) {
      return new JdbcMailboxes.Settings(
          blobDirectory,
          inlineLimit,
          quotas,
          removals,
          makesTables,
          clock,
          JdbcMailboxes.Tuning.DEFAULT,
          nodes);
    }

    private static JdbcMailStore open(HikariDataSource own, JdbcMailboxes.Settings settings) {
      try {
        return new JdbcMailStore(JdbcMailboxes.open(own, settings), Optional.of(own));
      } catch (RuntimeException e) {
        own.close();
        throw e;
      }
    }
  }
}
