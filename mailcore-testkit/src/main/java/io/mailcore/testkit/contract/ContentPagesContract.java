package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.all;
import static io.mailcore.testkit.contract.Mail.append;
import static io.mailcore.testkit.contract.Mail.appendMany;
import static io.mailcore.testkit.contract.Mail.assertFails;
import static io.mailcore.testkit.contract.Mail.blob;
import static io.mailcore.testkit.contract.Mail.bytes;
import static io.mailcore.testkit.contract.Mail.inbox;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageContents;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.NewMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Contents of messages that are asked for one after another, which a store may read together. */
public interface ContentPagesContract extends StoreUnderTest {

  /** So many octets, which no other number gives. */
  private static byte[] octets(int size) {
    byte[] octets = new byte[size];
    new Random(size).nextBytes(octets);
    return octets;
  }

  private void assertEachIsItself(Mailbox mailbox, MessageContents contents, MessageMeta meta) {
    byte[] octets = bytes(contents.of(meta.uid()));
    assertThat(octets).as("octets of UID %s in a page", meta.uid()).hasSize((int) meta.size());
    assertThat(octets).isEqualTo(bytes(mailbox.content(meta.uid())));
  }

  @Test
  default void eachMessageOfAPageIsWhatItIsAlone() {
    Mailbox inbox = inbox(store());
    List<NewMessage> messages = new ArrayList<>();
    for (int size : List.of(0, 1, 5_000, 65_535, 65_536, 65_537, 3, 200_000, 30_000, 30_001)) {
      BlobRef blob = blob(store(), octets(size));
      messages.add(NewMessage.of(blob, Mail.DATE));
      messages.add(NewMessage.of(blob, Mail.DATE).withPrefix(("P: " + size).getBytes(UTF_8)));
      messages.add(NewMessage.of(blob, Mail.DATE).withPrefix("P".repeat(5_000).getBytes(UTF_8)));
    }
    inbox.append(messages);
    List<MessageMeta> page = new ArrayList<>(all(inbox));
    MessageContents contents = inbox.contents(MessageMeta.uids(page));
    page.forEach(meta -> assertEachIsItself(inbox, contents, meta));
    page.forEach(meta -> assertEachIsItself(inbox, contents, meta));
    Collections.shuffle(page, new Random(1));
    MessageContents another = inbox.contents(UidSet.of(UidRange.ALL));
    page.forEach(meta -> assertEachIsItself(inbox, another, meta));
  }

  @Test
  default void aPageMayBeLongAndHaveGaps() {
    Mailbox inbox = inbox(store());
    appendMany(store(), inbox, 900);
    UidSet.Builder removed = UidSet.builder();
    for (long uid = 3; uid < 400; uid += 1 + uid % 50) {
      removed.add(uid);
    }
    inbox.remove(removed.build());
    inbox.remove(UidSet.ofRanges(List.of(UidRange.of(450, 800))));
    List<MessageMeta> all = all(inbox);
    List<MessageMeta> some = all.stream().filter(meta -> meta.uid().value() % 3 > 0).toList();
    for (List<MessageMeta> page : List.of(all, some)) {
      MessageContents contents = inbox.contents(MessageMeta.uids(page));
      for (MessageMeta meta : page) {
        assertThat(new String(bytes(contents.of(meta.uid())), UTF_8))
            .isEqualTo("message " + (meta.uid().value() - 1));
      }
    }
  }

  @Test
  default void aMessageThatIsGoneIsNotFoundAndTheOthersAre() {
    Mailbox inbox = inbox(store());
    for (String text : List.of("one", "two", "three")) {
      append(store(), inbox, text);
    }
    MessageContents contents = inbox.contents(UidSet.of(UidRange.ALL));
    inbox.remove(UidSet.of(2));
    assertThat(bytes(contents.of(Uid.of(1)))).isEqualTo("one".getBytes(UTF_8));
    assertFails(Kind.NOT_FOUND, "a removed message of a page", () -> contents.of(Uid.of(2)));
    assertThat(bytes(contents.of(Uid.of(3)))).isEqualTo("three".getBytes(UTF_8));
    assertFails(Kind.NOT_FOUND, "no message", () -> contents.of(Uid.MAX));
    assertThat(bytes(inbox.contents(UidSet.empty()).of(Uid.of(1))))
        .isEqualTo("one".getBytes(UTF_8));
  }

  @Test
  default void aMessageThatGoesMeanwhileIsAsItWasOrNotFound() {
    Mailbox inbox = inbox(store());
    appendMany(store(), inbox, 5);
    MessageContents contents = inbox.contents(UidSet.of(UidRange.ALL));
    assertThat(bytes(contents.of(Uid.of(1)))).isEqualTo("message 0".getBytes(UTF_8));
    inbox.remove(UidSet.of(2, 3, 4));
    for (long uid = 2; uid <= 4; uid++) {
      try {
        assertThat(bytes(contents.of(Uid.of(uid))))
            .as("octets of a message that was removed after its page was begun")
            .isEqualTo(("message " + (uid - 1)).getBytes(UTF_8));
      } catch (StoreException e) {
        assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND);
      }
    }
    assertThat(bytes(contents.of(Uid.of(5)))).isEqualTo("message 4".getBytes(UTF_8));
  }
}
