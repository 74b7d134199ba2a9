package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.store.JdbcMailStore;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * H2's file as a process leaves it that is killed after an answer: what was acknowledged is found
 * in it. H2 writes to the middle of the file once it uses space again, by default after 45 seconds,
 * and must then find its last change there; version 2.5.252 doesn't.
 */
class H2RecoveryTest {

  private static final int CHANGES = 40;
  private static final int KEPT = 10;
  private static final int MOST_OCTETS = 10_000;
  private static final OffsetDateTime DATE = OffsetDateTime.parse("2026-01-01T00:00:00Z");

  @TempDir private Path directory;

  private final Random random = new Random(1);

  private static Mailbox inbox(JdbcMailStore store) {
    MailAccount account = store.account(AccountId.of("ann"), CallContext.of("test"));
    return account.open(account.find(MailboxName.INBOX).orElseThrow().id());
  }

  private long append(JdbcMailStore store, Mailbox inbox) {
    byte[] message = new byte[1 + random.nextInt(MOST_OCTETS)];
    random.nextBytes(message);
    try (StagedBlob staged = store.blobs().stage(message.length)) {
      staged.write(ByteBuffer.wrap(message));
      NewMessage appended = NewMessage.of(staged.commit(), DATE);
      return inbox.append(List.of(appended)).uids().last().orElseThrow().value();
    }
  }

  @Test
  void findsWhatWasAcknowledgedLastWhereSpaceIsUsedAgain() throws Exception {
    String url = "jdbc:h2:file:" + directory.resolve("mail") + ";WRITE_DELAY=0;RETENTION_TIME=0";
    try (JdbcMailStore store = JdbcMailStore.builder().url(url).open()) {
      Mailbox inbox = inbox(store);
      for (int i = 0; i < CHANGES; i++) {
        long uid = append(store, inbox);
        assertThat(lastUid()).as("the last UID in the file").isEqualTo(uid);
        if (uid > KEPT) {
          inbox.remove(UidSet.of(uid - KEPT));
        }
      }
    }
  }

  private long lastUid() throws Exception {
    Files.copy(
        directory.resolve("mail.mv.db"),
        directory.resolve("copy.mv.db"),
        StandardCopyOption.REPLACE_EXISTING);
    String url = "jdbc:h2:file:" + directory.resolve("copy") + ";ACCESS_MODE_DATA=r";
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT MAX(uid) FROM mailcore_messages")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
