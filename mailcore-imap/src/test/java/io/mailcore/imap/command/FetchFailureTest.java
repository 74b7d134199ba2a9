package io.mailcore.imap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.imap.session.Sessions;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.store.MemoryMailStore;
import org.junit.jupiter.api.Test;

/** What a client is told of messages that the store can't read. */
class FetchFailureTest {

  private final BrokenContent broken = new BrokenContent();
  private final Sessions sessions =
      new Sessions(broken.over(MemoryMailStore.create()), ImapListener.onPort(0)).fill("INBOX", 3);
  private final FakeConnection client = sessions.select("INBOX");

  @Test
  void answersForTheOthersAndThenSaysThatSomethingIsDamaged() {
    broken.breakAt(2, 0);
    assertThat(client.say("a FETCH 1:3 (UID BODY.PEEK[TEXT])\r\n"))
        .startsWith(
            "* 1 FETCH (UID 1 BODY[TEXT] {6}\r\nbody\r\n)\r\n"
                + "* NO [CORRUPTION] Message with UID 2 is damaged\r\n"
                + "* 3 FETCH (UID 3 BODY[TEXT] {6}\r\nbody\r\n)\r\na NO [CORRUPTION] ");
    assertThat(client.say("b FETCH 2 FLAGS\r\n")).contains("b OK ");
  }

  @Test
  void passesOverWhatIsRemovedWhileItIsRead() {
    broken.breakAt(2, -1);
    assertThat(client.say("a FETCH 2:3 BODY.PEEK[TEXT]\r\n"))
        .isEqualTo("* 3 FETCH (BODY[TEXT] {6}\r\nbody\r\n)\r\na OK FETCH done\r\n");
  }

  @Test
  void closesTheConnectionWhenAResponseCannotBeFinished() {
    broken.breakAt(1, 14);
    assertThat(client.say("a FETCH 1 (BODY.PEEK[]<0.9> BODY.PEEK[])\r\n"))
        .startsWith("* 1 FETCH (BODY[]<0> {9}\r\nSubject: ")
        .doesNotContain("a NO", "a OK");
    assertThat(client.isClosed()).isTrue();
  }
}
