package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.store.JdbcMailStore;
import io.mailcore.store.directory.CapturedLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages whose bytes the database, or a directory, has lost or changed. */
class DamagedBlobTest {

  private static final OffsetDateTime DATE = OffsetDateTime.parse("2026-01-01T00:00:00Z");
  private static final int PART = BlobRow.PART;

  @TempDir private Path directory;
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
  private Optional<JdbcMailStore> opened = Optional.empty();

  @AfterEach
  void close() {
    opened.ifPresent(JdbcMailStore::close);
  }

  private Mailbox inDatabase(int inlineLimit) {
    return inbox(JdbcMailStore.builder().url(url).inlineLimit(inlineLimit).open());
  }

  private Mailbox inFiles() {
    return inbox(JdbcMailStore.builder().url(url).blobDirectory(directory).inlineLimit(0).open());
  }

  private Mailbox inbox(JdbcMailStore store) {
    opened = Optional.of(store);
    MailAccount account = store.account(AccountId.of("ann"), CallContext.of("s-7"));
    return account.open(account.find(MailboxName.INBOX).orElseThrow().id());
  }

  private byte[] append(Mailbox inbox, int size) {
    byte[] octets = new byte[size];
    new Random(size).nextBytes(octets);
    try (StagedBlob staged = opened.orElseThrow().blobs().stage(size)) {
      staged.write(ByteBuffer.wrap(octets));
      BlobRef blob = staged.commit();
      inbox.append(List.of(NewMessage.of(blob, DATE).withPrefix(new byte[] {'p'})));
    }
    return octets;
  }

  private void damage(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isOne();
    }
  }

  private Path file() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private static byte[] read(MessageContent content, long offset, long length) throws IOException {
    try (InputStream in = content.open(offset, length)) {
      return in.readAllBytes();
    }
  }

  /** How a message is opened. */
  MessageContent content(Mailbox inbox, long uid) {
    return inbox.content(Uid.of(uid));
  }

  private byte[] read(Mailbox inbox, long uid) throws IOException {
    MessageContent content = content(inbox, uid);
    return read(content, 1, content.size());
  }

  /** Says what the exception said, which one line of the log said too. */
  private String damage(Mailbox inbox, long uid) {
    try (CapturedLog log = new CapturedLog()) {
      StoreException[] thrown = new StoreException[1];
      assertThatThrownBy(() -> read(inbox, uid))
          .isInstanceOfSatisfying(StoreException.class, e -> thrown[0] = e);
      assertThat(thrown[0].kind()).isEqualTo(Kind.DAMAGED);
      String message = String.valueOf(thrown[0].getMessage());
      assertThat(log.text().lines())
          .singleElement()
          .asString()
          .contains("ERROR")
          .endsWith(
              "session=s-7 account=ann mailbox=\"INBOX\" uid=" + uid + " damaged: " + message);
      return message;
    }
  }

  @Test
  void aPartThatWasChangedIsNotGivenOut() throws Exception {
    for (int inlineLimit : new int[] {0, 1 << 20}) {
      Mailbox inbox = inDatabase(inlineLimit);
      byte[] octets = append(inbox, 2 * PART + 10);
      byte[] other = append(inbox, 10);
      damage(
          "UPDATE mailcore_blob_parts SET bytes = SUBSTRING(bytes FROM 1 FOR 99) || X'0000'"
              + " || SUBSTRING(bytes FROM 102) WHERE start_at = "
              + PART);
      assertThat(damage(inbox, 1)).endsWith(": octets 65536 to 131072 aren't what was written");
      MessageContent content = content(inbox, 1);
      assertThat(read(content, 1, PART)).isEqualTo(Arrays.copyOf(octets, PART));
      assertThat(read(content, 1 + 2 * PART, 10))
          .isEqualTo(Arrays.copyOfRange(octets, 2 * PART, 2 * PART + 10));
      assertThat(read(inbox, 2)).isEqualTo(other);
      opened.orElseThrow().close();
    }
  }

  @Test
  void aPartThatIsGoneCutOrOfAnotherBlobIsDamage() throws Exception {
    Mailbox inbox = inDatabase(1 << 20);
    for (int size : new int[] {100, 101, 102, 103, 104}) {
      append(inbox, size);
    }
    damage("UPDATE mailcore_blob_parts SET bytes = SUBSTRING(bytes FROM 2) WHERE blob_no = 1");
    damage(
        "UPDATE mailcore_blob_parts SET bytes = (SELECT SUBSTRING(bytes FROM 2) FROM"
            + " mailcore_blob_parts WHERE blob_no = 3) WHERE blob_no = 2");
    damage("UPDATE mailcore_blobs SET checksums = X'01' WHERE no = 3");
    damage("DELETE FROM mailcore_blob_parts WHERE blob_no = 4");
    damage("DELETE FROM mailcore_blobs WHERE no = 5");
    assertThat(damage(inbox, 1)).isEqualTo("blob b1: octets 0 to 100 aren't what was written");
    assertThat(damage(inbox, 2)).isEqualTo("blob b2: octets 0 to 101 aren't what was written");
    assertThat(damage(inbox, 3)).isEqualTo("blob b3: octets 0 to 102 aren't what was written");
    assertThat(damage(inbox, 4)).isEqualTo("blob b4: octets from 0 on are gone");
    assertThat(damage(inbox, 5)).isEqualTo("blob b5: its row is gone");
  }

  @Test
  void aFileThatIsGoneOrCutIsDamage() throws Exception {
    Mailbox inbox = inFiles();
    append(inbox, 70_000);
    Path file = file();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, 70_000));
    String name = "blob b1 (file " + file.getFileName() + "): ";
    assertThat(damage(inbox, 1))
        .isEqualTo(name + "its file has 70000 octets (expected: " + whole.length + ")");
    whole[69_999] ^= 2;
    Files.write(file, whole);
    assertThat(damage(inbox, 1)).isEqualTo(name + "octets 65536 to 70000 aren't what was written");
    Files.delete(file);
    assertThat(damage(inbox, 1)).isEqualTo("blob b1: its file " + file.getFileName() + " is gone");
  }

  @Test
  void aMessageThatIsRemovedWhileItIsReadIsNoDamage() throws Exception {
    Mailbox inbox = inFiles();
    append(inbox, 70_000);
    MessageContent content = content(inbox, 1);
    inbox.remove(UidSet.of(1));
    damage("DELETE FROM mailcore_blobs");
    Files.delete(file());
    try (CapturedLog log = new CapturedLog()) {
      assertThatThrownBy(() -> content.open(0, 10).close())
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
      assertThat(log.text()).isEmpty();
    }
  }

  @Test
  void aBlobThatNoMessageNamesYetIsCheckedToo() throws Exception {
    inDatabase(1 << 20);
    BlobRef ref;
    try (StagedBlob staged = opened.orElseThrow().blobs().stage(0)) {
      staged.write(ByteBuffer.wrap(new byte[10]));
      ref = staged.commit();
    }
    damage("UPDATE mailcore_blob_parts SET bytes = X'00000000000000000001'");
    try (CapturedLog log = new CapturedLog()) {
      assertThatThrownBy(() -> read(opened.orElseThrow().blobs().open(ref), 0, 10))
          .hasMessage("blob " + ref.id() + ": octets 0 to 10 aren't what was written");
      assertThat(log.text().lines()).hasSize(1);
    }
  }
}
