package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.ConnectionLimits;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.smtp.SmtpLimits;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.smtp.testing.FakeSmtpServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may ask for, and what becomes of one that asks for more. */
class LimitsTest {

  private static final String TOO_MANY_ERRORS = "421 4.7.0 mx.l.test Too many errors\r\n";

  private final FakeSmtpServer server = new FakeSmtpServer();

  private FakeConnection greeted() {
    FakeConnection client = server.connect(SmtpListener.mx());
    client.ask("EHLO c.example");
    return client;
  }

  private FakeConnection inTransaction() {
    FakeConnection client = greeted();
    client.ask("MAIL FROM:<a@b.test>");
    return client;
  }

  @Test
  void sendsAStrangerAwayAfterThreeErrors() {
    FakeConnection client = greeted();
    client.ask("FOO");
    client.ask("FOO");
    assertThat(client.ask("FOO")).endsWith(TOO_MANY_ERRORS);
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void givesWhoBeganATransactionTwentyErrorsAndSlowsItDownBehindTen() {
    FakeConnection client = inTransaction();
    for (int i = 1; i < 20; i++) {
      assertThat(client.ask("FOO")).isEqualTo("500 5.5.2 Command not recognized\r\n");
      assertThat(client.delayed()).isEqualTo(Duration.ofSeconds(Math.max(0, i - 10)));
    }
    assertThat(client.ask("FOO")).endsWith(TOO_MANY_ERRORS);
  }

  @Test
  void sendsWhoOnlySendsNoopsAway() {
    FakeConnection client = greeted();
    String answers = client.send("NOOP\r\n".repeat(1000)).read();
    assertThat(answers.split("\r\n")).hasSize(100);
    assertThat(answers).endsWith("421 4.7.0 mx.l.test Too many commands without mail\r\n");
  }

  @Test
  void countsIdleCommandsAnewBehindAMessage() {
    FakeConnection client = greeted();
    client.send("NOOP\r\n".repeat(90)).read();
    client.send("MAIL FROM:<>\r\nRCPT TO:<u@l.test>\r\nDATA\r\n");
    client.send("x\r\n.\r\n").read();
    assertThat(client.send("NOOP\r\n".repeat(90)).read()).doesNotContain("421");
  }

  @Test
  void sendsWhoGuessesNamesAway() {
    FakeConnection client = inTransaction();
    for (int i = 0; i < 10; i++) {
      assertThat(client.ask("RCPT TO:<guess" + i + "@l.test>")).startsWith("550 5.1.1 ");
    }
    assertThat(client.ask("RCPT TO:<guess@l.test>"))
        .isEqualTo("421 4.7.0 mx.l.test Too many unknown recipients\r\n");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void takesSoManyRecipientsAndNoMore() {
    for (int i = 0; i < 101; i++) {
      server.users.add("r" + i, "secret", "r" + i + "@l.test");
    }
    FakeConnection client =
        server.connect(SmtpListener.mx().limits(SmtpLimits.DEFAULT.withRecipients(100)));
    client.ask("EHLO c.example");
    client.ask("MAIL FROM:<a@b.test>");
    for (int i = 0; i < 100; i++) {
      assertThat(client.ask("RCPT TO:<r" + i + "@l.test>")).startsWith("250 ");
    }
    assertThat(client.ask("RCPT TO:<r100@l.test>")).isEqualTo("452 4.5.3 Too many recipients\r\n");
    assertThat(client.ask("RCPT TO:<r0@l.test>")).startsWith("250 ");
    client.ask("DATA");
    assertThat(client.send("x\r\n.\r\n").read()).startsWith("250 ");
    assertThat(server.inbox("r99")).hasSize(1);
    assertThat(server.inbox("r100")).isEmpty();
  }

  @Test
  void takesCommandLinesOf512OctetsAndTheAllowanceOfTheCommand() {
    FakeConnection client = greeted();
    assertThat(client.ask("NOOP " + "x".repeat(505))).startsWith("250 ");
    assertThat(client.ask("NOOP " + "x".repeat(506))).isEqualTo("500 5.5.2 Line too long\r\n");
    String mail = "MAIL FROM:<a@b.test> AUTH=";
    assertThat(client.ask(mail + "x".repeat(1053 - mail.length()))).startsWith("250 ");
    client.ask("RSET");
    assertThat(client.ask(mail + "x".repeat(1054 - mail.length()))).startsWith("500 5.5.2 ");
  }

  @Test
  void answersALineThatIsFarTooLongOnce() {
    FakeConnection client = greeted();
    assertThat(client.ask("x".repeat(60_000))).isEqualTo("500 5.5.2 Line too long\r\n");
    assertThat(client.ask("NOOP")).startsWith("250 ");
  }

  @Test
  void sendsWhoNeverEndsALineAway() {
    FakeConnection client = greeted();
    byte[] endless = new byte[100_000];
    Arrays.fill(endless, (byte) 'x');
    assertThat(client.send(endless, 1000).read()).isEqualTo("500 5.5.2 Line too long\r\n");
    assertThat(client.isClosed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1",
        "POST / HTTP/1.1\r\nHost: x\r\n\r\nEHLO x\r\nMAIL FROM:<a@b.test>",
        "CONNECT x:25 HTTP/1.1",
        "PUT / HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "SSH-2.0-OpenSSH_9.9",
        "*1\r\n$4\r\nPING",
        "\026\003\001\002",
        "\200hello"
      })
  void closesOnOtherProtocolsAtOnce(String request) {
    byte[] octets = (request + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    for (int pieces = 1; pieces <= octets.length; pieces++) {
      FakeConnection client = server.connect(SmtpListener.mx());
      client.read();
      assertThat(client.send(octets, pieces).read())
          .isEqualTo("554 5.7.0 This is a mail server\r\n");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void countsTheProxyProtocolAsAnUnknownCommand() {
    FakeConnection client = server.connect(SmtpListener.mx());
    client.read();
    assertThat(client.ask("PROXY TCP4 127.0.0.1 127.0.0.1 1 25")).startsWith("500 5.5.2 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EHLO a\rb\r\n",
        "EHLO a\nb\r\n",
        "MAIL FROM:<a\0@b.test>\r\n",
        "MAIL FROM:<a@b.test>\rRCPT TO:<c@d.test>\r\n",
        "MAIL FROM:<a@b.test>\nRCPT TO:<u@l.test>\r\n",
        "MAIL FROM:<a@b.test> X=\013\r\n",
        "NOOP \177\r\n",
        "HELO \342\202\r\n",
        "MAIL FROM:<\377@l.test>\r\n",
        "MAIL FROM:<\300\257@l.test>\r\n",
        "MAIL FROM:<\355\240\200@l.test>\r\n"
      })
  void refusesControlCharactersAndBadUtf8InAnyCommand(String line) {
    byte[] octets = line.getBytes(StandardCharsets.ISO_8859_1);
    for (int pieces = 1; pieces <= octets.length; pieces++) {
      FakeConnection client = greeted();
      assertThat(client.send(octets, pieces).read()).startsWith("501 5.5.2 ").hasLineCount(1);
    }
  }

  @Test
  void refusesAddressesBeyondAscii() {
    assertThat(greeted().ask("MAIL FROM:<\303\251@l.test>")).startsWith("553 5.6.7 ");
    assertThat(inTransaction().ask("RCPT TO:<u\357\274\240evil@l.test>")).startsWith("553 5.6.7 ");
  }

  @Test
  void runsNoMoreThanThreeErrorsOfTheTextBehindRefusedData() {
    FakeConnection client = inTransaction();
    client.ask("DATA");
    assertThat(client.send("Subject: x\r\nTo: y\r\n\r\nMAIL FROM:<a@b>\r\nmore\r\n").read())
        .isEqualTo("500 5.5.2 Command not recognized\r\n".repeat(3) + TOO_MANY_ERRORS);
  }

  @Test
  void honoursTheListenersOwnLimits() {
    ConnectionLimits limits = new ConnectionLimits(20, 100, 1, 2, 3);
    FakeConnection client = server.connect(SmtpListener.mx().limits(limits));
    client.read();
    assertThat(client.ask("FOO")).endsWith(TOO_MANY_ERRORS);
  }
}
