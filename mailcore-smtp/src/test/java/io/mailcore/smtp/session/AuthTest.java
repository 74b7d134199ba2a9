package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.testing.FakeConnection;
import io.mailcore.smtp.SmtpCompliance;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.smtp.testing.FakeSmtpServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Log-in (RFC 4954) and what it opens (RFC 6409). */
class AuthTest {

  private static final String PLAIN = base64("\0u\0secret");

  private final FakeSmtpServer server = new FakeSmtpServer();

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private FakeConnection connect() {
    FakeConnection client = server.connectTls(SmtpListener.submission());
    client.ask("EHLO c.example");
    return client;
  }

  private FakeConnection loggedIn() {
    FakeConnection client = connect();
    assertThat(client.ask("AUTH PLAIN " + PLAIN))
        .isEqualTo("235 2.7.0 Authentication succeeded\r\n");
    return client;
  }

  @Test
  void offersAuthWhereItIsUsable() {
    FakeConnection client = server.connectTls(SmtpListener.submission());
    assertThat(client.ask("EHLO c")).endsWith("250 AUTH PLAIN LOGIN\r\n");
    client.ask("AUTH PLAIN " + PLAIN);
    assertThat(client.ask("EHLO c")).doesNotContain("AUTH");
    assertThat(server.connectTls(SmtpListener.mx()).ask("EHLO c")).doesNotContain("AUTH");
  }

  @Test
  void checksNoPasswordWithoutTls() {
    FakeConnection client = server.connect(SmtpListener.submission());
    assertThat(client.ask("EHLO c")).contains("STARTTLS").doesNotContain("AUTH");
    assertThat(client.ask("AUTH PLAIN " + PLAIN)).startsWith("538 5.7.11 ");
    assertThat(client.ask("MAIL FROM:<u@l.test>"))
        .isEqualTo("530 5.7.0 Must issue a STARTTLS command first\r\n");
  }

  @Test
  void takesPlainWithTheCommandOrBehindIt() {
    loggedIn();
    FakeConnection client = connect();
    assertThat(client.ask("auth plain")).isEqualTo("334 \r\n");
    assertThat(client.ask(PLAIN)).isEqualTo("235 2.7.0 Authentication succeeded\r\n");
  }

  @Test
  void takesLoginStepByStep() {
    FakeConnection client = connect();
    assertThat(client.ask("AUTH LOGIN")).isEqualTo("334 VXNlcm5hbWU6\r\n");
    assertThat(client.ask(base64("u"))).isEqualTo("334 UGFzc3dvcmQ6\r\n");
    assertThat(client.ask(base64("secret"))).startsWith("235 2.7.0 ");
  }

  @Test
  void takesTheNameWithLoginUnlessItIsStrict() {
    FakeConnection client = connect();
    assertThat(client.ask("AUTH LOGIN " + base64("u"))).isEqualTo("334 UGFzc3dvcmQ6\r\n");
    assertThat(client.ask(base64("secret"))).startsWith("235 2.7.0 ");
    FakeConnection strict =
        server.connectTls(SmtpListener.submission().compliance(SmtpCompliance.STRICT));
    strict.ask("EHLO c");
    assertThat(strict.ask("AUTH LOGIN " + base64("u"))).startsWith("501 5.7.0 ");
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, 501 5.5.4",
    "AUTH PLAIN a b, 501 5.5.4",
    "AUTH PLAIN ====, 501 5.5.2",
    "AUTH PLAIN a===, 501 5.5.2",
    "AUTH PLAIN AHUAc2VjcmV0=, 501 5.5.2",
    "AUTH PLAIN AHUA c2VjcmV0, 501 5.5.4",
    "AUTH PLAIN =, 501 5.5.2",
    "AUTH PLAIN AHUAd3Jvbmc=, 535 5.7.8",
    "AUTH PLAIN AG5vYm9keQB3cm9uZw==, 535 5.7.8",
    "AUTH DIGEST-MD5, 504 5.5.4",
    "AUTH SCRAM-SHA-256, 504 5.5.4",
  })
  void refuses(String line, String reply) {
    assertThat(connect().ask(line)).startsWith(reply + " ");
  }

  @Test
  void refusesWrongLinesOfAnExchange() {
    FakeConnection client = connect();
    client.ask("AUTH PLAIN");
    assertThat(client.ask("*")).isEqualTo("501 5.7.0 Authentication cancelled\r\n");
    client.ask("AUTH PLAIN");
    assertThat(client.ask("not base64!")).startsWith("501 5.5.2 ");
    FakeConnection other = connect();
    other.ask("AUTH PLAIN");
    assertThat(other.ask("A".repeat(12_288))).startsWith("500 5.5.6 ");
    assertThat(other.ask("NOOP")).startsWith("250 ");
    assertThat(other.ask("AUTH PLAIN " + "A".repeat(12_288))).startsWith("500 5.5.6 ");
  }

  @Test
  void takesLongLinesOfAnExchange() {
    FakeConnection client = connect();
    client.ask("AUTH PLAIN");
    assertThat(client.ask("A".repeat(12_284))).startsWith("501 5.5.2 Malformed");
  }

  @Test
  void sendsWhoFailsThreeTimesAway() {
    FakeConnection client = connect();
    client.ask("AUTH PLAIN " + base64("\0u\0no"));
    client.ask("AUTH PLAIN " + base64("\0u\0no"));
    assertThat(client.ask("AUTH PLAIN " + base64("\0u\0no")))
        .isEqualTo(
            "535 5.7.8 Authentication credentials invalid\r\n"
                + "421 4.7.0 mx.l.test Too many errors\r\n");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void refusesAuthTwiceAndInATransaction() {
    FakeConnection client = loggedIn();
    assertThat(client.ask("AUTH PLAIN " + PLAIN)).startsWith("503 5.5.1 ");
    client.ask("MAIL FROM:<u@l.test>");
    assertThat(client.ask("AUTH PLAIN " + PLAIN)).startsWith("503 5.5.1 ");
  }

  @Test
  void isNotOfferedToOtherServers() {
    FakeConnection client = server.connectTls(SmtpListener.mx());
    client.ask("EHLO c");
    assertThat(client.ask("AUTH PLAIN " + PLAIN)).startsWith("502 5.5.1 ");
  }

  @Test
  void wantsALogInBeforeMail() {
    assertThat(connect().ask("MAIL FROM:<u@l.test>"))
        .isEqualTo("530 5.7.0 Authentication required\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "<u@l.test>, 250 2.1.0",
    "<U@L.TEST>, 250 2.1.0",
    "<u+tag@l.test>, 250 2.1.0",
    "<>, 250 2.1.0",
    "<v@l.test>, 553 5.7.1",
    "<u@m.test>, 553 5.7.1",
    "<u@evil.test>, 553 5.7.1",
  })
  void takesSendersOfTheAccountOnly(String sender, String reply) {
    assertThat(loggedIn().ask("MAIL FROM:" + sender)).startsWith(reply + " ");
  }

  @Test
  void refusesOtherDomainsClearlyWithoutARelay() {
    FakeConnection client = loggedIn();
    client.ask("MAIL FROM:<u@l.test>");
    assertThat(client.ask("RCPT TO:<x@elsewhere.test>"))
        .isEqualTo("550 5.4.4 This server sends no mail to other domains\r\n");
  }

  private String submit(FakeConnection client, String message) {
    client.send("MAIL FROM:<u@l.test>\r\nRCPT TO:<v@l.test>\r\nDATA\r\n").read();
    return client.send(message + "\r\n.\r\n").read();
  }

  @Test
  void completesAndTrimsTheHeader() {
    FakeConnection client = loggedIn();
    assertThat(
            submit(client, "From: U <u@l.test>\r\nBcc: secret@x.test,\r\n other@x.test\r\n\r\nhi"))
        .startsWith("250 2.0.0 ");
    assertThat(server.inbox("v").get(0))
        .contains("\r\n\tby mx.l.test with ESMTPSA id ")
        .containsPattern(
            "From: U <u@l.test>\r\nDate: Sun, 1 Mar 2026 12:00:00 \\+0000\r\n"
                + "Message-ID: <[0-9A-Z]+@mx.l.test>\r\n\r\nhi\r\n$")
        .doesNotContain("Bcc", "secret", "other");
  }

  @Test
  void leavesTheDateAndMessageIdOfTheAuthor() {
    String header = "From: u@l.test\r\ndate: now\r\nMessage-Id: <1@x>\r\n";
    submit(loggedIn(), header + "\r\nhi");
    assertThat(server.inbox("v").get(0)).endsWith("+0000\r\n" + header + "\r\nhi\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "From: v@l.test | 553 5.7.1",
        "From: u@l.test, v@l.test | 553 5.7.1",
        "From: u@l.test$From: u@l.test | 554 5.6.0",
        "Subject: nobody | 554 5.6.0",
        "From: | 554 5.6.0",
        "From: group: u@l.test; | 553 5.7.1",
        "From: u@l.test$Sender: v@l.test | 553 5.7.1",
        "From: =?utf-8?q?u=40l.test?= <v@l.test> | 553 5.7.1",
        "From: \"u@l.test\" <boss@l.test> | 553 5.7.1",
        "From: u+news@l.test | 250 2.0.0",
        "From: \"boss@l.test\" <u@l.test> | 250 2.0.0",
      })
  void refusesForgedAuthors(String header, String reply) {
    assertThat(submit(loggedIn(), header.replace("$", "\r\n") + "\r\n\r\nhi"))
        .startsWith(reply + " ");
  }
}
