package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.net.testing.FakeConnection;
import org.junit.jupiter.api.Test;

/** LITERAL- (RFC 7888, section 5), which takes the place of LITERAL+. */
class LiteralMinusTest {

  private static FakeConnection login(ImapListener listener) {
    return new Sessions(listener).login();
  }

  @Test
  void oneOfTheTwoIsNamed() {
    assertThat(login(ImapListener.onPort(0)).say("a CAPABILITY\r\n"))
        .contains(" LITERAL+ ")
        .doesNotContain("LITERAL-");
    assertThat(login(ImapListener.onPort(0).without("LITERAL+")).say("a CAPABILITY\r\n"))
        .contains(" LITERAL- ")
        .doesNotContain("LITERAL+");
    ImapListener neither = ImapListener.onPort(0).without("LITERAL+").without("LITERAL-");
    assertThat(login(neither).say("a CAPABILITY\r\n")).doesNotContain("LITERAL");
  }

  @Test
  void smallLiteralsMayComeAtOnce() {
    FakeConnection client = login(ImapListener.onPort(0).without("LITERAL+"));
    String message = "x".repeat(4096);
    assertThat(client.say("a APPEND INBOX {4096+}\r\n" + message + "\r\n")).startsWith("a OK ");
    assertThat(client.say("b APPEND INBOX {4097+}\r\n" + message + "x\r\nc NOOP\r\n"))
        .isEqualTo(
            "b BAD Literals of more than 4096 octets must be synchronizing\r\nc OK NOOP done\r\n");
    assertThat(client.say("d APPEND INBOX {4097}\r\n")).isEqualTo("+ OK\r\n");
    assertThat(client.say(message + "x\r\n")).startsWith("d OK ");
  }

  @Test
  void withoutBothAllLiteralsWait() {
    FakeConnection client = login(ImapListener.onPort(0).without("LITERAL+").without("LITERAL-"));
    assertThat(client.say("a CREATE {1+}\r\nx\r\n"))
        .isEqualTo("a BAD Literals must be synchronizing\r\n");
    assertThat(client.say("b CREATE {1}\r\n")).isEqualTo("+ OK\r\n");
    assertThat(client.say("x\r\n")).startsWith("b OK ");
  }
}
