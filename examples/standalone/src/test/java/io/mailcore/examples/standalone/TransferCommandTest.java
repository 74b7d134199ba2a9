package io.mailcore.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.AccountId;
import io.mailcore.store.MemoryMailStore;
import io.mailcore.store.archive.ArchiveProblem;
import io.mailcore.store.archive.MailArchive;
import io.mailcore.store.archive.MailImport;
import io.mailcore.store.archive.MboxVariant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The subcommands import and export, as a shell runs them. */
class TransferCommandTest {

  private static final String MBOX =
      "From a Tue Mar  3 08:20:30 2026\nSubject: 1\n\none\n\n"
          + "From a Tue Mar  3 08:20:30 2026\nSubject: 2\n\ntwo\n\n";

  @TempDir Path directory;

  private String out = "";
  private String err = "";

  private int run(String... args) {
    ByteArrayOutputStream outOctets = new ByteArrayOutputStream();
    ByteArrayOutputStream errOctets = new ByteArrayOutputStream();
    int status =
        new Main(
                new PrintStream(outOctets, true, StandardCharsets.UTF_8),
                new PrintStream(errOctets, true, StandardCharsets.UTF_8))
            .run(args);
    out = outOctets.toString(StandardCharsets.UTF_8);
    err = errOctets.toString(StandardCharsets.UTF_8);
    return status;
  }

  private int transfer(String command, String format, Path path, String... more) {
    List<String> args = new ArrayList<>(List.of(command));
    Collections.addAll(args, "--store", "h2:" + directory.resolve("store"));
    Collections.addAll(args, "--account", "Ann@Example.test", "--format", format);
    Collections.addAll(args, "--path", path.toString());
    Collections.addAll(args, more);
    return run(args.toArray(String[]::new));
  }

  private Path mbox(String text) throws IOException {
    return Files.writeString(directory.resolve("ann.mbox"), text);
  }

  @Test
  void importsOnceAndExports() throws IOException {
    Path file = mbox(MBOX);
    assertThat(transfer("import", "mbox", file)).isZero();
    assertThat(out)
        .isEqualTo(
            "2 messages in 1 mailboxes, 38 octets; 0 were there already; 0 problems"
                + System.lineSeparator());
    assertThat(err).contains("INBOX: 2 messages, 0.0 MB");
    assertThat(transfer("import", "mbox", file)).isZero();
    assertThat(out).startsWith("0 messages").contains("2 were there already");
    Path maildir = directory.resolve("Maildir");
    assertThat(transfer("export", "Maildir", maildir)).isZero();
    assertThat(maildir.resolve("cur")).isNotEmptyDirectory();
    assertThat(err).contains("INBOX: 2 of 2 messages");
    Path one = directory.resolve("one.mbox");
    assertThat(transfer("export", "mboxo", one, "--mailbox", "INBOX")).isZero();
    assertThat(one).content().contains("Subject: 2\n\ntwo\n");
  }

  @Test
  void importsIntoAMailboxWithAZoneAndState() throws IOException {
    Path state = directory.resolve("state");
    assertThat(
            transfer(
                "import",
                "mbox",
                mbox(MBOX),
                "--mailbox",
                "old/mail",
                "--zone",
                "Europe/Berlin",
                "--state",
                state.toString()))
        .isZero();
    assertThat(state).isNotEmptyDirectory();
    Path mh = directory.resolve("mh");
    assertThat(transfer("export", "mh", mh)).isZero();
    assertThat(Files.getLastModifiedTime(mh.resolve("old/mail/1")))
        .hasToString("2026-03-03T07:20:30Z");
  }

  @Test
  void saysWhatWentWrongWithMessages() throws IOException {
    Path file = mbox("rubbish\n" + MBOX);
    assertThat(transfer("import", "mbox", file)).isEqualTo(1);
    assertThat(err).contains("mailcore: " + file + ":0: no message begins here");
    assertThat(out).startsWith("2 messages").endsWith("; 1 problems" + System.lineSeparator());
  }

  @Test
  void refusesWhatCanNotBe() throws IOException {
    Path file = mbox(MBOX);
    assertThat(transfer("import", "tar", file)).isEqualTo(2);
    assertThat(err).contains("--format");
    assertThat(transfer("import", "mbox", file, "--zone", "Nowhere")).isEqualTo(2);
    assertThat(err).contains("--zone");
    assertThat(transfer("import", "mbox", file, "--mailbox", "a//b")).isEqualTo(2);
    assertThat(transfer("import", "maildir", directory.resolve("none"))).isEqualTo(2);
    assertThat(err).contains("--path").contains("isn't there");
    assertThat(transfer("export", "mmdf", directory.resolve("x"))).isEqualTo(2);
    assertThat(transfer("export", "mbox", directory.resolve("all.mbox"))).isEqualTo(2);
    assertThat(transfer("export", "mh", directory.resolve("x"), "--mailbox", "none")).isEqualTo(2);
    assertThat(err).isEqualTo("mailcore: mailbox: there is no none" + System.lineSeparator());
  }

  @Test
  void refusesStoresThatAreNone() {
    for (String store : List.of("memory", "nonsense", "h2:" + directory.resolve("none"))) {
      assertThat(
              run(
                  "export",
                  "--store",
                  store,
                  "--account",
                  "a@b.test",
                  "--format",
                  "mh",
                  "--path",
                  directory.resolve("x").toString()))
          .as(store)
          .isEqualTo(2);
      assertThat(err).startsWith("mailcore: --store: ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"import", "export"})
  void needsItsOptionsAndExplainsThem(String command) {
    assertThat(run(command)).isEqualTo(2);
    assertThat(err).contains("--store", "--account", "--format", "--path");
    assertThat(run(command, "--help")).isZero();
    assertThat(out).contains("--mailbox").contains("Example:");
    assertThat(run(command, "--version")).isZero();
  }

  @Test
  void showsABarOnATerminal() throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    PrintStream terminal = new PrintStream(octets, true, StandardCharsets.UTF_8);
    ProgressLine line = new ProgressLine(terminal, true);
    try (MemoryMailStore store = MemoryMailStore.create()) {
      MailImport.of(
              MailArchive.mbox(mbox(MBOX), MboxVariant.MBOXRD), store, AccountId.of("a@b.test"))
          .withListener(line)
          .run();
    }
    line.problem(new ArchiveProblem(Path.of("x"), 7, "why"));
    String shown = octets.toString(StandardCharsets.UTF_8);
    assertThat(shown)
        .startsWith("\r[####################] INBOX: 2 messages, 0.0 MB  ")
        .endsWith(" " + System.lineSeparator() + "mailcore: x:7: why" + System.lineSeparator());
  }
}
