package io.mailcore.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.UidSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Maildir looks like that Dovecot is to take over. */
class MaildirExportTest {

  @TempDir Path directory;

  private final Account account = Account.create();

  private List<String> names(String part) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(part))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private long validity() {
    return account.entry("INBOX").uidValidity().value();
  }

  @Test
  void writesUidsKeywordsSizesAndFlags() throws IOException {
    account.add("INBOX", "gone\r\n");
    account.add("INBOX", "a\r\nb\r\n", Flag.SEEN, Flag.keyword("work"), Flag.FLAGGED);
    account.add("INBOX", "single\nLF", Flag.keyword("$Junk"), Flag.keyword("work"));
    account.open("INBOX").remove(UidSet.of(1));
    account.export(MailArchive.maildir(directory));
    String second = "1772526030.V" + validity() + "U2.mailcore,S=4,W=6";
    String third = "1772526030.V" + validity() + "U3.mailcore,S=9,E=exact";
    assertThat(names("cur")).containsExactly(second + ":2,FSa", third + ":2,ab");
    assertThat(directory.resolve("cur").resolve(second + ":2,FSa"))
        .hasBinaryContent("a\nb\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(
            Files.getLastModifiedTime(directory.resolve("cur").resolve(second + ":2,FSa"))
                .toInstant())
        .isEqualTo(Account.DATE.toInstant());
    assertThat(directory.resolve("dovecot-keywords")).hasContent("0 work\n1 $Junk\n");
    assertThat(directory.resolve("dovecot-uidlist"))
        .hasContent("3 V" + validity() + " N4\n2 :" + second + "\n3 :" + third + "\n");
    assertThat(names("tmp")).isEmpty();
  }

  @Test
  void isItsOwnersAlone() throws IOException {
    account.add("A", "a\r\n");
    account.export(MailArchive.maildir(directory));
    Path file = directory.resolve(".A/cur").resolve(names(".A/cur").get(0));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(".A"))))
        .isEqualTo("rwx------");
    assertThat(directory.resolve(".A/maildirfolder")).exists();
  }

  @Test
  void replacesWhatAPowerFailureHasCut() throws IOException {
    account.add("INBOX", "whole\r\n");
    account.export(MailArchive.maildir(directory));
    Path file = directory.resolve("cur").resolve(names("cur").get(0));
    Files.writeString(file, "");
    ArchiveResult again = account.export(MailArchive.maildir(directory));
    assertThat(again.messages()).isEqualTo(1);
    assertThat(file).hasContent("whole\n");
  }

  @Test
  void knowsItsFilesThoughFlagsHaveChanged() throws IOException {
    account.add("INBOX", "read\r\n");
    account.export(MailArchive.maildir(directory));
    Path file = directory.resolve("cur").resolve(names("cur").get(0));
    Files.move(file, file.resolveSibling(file.getFileName() + "S"));
    ArchiveResult again = account.export(MailArchive.maildir(directory));
    assertThat(again.skipped()).isEqualTo(1);
    assertThat(names("cur")).hasSize(1);
  }

  @Test
  void keepsTheUidsOfMessagesThatOthersAdded() throws IOException {
    account.add("INBOX", "ours\r\n");
    account.export(MailArchive.maildir(directory));
    Files.writeString(directory.resolve("cur/1.theirs:2,"), "theirs\n");
    Files.writeString(
        directory.resolve("dovecot-uidlist"),
        "3 V" + validity() + " N7\n1 :" + names("cur").get(1).split(":")[0] + "\n6 :1.theirs\n");
    account.add("INBOX", "second\r\n");
    account.export(MailArchive.maildir(directory));
    assertThat(Files.readAllLines(directory.resolve("dovecot-uidlist")))
        .hasSize(4)
        .startsWith("3 V" + validity() + " N7")
        .endsWith("6 :1.theirs");
  }

  @Test
  void leavesTheUidsOfAnotherServerAlone() throws IOException {
    account.add("INBOX", "ours\r\n");
    Files.writeString(directory.resolve("dovecot-uidlist"), "3 V7 N9\n8 :1.theirs\n");
    account.export(MailArchive.maildir(directory));
    assertThat(directory.resolve("dovecot-uidlist")).hasContent("3 V7 N9\n8 :1.theirs\n");
  }

  @Test
  void reportsKeywordsBeyondTheTwentySixth() throws IOException {
    for (int i = 0; i < 28; i++) {
      account.add("INBOX", "x\r\n", Flag.keyword("k" + i));
    }
    account.add("INBOX", "x\r\n", Flag.keyword("k27"), Flag.SEEN);
    ArchiveResult result = account.export(MailArchive.maildir(directory));
    assertThat(result.messages()).isEqualTo(29);
    assertThat(result.problems())
        .extracting(ArchiveProblem::reason)
        .containsExactly(
            "a Maildir has 26 keywords, not one more: k26 of UID 27",
            "a Maildir has 26 keywords, not one more: k27 of UID 28");
  }
}
