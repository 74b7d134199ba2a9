package io.mailcore.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maildirs as Dovecot, Courier and delivery agents write them. */
class MaildirImportTest {

  @TempDir Path directory;

  private final Account account = Account.create();

  private Path folder(String name) throws IOException {
    Path folder = name.isEmpty() ? directory : directory.resolve(name);
    for (String part : List.of("cur", "new", "tmp")) {
      Files.createDirectories(folder.resolve(part));
    }
    return folder;
  }

  private static Path message(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    return Files.setLastModifiedTime(file, FileTime.from(Account.DATE.toInstant()));
  }

  private ArchiveResult bring() throws IOException {
    return account.bring(MailArchive.maildir(directory));
  }

  @Test
  void readsDovecotsOrderKeywordsAndFlags() throws IOException {
    Path inbox = folder("");
    message(inbox.resolve("cur/1700000001.M1P1.host,S=20,W=22:2,Sb"), "Subject: 1\n\none\n");
    message(inbox.resolve("cur/1700000002.M2P2.host:2,DFPRSTa"), "Subject: 2\n\ntwo\n");
    message(inbox.resolve("new/1700000003.M3P3.host"), "Subject: 3\n\nthree\n");
    message(inbox.resolve("cur/1600000000.no-uid.host:2,"), "Subject: 4\n\nfour\n");
    message(inbox.resolve("tmp/1700000005.M5P5.host"), "Subject: half\n");
    Files.writeString(inbox.resolve("dovecot-keywords"), "0 $Junk\n1 work\n30 beyond\n");
    Files.writeString(
        inbox.resolve("dovecot-uidlist"),
        "3 V1275660208 N90 G3085f01b7f11094c501100008c4a11c1\n"
            + "7 :1700000003.M3P3.host\n"
            + "8 W22 :1700000002.M2P2.host\n"
            + "9 :1700000001.M1P1.host,S=20,W=22\n"
            + "nonsense\n");
    assertThat(bring().problems()).isEmpty();
    assertThat(account.messages("INBOX"))
        .containsExactly(
            Account.Kept.of("Subject: 3\r\n\r\nthree\r\n"),
            Account.Kept.of(
                "Subject: 2\r\n\r\ntwo\r\n",
                Flag.DRAFT,
                Flag.FLAGGED,
                Flag.keyword("$Forwarded"),
                Flag.ANSWERED,
                Flag.SEEN,
                Flag.DELETED,
                Flag.keyword("$Junk")),
            Account.Kept.of("Subject: 1\r\n\r\none\r\n", Flag.SEEN, Flag.keyword("work")),
            Account.Kept.of("Subject: 4\r\n\r\nfour\r\n"));
  }

  @Test
  void readsAnOldUidList() throws IOException {
    Path inbox = folder("");
    message(inbox.resolve("cur/1.a:2,"), "a\n");
    message(inbox.resolve("cur/2.b:2,"), "b\n");
    Files.writeString(inbox.resolve("dovecot-uidlist"), "1 1275660208 3\n1 2.b\n2 1.a\n");
    bring();
    assertThat(account.texts("INBOX")).containsExactly("b\r\n", "a\r\n");
  }

  @Test
  void ordersBySecondsWithoutAUidList() throws IOException {
    Path inbox = folder("");
    message(inbox.resolve("cur/999.z:2,"), "first\n");
    message(inbox.resolve("new/1000.b"), "second\n");
    message(inbox.resolve("cur/1000.c:2,"), "third\n");
    bring();
    assertThat(account.texts("INBOX")).containsExactly("first\r\n", "second\r\n", "third\r\n");
  }

  @Test
  void makesEachLfACrlfOnce() throws IOException {
    Path inbox = folder("");
    message(inbox.resolve("cur/1.a:2,"), "a\r\nb\nc\r\n\n");
    bring();
    assertThat(account.texts("INBOX")).containsExactly("a\r\nb\r\nc\r\n\r\n");
  }

  @Test
  void readsFoldersInEitherLayout() throws IOException {
    folder("");
    message(folder(".Sent").resolve("cur/1.a:2,S"), "a\n");
    message(folder(".A.B&AOQ-").resolve("cur/1.a:2,S"), "b\n");
    message(folder("plain/below").resolve("cur/1.a:2,S"), "c\n");
    Files.writeString(directory.resolve("subscriptions"), "V\t2\n\nA\tB&AOQ-\nINBOX\n");
    assertThat(bring().problems()).isEmpty();
    assertThat(account.mailboxes())
        .containsExactly("A", "A/B\u00e4", "INBOX", "Sent", "plain", "plain/below");
    assertThat(account.entry("Sent").uses()).containsExactly(SpecialUse.SENT);
    assertThat(account.account().subscriptions())
        .containsExactly(MailboxName.of("A/B\u00e4"), MailboxName.INBOX);
  }

  @Test
  void readsCouriersSubscriptions() throws IOException {
    folder("");
    folder(".A.B");
    Files.writeString(directory.resolve("courierimapsubscribed"), "INBOX\nINBOX.A.B\n");
    bring();
    assertThat(account.account().subscriptions())
        .containsExactly(MailboxName.of("A/B"), MailboxName.INBOX);
  }

  @Test
  void followsNoLinks() throws IOException {
    Path inbox = folder("");
    Path secret = message(directory.resolveSibling(directory.getFileName() + "-x"), "secret\n");
    try {
      Files.createSymbolicLink(inbox.resolve("cur/1.link:2,S"), secret);
      Files.createSymbolicLink(inbox.resolve(".loop"), inbox);
      message(inbox.resolve("cur/2.good:2,S"), "good\n");
      ArchiveResult result = bring();
      assertThat(account.mailboxes()).containsExactly("INBOX");
      assertThat(account.texts("INBOX")).containsExactly("good\r\n");
      assertThat(result.problems())
          .extracting(problem -> problem.place().getFileName().toString())
          .containsExactlyInAnyOrder("1.link:2,S", ".loop");
    } finally {
      Files.delete(secret);
    }
  }

  @Test
  void reportsWhatIsNoFileAndGoesOn() throws IOException {
    Path inbox = folder("");
    Files.createDirectories(inbox.resolve("cur/1.directory:2,S"));
    message(inbox.resolve("cur/2.good:2,Sq"), "good\n");
    ArchiveResult result = bring();
    assertThat(account.texts("INBOX")).containsExactly("good\r\n");
    assertThat(result.messages()).isEqualTo(1);
    assertThat(result.problems())
        .extracting(ArchiveProblem::reason)
        .containsExactly(
            "IOException: is a symbolic link, a directory or another thing but a file",
            "the keyword of letter q isn't in dovecot-keywords");
  }

  @Test
  void takesNamesOfOddOctets() throws IOException {
    Path inbox = folder("");
    // Octets that are no UTF-8, whatever this process takes names to be in.
    Path odd = Path.of(URI.create(inbox.resolve("cur").toUri() + "1.%FF%FE%0A%20%25:2,S"));
    message(odd, "odd\n");
    Path latin = Path.of(URI.create(inbox.toUri() + ".Gr%FC%DFe"));
    for (String part : List.of("cur", "new", "tmp")) {
      Files.createDirectories(latin.resolve(part));
    }
    message(latin.resolve("cur/1.a:2,"), "x\n");
    assertThat(bring().problems()).isEmpty();
    assertThat(account.messages("INBOX")).containsExactly(Account.Kept.of("odd\r\n", Flag.SEEN));
    assertThat(account.texts("Gr\u00fc\u00dfe")).containsExactly("x\r\n");
  }

  @Test
  void mapsNamesThatMailboxesCantHave() throws IOException {
    folder("");
    message(folder(".A..B").resolve("cur/1.a:2,"), "1\n");
    message(folder(".&AAc-bell").resolve("cur/1.a:2,"), "2\n");
    message(folder(".x\\2fy").resolve("cur/1.a:2,"), "3\n");
    message(folder(".\\2e\\2e").resolve("cur/1.a:2,"), "4\n");
    ArchiveResult result = bring();
    assertThat(result.problemCount()).isEqualTo(4);
    assertThat(account.texts("A/_/B")).containsExactly("1\r\n");
    assertThat(account.texts("_bell")).containsExactly("2\r\n");
    assertThat(account.texts("x_y")).containsExactly("3\r\n");
    assertThat(account.texts("_")).containsExactly("4\r\n");
  }

  @Test
  void takesNoNamesFromAManifestThatCantBe() throws IOException {
    message(folder(".x").resolve("cur/1.a:2,"), "1\n");
    Files.writeString(
        directory.resolve(".mailcore-mailboxes"), ".x\tSent,Nonsense\t..\t%2Fetc\nrubbish\n.y\n");
    ArchiveResult result = bring();
    assertThat(result.problemCount()).isEqualTo(1);
    assertThat(account.texts("_/_etc")).containsExactly("1\r\n");
    assertThat(account.entry("_/_etc").uses()).containsExactly(SpecialUse.SENT);
  }

  @Test
  void refusesARootThatIsNone() {
    assertThatThrownBy(() -> account.bring(MailArchive.maildir(directory.resolve("none"))))
        .isInstanceOf(NotDirectoryException.class);
  }
}
