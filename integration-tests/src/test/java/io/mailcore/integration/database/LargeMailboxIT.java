package io.mailcore.integration.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.LongForm;
import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.process.NodeMain;
import io.mailcore.integration.process.ServerProcess;
import io.mailcore.integration.process.Stores;
import io.mailcore.integration.process.TestServer;
import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.NewMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * SELECT of a mailbox of a million messages, every hundredth of which is gone, by a server whose
 * heap couldn't hold a row of each.
 */
@Tag("long")
class LargeMailboxIT {

  private static final String HEAP = "-Xmx48m";
  private static final int FILLED_AT_ONCE = 20_000;
  private static final int SEEN = 700;
  private static final int MESSAGES = LongForm.LARGE_MAILBOX_MESSAGES.amount();
  private static final int LEFT = MESSAGES - MESSAGES / 100;
  private static final long MAX_MESSAGE_SIZE = 65_536;
  private static final byte[] MESSAGE =
      "Subject: one of many\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);

  // Copies the row of the one message that is there.
  private static final String FILL =
      "INSERT INTO mailcore_messages (mailbox, uid, modseq, flags, keywords, size, internal_date,"
          + " internal_offset, save_date, email_id, blob_no, prefix_length, prefix)"
          + " SELECT m.mailbox, r.n, m.modseq, CASE WHEN r.n <= ? THEN 16 ELSE 0 END, m.keywords,"
          + " m.size, m.internal_date, m.internal_offset, m.save_date, m.email_id, m.blob_no,"
          + " m.prefix_length, m.prefix FROM mailcore_messages m CROSS JOIN RANGE"
          + " WHERE m.mailbox = (SELECT no FROM mailcore_mailboxes WHERE messages = 1)"
          + " AND m.uid = 1 AND MOD(r.n, 100) <> 0";
  private static final String COUNT =
      "UPDATE mailcore_mailboxes SET uid_next = ?, messages = ?, recent = ?, unseen = ?, size = ?"
          + " WHERE messages = 1";

  @TempDir private Path directory;

  @Test
  @Timeout(300)
  void isSelectedOnH2WithASmallHeap() throws SQLException {
    try (MailStore store = Stores.H2.open(directory)) {
      appendOne(store);
    }
    try (Connection connection =
        DriverManager.getConnection("jdbc:h2:async:" + directory.resolve("mail"), "sa", "")) {
      fill(connection, "SYSTEM_RANGE(?, ?) r(n)");
    }
    try (ServerProcess server =
        ServerProcess.start(Stores.H2, directory, MAX_MESSAGE_SIZE, HEAP, "-XX:+UseSerialGC")) {
      select(server);
    }
  }

  @Test
  @Timeout(300)
  void isSelectedOnPostgresqlWithASmallHeap() throws SQLException {
    try (TestDatabase database = TestDatabase.create(TestDatabase.Server.POSTGRESQL)) {
      isSelected(database, "generate_series(?, ?) AS r(n)");
    }
  }

  @Test
  @Timeout(300)
  void isSelectedOnMariaDbWithASmallHeap() throws SQLException {
    try (TestDatabase database = TestDatabase.create(TestDatabase.Server.MARIADB)) {
      isSelected(
          database, "(SELECT seq AS n FROM seq_2_to_" + MESSAGES + " WHERE seq BETWEEN ? AND ?) r");
    }
  }

  private static void isSelected(TestDatabase database, String range) throws SQLException {
    try (MailStore store = database.store().open()) {
      appendOne(store);
    }
    try (Connection connection = database.connect()) {
      fill(connection, range);
    }
    try (ServerProcess server =
        ServerProcess.startServer(
            NodeMain.class,
            List.of(HEAP, "-XX:+UseSerialGC"),
            database.url(),
            database.user(),
            "60000",
            "10")) {
      select(server);
    }
  }

  private static void appendOne(MailStore store) {
    MailAccount account = store.account(AccountId.of(TestServer.ANN), CallContext.of("test"));
    try (StagedBlob staged = store.blobs().stage(MESSAGE.length)) {
      staged.write(ByteBuffer.wrap(MESSAGE));
      OffsetDateTime date = OffsetDateTime.parse("2026-01-01T00:00:00Z");
      account
          .open(account.find(MailboxName.INBOX).orElseThrow().id())
          .append(List.of(NewMessage.of(staged.commit(), date)));
    }
  }

  private static void fill(Connection connection, String range) throws SQLException {
    try (PreparedStatement fill = connection.prepareStatement(FILL.replace("RANGE", range));
        PreparedStatement count = connection.prepareStatement(COUNT)) {
      int filled = 0;
      for (int from = 2; from <= MESSAGES; from += FILLED_AT_ONCE) {
        fill.setInt(1, SEEN);
        fill.setInt(2, from);
        fill.setInt(3, Math.min(MESSAGES, from + FILLED_AT_ONCE - 1));
        filled += fill.executeUpdate();
      }
      assertThat(filled).isEqualTo(LEFT - 1);
      count.setLong(1, MESSAGES + 1L);
      count.setLong(2, LEFT);
      count.setLong(3, LEFT);
      count.setLong(4, LEFT - (SEEN - SEEN / 100 - 1));
      count.setLong(5, (long) LEFT * MESSAGE.length);
      assertThat(count.executeUpdate()).isEqualTo(1);
    }
  }

  private static void select(ServerProcess server) {
    try (ImapClient client =
        ImapClient.login(server.port("imap"), TestServer.ANN, TestServer.PASSWORD)) {
      for (int round = 0; round < 2; round++) {
        ImapClient.Result selected = client.ok("SELECT INBOX");
        assertThat(selected.lines()).contains("* " + LEFT + " EXISTS");
        assertThat(selected.code("UIDNEXT")).isEqualTo(Integer.toString(MESSAGES + 1));
        assertThat(client.ok("FETCH * UID").lines())
            .containsExactly("* " + LEFT + " FETCH (UID " + (MESSAGES - 1) + ")");
        assertThat(client.ok("UID FETCH 99:101 FLAGS").lines())
            .hasSize(2)
            .allMatch(line -> line.contains("\\Seen"));
        assertThat(client.section(MESSAGES - 1, "")).isEqualTo(MESSAGE);
      }
    }
  }
}
