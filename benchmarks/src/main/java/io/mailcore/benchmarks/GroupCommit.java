package io.mailcore.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.QuotaLimit;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.store.jdbc.JdbcMailboxes;
import io.mailcore.store.jdbc.JdbcMailboxes.Tuning;
import io.mailcore.store.jdbc.StorePool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * How many messages of 4 KiB a second a database takes that are on disk when the sender is told:
 * with the changes of concurrent senders in one transaction, and with a transaction for each, by
 * the same code. Each sender has an account of its own.
 */
public final class GroupCommit {

  private static final int WARM_UPS = 6;
  private static final int ROUNDS = 7;
  private static final int MESSAGE_OCTETS = 4096;
  private static final int POOL_SIZE = 20;
  private static final double NANOS = 1e9;

  private final Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final byte[] message = message();
  private final AtomicInteger files = new AtomicInteger();

  private GroupCommit(Path directory) {
    this.directory = directory;
  }

  /** Measures and prints; arguments say what: {@code h2}, {@code postgresql}, or both if none. */
  public static void main(String[] arguments) throws Exception {
    List<String> wanted = arguments.length == 0 ? List.of("h2", "postgresql") : List.of(arguments);
    Path directory = Files.createTempDirectory(Path.of("benchmarks/target"), "group-commit");
    GroupCommit benchmark = new GroupCommit(directory.toAbsolutePath());
    try {
      if (wanted.contains("h2")) {
        benchmark.h2();
      }
      if (wanted.contains("postgresql")) {
        benchmark.postgresql();
      }
    } finally {
      benchmark.close();
    }
  }

  private void h2() throws Exception {
    Target together = store(h2Source("together"), Tuning.DEFAULT);
    Target each = store(h2Source("each"), new Tuning(1, 1, Duration.ZERO));
    DataSource bare = h2Source("bare");
    Map<String, Double> medians =
        new Rounds("messages/s")
            .with("H2, 64 senders, together", () -> together.rate(64, 100))
            .with("H2, 64 senders, a forced write each", () -> each.rate(64, 8))
            .with("H2, 1 sender", () -> together.rate(1, 300))
            .with("H2, 1 sender, a forced write each", () -> each.rate(1, 300))
            .with("H2 itself, an insert and a forced write each", () -> insertRate(bare, 300))
            .with("a file, 4 KiB and a forced write each", () -> fileRate(300))
            .run(WARM_UPS, ROUNDS);
    ratio(medians, "H2, 64 senders, together", "H2, 64 senders, a forced write each", 10);
    ratio(medians, "H2, 1 sender", "H2, 1 sender, a forced write each", 1 / 1.3);
    ratio(medians, "H2, 1 sender", "H2 itself, an insert and a forced write each", 1 / 1.3);
  }

  private void postgresql() throws Exception {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setDataDirectory(directory.resolve("postgresql"))
            .start();
    open.add(server);
    String url = server.getJdbcUrl("postgres", "postgres");
    Target together = store(pool(url, "postgres"), Tuning.DEFAULT);
    Target each = store(pool(url, "postgres"), new Tuning(1, 16, Duration.ZERO));
    Map<String, Double> medians =
        new Rounds("messages/s")
            .with("PostgreSQL, 16 senders, together", () -> together.rate(16, 200))
            .with("PostgreSQL, 16 senders, a commit each", () -> each.rate(16, 50))
            .with("PostgreSQL, 1 sender", () -> together.rate(1, 200))
            .run(WARM_UPS, ROUNDS);
    ratio(medians, "PostgreSQL, 16 senders, together", "PostgreSQL, 16 senders, a commit each", 3);
  }

  private static void ratio(Map<String, Double> medians, String one, String other, double goal) {
    double ratio = medians.getOrDefault(one, 0.0) / medians.getOrDefault(other, 1.0);
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f times %s (goal: %.2f, %s)%n",
        one,
        ratio,
        other,
        goal,
        ratio >= goal ? "met" : "not met");
  }

  private DataSource h2Source(String name) throws IOException {
    Path place = Files.createDirectories(directory.resolve(name));
    return pool(
        "jdbc:h2:async:"
            + place.resolve("mail")
            + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;QUERY_CACHE_SIZE=64",
        "sa");
  }

  private DataSource pool(String url, String user) {
    HikariDataSource source = StorePool.open(url, user, "", POOL_SIZE);
    open.add(0, source);
    return source;
  }

  private Target store(DataSource source, Tuning tuning) {
    JdbcMailboxes.Settings settings =
        new JdbcMailboxes.Settings(
            Optional.empty(),
            64 * 1024,
            QuotaPolicy.of(QuotaLimit.NONE),
            10_000,
            true,
            Clock.systemUTC(),
            tuning,
            JdbcMailboxes.Nodes.DEFAULT);
    MailStore store = JdbcMailboxes.open(source, settings);
    open.add(0, store);
    return new Target(store);
  }

  private static byte[] message() {
    byte[] octets = new byte[MESSAGE_OCTETS];
    Random random = new Random(4);
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) (i % 76 == 75 ? '\n' : ' ' + random.nextInt(95));
    }
    return octets;
  }

  /** What H2 takes at best. */
  private double insertRate(DataSource source, int count) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS t (no IDENTITY, bytes VARBINARY(1048576))");
      long begin = System.nanoTime();
      for (int i = 0; i < count; i++) {
        try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO t (bytes) VALUES (?)")) {
          insert.setBytes(1, message);
          insert.executeUpdate();
        }
        connection.commit();
        statement.execute("CHECKPOINT SYNC");
      }
      return count * NANOS / (System.nanoTime() - begin);
    }
  }

  /** What the disk takes at best. */
  private double fileRate(int count) throws IOException {
    Path file = directory.resolve("file" + files.incrementAndGet());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long begin = System.nanoTime();
      for (int i = 0; i < count; i++) {
        channel.write(ByteBuffer.wrap(message));
        channel.force(true);
      }
      return count * NANOS / (System.nanoTime() - begin);
    } finally {
      Files.delete(file);
    }
  }

  /** A store with mailboxes for senders. */
  private final class Target {

    private final MailStore store;
    private final List<Mailbox> inboxes = new ArrayList<>();

    private Target(MailStore store) {
      this.store = store;
      for (int i = 0; i < 64; i++) {
        AccountId id = AccountId.of("sender" + i);
        MailAccount account = store.account(id, CallContext.of("benchmark"));
        inboxes.add(account.open(account.find(MailboxName.INBOX).orElseThrow().id()));
      }
    }

    /** Messages a second. */
    private double rate(int senders, int each) throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(senders);
      try {
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int sender = 0; sender < senders; sender++) {
          Mailbox inbox = inboxes.get(sender);
          running.add(
              threads.submit(
                  () -> {
                    for (int i = 0; i < each; i++) {
                      send(inbox);
                    }
                  }));
        }
        for (Future<?> sender : running) {
          sender.get();
        }
        return senders * each * NANOS / (System.nanoTime() - begin);
      } finally {
        threads.shutdown();
      }
    }

    private void send(Mailbox inbox) {
      try (StagedBlob staged = store.blobs().stage(message.length)) {
        staged.write(ByteBuffer.wrap(message));
        BlobRef ref = staged.commit();
        inbox.append(List.of(NewMessage.of(ref, OffsetDateTime.now(Clock.systemUTC()))));
      }
    }
  }

  private void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    try (Stream<Path> left = Files.walk(directory)) {
      left.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
    }
  }
}
