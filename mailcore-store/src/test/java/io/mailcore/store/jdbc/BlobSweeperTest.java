package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.QuotaPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of bytes that no message names, in rows and in files. */
@Timeout(60)
class BlobSweeperTest {

  private static final int INLINE = 100;
  private static final int SMALL = 10;
  private static final int LARGE = 5_000;

  /** A clock that a test sets forward. */
  private static final class TestClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }
  }

  @TempDir private Path directory;
  private final TestClock clock = new TestClock();
  private final JdbcConnectionPool source =
      JdbcConnectionPool.create(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
  private JdbcMailboxes store;
  private BlobSweeper sweeper;
  private Mailbox inbox;

  @BeforeEach
  void open() {
    store =
        JdbcMailboxes.open(
            source,
            new JdbcMailboxes.Settings(
                Optional.of(directory),
                INLINE,
                QuotaPolicy.of(QuotaLimit.NONE),
                100,
                true,
                clock,
                JdbcMailboxes.Tuning.DEFAULT,
                JdbcMailboxes.Nodes.DEFAULT));
    sweeper = store.context().blobs().sweeper();
    MailAccount account = store.account(AccountId.of("ann"), CallContext.of("test"));
    inbox = account.open(account.find(MailboxName.INBOX).orElseThrow().id());
  }

  @AfterEach
  void close() {
    store.close();
    source.dispose();
  }

  /** A blob with a row of its own. */
  private NewMessage blob(int octets) {
    try (StagedBlob staged = store.blobs().stage(octets)) {
      staged.write(ByteBuffer.allocate(octets));
      BlobRef blob = staged.commit();
      return NewMessage.of(blob, OffsetDateTime.parse("2026-01-01T00:00:00Z"));
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void assertBlobs(int rows, int parts, int files) throws SQLException, IOException {
    assertThat(number("SELECT COUNT(*) FROM mailcore_blobs")).isEqualTo(rows);
    assertThat(number("SELECT COUNT(*) FROM mailcore_blob_parts")).isEqualTo(parts);
    try (Stream<Path> all = Files.walk(directory)) {
      assertThat(all.filter(Files::isRegularFile)).hasSize(files);
    }
  }

  @Test
  void whatNoMessageEverNamedGoesAfterADay() throws Exception {
    blob(SMALL);
    blob(LARGE);
    inbox.append(List.of(blob(SMALL), blob(LARGE)));
    clock.ahead = Duration.ofHours(23);
    sweeper.sweepAll();
    assertBlobs(4, 2, 2);
    clock.ahead = Duration.ofHours(25);
    sweeper.sweepAll();
    assertBlobs(2, 1, 1);
    assertThat(store.check()).isEmpty();
  }

  @Test
  void aFileWithoutARowGoesAfterADay() throws Exception {
    inbox.append(List.of(blob(LARGE)));
    Path file;
    try (Stream<Path> all = Files.walk(directory)) {
      file = all.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    Files.write(file.resolveSibling("stray"), new byte[1]);
    sweeper.sweepAll();
    assertBlobs(1, 0, 2);
    clock.ahead = Duration.ofHours(25);
    sweeper.sweepAll();
    assertBlobs(1, 0, 1);
    assertThat(file).exists();
  }

  @Test
  void whatWasNamedGoesSoonAfterItsLastMessageButNotAtOnce() throws Exception {
    NewMessage shared = blob(SMALL);
    inbox.append(List.of(shared, shared, blob(LARGE)));
    inbox.remove(UidSet.of(1, 3));
    sweeper.sweepReleased();
    assertBlobs(2, 1, 1);
    clock.ahead = Duration.ofMinutes(11);
    sweeper.sweepReleased();
    assertBlobs(1, 1, 0);
    inbox.remove(UidSet.of(2));
    sweeper.sweepReleased();
    assertBlobs(0, 0, 0);
  }

  @Test
  void whatARunningTransactionIsAboutToNameStays() throws Exception {
    inbox.append(List.of(blob(SMALL)));
    blob(SMALL);
    long unnamed = number("SELECT MAX(no) FROM mailcore_blobs");
    clock.ahead = Duration.ofHours(25);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      assertThat(BlobRow.lock(connection, unnamed)).isPresent();
      name(connection, unnamed);
      Future<Boolean> settled = threads.submit(() -> sweeper.remove(unnamed, Duration.ZERO));
      await()
          .until(
              () ->
                  number(
                          "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS"
                              + " WHERE EXECUTING_STATEMENT LIKE '%FOR UPDATE%'"
                              + " AND BLOCKER_ID IS NOT NULL")
                      > 0);
      assertThat(settled).isNotDone();
      connection.commit();
      assertThat(settled.get(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      threads.shutdownNow();
    }
    assertBlobs(2, 2, 0);
  }

  private static void name(Connection connection, long blob) throws SQLException {
    String sql =
        "INSERT INTO mailcore_messages (mailbox, uid, modseq, flags, keywords, size, internal_date,"
            + " internal_offset, save_date, email_id, blob_no, prefix_length, prefix)"
            + " SELECT mailbox, 99, modseq, flags, keywords, size, internal_date,"
            + " internal_offset, save_date, email_id, ?, prefix_length, prefix"
            + " FROM mailcore_messages";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, blob);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }
}
