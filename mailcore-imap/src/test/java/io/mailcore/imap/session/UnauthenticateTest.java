package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.net.testing.FakeConnection;
import org.junit.jupiter.api.Test;

/** UNAUTHENTICATE (RFC 8437). */
class UnauthenticateTest {

  private final Sessions sessions = new Sessions();
  private final FakeConnection client = sessions.login();

  @Test
  void nothingOfTheUserIsLeft() {
    client.say("a ENABLE QRESYNC UTF8=ACCEPT\r\nb SELECT INBOX\r\n");
    assertThat(client.say("c UNAUTHENTICATE\r\n")).isEqualTo("c OK UNAUTHENTICATE done\r\n");
    assertThat(sessions.server().listeners()).isZero();
    assertThat(client.say("d CAPABILITY\r\n"))
        .contains(" AUTH=PLAIN ")
        .doesNotContain("UNAUTHENTICATE");
    assertThat(client.say("e NOOP\r\nf CHECK\r\n"))
        .isEqualTo("e OK NOOP done\r\nf BAD Log in first\r\n");
    assertThat(client.say("g LOGIN ann secret\r\nh SELECT INBOX (QRESYNC (1 1))\r\n"))
        .endsWith("h BAD QRESYNC is not enabled\r\n");
  }

  @Test
  void aStrangersBoundsAreInForceAgain() {
    client.say("a UNAUTHENTICATE\r\n");
    assertThat(client.deadline()).isLessThan(java.time.Duration.ofMinutes(5));
    assertThat(client.say("b LOGIN {4097}\r\n")).isEqualTo("b NO [TOOBIG] Literal too large\r\n");
    assertThat(client.say("c X\r\nd X\r\ne X\r\n")).contains("* BYE ");
  }

  @Test
  void itCanBeSwitchedOff() {
    FakeConnection without = new Sessions(ImapListener.onPort(0).without("unauthenticate")).login();
    assertThat(without.say("a UNAUTHENTICATE\r\n")).isEqualTo("a BAD Unknown command\r\n");
  }
}
