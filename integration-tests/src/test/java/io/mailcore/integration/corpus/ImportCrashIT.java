package io.mailcore.integration.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.process.ServerProcess;
import io.mailcore.integration.process.Stores;
import io.mailcore.spi.store.MailStore;
import io.mailcore.store.MemoryMailStore;
import io.mailcore.store.archive.MailExport;
import io.mailcore.store.archive.MailImport;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that imports is killed, again and again; in the end each message is there once. */
@Tag("once")
@Timeout(240)
class ImportCrashIT {

  private static final int MESSAGES = 3000;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"maildir", "mbox"})
  void bringsEachMessageInOnce(String format) throws IOException {
    List<ArchiveAccount.Kept> expected = write(format);
    int killed = 0;
    for (int lines : new int[] {1, 5, 9, 2}) {
      try (ServerProcess process = start(format)) {
        String line = "";
        for (int i = 0; i < lines && !line.equals("done"); i++) {
          line = process.nextLine();
        }
        killed += line.equals("done") ? 0 : 1;
        process.kill();
      }
    }
    assertThat(killed).as("processes killed in the middle").isGreaterThan(1);
    try (ServerProcess process = start(format)) {
      awaitDone(process);
    }
    try (MailStore store = Stores.H2.open(directory.resolve("store"))) {
      List<ArchiveAccount.Kept> actual = ArchiveAccount.of(store, "ann").messages();
      assertThat(actual).hasSameSizeAs(expected);
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void bringsInAMessageThatIsLargerThanTheHeap() throws IOException {
    Path file = Files.createDirectories(directory.resolve("archive/cur")).resolve("1.big.host:2,S");
    String line = "x".repeat(1023) + "\n";
    int blocks = 128;
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      out.write("Subject: big\n\n");
      for (int i = 0; i < blocks; i++) {
        out.write(line.repeat(1024));
      }
    }
    try (ServerProcess process = start("maildir")) {
      awaitDone(process);
    }
    try (MailStore store = Stores.H2.open(directory.resolve("store"))) {
      assertThat(ArchiveAccount.of(store, "ann").inbox().status().counts().size())
          .as("octets, each line with one more")
          .isEqualTo(Files.size(file) + 2 + blocks * 1024L);
    }
  }

  private static void awaitDone(ServerProcess process) {
    String line = process.nextLine();
    while (line.startsWith("messages ")) {
      line = process.nextLine();
    }
    assertThat(line).isEqualTo("done");
    assertThat(process.awaitEnd()).isZero();
  }

  private ServerProcess start(String format) {
    return ServerProcess.run(
        ImportMain.class,
        List.of("-Xmx64m"),
        directory.resolve("store").toString(),
        directory.resolve("state").toString(),
        format,
        directory.resolve("archive").toString());
  }

  /** Writes the messages, every tenth of them equal to one before. */
  private List<ArchiveAccount.Kept> write(String format) throws IOException {
    Path archive = Files.createDirectories(directory.resolve("archive"));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < MESSAGES; i++) {
      text.append("From a@b.test Tue Mar  3 08:20:30 2026\nSubject: ")
          .append(i % 10 == 0 ? 0 : i)
          .append("\n\n")
          .append("some text\n".repeat(i % 50))
          .append('\n');
    }
    Path mbox = directory.resolve("INBOX.mbox");
    Files.writeString(mbox, text);
    try (MemoryMailStore store = MemoryMailStore.create()) {
      ArchiveAccount account = ArchiveAccount.of(store, "ann");
      MailImport.of(ImportMain.archive("mbox", mbox), store, account.id()).run();
      MailExport.of(store, account.id(), ImportMain.archive(format, archive)).run();
      return account.messages();
    }
  }
}
