package io.mailcore.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.mime.MessageSummary;
import io.mailcore.model.Flag;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.SummaryCache;
import io.mailcore.store.MemoryMailStore;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is the same for every format. */
class ImportTest {

  @TempDir Path directory;

  private final Account source = Account.create();
  private final Account target = Account.create();

  private MailArchive archive() {
    return MailArchive.maildir(directory);
  }

  @Test
  void givesEachMessageItsSummary() throws IOException {
    source.add("INBOX", "Subject: summary\r\n\r\nx\r\n");
    source.export(archive());
    target.bring(archive());
    SummaryCache cache = target.open("INBOX").extension(SummaryCache.class).orElseThrow();
    Map<Uid, byte[]> summaries = cache.summaries(UidSet.of(1));
    MessageSummary summary = MessageSummary.decode(summaries.get(Uid.of(1))).orElseThrow();
    assertThat(summary.envelope().subject()).hasValue("summary");
    assertThat(summary.size()).isEqualTo(target.metas("INBOX").get(0).size());
  }

  @Test
  void tellsHowFarItIs() throws IOException {
    for (int i = 0; i < 150; i++) {
      source.add("INBOX", "Subject: x\r\n\r\n");
    }
    source.export(archive());
    List<String> seen = new ArrayList<>();
    MailImport.of(archive(), target.store, target.id)
        .withListener(
            progress ->
                seen.add(
                    progress.messages()
                        + " of "
                        + progress.totalMessages().orElse(-1)
                        + ", "
                        + progress.octets()))
        .run();
    assertThat(seen).containsExactly("100 of 150, 1200", "150 of 150, 1800");
  }

  @Test
  void appendsAHundredAtOnceInOrder() throws IOException {
    for (int i = 0; i < 250; i++) {
      source.add("INBOX", i + "\r\n");
    }
    source.export(archive());
    target.bring(archive());
    assertThat(target.texts("INBOX")).isEqualTo(source.texts("INBOX"));
    assertThat(target.metas("INBOX").stream().map(meta -> meta.modSeq()).distinct()).hasSize(3);
  }

  @Test
  void failsWhenTheStoreIsFullAndLeavesNothingBehind() throws IOException {
    for (int i = 0; i < 20; i++) {
      source.add("INBOX", "x".repeat(1000));
    }
    source.export(archive());
    try (MemoryMailStore small = MemoryMailStore.builder().maxBytes(10_000).build()) {
      assertThatThrownBy(() -> Account.of(small).bring(archive()))
          .isInstanceOf(StoreException.class);
      assertThat(small.bytes()).isZero();
    }
  }

  @Test
  void endsWhenInterrupted() throws IOException {
    source.add("INBOX", "x");
    source.export(archive());
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> target.bring(archive())).isInstanceOf(InterruptedIOException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void usesTheMailboxesThatAreThere() throws IOException {
    source.add("Sent", "theirs\r\n", Flag.SEEN);
    source.add("Trash", "trash\r\n");
    source.export(archive());
    target.make("Gesendet", SpecialUse.SENT);
    target.add("Trash", "mine\r\n");
    target.bring(archive());
    assertThat(target.entry("Sent").uses()).as("there is one already").isEmpty();
    assertThat(target.texts("Trash")).containsExactly("mine\r\n", "trash\r\n");
  }
}
