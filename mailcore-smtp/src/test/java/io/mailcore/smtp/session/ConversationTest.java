package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.testing.FakeConnection;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.smtp.testing.FakeSmtpServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may come when: pipelining, STARTTLS, time, and any split of the octets. */
class ConversationTest {

  private static final String IMPROPER = "554 5.5.0 improper pipelining\r\n";

  private final FakeSmtpServer server = new FakeSmtpServer();

  private FakeConnection greeted() {
    FakeConnection client = server.connect(SmtpListener.mx());
    client.ask("EHLO c.example");
    return client;
  }

  @Test
  void refusesWhoTalksBeforeTheGreeting() {
    FakeConnection client = server.open(SmtpListener.mx(), false);
    assertThat(client.arrive("EHLO x\r\n".getBytes(StandardCharsets.US_ASCII)).run().read())
        .isEqualTo(IMPROPER);
    assertThat(client.isClosed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EHLO x\r\nMAIL FROM:<a@b.test>\r\n",
        "HELO x\r\nMAIL FROM:<a@b.test>\r\n",
        "EHLO x\r\nN"
      })
  void refusesWhatStandsBehindEhlo(String text) {
    FakeConnection client = server.connect(SmtpListener.mx());
    client.read();
    assertThat(client.send(text).read()).isEqualTo(IMPROPER);
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void refusesGroupsBehindHelo() {
    FakeConnection client = server.connect(SmtpListener.mx());
    client.ask("HELO x");
    assertThat(client.send("MAIL FROM:<a@b.test>\r\nRCPT TO:<u@l.test>\r\n").read())
        .isEqualTo(IMPROPER);
  }

  @Test
  void refusesTextBehindDataBeforeItsAnswer() {
    FakeConnection client = greeted();
    client.send("MAIL FROM:<a@b.test>\r\nRCPT TO:<u@l.test>\r\n").read();
    assertThat(client.send("DATA\r\nSubject: x\r\n").read()).isEqualTo(IMPROPER);
    assertThat(server.inbox("u")).isEmpty();
  }

  @Test
  void startsTlsAndForgetsEverything() {
    FakeConnection client = greeted();
    client.ask("MAIL FROM:<a@b.test>");
    assertThat(client.ask("STARTTLS")).isEqualTo("220 2.0.0 Ready to start TLS\r\n");
    assertThat(client.ask("RCPT TO:<u@l.test>")).startsWith("503 5.5.1 ");
    assertThat(client.ask("MAIL FROM:<a@b.test>")).isEqualTo("503 5.5.1 Send EHLO first\r\n");
    assertThat(client.ask("EHLO again")).doesNotContain("STARTTLS");
    assertThat(client.ask("STARTTLS")).startsWith("503 5.5.1 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STARTTLS\r\nNOOP\r\n",
        "STARTTLS \r\nNOOP\r\n",
        "starttls\r\n\r\nNOOP\r\n",
        "STARTTLS\r\nR",
        "STARTTLS\r\n\026\003\001"
      })
  void refusesWhatStandsBehindStartTls(String text) {
    FakeConnection client = greeted();
    assertThat(client.send(text).read())
        .isEqualTo("501 5.5.1 Nothing may follow STARTTLS in clear\r\n");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void takesNoLineFeedAloneForTheEndOfStartTls() {
    assertThat(greeted().send("STARTTLS\nNOOP\n").read()).isEmpty();
    FakeConnection client = greeted();
    assertThat(client.send("STARTTLS\nNOOP\r\n").read()).startsWith("501 5.5.2 ");
    assertThat(client.context().tls()).isEmpty();
  }

  @Test
  void offersStartTlsBehindEhloOnly() {
    FakeConnection client = server.connect(SmtpListener.mx());
    client.ask("HELO c");
    assertThat(client.ask("STARTTLS")).startsWith("503 5.5.1 ");
  }

  @Test
  void saysGoodByeWhenTheTimeIsOver() {
    assertThat(greeted().timeOut().read())
        .isEqualTo("421 4.4.2 mx.l.test Timeout, closing connection\r\n");
  }

  @Test
  void givesFiveMinutesForACommandAndOneForALogIn() {
    assertThat(greeted().deadline()).isEqualTo(Duration.ofMinutes(5));
    FakeConnection client = server.connectTls(SmtpListener.submission());
    client.ask("EHLO c");
    assertThat(client.deadline()).isEqualTo(Duration.ofMinutes(1));
    client.ask("AUTH PLAIN AHUAc2VjcmV0");
    assertThat(client.deadline()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void wantsFiveHundredOctetsASecondOfAText() {
    FakeConnection client = greeted();
    client.send("MAIL FROM:<a@b.test>\r\nRCPT TO:<u@l.test>\r\nDATA\r\n").read();
    client.send("x".repeat(998) + "\r\n");
    assertThat(client.deadline()).isEqualTo(Duration.ofMinutes(5));
    server.now = server.now.plusSeconds(200);
    client.send("x");
    assertThat(client.deadline()).isEqualTo(Duration.ofSeconds(102));
    server.now = server.now.plusSeconds(103);
    assertThat(client.send("x").read()).startsWith("421 4.4.2 ");
    assertThat(server.inbox("u")).isEmpty();
  }

  @Test
  void saysGoodByeWhenTheServerStops() {
    assertThat(greeted().stop().read()).isEqualTo("421 4.3.2 mx.l.test Server is stopping\r\n");
  }

  @Test
  void finishesARunningTextWhenTheServerStops() {
    FakeConnection client = greeted();
    client.send("MAIL FROM:<a@b.test>\r\nRCPT TO:<u@l.test>\r\nDATA\r\n").read();
    assertThat(client.stop().read()).isEmpty();
    assertThat(client.send("x\r\n.\r\n").read())
        .matches("250 2.0.0 [^\r]+\r\n421 4.3.2 [^\r]+\r\n");
    assertThat(server.inbox("u")).hasSize(1);
  }

  @Test
  void storesNothingOfATextThatIsCutOff() {
    FakeConnection client = greeted();
    client.send("MAIL FROM:<a@b.test>\r\nRCPT TO:<u@l.test>\r\nDATA\r\n").read();
    client.send("Subject: x\r\n\r\nhalf");
    client.drop();
    assertThat(server.inbox("u")).isEmpty();
    assertThat(server.store).hasToString("MemoryMailStore: 0 messages, 0 octets");
  }

  static Stream<List<String>> conversations() {
    return Stream.of(
        // RFC 5321, appendix D.1: a typical transaction.
        List.of(
            "EHLO bar.com\r\n",
            "MAIL FROM:<Smith@bar.com>\r\n",
            "RCPT TO:<u@l.test>\r\n",
            "RCPT TO:<Green@l.test>\r\n",
            "RCPT TO:<v@l.test>\r\n",
            "DATA\r\n",
            "Blah blah blah...\r\n...etc. etc. etc.\r\n.\r\n",
            "QUIT\r\n"),
        // Appendix D.2: aborted.
        List.of(
            "EHLO bar.com\r\n",
            "MAIL FROM:<Smith@bar.com>\r\nRCPT TO:<u@l.test>\r\nRCPT TO:<Green@l.test>\r\n",
            "RSET\r\nQUIT\r\n"),
        // Appendix D.4: verifying and sending.
        List.of(
            "EHLO bar.com\r\n",
            "VRFY Crispin\r\n",
            "MAIL FROM:<EAK@bar.com>\r\n",
            "RCPT TO:<@x.test,@y.test:u@l.test>\r\n",
            "DATA\r\n",
            "Blah blah blah...\r\n..\r\n.\r\n",
            "QUIT\r\n"),
        List.of(
            "EHLO c\r\n",
            "MAIL FROM:<> SIZE=5\r\nRCPT TO:<u@l.test>\r\nDATA\r\n",
            "a\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<u@l.test>\r\nDATA\r\n",
            "b\r\n.\r\nNOOP\r\nFOO\r\n\r\nMAIL FROM:<a\rb>\r\nQUIT\r\n"));
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void givesTheSameAnswersHoweverTheOctetsAreSplit(List<String> groups) {
    String whole = converse(groups, Integer.MAX_VALUE);
    int longest = groups.stream().mapToInt(String::length).max().orElseThrow();
    for (int pieces = 1; pieces <= longest; pieces++) {
      assertThat(converse(groups, pieces)).isEqualTo(whole);
    }
    assertThat(whole).contains("221 2.0.0");
  }

  private String converse(List<String> groups, int pieces) {
    FakeConnection client = server.connect(SmtpListener.mx());
    for (String group : groups) {
      byte[] octets = group.getBytes(StandardCharsets.ISO_8859_1);
      client.send(octets, Math.min(pieces, octets.length));
    }
    return client.read().replaceAll("queued as [0-9A-Z]+", "queued");
  }
}
