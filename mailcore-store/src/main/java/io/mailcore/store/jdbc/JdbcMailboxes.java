package io.mailcore.store.jdbc;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.store.AccountListing;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.spi.store.Registration;
import io.mailcore.store.base.RandomIds;
import io.mailcore.store.blob.FileBlobs;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All accounts in a database. Safe for use by several threads. */
public final class JdbcMailboxes implements MailStore {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcMailboxes.class);
  private static final int MOST_ACCOUNTS = 100_000;
  private static final long TIDY_SECONDS = 5;

  private final Database database;
  private final StoreContext context;
  private final Leases leases;
  private final Opening opening;
  private final Optional<OtherNodes> otherNodes;
  private final ScheduledExecutorService housekeeper;
  private final Map<AccountId, Long> accounts = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * How a store is set up.
   *
   * @param blobDirectory where large blobs become files; without, all are in the database
   * @param inlineLimit up to how many octets a blob is in the database though there be a directory
   * @param quotas how much each account may hold
   * @param removals how many removed messages a mailbox remembers
   * @param makesTables whether this makes the tables and brings them up to date
   * @param tuning {@link Tuning#DEFAULT} but in measurements
   * @param nodes how this gets on with others on the same database
   */
  public record Settings(
      Optional<Path> blobDirectory,
      int inlineLimit,
      QuotaPolicy quotas,
      long removals,
      boolean makesTables,
      Clock clock,
      Tuning tuning,
      Nodes nodes) {}

  /**
   * How changes are gathered.
   *
   * @param mostInBatch how many changes share a transaction at most
   * @param running how many transactions run at the same time at most; on H2 one does
   * @param patience how long one may take before another begins beside it
   */
  public record Tuning(int mostInBatch, int running, Duration patience) {

    /**
     * One after the other, as what shares a commit is cheap, but for a slow one, which doesn't hold
     * up the others.
     */
    public static final Tuning DEFAULT = new Tuning(128, 4, Duration.ofMillis(50));
  }

  /**
   * How several processes share a database. On H2 there is one.
   *
   * @param pollInterval how often to look for what others changed where they can't be heard; zero
   *     if there are no others
   * @param leaseTerm after which time a maildrop is free whose node has died
   * @param listening connections to listen by, one at a time and for long; without, of the store's
   *     source
   */
  public record Nodes(
      Duration pollInterval, Duration leaseTerm, Optional<ConnectionSource> listening) {

    /** A poll every half a second; leases that end within a minute. */
    public static final Nodes DEFAULT =
        new Nodes(Duration.ofMillis(500), Duration.ofSeconds(50), Optional.empty());

    /** The same with another interval. */
    public Nodes withPollInterval(Duration interval) {
      return new Nodes(interval, leaseTerm, listening);
    }

    /** The same with a term of leases of {@code term}, 100 ms or more. */
    public Nodes withLeaseTerm(Duration term) {
      return new Nodes(pollInterval, term, listening);
    }

    /** The same with connections of {@code source} to listen by. */
    public Nodes withListening(ConnectionSource source) {
      return new Nodes(pollInterval, leaseTerm, Optional.of(source));
    }
  }

  private JdbcMailboxes(DataSource source, Database database, Settings settings)
      throws IOException {
    Optional<FileBlobs> files = Optional.empty();
    if (settings.blobDirectory().isPresent()) {
      files = Optional.of(new FileBlobs(settings.blobDirectory().get()));
    }
    RandomIds ids = new RandomIds();
    this.database = database;
    this.context =
        new StoreContext(
            database,
            new JdbcBlobs(database, files, settings.inlineLimit(), settings.clock()),
            new StoreContext.Keepsakes(
                new KeywordCache(),
                new UidCache(),
                new FlagCache(),
                new RemovalLog(settings.removals()),
                new ChangeHints(),
                ids,
                settings.clock()),
            settings.quotas());
    this.leases = new Leases(database, ids, settings.nodes().leaseTerm());
    this.opening = new Opening(database, ids.next('o'));
    this.otherNodes = otherNodes(source, settings.nodes(), ids.next('n'));
    this.housekeeper =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "mailcore-store");
              thread.setDaemon(true);
              return thread;
            });
  }

  private Optional<OtherNodes> otherNodes(DataSource source, Nodes nodes, String node) {
    Dialect dialect = database.dialect();
    if (!dialect.isNetwork() || nodes.pollInterval().isZero()) {
      return Optional.empty();
    }
    Optional<ConnectionSource> listening =
        dialect.canNotify()
            ? Optional.of(nodes.listening().orElse(source::getConnection))
            : Optional.empty();
    return Optional.of(
        new OtherNodes(database, context.hints(), nodes.pollInterval(), listening, node));
  }

  /**
   * Opens a store.
   *
   * @throws StoreException if the database can't be used now
   * @throws IllegalStateException if its tables are of another version
   */
  public static JdbcMailboxes open(DataSource source, Settings settings) {
    Dialect dialect = dialect(source);
    try {
      if (settings.makesTables()) {
        Schema.upgrade(source, dialect);
      } else {
        Schema.require(source, dialect);
      }
    } catch (SQLException e) {
      throw dialect.classify(e).toStoreException(e);
    }
    try {
      Database database = new Database(source, dialect, settings.tuning());
      JdbcMailboxes store = new JdbcMailboxes(source, database, settings);
      store.begin();
      return store;
    } catch (SQLException e) {
      throw dialect.classify(e).toStoreException(e);
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.TEMPORARY, "the directory of blobs can't be used", e);
    }
  }

  private static Dialect dialect(DataSource source) {
    try (Connection connection = source.getConnection()) {
      return Dialect.of(connection);
    } catch (SQLException e) {
      throw Dialect.H2.classify(e).toStoreException(e);
    }
  }

  private void begin() {
    opening.open();
    database.whenReopened(
        connection -> {
          context.keywords().clear();
          context.uids().clear();
          context.flags().clear();
          opening.open(connection);
        });
    otherNodes.ifPresent(OtherNodes::begin);
    BlobSweeper sweeper = context.blobs().sweeper();
    housekeeper.scheduleWithFixedDelay(
        () -> sweeper.quietly(sweeper::sweepAll), 1, 6 * 3600, TimeUnit.SECONDS);
    housekeeper.scheduleWithFixedDelay(
        () -> sweeper.quietly(sweeper::sweepReleased), 60, 60, TimeUnit.SECONDS);
    housekeeper.scheduleWithFixedDelay(
        () -> sweeper.quietly(database::tidy), TIDY_SECONDS, TIDY_SECONDS, TimeUnit.SECONDS);
    leases.begin();
  }

  /** The scripts that make the tables, ascending by version. */
  public List<Schema.Script> schema() {
    return Schema.scripts(database.dialect());
  }

  /** How many forced syncs there were. */
  public long syncs() {
    return database.syncs();
  }

  /** What doesn't fit. */
  public List<StoreCheck.Finding> check() {
    return check(Optional.empty());
  }

  /** What doesn't fit, blobs that aren't what was written among it. */
  public List<StoreCheck.Finding> checkContents() {
    return check(Optional.of(new ContentCheck(context.blobs())));
  }

  private List<StoreCheck.Finding> check(Optional<ContentCheck> contents) {
    return new StoreCheck(database, context.blobs().files(), context.clock(), contents).run();
  }

  @Override
  public BlobStore blobs() {
    return context.blobs();
  }

  @Override
  public MailAccount account(AccountId account, CallContext call) {
    requireNonNull(account, "account");
    requireNonNull(call, "call");
    Long known = accounts.get(account);
    long no = known != null ? known : find(account);
    return new JdbcAccount(context, leases, account, no, call);
  }

  private long find(AccountId account) {
    long no =
        database
            .read(c -> AccountRow.find(c, account))
            .orElseGet(
                () ->
                    database.write(
                        account.hashCode(),
                        c -> {
                          Optional<Long> there = AccountRow.find(c, account);
                          if (there.isEmpty()) {
                            AccountRow.insert(context, c, account);
                          }
                          return AccountRow.find(c, account).orElseThrow();
                        }));
    if (accounts.size() >= MOST_ACCOUNTS) {
      accounts.clear();
    }
    accounts.put(account, no);
    return no;
  }

  @Override
  public Registration subscribe(ChangeListener listener) {
    return context.hints().add(listener);
  }

  @Override
  public <T> Optional<T> extension(Class<T> type) {
    return type == AccountListing.class
        ? Optional.of(type.cast((AccountListing) this::accounts))
        : Optional.empty();
  }

  private List<AccountId> accounts(Optional<AccountId> after, int limit) {
    requireNonNull(after, "after");
    JdbcMailbox.requireLimit(limit);
    return database.read(c -> AccountRow.page(c, after, limit));
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    otherNodes.ifPresent(OtherNodes::close);
    housekeeper.shutdown();
    try {
      if (!housekeeper.awaitTermination(10, TimeUnit.SECONDS)) {
        housekeeper.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      leases.close();
      opening.close();
    } catch (StoreException e) {
      LOG.warn("The database can't be closed in order", e);
    } finally {
      database.close();
    }
  }

  StoreContext context() {
    return context;
  }
}
