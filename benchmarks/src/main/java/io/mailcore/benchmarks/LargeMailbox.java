package io.mailcore.benchmarks;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.store.JdbcMailStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long the questions of a session take in a mailbox of 1,000 messages and in one of 1,000,000:
 * those that a session asks often must not take longer in the large one.
 */
public final class LargeMailbox {

  private static final int SMALL = 1_000;
  private static final int LARGE = 1_000_000;
  private static final int WARM_UPS = 20;
  private static final int ROUNDS = 51;
  private static final int PAGE = 100;
  private static final double NANOS_PER_MILLISECOND = 1e6;

  // PostgreSQL's generate_series and H2's SYSTEM_RANGE: n is the UID.
  private static final String FILL =
      "INSERT INTO mailcore_messages (mailbox, uid, modseq, flags, keywords, size, blob_no,"
          + " internal_date, internal_offset, save_date, email_id, prefix_length, prefix)"
          + " SELECT ?, n, 1, 16, ?, 1000, n, 0, 0, 0, 'e', 0, ? FROM ";
  private static final String COUNT =
      "UPDATE mailcore_mailboxes SET uid_next = ?, messages = ?, modseq = 2 WHERE no = ?";

  private LargeMailbox() {}

  /** Measures and prints; takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    Path directory =
        Files.createTempDirectory(Path.of("benchmarks/target").toAbsolutePath(), "large-mailbox");
    try {
      String h2 = "jdbc:h2:async:" + directory.resolve("mail") + ";DB_CLOSE_ON_EXIT=FALSE";
      measure("H2", JdbcMailStore.builder().url(h2), h2, "sa", "SYSTEM_RANGE(1, ?) r(n)");
      try (EmbeddedPostgres server =
          EmbeddedPostgres.builder().setDataDirectory(directory.resolve("postgresql")).start()) {
        String url = server.getJdbcUrl("postgres", "postgres");
        measure(
            "PostgreSQL",
            JdbcMailStore.builder().postgresql(url, "postgres", ""),
            url,
            "postgres",
            "generate_series(1, ?) AS r(n)");
      }
    } finally {
      delete(directory);
    }
  }

  private static void measure(
      String name, JdbcMailStore.Builder builder, String url, String user, String range)
      throws Exception {
    try (JdbcMailStore store = builder.open()) {
      MailAccount account = store.account(AccountId.of("ann"), CallContext.of("benchmark"));
      account.create(MailboxName.of("large"), Set.of());
      try (Connection connection = DriverManager.getConnection(url, user, "")) {
        fill(connection, 1, SMALL, range);
        fill(connection, 2, LARGE, range);
        try (Statement statement = connection.createStatement()) {
          statement.execute("ANALYZE");
        }
      }
      Rounds rounds = new Rounds("ms");
      add(rounds, name + ", 1,000", account, MailboxName.INBOX, SMALL);
      add(rounds, name + ", 1,000,000", account, MailboxName.of("large"), LARGE);
      rounds.run(WARM_UPS, ROUNDS);
    }
  }

  private static void fill(Connection connection, int mailbox, int count, String range)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FILL + range)) {
      statement.setLong(1, mailbox);
      statement.setBytes(2, new byte[0]);
      statement.setBytes(3, new byte[0]);
      statement.setLong(4, count);
      statement.executeUpdate();
    }
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setLong(1, count + 1L);
      statement.setLong(2, count);
      statement.setLong(3, mailbox);
      statement.executeUpdate();
    }
  }

  private static void add(
      Rounds rounds, String name, MailAccount account, MailboxName mailboxName, int count) {
    Mailbox mailbox = account.open(account.find(mailboxName).orElseThrow().id());
    ModSeq highest = mailbox.status().highestModSeq();
    Uid middle = Uid.of(count / 2);
    rounds
        .with(name + ": status", () -> time(mailbox::status))
        .with(name + ": no changes since", () -> time(() -> mailbox.changesSince(highest)))
        .with(
            name + ": 100 messages from the middle",
            () ->
                time(() -> mailbox.messages(MessageQuery.all().withAfter(middle).withLimit(PAGE))))
        .with(
            name + ": 100 UIDs from the middle",
            () -> time(() -> mailbox.uids(UidRange.from(middle), PAGE)));
  }

  private static double time(Runnable question) {
    long begin = System.nanoTime();
    question.run();
    return (System.nanoTime() - begin) / NANOS_PER_MILLISECOND;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> left = Files.walk(directory)) {
      left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }
}
