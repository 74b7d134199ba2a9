package io.mailcore.imap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.imap.session.Sessions;
import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.store.MemoryMailStore;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LIST with options (RFC 5258, RFC 5819, RFC 6154), and how much of an account it reads. */
class ListCommandTest {

  @ParameterizedTest
  @CsvSource({
    "LIST-EXTENDED, LIST () \"\" *",
    "LIST-EXTENDED, LIST \"\" (a b)",
    "LIST-EXTENDED, LIST \"\" * RETURN ()",
    "LIST-STATUS, LIST \"\" * RETURN (STATUS (MESSAGES))",
    "SPECIAL-USE, LIST \"\" * RETURN (SPECIAL-USE)",
    "SPECIAL-USE, LIST (SPECIAL-USE) \"\" *",
    "STATUS=SIZE, LIST \"\" * RETURN (STATUS (SIZE))"
  })
  void whatIsSwitchedOffIsUnknown(String capability, String command) {
    FakeConnection with = new Sessions().login();
    FakeConnection without = new Sessions(ImapListener.onPort(0).without(capability)).login();
    assertThat(with.say("a CAPABILITY\r\n")).contains(" " + capability);
    assertThat(with.say("a " + command + "\r\n")).contains("a OK ");
    assertThat(without.say("a CAPABILITY\r\n")).doesNotContain(" " + capability);
    assertThat(without.say("a " + command + "\r\n")).startsWith("a BAD ");
  }

  @Test
  void listStatusNeedsListExtended() {
    FakeConnection client = new Sessions(ImapListener.onPort(0).without("LIST-EXTENDED")).login();
    assertThat(client.say("a CAPABILITY\r\n")).doesNotContain("LIST-STATUS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LIST (SUBSCRIBED)",
        "LIST (SUBSCRIBED) \"\"",
        "LIST (SUBSCRIBED)\"\" *",
        "LIST (SUBSCRIBED  REMOTE) \"\" *",
        "LIST ((SUBSCRIBED)) \"\" *",
        "LIST () \"\" (* (*))",
        "LIST () \"\" (* ",
        "LIST () \"\" * RETURN STATUS",
        "LIST () \"\" * RETURN (STATUS MESSAGES)",
        "LIST () \"\" * RETURN (STATUS (MESSAGES ()))",
        "LIST () \"\" * RETURN () RETURN ()"
      })
  void refusesWhatIsNotToTheGrammar(String command) {
    assertThat(new Sessions().login().say("a " + command + "\r\n")).startsWith("a BAD ");
  }

  @Test
  void askingForModSequencesEnablesCondstore() {
    FakeConnection client = new Sessions().select("INBOX");
    assertThat(client.say("a LIST \"\" INBOX RETURN (STATUS (HIGHESTMODSEQ))\r\n"))
        .startsWith("* OK [HIGHESTMODSEQ ");
  }

  @Test
  void manyNamesComeInPieces() {
    Sessions sessions = new Sessions();
    for (int i = 0; i < 1200; i++) {
      sessions.account().create(MailboxName.of("x/m" + i + "/a-b/c"), Set.of());
    }
    FakeConnection client = sessions.login();
    assertThat(client.say("a LIST \"\" * RETURN (CHILDREN)\r\n").lines()).hasSize(2 + 3600 + 1);
    assertThat(client.say("a LIST \"\" % RETURN (CHILDREN)\r\n"))
        .isEqualTo(
            "* LIST (\\HasNoChildren) \"/\" \"INBOX\"\r\n"
                + "* LIST (\\HasChildren) \"/\" \"x\"\r\na OK LIST done\r\n");
    assertThat(client.say("a LIST \"\" x/m7/% RETURN (STATUS (MESSAGES))\r\n").lines()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "m5/%, 15",
    "m5/sub, 15",
    "m5, 1115",
    "INBOX, 5",
    "inbox/%, 5",
    "nothing*, 5",
    "m599/*, 5",
    "*, 2010"
  })
  void readsNoMoreThanTheNamesThatMayFit(String pattern, int most) {
    try (MemoryMailStore store = MemoryMailStore.builder().build()) {
      MailAccount account = store.account(AccountId.of("ann"), CallContext.of("test"));
      for (int i = 0; i < 1000; i++) {
        account.create(MailboxName.of("m" + i + "/sub"), Set.of());
      }
      AtomicInteger read = new AtomicInteger();
      MailboxPages pages =
          new MailboxPages(counting(account, read), NameRange.of(List.of(pattern)));
      int given = 0;
      while (pages.hasNext()) {
        pages.next();
        given++;
      }
      assertThat(given).isLessThanOrEqualTo(most);
      assertThat(read.get()).isLessThanOrEqualTo(given + 1000);
    }
  }

  private static MailAccount counting(MailAccount account, AtomicInteger read) {
    return (MailAccount)
        Proxy.newProxyInstance(
            ListCommandTest.class.getClassLoader(),
            new Class<?>[] {MailAccount.class},
            (proxy, method, args) -> {
              Object result = method.invoke(account, args);
              if (result instanceof List<?> page) {
                read.addAndGet(page.size());
              }
              return result;
            });
  }

  @Test
  void aLevelWithoutAMailboxIsFoundFarBehindItsName() {
    Sessions sessions = new Sessions();
    MailAccount account = sessions.account();
    account.create(MailboxName.of("a/z"), Set.of());
    account.delete(MailboxName.of("a"));
    for (int i = 0; i < 600; i++) {
      account.create(MailboxName.of("a!" + i), Set.of());
    }
    assertThat(sessions.login().say("a DELETE a\r\n")).startsWith("a NO [HASCHILDREN] ");
    assertThat(account.list(Optional.empty(), 1000).stream().map(MailboxEntry::name))
        .contains(MailboxName.of("a/z"));
    assertThat(sessions.login().say("a LIST () \"\" a RETURN (CHILDREN)\r\n"))
        .startsWith("* LIST (\\NonExistent \\HasChildren) \"/\" \"a\"\r\n");
  }
}
