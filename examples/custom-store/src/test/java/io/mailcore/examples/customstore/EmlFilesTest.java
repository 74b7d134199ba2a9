package io.mailcore.examples.customstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on disk, and what becomes of it when something goes wrong. */
class EmlFilesTest {

  @TempDir private Path root;

  private static MailAccount account(EmlStore store) {
    return store.account(AccountId.of("../ann"), CallContext.of("test"));
  }

  private static Mailbox inbox(EmlStore store) {
    MailAccount account = account(store);
    return account.open(account.find(MailboxName.INBOX).orElseThrow().id());
  }

  private static NewMessage stage(EmlStore store, String text) {
    try (StagedBlob staged = store.blobs().stage(0)) {
      staged.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
      return NewMessage.of(staged.commit(), OffsetDateTime.parse("2026-02-28T12:00:00Z"));
    }
  }

  private List<Path> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }

  private static void assertFails(Kind kind, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void aMessageIsAFileAndAnAccountIsAFile() throws IOException {
    try (EmlStore store = new EmlStore(root)) {
      inbox(store).append(List.of(stage(store, "Subject: one\r\n\r\n")));
      assertThat(files(".eml")).hasSize(1);
      assertThat(files(".eml").get(0)).content().startsWith("Subject: one\r\n\r\n\r\nmailcore-");
      assertThat(files(".json")).hasSize(1);
      assertThat(files(".json").get(0)).content().contains("../ann", "INBOX");
    }
  }

  @Test
  void aChangeThatCannotBeSavedHasNotHappened() throws IOException {
    try (EmlStore store = new EmlStore(root)) {
      Mailbox inbox = inbox(store);
      NewMessage message = stage(store, "x");
      Path inTheWay = Path.of(files(".json").get(0) + ".new");
      Files.createDirectories(inTheWay.resolve("x"));
      assertFails(Kind.TEMPORARY, () -> inbox.append(List.of(message)));
      assertFails(Kind.TEMPORARY, () -> account(store).create(MailboxName.of("a"), Set.of()));
      assertThat(inbox.status().uidNext()).isEqualTo(1);
      assertThat(account(store).find(MailboxName.of("a"))).isEmpty();
      Files.delete(inTheWay.resolve("x"));
      assertThat(inbox.append(List.of(message)).uids()).isEqualTo(UidSet.of(1));
    }
  }

  @Test
  void aDamagedMessageHarmsNoOther() throws IOException {
    try (EmlStore store = new EmlStore(root)) {
      Mailbox inbox = inbox(store);
      inbox.append(List.of(stage(store, "cut short")));
      Files.writeString(files(".eml").get(0), "cut");
      inbox.append(List.of(stage(store, "whole")));
      assertFails(Kind.DAMAGED, () -> inbox.content(Uid.of(1)));
      assertThat(inbox.content(Uid.of(2)).size()).isEqualTo(5);
      Files.delete(files(".eml").get(0));
      Files.delete(files(".eml").get(0));
      assertFails(Kind.DAMAGED, () -> inbox.content(Uid.of(1)));
      assertFails(Kind.NOT_FOUND, () -> inbox.content(Uid.of(3)));
    }
  }

  @Test
  void aDamagedIndexStopsTheStoreBeforeItSweepsWhatItNames() throws IOException {
    try (EmlStore store = new EmlStore(root)) {
      inbox(store).append(List.of(stage(store, "x")));
    }
    Files.writeString(files(".json").get(0), "{\"account\":");
    assertThatThrownBy(() -> new EmlStore(root))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED))
        .hasMessageContaining(files(".json").get(0).toString());
    assertThat(files(".eml")).hasSize(1);
  }

  @Test
  void whatNoMessageNamesIsSweptAfterADay() throws IOException {
    try (EmlStore store = new EmlStore(root)) {
      stage(store, "left by a crash");
      inbox(store).append(List.of(stage(store, "named")));
      for (Path file : files(".eml")) {
        Instant old = Instant.now().minus(Duration.ofHours(25));
        Files.setLastModifiedTime(file, FileTime.from(old));
      }
      stage(store, "young");
    }
    try (EmlStore store = new EmlStore(root)) {
      Awaitility.await().untilAsserted(() -> assertThat(files(".eml")).hasSize(2));
      assertThat(inbox(store).content(Uid.of(1)).size()).isEqualTo(5);
    }
  }
}
