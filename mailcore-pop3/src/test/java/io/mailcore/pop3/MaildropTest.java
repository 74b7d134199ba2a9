package io.mailcore.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.testing.FakeConnection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** RFC 1939, sections 5 to 7: what a client sees of its messages, and when they go. */
class MaildropTest {

  private static final String ONE = "Subject: one\r\n\r\nHello\r\n";
  private static final String DOTS = "Subject: dots\r\n\r\n.\r\n..x\r\n.end\r\n";

  private final Pop3Fixture fixture = new Pop3Fixture().with(ONE, DOTS);

  @Test
  void countsMessagesAndOctets() {
    int octets = ONE.length() + DOTS.length();
    FakeConnection client = fixture.loggedIn();
    assertThat(client.say("STAT\r\n")).isEqualTo("+OK 2 " + octets + "\r\n");
    assertThat(client.say("LIST\r\n"))
        .isEqualTo(
            "+OK 2 messages ("
                + octets
                + " octets)\r\n1 "
                + ONE.length()
                + "\r\n2 "
                + DOTS.length()
                + "\r\n.\r\n");
    assertThat(client.say("LIST 2\r\n")).isEqualTo("+OK 2 " + DOTS.length() + "\r\n");
  }

  @Test
  void doublesDotsAtTheStartOfLines() {
    assertThat(fixture.loggedIn().say("RETR 2\r\n"))
        .isEqualTo(
            "+OK "
                + DOTS.length()
                + " octets\r\nSubject: dots\r\n\r\n..\r\n...x\r\n..end\r\n.\r\n");
  }

  @Test
  void givesTheTopOfAMessage() {
    FakeConnection client = fixture.loggedIn();
    assertThat(client.say("TOP 2 0\r\n"))
        .isEqualTo("+OK top of message 2\r\nSubject: dots\r\n\r\n.\r\n");
    assertThat(client.say("TOP 2 1\r\n"))
        .isEqualTo("+OK top of message 2\r\nSubject: dots\r\n\r\n..\r\n.\r\n");
    assertThat(client.say("TOP 1 2147483647\r\n"))
        .isEqualTo("+OK top of message 1\r\n" + ONE + ".\r\n");
  }

  @Test
  void namesMessagesForEver() {
    FakeConnection client = fixture.loggedIn();
    String validity = fixture.uidValidity();
    assertThat(client.say("UIDL\r\n")).isEqualTo(uidl(validity + ".1", validity + ".2"));
    assertThat(client.say("DELE 1\r\nQUIT\r\n")).isEqualTo("+OK message 1 deleted\r\n+OK bye\r\n");
    fixture.with(ONE);
    assertThat(fixture.loggedIn().say("UIDL\r\n"))
        .isEqualTo(uidl(validity + ".2", validity + ".3"));
  }

  private static String uidl(String first, String second) {
    return "+OK 2 messages\r\n1 " + first + "\r\n2 " + second + "\r\n.\r\n";
  }

  @Test
  void hidesDeletedMessagesAndKeepsNumbers() {
    FakeConnection client = fixture.loggedIn();
    client.say("DELE 1\r\n");
    assertThat(client.say("STAT\r\n")).isEqualTo("+OK 1 " + DOTS.length() + "\r\n");
    assertThat(client.say("LIST\r\n")).endsWith("octets)\r\n2 " + DOTS.length() + "\r\n.\r\n");
    assertThat(client.say("UIDL\r\n")).doesNotContain("\r\n1 ").contains("\r\n2 ");
    for (String command : new String[] {"RETR 1", "TOP 1 0", "LIST 1", "UIDL 1", "DELE 1"}) {
      assertThat(client.say(command + "\r\n")).isEqualTo("-ERR the message is deleted\r\n");
    }
  }

  @Test
  void tellsTheLogWhyItEnded() {
    FakeConnection strangers = fixture.greeted();
    for (int i = 0; i < 3; i++) {
      strangers.say("WHAT\r\n");
    }
    assertThat(strangers.isClosed()).isTrue();
    assertThat(strangers.summary()).isEqualTo("user=- said=\"too many errors\"");
    FakeConnection user = fixture.loggedIn();
    user.stop();
    assertThat(user.summary()).endsWith(" said=\"-ERR [SYS/TEMP] the server stops\"");
  }

  @Test
  void removesMarkedMessagesAtQuitOnly() {
    FakeConnection client = fixture.loggedIn();
    client.say("DELE 1\r\n");
    assertThat(fixture.stored()).isEqualTo(2);
    assertThat(client.say("QUIT\r\n")).isEqualTo("+OK bye\r\n");
    assertThat(client.isClosed()).isTrue();
    assertThat(fixture.stored()).isEqualTo(1);
    assertThat(client.summary()).isEqualTo("user=ann retrieved=0 removed=1");
  }

  @Test
  void takesMarksBackAtRset() {
    FakeConnection client = fixture.loggedIn();
    client.say("DELE 1\r\nDELE 2\r\n");
    assertThat(client.say("RSET\r\n"))
        .isEqualTo("+OK 2 messages (" + (ONE.length() + DOTS.length()) + " octets)\r\n");
    client.say("QUIT\r\n");
    assertThat(fixture.stored()).isEqualTo(2);
  }

  @Test
  void removesNothingWhenTheConnectionIsLostOrTimesOut() {
    FakeConnection lost = fixture.loggedIn();
    lost.say("DELE 1\r\n");
    lost.drop();
    FakeConnection late = fixture.loggedIn();
    late.say("DELE 1\r\n");
    late.timeOut();
    assertThat(late.read()).as("RFC 1939, section 3: no response").isEmpty();
    assertThat(late.isClosed()).isTrue();
    FakeConnection stopped = fixture.loggedIn();
    stopped.say("DELE 1\r\n");
    stopped.stop();
    assertThat(stopped.read()).startsWith("-ERR [SYS/TEMP] ");
    assertThat(fixture.stored()).isEqualTo(2);
  }

  @Test
  void removesNothingForAHalfQuit() {
    FakeConnection client = fixture.loggedIn();
    client.say("DELE 1\r\nQUIT");
    client.drop();
    assertThat(fixture.stored()).isEqualTo(2);
  }

  @Test
  void showsWhatWasThereAtLogInOnly() {
    FakeConnection client = fixture.loggedIn();
    fixture.with(ONE);
    assertThat(client.say("STAT\r\n")).startsWith("+OK 2 ");
    assertThat(client.say("RETR 3\r\n")).isEqualTo("-ERR no such message\r\n");
    client.say("QUIT\r\n");
    assertThat(fixture.loggedIn().say("STAT\r\n")).startsWith("+OK 3 ");
  }

  @Test
  void saysThatAMessageIsGoneWhichWasExpungedMeanwhile() {
    FakeConnection client = fixture.loggedIn();
    fixture.expunge(1);
    assertThat(client.say("RETR 1\r\n")).isEqualTo("-ERR the message isn't there any more\r\n");
    assertThat(client.say("TOP 1 3\r\n")).startsWith("-ERR ");
    assertThat(client.say("RETR 2\r\n")).startsWith("+OK ");
    assertThat(client.say("DELE 1\r\nDELE 2\r\nQUIT\r\n")).endsWith("+OK bye\r\n");
    assertThat(fixture.stored()).isZero();
  }

  @Test
  void sendsLargeMessagesInPiecesOfBoundedSize() {
    String line = ".\r\n".repeat(100_000);
    fixture.with("Subject: x\r\n\r\n" + line);
    FakeConnection client = fixture.loggedIn();
    String answer = client.say("RETR 3\r\n");
    assertThat(answer.length()).isEqualTo("+OK 300014 octets\r\n".length() + 14 + 400_000 + 3);
    assertThat(answer).startsWith("+OK 300014 octets\r\n").endsWith("..\r\n.\r\n");
    assertThat(client.largestPiece()).isLessThanOrEqualTo(64 * 1024);
  }

  @Test
  void listsLargeMaildropsInPieces() {
    Pop3Fixture many = new Pop3Fixture();
    for (int i = 0; i < 3_000; i++) {
      many.append("ann", "x: y\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    FakeConnection client = many.loggedIn();
    assertThat(client.say("LIST\r\n").lines()).hasSize(3_002).contains("3000 8");
    assertThat(client.say("UIDL\r\n").lines())
        .hasSize(3_002)
        .contains("3000 " + many.uidValidity() + ".3000");
    assertThat(client.largestPiece()).isLessThanOrEqualTo(64 * 1024);
  }
}
