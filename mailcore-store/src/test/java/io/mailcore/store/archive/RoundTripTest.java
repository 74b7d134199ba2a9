package io.mailcore.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an export has written an import gives back: octets, flags, dates, names, uses. */
class RoundTripTest {

  private static final String HEADER = "From: ann@example.test\r\nSubject: x\r\n";
  private static final Flag JUNK = Flag.keyword("$Junk");
  private static final Flag COLON = Flag.keyword("a:b");
  private static final Flag UNSEEN = Flag.keyword("unseen");

  @TempDir Path directory;

  private static List<String> texts() {
    return List.of(
        HEADER + "\r\nHello\r\n",
        HEADER + "\r\nno line end",
        HEADER,
        HEADER + "\r\n",
        HEADER + "\r\n\r\n\r\n",
        HEADER.substring(0, HEADER.length() - 2),
        "",
        "\r\n",
        "\r\n\r\n",
        "\n",
        "\r",
        "x",
        "\r\nonly a body\r\n",
        HEADER + "\r\na single\nLF\r\n",
        HEADER + "\r\na single\rCR\r\n",
        HEADER + "\r\ntwo\r\r\nCR\r\n",
        HEADER + "\r\nCR at the end\r",
        HEADER + "\r\nabc\n\r",
        "all\nwith\n\nLF\n",
        HEADER + "\r\nNUL \0\0 and \u00ff\u00fe\r\n",
        HEADER + "\r\n" + "y".repeat(300_000) + "\r\nz\r\n",
        HEADER + "\r\n" + "\r\n".repeat(70_000),
        HEADER + "\r\nFrom here\r\n>From there\r\n>>From\r\n>>From \r\nFrom\r\n",
        HEADER + "\r\n\r\nFrom ann@example.test Tue Mar  3 10:20:30 2026\r\nSubject: no\r\n\r\n",
        HEADER + "\r\n" + ">".repeat(40_000) + "From x\r\n" + ">".repeat(40_000) + "\r\n",
        "From ann@example.test Tue Mar  3 10:20:30 2026\r\n" + HEADER + "\r\nFirst\r\n",
        ">From x\r\n" + HEADER + ">From ann@example.test Tue Mar  3 10:20:30 2026\r\n\r\nx\r\n",
        HEADER + "Status: RO\r\nX-Status: AFTD\r\nContent-Length: 3\r\n\r\nlong body\r\n",
        HEADER + "X-Mozilla-Status: 0003\r\n\r\nx\r\n",
        HEADER + "X-Gmail-Labels: Starred\r\n\r\nx\r\n",
        "X-Mailcore-Form: 3 exact open\r\nStatus: RO\r\n\r\nx\r\n",
        " continued\r\n" + HEADER + "\r\nx\r\n",
        "Status" + " ".repeat(80) + ": RO\r\n\r\nx\r\n",
        "X-IMAP: 1 2\r\n\r\nx\r\n",
        "X-Long: " + "z".repeat(50_000) + "\r\n" + " z\r\n".repeat(20_000) + "\r\nbody\r\n",
        HEADER + "\r\n\u0001\u0001\u0001\u0001\r\n",
        HEADER + "\r\nFrom");
  }

  private static Account filled() {
    Account account = Account.create();
    for (String text : texts()) {
      account.add("INBOX", text);
    }
    account.add("Flags", HEADER + "\r\n0\r\n", Flag.SEEN);
    account.add("Flags", HEADER + "\r\n1\r\n", Flag.SEEN, Flag.ANSWERED, JUNK);
    account.add("Flags", HEADER + "\r\n2\r\n", Flag.FLAGGED, Flag.DELETED, Flag.DRAFT);
    account.add("Flags", HEADER + "\r\n3\r\n", COLON, JUNK, UNSEEN);
    account.add(
        "Dates",
        HEADER + "\r\nold\r\n",
        OffsetDateTime.of(1971, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC));
    account.add(
        "Dates",
        HEADER + "\r\nfar\r\n",
        OffsetDateTime.of(2097, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHours(-11)));
    return account;
  }

  private static Stream<String> names() {
    return Stream.of(
        "a",
        "a/b/c",
        "a.b/c.d",
        "Gr\u00fc\u00dfe/\u65e5\u672c",
        "& und &-",
        "back\\slash\\2e",
        "%2F",
        ".hidden",
        "x.mbox",
        "x.MBOX/y.sbd",
        "2024/12",
        "inbox2",
        "INBOX/below",
        "mbox",
        "cur",
        "new",
        "~user",
        "a b  c",
        "'\"*?|<>",
        "\ud83d\ude00",
        "l".repeat(900),
        "m".repeat(120) + "/" + "m".repeat(120) + "/n");
  }

  @ParameterizedTest
  @EnumSource(Formats.class)
  void keepsOctetsFlagsAndDates(Formats format) throws IOException {
    Account before = filled();
    ArchiveResult written = before.export(format.at(directory));
    assertThat(written.problems()).isEmpty();
    Account after = Account.create();
    ArchiveResult read = after.bring(format.at(directory));
    assertThat(read.problems()).isEmpty();
    assertThat(read.messages()).isEqualTo(written.messages()).isEqualTo(texts().size() + 6L);
    assertThat(read.octets()).isEqualTo(written.octets());
    for (String mailbox : before.mailboxes()) {
      List<Account.Kept> expected = before.messages(mailbox);
      List<Account.Kept> actual = after.messages(mailbox);
      assertThat(actual).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(actual.get(i)).as("%s %d", mailbox, i).isEqualTo(expected.get(i));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Formats.class)
  void keepsNamesUsesAndSubscriptions(Formats format) throws IOException {
    Account before = Account.create();
    names().forEach(name -> before.add(name, "Subject: " + name.length() + "\r\n\r\n"));
    before.make("Gesendet", SpecialUse.SENT);
    before.account().subscribe(MailboxName.of("Gr\u00fc\u00dfe/\u65e5\u672c"), true);
    before.account().subscribe(MailboxName.of("a.b/c.d"), true);
    before.account().subscribe(MailboxName.INBOX, true);
    before.account().subscribe(MailboxName.of("gone"), true);
    before.export(format.at(directory));
    Account after = Account.create();
    ArchiveResult read = after.bring(format.at(directory));
    assertThat(read.problems()).isEmpty();
    assertThat(after.mailboxes()).isEqualTo(before.mailboxes());
    for (String name : before.mailboxes()) {
      assertThat(after.texts(name)).as(name).isEqualTo(before.texts(name));
    }
    assertThat(after.entry("Gesendet").uses()).containsExactly(SpecialUse.SENT);
    assertThat(after.account().subscriptions()).isEqualTo(before.account().subscriptions());
  }

  @ParameterizedTest
  @EnumSource(Formats.class)
  void exportsAMailboxWithItsInferiorsAndBringsThemInElsewhere(Formats format) throws IOException {
    Account before = Account.create();
    before.add("INBOX", "Subject: not this\r\n\r\n");
    before.add("old", "Subject: 1\r\n\r\n");
    before.add("old/inbox", "Subject: 2\r\n\r\n");
    before.add("old/a/b", "Subject: 3\r\n\r\n");
    before.add("older", "Subject: nor this\r\n\r\n");
    MailExport.of(before.store, before.id, format.at(directory))
        .withMailbox(MailboxName.of("old"))
        .run();
    Account after = Account.create();
    MailImport.of(format.at(directory), after.store, after.id)
        .withMailbox(MailboxName.of("from/there"))
        .run();
    assertThat(after.mailboxes())
        .containsExactly(
            "INBOX", "from", "from/there", "from/there/a", "from/there/a/b", "from/there/inbox");
    assertThat(after.texts("INBOX")).isEmpty();
    assertThat(after.texts("from/there")).containsExactly("Subject: 1\r\n\r\n");
    assertThat(after.texts("from/there/inbox")).containsExactly("Subject: 2\r\n\r\n");
    assertThat(after.texts("from/there/a/b")).containsExactly("Subject: 3\r\n\r\n");
  }

  @ParameterizedTest
  @EnumSource(Formats.class)
  void addsOrReplacesWhenRunAgain(Formats format) throws IOException {
    Account before = filled();
    before.export(format.at(directory));
    before.add("Flags", HEADER + "\r\nnew\r\n", Flag.SEEN);
    ArchiveResult again = before.export(format.at(directory));
    assertThat(again.problems()).isEmpty();
    boolean adds = format != Formats.MBOXRD && format != Formats.MBOXCL2;
    assertThat(again.messages()).isEqualTo(adds ? 1 : texts().size() + 7L);
    assertThat(again.skipped()).isEqualTo(adds ? texts().size() + 6L : 0);
    Account after = Account.create();
    after.bring(format.at(directory));
    for (String mailbox : before.mailboxes()) {
      assertThat(after.messages(mailbox)).as(mailbox).isEqualTo(before.messages(mailbox));
    }
  }
}
