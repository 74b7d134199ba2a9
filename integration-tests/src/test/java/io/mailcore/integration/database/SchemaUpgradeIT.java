package io.mailcore.integration.database;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.integration.database.TestDatabase.Server;
import io.mailcore.model.AccountId;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.store.JdbcMailStore;
import io.mailcore.store.jdbc.Dialect;
import io.mailcore.store.jdbc.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables that an earlier mailcore made, or an administrator by the scripts. */
@Timeout(120)
class SchemaUpgradeIT {

  private static final OffsetDateTime DATE = OffsetDateTime.parse("2026-01-01T00:00:00Z");

  private static List<Schema.Script> scripts(Server server) {
    return Schema.scripts(server == Server.POSTGRESQL ? Dialect.POSTGRESQL : Dialect.MARIADB);
  }

  /** Each server with each version but the last. */
  static Stream<Arguments> earlier() {
    return Stream.of(Server.values())
        .flatMap(
            server ->
                IntStream.range(1, scripts(server).size())
                    .mapToObj(version -> Arguments.of(server, version)));
  }

  /** As a DBA's tool does: one statement after the other, each ends with a line's semicolon. */
  private static void apply(TestDatabase database, List<Schema.Script> scripts)
      throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (Schema.Script script : scripts) {
        for (String sql : script.sql().replaceAll("(?m)^--.*$", "").split(";\n", -1)) {
          if (!sql.isBlank()) {
            statement.execute(sql);
          }
        }
      }
    }
  }

  private static void insert(TestDatabase database, String sql, byte[]... octets)
      throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < octets.length; i++) {
        statement.setBytes(i + 1, octets[i]);
      }
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** One message, seen, with the bytes "old" in blob 41; UID 1 was removed. */
  private static void insertMail(TestDatabase database, int version) throws SQLException {
    insert(database, "INSERT INTO mailcore_accounts (no, id, uid_validity) VALUES (1, 'ann', 7)");
    insert(
        database,
        "INSERT INTO mailcore_mailboxes (no, account, object_id, name, name_key, uses, uid_validity,"
            + " uid_next, modseq, messages, unseen, deleted, size, recent, recent_floor,"
            + " unseen_floor, keywords, expunged, expunged_floor)"
            + " VALUES (1, 1, 'm1', 'INBOX', ?, 0, 7, 3, 5, 1, 0, 0, 3, 0, 1, 1, 0, 1, 0)",
        ascii("INBOX"));
    insert(
        database,
        "INSERT INTO mailcore_expunged (mailbox, modseq, part, uids, uid_count)"
            + " VALUES (1, 4, 0, '1', 1)");
    insert(database, "INSERT INTO mailcore_blobs (no, size, created) VALUES (41, 3, 0)");
    insert(
        database,
        "INSERT INTO mailcore_blob_parts (blob_no, start_at, bytes) VALUES (41, 0, ?)",
        ascii("old"));
    insert(
        database,
        "INSERT INTO mailcore_messages (mailbox, uid, modseq, flags, keywords, size, internal_date,"
            + " internal_offset, save_date, email_id, blob_no, prefix_length, prefix)"
            + " VALUES (1, 2, 5, 16, ?, 3, 0, 0, 0, 'e1', 41, 0, ?)",
        new byte[0],
        new byte[0]);
    if (version >= 2) {
      database.update("UPDATE mailcore_numbers SET next_no = 42");
    }
  }

  private static Mailbox inbox(JdbcMailStore store) {
    MailAccount account = store.account(AccountId.of("ann"), CallContext.of("test"));
    return account.open(account.find(MailboxName.INBOX).orElseThrow().id());
  }

  private static String text(Mailbox mailbox, long uid) throws IOException {
    try (InputStream in = mailbox.content(Uid.of(uid)).open()) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static void append(JdbcMailStore store, String text) {
    try (StagedBlob staged = store.blobs().stage(0)) {
      staged.write(ByteBuffer.wrap(ascii(text)));
      inbox(store).append(List.of(NewMessage.of(staged.commit(), DATE)));
    }
  }

  @ParameterizedTest
  @MethodSource("earlier")
  void mailOfAnEarlierVersionIsThereInThisOneAndNumbersGoOn(Server server, int version)
      throws Exception {
    try (TestDatabase database = TestDatabase.create(server)) {
      apply(database, scripts(server).subList(0, version));
      insertMail(database, version);
      assertThatThrownBy(() -> database.store().makesTables(false).open())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "the tables are of version "
                  + version
                  + ": apply the scripts up to "
                  + scripts(server).size());
      try (JdbcMailStore store = database.store().open()) {
        Mailbox inbox = inbox(store);
        assertThat(text(inbox, 2)).isEqualTo("old");
        assertThat(inbox.changesSince(ModSeq.of(3)).vanished()).isEqualTo(UidSet.of(1));
        append(store, "new");
        inbox.updateFlags(UidSet.of(2), FlagUpdate.add(Flag.FLAGGED));
      }
      try (JdbcMailStore again = database.store().makesTables(false).open()) {
        Mailbox inbox = inbox(again);
        assertThat(text(inbox, 2)).isEqualTo("old");
        assertThat(text(inbox, 3)).isEqualTo("new");
        assertThat(inbox.uids(UidRange.ALL, 10)).isEqualTo(UidSet.of(2, 3));
        assertThat(again.checkStore()).isEmpty();
        assertThat(inbox.remove(UidSet.of(2))).isEqualTo(UidSet.of(2));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void tablesMadeByHandAreUsedAsTheyAre(Server server) throws Exception {
    try (TestDatabase database = TestDatabase.create(server)) {
      apply(database, scripts(server));
      try (JdbcMailStore store = database.store().makesTables(false).open()) {
        assertThat(store.schema())
            .extracting(JdbcMailStore.SchemaScript::sql)
            .containsExactlyElementsOf(scripts(server).stream().map(Schema.Script::sql).toList());
        append(store, "new");
        assertThat(text(inbox(store), 1)).isEqualTo("new");
      }
      database.store().open().close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void flywayReadsTheScripts(Server server) throws Exception {
    try (TestDatabase database = TestDatabase.create(server)) {
      Dialect dialect = server == Server.POSTGRESQL ? Dialect.POSTGRESQL : Dialect.MARIADB;
      int applied =
          Flyway.configure()
              .dataSource(database.source())
              .locations("classpath:META-INF/mailcore/schema/" + dialect.name().toLowerCase(ROOT))
              .load()
              .migrate()
              .migrationsExecuted;
      assertThat(applied).isEqualTo(scripts(server).size());
      try (JdbcMailStore store = database.store().makesTables(false).open()) {
        append(store, "new");
        assertThat(text(inbox(store), 1)).isEqualTo("new");
      }
    }
  }
}
