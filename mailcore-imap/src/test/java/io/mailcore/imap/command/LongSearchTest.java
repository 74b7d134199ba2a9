package io.mailcore.imap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.imap.session.Sessions;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.store.MemoryMailStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Searches for which each page of messages takes seconds. */
class LongSearchTest {

  private static final String SEARCH = " SEARCH RETURN (COUNT) LARGER 1\r\n";

  private Runnable page = () -> {};
  private final Sessions sessions =
      new Sessions(slow(MailStore.class, MemoryMailStore.create()), ImapListener.onPort(0))
          .fill("INBOX", 1200);
  private final FakeConnection client = sessions.select("INBOX");

  private <T> T slow(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> {
              if (target instanceof Mailbox && method.getName().equals("messages")) {
                page.run();
              }
              try {
                Object result = method.invoke(target, args);
                if (result instanceof MailAccount account) {
                  return slow(MailAccount.class, account);
                }
                return result instanceof Mailbox mailbox ? slow(Mailbox.class, mailbox) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private void pass(int seconds) {
    sessions.server().now = sessions.server().now.plusSeconds(seconds);
  }

  @Test
  void tellsOfItsProgress_rfc9585() {
    page = () -> pass(6);
    assertThat(client.say("a" + SEARCH))
        .startsWith("* OK [INPROGRESS (\"a\" 1000 1200)] ")
        .endsWith("\r\n* ESEARCH (TAG \"a\") COUNT 1200\r\na OK SEARCH done\r\n");
    assertThat(client.say("b SORT (SIZE) UTF-8 1:1200\r\n"))
        .startsWith("* OK [INPROGRESS (\"b\" NIL NIL)] ")
        .contains("\r\n* SORT 1 2 3 ");
    FakeConnection plain =
        new Sessions(MemoryMailStore.create(), ImapListener.onPort(0).without("INPROGRESS"))
            .fill("INBOX", 1)
            .select("INBOX");
    assertThat(plain.say("c CAPABILITY\r\n")).doesNotContain("INPROGRESS");
  }

  @Test
  void isRefusedToAUserWhoHasTwoUnderWay() {
    FakeConnection second = sessions.select("INBOX");
    FakeConnection third = sessions.select("INBOX");
    List<String> answers = new ArrayList<>();
    int[] pages = new int[1];
    page =
        () -> {
          pass(2);
          pages[0]++;
          if (pages[0] == 2) {
            answers.add(second.say("b" + SEARCH));
          } else if (pages[0] == 4) {
            answers.add(third.say("c" + SEARCH));
          }
        };
    assertThat(client.say("a" + SEARCH)).contains("COUNT 1200\r\na OK ");
    assertThat(answers.get(0)).startsWith("c NO [LIMIT] ");
    assertThat(answers.get(1)).contains("COUNT 1200\r\nb OK ");
    assertThat(third.say("d" + SEARCH)).contains("COUNT 1200\r\nd OK ");
  }
}
