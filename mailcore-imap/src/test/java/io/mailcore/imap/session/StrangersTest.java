package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.testing.FakeConnection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of those who don't speak IMAP, or not well, or not at all. */
class StrangersTest {

  private final Sessions sessions = new Sessions();

  private FakeConnection connect() {
    FakeConnection client = sessions.connect();
    client.read();
    return client;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: x\r\n\r\na NOOP\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\n\r\na LOGIN ann secret\r\n",
        "CONNECT x:25 HTTP/1.1\r\n",
        "PUT /x HTTP/1.0\r\n",
        "OPTIONS * HTTP/1.1\r\n",
        "\u0016\u0003\u0001\u0002\u0000",
        "SSH-2.0-x\r\n",
        "*1\r\n$4\r\nPING\r\n",
        "EHLO x\r\n"
      })
  void otherProtocolsAreClosedAtOnceAndNothingIsEchoed(String bytes) {
    FakeConnection client = connect();
    assertThat(client.say(bytes)).isEqualTo("* BYE This is an IMAP server\r\n");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void aTagMayLookLikeAnotherProtocol() {
    assertThat(connect().say("GET NOOP\r\n")).isEqualTo("GET OK NOOP done\r\n");
    assertThat(connect().say("a NOOP\r\nGET / HTTP/1.1\r\n"))
        .isEqualTo("a OK NOOP done\r\nGET BAD Unknown command\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '* BAD Missing tag'",
    "' ', '* BAD Missing tag'",
    "a, 'a BAD Missing command'",
    "'a ', 'a BAD Missing command'",
    "'a  NOOP', 'a BAD Missing command'",
    "a XYZZY, 'a BAD Unknown command'",
    "a NOOP x, 'a BAD Unexpected text after the command'",
    "'a NOOP ', 'a BAD Unexpected text after the command'",
    "a UID, 'a BAD Missing argument'",
    "a UID XYZZY, 'a BAD Unknown command'",
    "a SELECT INBOX, 'a BAD Log in first'",
    "a+b NOOP, '* BAD Invalid tag'",
    "'(((', '* BAD Missing tag'",
    "'a (((', 'a BAD Missing command'"
  })
  void answersBadToWhatIsNoCommand(String line, String answer) {
    assertThat(connect().say(line + "\r\n")).isEqualTo(answer + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A0001", "1", ".", "]]", "a!b", "x-1/2"})
  void echoesTagsExactly(String tag) {
    assertThat(connect().say(tag + " NOOP\r\n")).isEqualTo(tag + " OK NOOP done\r\n");
  }

  @Test
  void threeBadCommandsBeforeALogInEndTheConnection() {
    FakeConnection client = connect();
    assertThat(client.say("a X\r\n\r\nb NOOP\r\nc X\r\nd NOOP\r\n"))
        .isEqualTo(
            "a BAD Unknown command\r\n* BAD Missing tag\r\nb OK NOOP done\r\n"
                + "c BAD Unknown command\r\n* BYE Too many errors\r\n");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void twentyBadCommandsAfterALogInEndIt() {
    FakeConnection client = sessions.login();
    client.say("a X\r\n".repeat(19));
    assertThat(client.say("a X\r\n")).endsWith("* BYE Too many errors\r\n");
  }

  @Test
  void aHundredCommandsThatDoNothingBeforeALogInEndIt() {
    FakeConnection client = connect();
    assertThat(client.say("a NOOP\r\n".repeat(1000)))
        .isEqualTo("a OK NOOP done\r\n".repeat(100) + "* BYE Too many errors\r\n");
    FakeConnection user = sessions.login();
    assertThat(user.say("a NOOP\r\n".repeat(1000)).length()).isEqualTo(16 * 1000);
  }

  @Test
  void loneCarriageReturnsAndLineFeedsAndNulEndNoCommand() {
    assertThat(connect().say("a NOOP\nb NOOP\r\n")).startsWith("a BAD ");
    assertThat(connect().say("a NOOP\rb NOOP\r\nc NOOP\r\n"))
        .startsWith("a BAD ")
        .endsWith("\r\nc OK NOOP done\r\n");
    assertThat(connect().say("a NO\0OP\r\n")).startsWith("a BAD ");
  }

  @Test
  void strangersHaveAMinuteForAllTheyDo() {
    FakeConnection client = connect();
    assertThat(client.deadline()).isEqualTo(Duration.ofMinutes(1));
    client.say("a NOOP\r\n");
    assertThat(client.timeOut().read()).isEqualTo("* BYE Too long without a login\r\n");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void usersHaveHalfAnHourFromCommandToCommand() {
    FakeConnection client = sessions.login();
    assertThat(client.deadline()).isEqualTo(Duration.ofMinutes(30));
    assertThat(client.timeOut().read()).isEqualTo("* BYE Autologout, idle for too long\r\n");
  }

  @Test
  void saysGoodByeWhereTheServerStops() {
    FakeConnection client = sessions.select("INBOX");
    assertThat(client.stop().read()).isEqualTo("* BYE [UNAVAILABLE] Server is shutting down\r\n");
    assertThat(client.summary()).endsWith(" said=\"[UNAVAILABLE] Server is shutting down\"");
    assertThat(client.isClosed()).isTrue();
    assertThat(sessions.server().listeners()).isZero();
  }

  @Test
  void logoutSaysByeThenOk() {
    FakeConnection client = sessions.login();
    assertThat(client.say("a LOGOUT\r\nb NOOP\r\n"))
        .isEqualTo("* BYE Logging out\r\na OK LOGOUT done\r\n");
    assertThat(client.isClosed()).isTrue();
    assertThat(client.summary()).isEqualTo("user=ann commands=2");
  }

  @Test
  void nothingIsKeptOfALostConnection() {
    FakeConnection client = sessions.select("INBOX");
    client.send("a APPEND INBOX {100}\r\nhalf of ");
    assertThat(sessions.server().listeners()).isEqualTo(1);
    client.drop();
    assertThat(sessions.server().listeners()).isZero();
    assertThat(sessions.mailbox("INBOX").status().counts().messages()).isZero();
  }
}
