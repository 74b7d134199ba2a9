package io.mailcore.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.MailboxName;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.MailStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An import that ended early goes on, and brings nothing in twice. */
class ResumeTest {

  private static final int MESSAGES = 350;

  @TempDir Path directory;

  private final Account source = Account.create();
  private final Account target = Account.create();

  private MailArchive archive(Formats format) {
    return format.at(directory.resolve("archive"));
  }

  private MailArchive exported(Formats format) throws IOException {
    for (int i = 0; i < MESSAGES; i++) {
      source.add("INBOX", "Subject: " + i + "\r\n\r\nbody\r\n");
    }
    // Equal messages must be as many afterwards.
    source.add("other", "Subject: same\r\n\r\n");
    source.add("other", "Subject: same\r\n\r\n");
    source.export(archive(format));
    return archive(format);
  }

  private ArchiveResult bring(MailArchive archive, MailStore store) throws IOException {
    return MailImport.of(archive, store, target.id).withState(directory.resolve("state")).run();
  }

  private void checkAll() throws IOException {
    assertThat(target.texts("INBOX")).isEqualTo(source.texts("INBOX"));
    assertThat(target.texts("other")).isEqualTo(source.texts("other"));
  }

  @ParameterizedTest
  @EnumSource(Formats.class)
  void goesOnWhereItEndedBeforeAnAppend(Formats format) throws IOException {
    MailArchive archive = exported(format);
    assertThatThrownBy(() -> bring(archive, BreakingStore.before(3, target.store)))
        .isInstanceOf(BreakingStore.Killed.class);
    assertThat(target.texts("INBOX")).hasSize(200);
    ArchiveResult result = bring(archive, target.store);
    assertThat(result.skipped()).isEqualTo(200);
    assertThat(result.messages()).isEqualTo(MESSAGES - 200 + 2);
    checkAll();
  }

  @ParameterizedTest
  @EnumSource(Formats.class)
  void goesOnWhereItEndedAfterAnAppendThatItCouldNotNote(Formats format) throws IOException {
    MailArchive archive = exported(format);
    assertThatThrownBy(() -> bring(archive, BreakingStore.after(3, target.store)))
        .isInstanceOf(BreakingStore.Killed.class);
    assertThat(target.texts("INBOX")).hasSize(300);
    target.add("INBOX", "Subject: meanwhile\r\n\r\n");
    ArchiveResult result = bring(archive, target.store);
    assertThat(result.skipped()).isEqualTo(300);
    target.open("INBOX").remove(UidSet.of(301));
    checkAll();
    assertThat(bring(archive, target.store).messages()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Formats.class)
  void endsAgainAndAgainAndIsDoneInTheEnd(Formats format) throws IOException {
    MailArchive archive = exported(format);
    for (int i = 0; i < 5; i++) {
      MailStore store =
          i % 2 == 0 ? BreakingStore.after(1, target.store) : BreakingStore.before(1, target.store);
      try {
        bring(archive, store);
      } catch (BreakingStore.Killed e) {
        // As was meant to be.
      }
    }
    bring(archive, target.store);
    checkAll();
  }

  @ParameterizedTest
  @EnumSource(Formats.class)
  void bringsInLaterWhatHasComeSince(Formats format) throws IOException {
    MailArchive archive = exported(format);
    bring(archive, target.store);
    if (format == Formats.MBOXRD || format == Formats.MBOXCL2) {
      Files.writeString(
          directory.resolve("archive/INBOX.mbox"),
          "From a Tue Mar  3 08:20:30 2026\nSubject: new\n\nbody\n\n",
          StandardOpenOption.APPEND);
      source.add("INBOX", "Subject: new\r\n\r\nbody\r\n");
    } else {
      source.add("INBOX", "Subject: new\r\n\r\nbody\r\n");
      source.export(archive);
    }
    assertThat(bring(archive, target.store).messages()).isEqualTo(1);
    checkAll();
  }

  @ParameterizedTest
  @EnumSource(Formats.class)
  void beginsAnewForAMailboxThatWasMadeAnew(Formats format) throws IOException {
    MailArchive archive = exported(format);
    bring(archive, target.store);
    target.account().delete(MailboxName.of("other"));
    assertThat(bring(archive, target.store).messages()).isEqualTo(2);
    checkAll();
  }

  @Test
  void refusesAnMboxThatHasChangedWhereItWasRead() throws IOException {
    MailArchive archive = exported(Formats.MBOXRD);
    bring(archive, target.store);
    Path file = directory.resolve("archive/INBOX.mbox");
    Files.writeString(file, Files.readString(file).replace("Subject: 0\n", "Subject: X\n"));
    ArchiveResult result = bring(archive, target.store);
    assertThat(result.messages()).isZero();
    assertThat(result.problems()).singleElement().asString().contains("has changed before octet");
    checkAll();
  }

  @Test
  void takesAJournalThatWasCutAnywhere() throws IOException {
    MailArchive archive = exported(Formats.MAILDIR);
    assertThatThrownBy(() -> bring(archive, BreakingStore.before(2, target.store)))
        .isInstanceOf(BreakingStore.Killed.class);
    Path journal;
    try (Stream<Path> files = Files.list(directory.resolve("state"))) {
      journal = files.findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(journal);
    List<String> before = target.texts("INBOX");
    assertThat(before).hasSize(100);
    String text = Files.readString(journal);
    int settled = text.indexOf("\nD\n") + 3;
    for (int length = settled; length < whole.length; length += 997) {
      Files.write(journal, Arrays.copyOf(whole, length));
      try (ImportJournal opened = ImportJournal.open(journal, target.entry("INBOX").id())) {
        assertThat(opened.pending()).as("cut at %d", length).isEmpty();
        assertThat(opened.done().count()).isEqualTo(100);
      }
      assertThat(Files.size(journal)).isEqualTo(settled);
    }
    bring(archive, target.store);
    checkAll();
  }

  @Test
  void bringsInAllAgainWithoutAState() throws IOException {
    MailArchive archive = exported(Formats.MAILDIR);
    target.bring(archive);
    target.bring(archive);
    assertThat(target.texts("other")).hasSize(4);
  }
}
