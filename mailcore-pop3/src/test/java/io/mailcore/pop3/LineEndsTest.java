package io.mailcore.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.testing.FakeConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What RETR sends is what LIST counts, whatever is stored: the octets as they are, and CRLF behind
 * a last line that has none. Dots that are doubled and the last line don't count (RFC 1939, section
 * 11).
 */
class LineEndsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "\n",
        "\r",
        ".",
        "..",
        "a",
        "a\r\n",
        "a\n",
        "a\r",
        "a\n\r\n",
        ".\r\n.",
        "a: b\n\n.c\n.\n",
        "a: b\r\n\r\n.c\r\n\r\n",
        "a: b\r\n\r\nno end",
        "\r\r\n",
        "caf\u00e9\r\n",
      })
  void countsWhatItSends(String stored) {
    FakeConnection client = new Pop3Fixture().with(stored).loggedIn();
    String listed = client.say("LIST 1\r\n").substring("+OK 1 ".length()).trim();
    String answer = client.say("RETR 1\r\n");
    assertThat(answer).startsWith("+OK " + listed + " octets\r\n");
    String body = answer.substring(answer.indexOf('\n') + 1);
    assertThat(body).endsWith(".\r\n");
    String message = unstuff(body.substring(0, body.length() - 3));
    assertThat(message).hasSize(Integer.parseInt(listed));
    assertThat(message)
        .isEqualTo(stored.isEmpty() || stored.endsWith("\r\n") ? stored : stored + "\r\n");
    assertThat(client.say("STAT\r\n")).isEqualTo("+OK 1 " + listed + "\r\n");
  }

  private static String unstuff(String text) {
    return text.startsWith(".")
        ? text.substring(1).replace("\n..", "\n.")
        : text.replace("\n..", "\n.");
  }

  @Test
  void doublesADotBehindABareLf() {
    FakeConnection client = new Pop3Fixture().with("a: b\r\n\r\nx\n.\r\nSTAT\r\n").loggedIn();
    assertThat(client.say("RETR 1\r\n"))
        .as("clients take any LF for the end of a line")
        .contains("x\n..\r\nSTAT\r\n.\r\n");
  }

  @Test
  void looksAtEachMessageOnce() {
    Pop3Fixture fixture = new Pop3Fixture().with("a", "b\r\n");
    fixture.loggedIn().say("QUIT\r\n");
    fixture.with("c");
    FakeConnection client = fixture.loggedIn();
    assertThat(client.say("LIST\r\n")).endsWith("1 3\r\n2 3\r\n3 3\r\n.\r\n");
    client.say("DELE 1\r\nQUIT\r\n");
    assertThat(fixture.loggedIn().say("LIST\r\n")).endsWith("1 3\r\n2 3\r\n.\r\n");
  }
}
