package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.net.testing.FakeConnection;
import org.junit.jupiter.api.Test;

/** What a client hears first, and what CAPABILITY says in each state (RFC 3501, 6.1.1 and 7.1). */
class GreetingTest {

  private final Sessions sessions = new Sessions();

  @Test
  void greetsWithCapabilitiesOnAConnectionInClear() {
    assertThat(sessions.connect(false).read())
        .startsWith(
            "* OK [CAPABILITY IMAP4rev1 IMAP4rev2 LITERAL+ ID STARTTLS LOGINDISABLED SASL-IR ")
        .contains("IDLE", "NAMESPACE", "UIDPLUS", "APPENDLIMIT=10000")
        .doesNotContain("AUTH=")
        .endsWith("] mail.example.test IMAP4rev1 ready\r\n");
  }

  @Test
  void offersMechanismsInsteadOfStartTlsInsideTls() {
    assertThat(sessions.connect().read())
        .contains(" AUTH=PLAIN AUTH=LOGIN ", " SASL-IR ")
        .doesNotContain("STARTTLS", "LOGINDISABLED");
  }

  @Test
  void namesCapabilitiesAfterLoginWithoutThoseThatAreForBefore() {
    FakeConnection client = sessions.connect();
    client.read();
    assertThat(client.say("a LOGIN ann secret\r\n"))
        .startsWith("a OK [CAPABILITY IMAP4rev1 IMAP4rev2 LITERAL+ ID ENABLE CONDSTORE QRESYNC ")
        .doesNotContain("AUTH=", "STARTTLS", "LOGINDISABLED", "SASL-IR")
        .endsWith("] Logged in\r\n");
  }

  @Test
  void capabilityAnswersWhatTheGreetingSaid() {
    FakeConnection client = sessions.connect(false);
    String greeting = client.read();
    String capabilities = greeting.substring(greeting.indexOf('[') + 1, greeting.indexOf(']'));
    assertThat(client.say("a CAPABILITY\r\n"))
        .isEqualTo("* " + capabilities + "\r\na OK That is all\r\n");
  }

  @Test
  void capabilitiesThatAreSwitchedOffAreNeitherNamedNorUnderstood() {
    Sessions limited =
        new Sessions(
            ImapListener.onPort(0)
                .without("idle")
                .without("AUTH=LOGIN")
                .without("APPENDLIMIT")
                .without("STARTTLS"));
    FakeConnection client = limited.connect();
    assertThat(client.read())
        .contains("AUTH=PLAIN")
        .doesNotContain("IDLE", "=LOGIN", "APPENDLIMIT");
    assertThat(client.say("a AUTHENTICATE LOGIN\r\n")).startsWith("a NO [CANNOT] ");
    client.say("b LOGIN ann secret\r\n");
    assertThat(client.say("c IDLE\r\n")).isEqualTo("c BAD Unknown command\r\n");
    assertThat(limited.connect(false).read()).doesNotContain("STARTTLS");
    assertThat(limited.connect(false).say("a STARTTLS\r\n")).endsWith("a BAD Unknown command\r\n");
  }
}
