package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.assertFails;
import static io.mailcore.testkit.contract.Mail.blob;
import static io.mailcore.testkit.contract.Mail.bytes;
import static io.mailcore.testkit.contract.Mail.inbox;
import static io.mailcore.testkit.contract.Mail.meta;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Contents of messages: a prefix of their own before a blob that they may share, in any range. */
public interface ContentContract extends StoreUnderTest {

  private Uid put(Mailbox mailbox, BlobRef blob, String prefix) {
    NewMessage message = NewMessage.of(blob, Mail.DATE).withPrefix(prefix.getBytes(UTF_8));
    return mailbox.append(List.of(message)).uids().first().orElseThrow();
  }

  @Test
  default void everyRangeGivesItsOctetsAndNoMore() {
    byte[] prefix = "P: 1\r\n".getBytes(UTF_8);
    byte[] body = "0123456789".getBytes(UTF_8);
    byte[] whole = Arrays.copyOf(prefix, prefix.length + body.length);
    System.arraycopy(body, 0, whole, prefix.length, body.length);
    Mailbox inbox = inbox(store());
    MessageContent content = inbox.content(put(inbox, blob(store(), body), "P: 1\r\n"));
    assertThat(content.size()).isEqualTo(whole.length);
    for (int offset = 0; offset <= whole.length; offset++) {
      for (int length = 0; length <= whole.length + 2; length++) {
        int end = Math.min(whole.length, offset + length);
        assertThat(bytes(content, offset, length))
            .as("%d octets from %d of %d", length, offset, whole.length)
            .isEqualTo(Arrays.copyOfRange(whole, offset, end));
      }
    }
    assertThat(bytes(content, 3, Long.MAX_VALUE)).hasSize(whole.length - 3);
  }

  @Test
  default void rangesOfALargeMessageAreRight() throws IOException {
    byte[] body = new byte[700_001];
    new Random(3).nextBytes(body);
    Mailbox inbox = inbox(store());
    String prefix = "Return-Path: <a@example.test>\r\n";
    MessageContent content = inbox.content(put(inbox, blob(store(), body), prefix));
    Random random = new Random(4);
    for (int i = 0; i < 200; i++) {
      int offset = random.nextInt(body.length);
      int length = random.nextInt(70_000);
      int end = Math.min(body.length, offset + length);
      assertThat(bytes(content, prefix.length() + (long) offset, length))
          .as("%d octets from %d of the blob", length, offset)
          .isEqualTo(Arrays.copyOfRange(body, offset, end));
    }
    try (InputStream in = content.open(prefix.length() - 2L, 300_000)) {
      assertThat(in.read()).isEqualTo('\r');
      assertThat(in.read()).isEqualTo('\n');
      assertThat(in.read()).isEqualTo(body[0] & 0xFF);
      in.skipNBytes(99_999);
      assertThat(in.read()).as("an octet behind skipped ones").isEqualTo(body[100_000] & 0xFF);
    }
  }

  @Test
  default void oneBlobServesManyMessagesWithPrefixesOfTheirOwn() {
    BlobRef shared = blob(store(), "Subject: x\r\n\r\nbody\r\n");
    for (String account : List.of("ann", "bob", "carol")) {
      Mailbox inbox = inbox(store(), account);
      String prefix = "Delivered-To: " + account + "@example.test\r\n";
      Uid uid = put(inbox, shared, prefix);
      assertThat(Mail.text(inbox, uid)).isEqualTo(prefix + "Subject: x\r\n\r\nbody\r\n");
      assertThat(meta(inbox, uid).prefixLength()).isEqualTo(prefix.length());
      assertThat(meta(inbox, uid).size()).isEqualTo(prefix.length() + shared.size());
    }
    Mailbox ann = inbox(store(), "ann");
    ann.remove(UidSet.of(1));
    Mailbox bob = inbox(store(), "bob");
    assertThat(Mail.text(bob, Uid.of(1)))
        .as("a message whose blob another one named, which was removed")
        .endsWith("body\r\n");
  }

  @Test
  default void aContentCanBeOpenedAgainAndSideBySide() throws IOException {
    Mailbox inbox = inbox(store());
    byte[] body = new byte[200_000];
    new Random(5).nextBytes(body);
    MessageContent content = inbox.content(put(inbox, blob(store(), body), ""));
    try (InputStream first = content.open();
        InputStream second = content.open(100_000, 10)) {
      assertThat(first.readNBytes(50_000)).isEqualTo(Arrays.copyOf(body, 50_000));
      assertThat(second.readAllBytes()).isEqualTo(Arrays.copyOfRange(body, 100_000, 100_010));
      assertThat(first.readAllBytes()).isEqualTo(Arrays.copyOfRange(body, 50_000, body.length));
    }
    assertThat(bytes(content)).isEqualTo(body);
  }

  @Test
  default void anEmptyMessageHasNoOctets() {
    Mailbox inbox = inbox(store());
    MessageContent content = inbox.content(put(inbox, blob(store(), ""), ""));
    assertThat(content.size()).isZero();
    assertThat(bytes(content, 0, 10)).isEmpty();
  }

  @Test
  default void theLargestPrefixIsKept() {
    Mailbox inbox = inbox(store());
    String prefix = ("X: " + "p".repeat(1019) + "\r\n").repeat(16);
    Uid uid = put(inbox, blob(store(), "b"), prefix);
    assertThat(Mail.text(inbox, uid)).isEqualTo(prefix + "b");
  }

  @Test
  default void contentOfAMessageThatIsNotThereIsNotFound() {
    Mailbox inbox = inbox(store());
    Uid uid = put(inbox, blob(store(), "x"), "");
    inbox.remove(UidSet.of(uid));
    assertFails(Kind.NOT_FOUND, "content of a removed message", () -> inbox.content(uid));
    assertFails(Kind.NOT_FOUND, "content of no message", () -> inbox.content(Uid.MAX));
  }

  @Test
  default void deletingABlobLeavesWhatAMessageNames() {
    Mailbox inbox = inbox(store());
    BlobRef named = blob(store(), "named");
    BlobRef unnamed = blob(store(), "unnamed");
    Uid uid = put(inbox, named, "");
    store().blobs().delete(List.of(named.id(), unnamed.id()));
    assertThat(bytes(inbox.content(uid))).isEqualTo("named".getBytes(UTF_8));
  }
}
