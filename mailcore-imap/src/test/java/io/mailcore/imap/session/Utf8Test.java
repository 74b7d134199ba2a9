package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.model.MailboxName;
import io.mailcore.net.testing.FakeConnection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** UTF8=ACCEPT (RFC 9755; RFC 6855). */
class Utf8Test {

  private final Sessions sessions = new Sessions();
  private final FakeConnection client = sessions.login();

  /** As it goes over the wire, one octet a character. */
  private static String wire(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Test
  void namesAreUtf8FromThenOn() {
    client.say("a CREATE \"&APw-\"\r\n");
    assertThat(client.say("b LIST \"\" *\r\n")).contains("\"/\" \"&APw-\"\r\n");
    assertThat(client.say("c ENABLE UTF8=ACCEPT\r\n"))
        .isEqualTo("* ENABLED UTF8=ACCEPT\r\nc OK ENABLE done\r\n");
    assertThat(client.say(wire("d LIST \"\" \"ü*\"\r\n"))).contains(wire("\"/\" \"ü\"\r\n"));
    assertThat(client.say(wire("e RENAME \"ü\" \"ö\"\r\n"))).startsWith("e OK ");
    assertThat(sessions.account().find(MailboxName.of("ö"))).isPresent();
  }

  @Test
  void octetsThatAreNotUtf8AreRefused() {
    client.say("a ENABLE UTF8=ACCEPT\r\n");
    for (String name :
        new String[] {"\u00ff", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00e2\u0082"}) {
      assertThat(client.say("b CREATE \"" + name + "\"\r\n")).startsWith("b BAD ");
    }
  }

  /**
   * Unlike RFC 9755, section 4, which wants NO: old mail has octets beyond ASCII in its header, in
   * any charset, and clients that copy it from one server to another would lose it.
   */
  @Test
  void theOthersMayAppendSuchHeadersAllTheSame() {
    String message = wire("Subject: ü\r\n\r\nü\r\n");
    String append = " APPEND INBOX {" + message.length() + "+}\r\n" + message + "\r\n";
    assertThat(client.say("a" + append)).startsWith("a OK [APPENDUID ");
    assertThat(
            client.say("g APPEND INBOX UTF8 (~{" + message.length() + "+}\r\n" + message + ")\r\n"))
        .contains("g NO [CANNOT] Messages in UTF8 need UTF8=ACCEPT enabled\r\n");
    String body = wire("Subject: u\r\n\r\nü\r\n");
    assertThat(client.say("b APPEND INBOX {" + body.length() + "+}\r\n" + body + "\r\n"))
        .startsWith("b OK ");
    client.say("c ENABLE UTF8=ACCEPT\r\n");
    assertThat(client.say("d" + append)).startsWith("d OK ");
    assertThat(
            client.say("e APPEND INBOX UTF8 (~{" + message.length() + "+}\r\n" + message + ")\r\n"))
        .startsWith("e OK [APPENDUID ");
    assertThat(client.say("f APPEND INBOX UTF8 (~{1+}\r\nx\r\n")).startsWith("f BAD ");
  }

  @Test
  void whereItIsSwitchedOffAllHeadersAreTaken() {
    FakeConnection without = new Sessions(ImapListener.onPort(0).without("UTF8=ACCEPT")).login();
    assertThat(without.say("a CAPABILITY\r\nb ENABLE UTF8=ACCEPT\r\n")).doesNotContain("UTF8");
    assertThat(without.say("c APPEND INBOX {14+}\r\n" + wire("Subject: ü\r\n\r\n") + "\r\n"))
        .contains("c BAD ");
    assertThat(without.say("d APPEND INBOX {15+}\r\n" + wire("Subject: ü\r\n\r\n") + "\r\n"))
        .contains("d OK ");
  }

  @Test
  void structuresAreUtf8ForThoseAlone() {
    FakeConnection modern = sessions.login();
    modern.say("a ENABLE UTF8=ACCEPT\r\n");
    String message = wire("Subject: ü\r\nContent-Type: text/plain; name=\"ä.txt\"\r\n\r\nx\r\n");
    modern.say("b APPEND INBOX {" + message.length() + "+}\r\n" + message + "\r\n");
    assertThat(modern.say("c SELECT INBOX\r\nd FETCH 1 (ENVELOPE BODYSTRUCTURE)\r\n"))
        .contains(wire("(NIL \"ü\" NIL"), wire("\"name\" \"ä.txt\""));
    String old = client.say("e SELECT INBOX\r\nf FETCH 1 (ENVELOPE BODY BODYSTRUCTURE)\r\n");
    assertThat(old).contains("(NIL \"=?UTF-8?").matches("(?s)[\\x00-\\x7F]*");
  }
}
