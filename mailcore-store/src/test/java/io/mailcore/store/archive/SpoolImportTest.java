package io.mailcore.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** mboxes and MMDF files as other programs write them, whole and damaged. */
class SpoolImportTest {

  private static final String FROM = "From ann@example.test Tue Mar  3 08:20:30 2026\n";

  @TempDir Path directory;

  private final Account account = Account.create();

  private Path file(String text) throws IOException {
    return Files.write(directory.resolve("mail.mbox"), text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private ArchiveResult bring(String text) throws IOException {
    return bring(text, MboxVariant.MBOXRD);
  }

  private ArchiveResult bring(String text, MboxVariant variant) throws IOException {
    return account.bring(MailArchive.mbox(file(text), variant));
  }

  @Test
  void readsFlagsAndLeavesTheirFieldsOut() throws IOException {
    ArchiveResult result =
        bring(
            FROM
                + "X-IMAPbase: 1275660208 0000000012 $Junk\nSubject: 1\nStatus: RO\n"
                + "X-Status: AF\nX-Keywords: $Junk\n work     \nX-UID: 7\nContent-Length: 4\n\n"
                + "one\n\n"
                + FROM
                + "status : O\nSubject: 2\nx-STATUS: TD\n\ntwo\n\n"
                + FROM
                + "Subject: 3\n\nthree\n");
    assertThat(result.problems()).isEmpty();
    assertThat(account.messages("INBOX"))
        .containsExactly(
            Account.Kept.of(
                "Subject: 1\r\n\r\none\r\n",
                Flag.SEEN,
                Flag.ANSWERED,
                Flag.FLAGGED,
                Flag.keyword("$Junk"),
                Flag.keyword("work")),
            Account.Kept.of("Subject: 2\r\n\r\ntwo\r\n", Flag.DRAFT, Flag.DELETED),
            Account.Kept.of("Subject: 3\r\n\r\nthree\r\n"));
  }

  @Test
  void readsWhatThunderbirdAndGoogleSayOfFlags() throws IOException {
    bring(
        FROM
            + "X-Mozilla-Status: 0007\nSubject: 1\n\n1\n\n"
            + "From 1591234567890@xxx Tue Mar 03 08:20:30 +0000 2026\n"
            + "X-Gmail-Labels: Inbox,Starred,Opened\nSubject: 2\n\n2\n\n"
            + FROM
            + "X-Gmail-Labels: Inbox,Unread\nSubject: 3\n\n3\n");
    assertThat(account.messages("INBOX"))
        .extracting(Account.Kept::flags)
        .containsExactly(
            new TreeSet<>(List.of(Flag.SEEN, Flag.ANSWERED, Flag.FLAGGED)),
            new TreeSet<>(List.of(Flag.SEEN, Flag.FLAGGED)),
            new TreeSet<>());
    assertThat(account.texts("INBOX").get(1))
        .isEqualTo("X-Gmail-Labels: Inbox,Starred,Opened\r\nSubject: 2\r\n\r\n2\r\n");
  }

  @Test
  void partsAtFromLinesWithADateOnly() throws IOException {
    ArchiveResult result =
        bring(
            FROM
                + "Subject: 1\n\nFrom here on\n\nFrom now to Mar 2026\n\n"
                + "no empty line before\n"
                + FROM
                + "Subject: 2\n\n>From x\n>>From y\n\n");
    assertThat(result.problems()).isEmpty();
    assertThat(account.texts("INBOX"))
        .containsExactly(
            "Subject: 1\r\n\r\nFrom here on\r\n\r\nFrom now to Mar 2026\r\n\r\n"
                + "no empty line before\r\n",
            "Subject: 2\r\n\r\nFrom x\r\n>From y\r\n");
  }

  @Test
  void takesOneQuoteAwayInMboxo() throws IOException {
    bring(FROM + ">From old uucp\nSubject: 1\n\n>From x\n>>From y\n\n", MboxVariant.MBOXO);
    assertThat(account.texts("INBOX"))
        .containsExactly(">From old uucp\r\nSubject: 1\r\n\r\nFrom x\r\n>>From y\r\n");
  }

  @Test
  void readsLinesThatEndWithCrlf() throws IOException {
    bring(
        (FROM + "Subject: 1\nStatus: R\n\none\n\n" + FROM + "Subject: 2\n\n")
            .replace("\n", "\r\n"));
    assertThat(account.messages("INBOX"))
        .containsExactly(
            Account.Kept.of("Subject: 1\r\n\r\none\r\n", Flag.SEEN),
            Account.Kept.of("Subject: 2\r\n"));
  }

  @Test
  void takesDatesWithoutAZoneInTheZoneGiven() throws IOException {
    Path file =
        file("From a Tue Mar  3 08:20:30 2026\n\nx\n\nFrom b Tue Mar  3 08:20:30 2026 +0500\n\n");
    MailImport.of(MailArchive.mbox(file, MboxVariant.MBOXRD), account.store, account.id)
        .withZone(ZoneId.of("Europe/Berlin"))
        .run();
    assertThat(account.messages("INBOX"))
        .extracting(Account.Kept::date)
        .containsExactly(
            Instant.parse("2026-03-03T07:20:30Z"), Instant.parse("2026-03-03T03:20:30Z"));
  }

  @Test
  void believesALengthWhereAMessageFollows() throws IOException {
    String body = "one\n\n" + FROM + "Subject: inside\n\n";
    ArchiveResult result =
        bring(
            FROM
                + "Subject: 1\nContent-Length: "
                + body.length()
                + "\n\n"
                + body
                + "\n"
                + FROM
                + "Subject: 2\nContent-Length: 4\n\ntwo\n",
            MboxVariant.MBOXCL2);
    assertThat(result.problems()).isEmpty();
    assertThat(account.texts("INBOX"))
        .containsExactly(
            "Subject: 1\r\n\r\n" + body.replace("\n", "\r\n"), "Subject: 2\r\n\r\ntwo\r\n");
  }

  @Test
  void reportsAWrongLengthAndSearches() throws IOException {
    String first = FROM + "Subject: 1\nContent-Length: 7\n\none\n\n";
    ArchiveResult result =
        bring(first + FROM + "Subject: 2\nContent-Length: 4000000\n\ntwo\n", MboxVariant.MBOXCL2);
    assertThat(account.texts("INBOX"))
        .containsExactly("Subject: 1\r\n\r\none\r\n", "Subject: 2\r\n\r\ntwo\r\n");
    assertThat(result.problems())
        .containsExactly(
            new ArchiveProblem(
                directory.resolve("mail.mbox"), 0, "Content-Length 7 isn't where the body ends"),
            new ArchiveProblem(
                directory.resolve("mail.mbox"),
                first.length(),
                "Content-Length 4000000 isn't where the body ends"));
  }

  @Test
  void doesNotLetALengthSwallowMessagesOfOtherVariants() throws IOException {
    String second = FROM + "Subject: 2\n\ntwo\n\n";
    bring(FROM + "Content-Length: " + (5 + second.length()) + "\n\none\n\n" + second);
    assertThat(account.texts("INBOX")).hasSize(2);
  }

  @Test
  void reportsWhatIsBeforeTheFirstMessage() throws IOException {
    ArchiveResult result = bring("\nrubbish\nmore\n" + FROM + "Subject: 1\n\none\n");
    assertThat(account.texts("INBOX")).containsExactly("Subject: 1\r\n\r\none\r\n");
    assertThat(result.problems())
        .containsExactly(
            new ArchiveProblem(
                directory.resolve("mail.mbox"),
                1,
                "no message begins here; passed over up to the next one"));
  }

  @Test
  void reportsAFileWithoutAnyMessage() throws IOException {
    ArchiveResult result = bring("Subject: 1\n\none\n");
    assertThat(result.messages()).isZero();
    assertThat(result.problemCount()).isEqualTo(1);
    assertThat(bring("").problemCount()).isZero();
  }

  @Test
  void keepsAMessageThatIsCutOffAndSaysSo() throws IOException {
    String first = FROM + "Subject: 1\n\none\n\n";
    ArchiveResult result = bring(first + FROM + "Subject: 2\n\ntw");
    assertThat(account.texts("INBOX"))
        .containsExactly("Subject: 1\r\n\r\none\r\n", "Subject: 2\r\n\r\ntw");
    assertThat(result.problems())
        .containsExactly(
            new ArchiveProblem(
                directory.resolve("mail.mbox"),
                first.length(),
                "the file ends within this message"));
  }

  @Test
  void passesOverWhatServersKeepForThemselves() throws IOException {
    bring(
        FROM
            + "Subject: DON'T DELETE THIS MESSAGE\nX-IMAP: 1275660208 3\nStatus: RO\n\nx\n\n"
            + FROM
            + "Subject: 1\n\none\n");
    assertThat(account.texts("INBOX")).containsExactly("Subject: 1\r\n\r\none\r\n");
  }

  @Test
  void readsWhatAnotherProgramMadeOfAnExport() throws IOException {
    // mutt moves the fields of flags to the end of the header.
    bring(
        FROM + "X-Mailcore-Form: 2 lines open\nSubject: 1\nStatus: RO\nX-Status: A\n\nno end\n\n");
    assertThat(account.messages("INBOX"))
        .containsExactly(Account.Kept.of("Subject: 1\r\n\r\nno end", Flag.SEEN, Flag.ANSWERED));
  }

  @Test
  void readsATreeOfFiles() throws IOException {
    Files.createDirectories(directory.resolve("Local.sbd/deeper"));
    Files.createDirectories(directory.resolve("Apple.mbox"));
    Files.writeString(directory.resolve("inbox"), FROM + "\n1\n");
    Files.writeString(directory.resolve("Local"), FROM + "\n2\n");
    Files.writeString(directory.resolve("Local.msf"), "index");
    Files.writeString(directory.resolve("Local.sbd/deeper/Gr&APw-n"), FROM + "\n3\n");
    Files.writeString(directory.resolve("Apple.mbox/mbox"), FROM + "\n4\n");
    Files.writeString(directory.resolve("empty"), "");
    Files.writeString(directory.resolve(".hidden"), FROM + "\n5\n");
    Files.writeString(directory.resolve(".subscriptions"), "Local/deeper\n");
    Files.createSymbolicLink(directory.resolve("loop"), directory);
    ArchiveResult result = account.bring(MailArchive.mbox(directory, MboxVariant.MBOXRD));
    assertThat(account.mailboxes())
        .containsExactly(
            "Apple", "INBOX", "Local", "Local/deeper", "Local/deeper/Gr\u00fcn", "empty");
    assertThat(account.texts("INBOX")).containsExactly("\r\n1\r\n");
    assertThat(account.texts("Apple")).containsExactly("\r\n4\r\n");
    assertThat(account.account().subscriptions()).containsExactly(MailboxName.of("Local/deeper"));
    assertThat(result.problems())
        .extracting(ArchiveProblem::reason)
        .containsExactly("is a symbolic link, not followed");
  }

  @Test
  void readsMmdf() throws IOException {
    String line = "\u0001\u0001\u0001\u0001\n";
    ArchiveResult result =
        account.bring(
            MailArchive.mmdf(
                file(
                    line
                        + FROM
                        + "Subject: 1\nStatus: R\n\none\n\n"
                        + line
                        + line
                        + "Subject: 2\n\n"
                        + FROM
                        + ">From x\n"
                        + line)));
    assertThat(result.problems()).isEmpty();
    assertThat(account.messages("INBOX").get(0))
        .isEqualTo(Account.Kept.of("Subject: 1\r\n\r\none\r\n\r\n", Flag.SEEN));
    assertThat(account.texts("INBOX").get(1))
        .isEqualTo("Subject: 2\r\n\r\n" + FROM.replace("\n", "\r\n") + ">From x\r\n");
  }

  @Test
  void readsMmdfThatLacksLines() throws IOException {
    String line = "\u0001\u0001\u0001\u0001\n";
    ArchiveResult result =
        account.bring(
            MailArchive.mmdf(
                file("Subject: 1\n\n" + line + "Subject: 2\n\n" + line + line + "Subject: 3\n")));
    assertThat(account.texts("INBOX"))
        .containsExactly("Subject: 1\r\n\r\n", "Subject: 2\r\n\r\n", "Subject: 3\r\n");
    assertThat(result.problems())
        .extracting(ArchiveProblem::reason)
        .containsExactly("no line begins the first message", "no line ends this message");
  }
}
