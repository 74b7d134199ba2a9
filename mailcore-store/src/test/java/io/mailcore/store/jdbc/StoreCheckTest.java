package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.store.JdbcMailStore;
import io.mailcore.store.StoreFinding;
import io.mailcore.store.StoreFinding.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in a store that somebody has damaged behind its back. */
class StoreCheckTest {

  private static final int INLINE = 100;

  @TempDir Path blobs;
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private JdbcMailStore store = JdbcMailStore.builder().url(url).open();

  @BeforeEach
  void open() {
    store.close();
    store = JdbcMailStore.builder().url(url).blobDirectory(blobs).inlineLimit(INLINE).open();
    append(10);
    append(5_000);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Mailbox inbox() {
    MailAccount account = store.account(AccountId.of("ann"), CallContext.of("test"));
    return account.open(account.find(MailboxName.INBOX).orElseThrow().id());
  }

  private void append(int octets) {
    try (StagedBlob staged = store.blobs().stage(octets)) {
      staged.write(ByteBuffer.allocate(octets));
      BlobRef blob = staged.commit();
      inbox()
          .append(
              List.of(
                  NewMessage.of(blob, OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))));
    }
  }

  private void damage(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  private Path file() throws IOException {
    try (Stream<Path> all = Files.walk(blobs)) {
      return all.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private List<Kind> kinds() {
    return store.checkStore().stream().map(StoreFinding::kind).toList();
  }

  @Test
  void nothingIsFoundWhereAllIsWell() {
    assertThat(store.checkStore()).isEmpty();
  }

  @Test
  void findsAMessageWithoutItsBlobAndLeavesTheOthersReadable() throws Exception {
    damage("DELETE FROM mailcore_blobs WHERE file IS NULL");
    List<StoreFinding> findings = store.checkStore();
    assertThat(findings).extracting(StoreFinding::kind).containsExactly(Kind.MESSAGE_WITHOUT_BLOB);
    assertThat(findings.get(0).where()).startsWith("account ann, mailbox INBOX, UID 1, blob ");
    assertReadable(Uid.of(2), 5_000);
  }

  @Test
  void findsAFileThatIsGone() throws Exception {
    Files.delete(file());
    assertThat(kinds()).containsExactly(Kind.BLOB_WITHOUT_FILE);
    assertThatThrownBy(() -> inbox().content(Uid.of(2)).open().close())
        .isInstanceOf(Exception.class);
    assertReadable(Uid.of(1), 10);
  }

  @Test
  void findsAFileThatWasCutShort() throws Exception {
    Files.write(file(), new byte[4_999]);
    assertThat(store.checkStore())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.BLOB_OF_WRONG_SIZE);
              assertThat(finding.where()).endsWith(": 4999 octets (expected: 5088)");
            });
    assertThatThrownBy(() -> inbox().content(Uid.of(2)).open().close())
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.DAMAGED));
  }

  @Test
  void findsWhatIsNotWhatWasStoredWhereItReadsAll() throws Exception {
    assertThat(store.checkContents()).isEmpty();
    damage("UPDATE mailcore_blob_parts SET bytes = X'00000000000000000001'");
    byte[] octets = Files.readAllBytes(file());
    octets[4_999] ^= 1;
    Files.write(file(), octets);
    assertThat(store.checkStore()).isEmpty();
    assertThat(store.checkContents())
        .containsExactly(
            new StoreFinding(
                Kind.BLOB_DAMAGED,
                "blob b1: octets 0 to 10 aren't what was written"
                    + "; account ann, mailbox INBOX, UID 1"),
            new StoreFinding(
                Kind.BLOB_DAMAGED,
                "blob b2 (file "
                    + file().getFileName()
                    + "): octets 0 to 5000 aren't what was written"
                    + "; account ann, mailbox INBOX, UID 2"));
    Files.delete(file());
    assertThat(store.checkContents())
        .extracting(StoreFinding::kind)
        .containsExactly(Kind.BLOB_DAMAGED, Kind.BLOB_WITHOUT_FILE);
  }

  @Test
  void findsPartsThatAreGone() throws Exception {
    damage("DELETE FROM mailcore_blob_parts");
    assertThat(kinds()).containsExactly(Kind.BLOB_OF_WRONG_SIZE);
  }

  @Test
  void findsOldBlobsAndFilesThatNothingNames() throws Exception {
    damage("UPDATE mailcore_blobs SET created = 0");
    damage("DELETE FROM mailcore_messages WHERE uid = 1");
    damage(
        "UPDATE mailcore_mailboxes SET messages = messages - 1, size = size - 10 WHERE messages > 0");
    Path stray = Files.write(file().resolveSibling("stray"), new byte[1]);
    assertThat(kinds()).containsExactly(Kind.BLOB_WITHOUT_MESSAGE);
    Files.setLastModifiedTime(stray, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    assertThat(kinds()).containsExactly(Kind.BLOB_WITHOUT_MESSAGE, Kind.FILE_WITHOUT_BLOB);
  }

  @Test
  void findsWrongCounts() throws Exception {
    damage("UPDATE mailcore_mailboxes SET messages = messages + 1 WHERE messages > 0");
    assertThat(store.checkStore())
        .containsExactly(
            new StoreFinding(
                Kind.MAILBOX_OF_WRONG_COUNTS,
                "account ann, mailbox INBOX: 3 messages of 5010 octets (expected: 2 of 5010)"));
  }

  private void assertReadable(Uid uid, int octets) throws IOException {
    try (InputStream in = inbox().content(uid).open()) {
      assertThat(in.readAllBytes()).hasSize(octets);
    }
  }
}
