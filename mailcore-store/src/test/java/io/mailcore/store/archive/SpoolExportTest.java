package io.mailcore.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an mbox looks like that other programs are to read. */
class SpoolExportTest {

  private static final String FROM = "From MAILER-DAEMON Tue Mar  3 08:20:30 2026\n";

  @TempDir Path directory;

  private final Account account = Account.create();

  private Path export(MboxVariant variant) throws IOException {
    account.export(MailArchive.mbox(directory, variant));
    return directory.resolve("INBOX.mbox");
  }

  /** The fields that come first, which speak of UIDs. */
  private String uid(int number, String last, String keywords) {
    String validity = account.entry("INBOX").uidValidity().toString();
    String base = number == 1 ? "X-IMAPbase: " + validity + " " + last + keywords + "\n" : "";
    return base + "X-UID: " + number + "\n";
  }

  @Test
  void writesFlagsBeforeTheMessagesOwnFields() throws IOException {
    account.add(
        "INBOX", "Subject: 1\r\n\r\n>From\r\nFrom x\r\n>From y\r\n", Flag.SEEN, Flag.ANSWERED);
    account.add(
        "INBOX",
        "Return-Path: <bob@example.test>\r\n\r\nx\r\n",
        Flag.keyword("b"),
        Flag.keyword("a"),
        Flag.DRAFT);
    assertThat(export(MboxVariant.MBOXRD))
        .hasContent(
            FROM
                + uid(1, "0000000002", " a b")
                + "Status: RO\nX-Status: A\nSubject: 1\n\n>From\n>From x\n>>From y\n\n"
                + "From bob@example.test Tue Mar  3 08:20:30 2026\n"
                + uid(2, "", "")
                + "Status: O\nX-Status: T\nX-Keywords: a b\nReturn-Path: <bob@example.test>\n\nx\n\n");
  }

  @Test
  void saysHowLongBodiesAre() throws IOException {
    account.add("INBOX", "Subject: 1\r\n\r\nFrom x\r\ny\r\n");
    assertThat(export(MboxVariant.MBOXCL2))
        .hasContent(
            FROM
                + uid(1, "0000000001", "")
                + "Status: O\nContent-Length: 9\nSubject: 1\n\nFrom x\ny\n\n");
  }

  @Test
  void losesAQuoteInMboxoAlone() throws IOException {
    account.add("INBOX", "Subject: 1\r\n\r\nFrom x\r\n>From y\r\n>>From z\r\n");
    assertThat(export(MboxVariant.MBOXO))
        .hasContent(
            FROM
                + uid(1, "0000000001", "")
                + "Status: O\nSubject: 1\n\n>From x\n>From y\n>>From z\n\n");
    Account after = Account.create();
    after.bring(MailArchive.mbox(directory, MboxVariant.MBOXO));
    assertThat(after.texts("INBOX"))
        .containsExactly("Subject: 1\r\n\r\nFrom x\r\nFrom y\r\n>>From z\r\n");
  }

  @Test
  void marksWhatTheTextDoesNotTell() throws IOException {
    account.add("INBOX", "Subject: 1\r\n\r\na\nb", Flag.SEEN);
    assertThat(export(MboxVariant.MBOXRD))
        .hasBinaryContent(
            (FROM
                    + "X-Mailcore-Form: 3 exact open\n"
                    + uid(1, "0000000001", "")
                    + "Status: RO\nSubject: 1\r\n\r\na\nb\n\n")
                .getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void keepsMoreKeywordsThanALineHolds() throws IOException {
    Flag[] keywords = new Flag[120];
    for (int i = 0; i < keywords.length; i++) {
      keywords[i] = Flag.keyword("k" + i + "-" + "x".repeat(240));
    }
    account.add("INBOX", "Subject: 1\r\n\r\nno end", keywords);
    account.add("INBOX", "Subject: 2\r\n\r\n", keywords);
    export(MboxVariant.MBOXRD);
    Account after = Account.create();
    assertThat(after.bring(MailArchive.mbox(directory, MboxVariant.MBOXRD)).problems()).isEmpty();
    assertThat(after.messages("INBOX")).isEqualTo(account.messages("INBOX"));
  }

  @Test
  void writesOneMailboxIntoOneFile() throws IOException {
    account.add("A", "Subject: 1\r\n\r\n");
    account.add("A/B", "Subject: 2\r\n\r\n");
    Path file = directory.resolve("one.mbox");
    MailExport export =
        MailExport.of(account.store, account.id, MailArchive.mbox(file, MboxVariant.MBOXRD));
    assertThatThrownBy(export::run).isInstanceOf(IllegalArgumentException.class);
    ArchiveResult result = export.withMailbox(MailboxName.of("A")).run();
    assertThat(result.mailboxes()).isEqualTo(1);
    assertThat(file).content().startsWith(FROM + "X-IMAPbase: ").endsWith("\nSubject: 1\n\n\n");
    assertThat(directory).isDirectoryContaining(path -> path.equals(file));
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void refusesAMailboxThatIsNotThere() {
    assertThatThrownBy(
            () ->
                MailExport.of(account.store, account.id, MailArchive.maildir(directory))
                    .withMailbox(MailboxName.of("none"))
                    .run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mailbox: there is no none");
  }

  @Test
  void refusesToWriteMmdf() {
    assertThatThrownBy(
            () ->
                MailExport.of(account.store, account.id, MailArchive.mmdf(directory.resolve("x")))
                    .run())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void putsNothingInPlaceOfAFileThatItCanNotWriteWhole() throws IOException {
    account.add("INBOX", "Subject: 1\r\n\r\n");
    Path file = directory.resolve("INBOX.mbox");
    Files.createDirectories(file.resolve("in the way"));
    ArchiveResult result = account.export(MailArchive.mbox(directory, MboxVariant.MBOXRD));
    assertThat(result.problemCount()).isEqualTo(1);
    try (var files = Files.list(directory)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("INBOX.mbox", ".mailcore-mailboxes", ".subscriptions");
    }
  }
}
