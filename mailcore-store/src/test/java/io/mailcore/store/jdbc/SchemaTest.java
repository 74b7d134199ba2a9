package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.store.JdbcMailStore;
import io.mailcore.store.StoreFinding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SchemaTest {

  private static final OffsetDateTime DATE = OffsetDateTime.parse("2026-01-01T00:00:00Z");

  @TempDir private Path directory;

  private void execute(String... statements) throws SQLException {
    String url = "jdbc:h2:async:" + directory.toAbsolutePath().resolve("mail");
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void mailOfTheFirstVersionIsThereInThisOneAndNumbersGoOn() throws Exception {
    execute(
        Schema.scripts(Dialect.H2).get(0).sql(),
        "INSERT INTO mailcore_accounts (no, id, uid_validity) VALUES (1, 'ann', 7)",
        "INSERT INTO mailcore_mailboxes VALUES"
            + " (1, 1, 'm1', 'INBOX', X'494e424f58', 0, 7, 2, 2, 1, 1, 0, 3, 0, 1, 1, 0, 0, 0)",
        "INSERT INTO mailcore_blobs (no, size, created) VALUES (41, 3, 0)",
        "INSERT INTO mailcore_blob_parts VALUES (41, 0, X'6f6c64')",
        "INSERT INTO mailcore_messages VALUES"
            + " (1, 1, 2, 0, X'', 3, 0, 0, 0, 'e1', NULL, 41, 0, X'')");
    try (MailStore store = JdbcMailStore.h2(directory)) {
      MailAccount account = store.account(AccountId.of("ann"), CallContext.of("test"));
      Mailbox inbox = account.open(account.find(MailboxName.INBOX).orElseThrow().id());
      assertThat(text(inbox, 1)).isEqualTo("old");
      try (StagedBlob staged = store.blobs().stage(0)) {
        staged.write(ByteBuffer.wrap("new".getBytes(StandardCharsets.US_ASCII)));
        NewMessage message = NewMessage.of(staged.commit(), DATE);
        assertThat(message.blob().id().value()).isEqualTo("b42");
        inbox.append(List.of(message));
      }
      assertThat(text(inbox, 2)).isEqualTo("new");
      assertThat(inbox.remove(UidSet.of(1))).isEqualTo(UidSet.of(1));
    }
  }

  @Test
  void mailFromBeforeThereWereChecksumsIsReadable() throws Exception {
    Path blobs = directory.resolve("blobs");
    execute(
        Schema.scripts(Dialect.H2).get(0).sql(),
        Schema.scripts(Dialect.H2).get(1).sql(),
        Schema.scripts(Dialect.H2).get(2).sql(),
        "INSERT INTO mailcore_accounts (no, id, uid_validity) VALUES (1, 'ann', 7)",
        "INSERT INTO mailcore_mailboxes VALUES (1, 1, 'm1', 'INBOX', X'494e424f58', 0, 7, 3, 3, 2,"
            + " 2, 0, 9, 0, 1, 1, 0, 0, 0, 0)",
        "INSERT INTO mailcore_blobs (no, size, created) VALUES (41, 3, 0)",
        "INSERT INTO mailcore_blobs (no, size, created, file) VALUES (42, 6, 0, 'faaaaaaaa')",
        "INSERT INTO mailcore_blob_parts VALUES (41, 0, X'6f6c64')",
        "INSERT INTO mailcore_messages VALUES"
            + " (1, 1, 2, 0, X'', 3, 0, 0, 0, 'e1', NULL, 41, 0, X'')",
        "INSERT INTO mailcore_messages VALUES"
            + " (1, 2, 3, 0, X'', 6, 0, 0, 0, 'e2', NULL, 42, 0, X'')");
    Path old = Files.createDirectories(blobs.resolve("aa/aa")).resolve("faaaaaaaa");
    Files.writeString(old, "in one");
    try (JdbcMailStore store = JdbcMailStore.h2(directory)) {
      MailAccount account = store.account(AccountId.of("ann"), CallContext.of("test"));
      Mailbox inbox = account.open(account.find(MailboxName.INBOX).orElseThrow().id());
      assertThat(text(inbox, 1)).isEqualTo("old");
      assertThat(text(inbox, 2)).isEqualTo("in one");
      assertThat(store.checkContents()).isEmpty();
      Files.writeString(old, "in two!");
      assertThat(store.checkContents())
          .extracting(StoreFinding::kind)
          .containsExactly(StoreFinding.Kind.BLOB_OF_WRONG_SIZE);
    }
  }

  @Test
  void mailFromBeforeMailboxesWereNotLookedForWithEachMessageIsThere() throws Exception {
    for (Schema.Script script : Schema.scripts(Dialect.H2).subList(0, 4)) {
      execute(script.sql());
    }
    execute(
        "INSERT INTO mailcore_accounts (no, id, uid_validity) VALUES (1, 'ann', 7)",
        "INSERT INTO mailcore_mailboxes VALUES (1, 1, 'm1', 'INBOX', X'494e424f58', 0, 7, 2, 2, 1,"
            + " 1, 0, 3, 0, 1, 1, 0, 0, 0, 0)",
        "INSERT INTO mailcore_blobs (no, size, created) VALUES (41, 3, 0)",
        "INSERT INTO mailcore_blob_parts VALUES (41, 0, X'6f6c64')",
        "INSERT INTO mailcore_messages VALUES"
            + " (1, 1, 2, 0, X'', 3, 0, 0, 0, 'e1', NULL, 41, 0, X'')");
    try (JdbcMailStore store = JdbcMailStore.h2(directory)) {
      MailAccount account = store.account(AccountId.of("ann"), CallContext.of("test"));
      Mailbox inbox = account.open(account.find(MailboxName.INBOX).orElseThrow().id());
      assertThat(text(inbox, 1)).isEqualTo("old");
      assertThat(store.checkStore()).isEmpty();
    }
    assertThatThrownBy(
            () ->
                execute("ALTER TABLE mailcore_messages DROP CONSTRAINT mailcore_messages_mailbox"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("not found");
  }

  private static String text(Mailbox mailbox, long uid) throws IOException {
    try (InputStream in = mailbox.content(Uid.of(uid)).open()) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void tablesOfALaterVersionAreRefused() throws SQLException {
    JdbcMailStore.h2(directory).close();
    execute("INSERT INTO mailcore_schema (version, applied_at) VALUES (99, 0)");
    assertThatThrownBy(() -> JdbcMailStore.h2(directory))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 99");
  }

  @Test
  void anUrlOfAnotherDatabaseIsRefusedWithoutItsPassword() {
    assertThatThrownBy(() -> JdbcMailStore.builder().url("jdbc:oracle:thin:ann/secret@host"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("url: jdbc:oracle (expected: jdbc:h2:, jdbc:postgresql: or jdbc:mariadb:)");
  }
}
