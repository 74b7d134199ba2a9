package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.testing.FakeConnection;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.smtp.testing.FakeSmtpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands and their answers to the byte. */
class SessionTest {

  private final FakeSmtpServer server = new FakeSmtpServer();
  private final FakeConnection client = server.connect(SmtpListener.mx());

  private FakeConnection greeted() {
    client.ask("EHLO c.example");
    return client;
  }

  @Test
  void greetsWithItsName() {
    assertThat(client.read()).isEqualTo("220 mx.l.test ESMTP\r\n");
  }

  @Test
  void answersEhloWithAKeywordALine() {
    client.read();
    assertThat(client.ask("EHLO c.example"))
        .isEqualTo(
            "250-mx.l.test\r\n250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n"
                + "250-SIZE 1000000\r\n250-8BITMIME\r\n250 STARTTLS\r\n");
  }

  @Test
  void offersStartTlsOnlyWithACertificate() {
    server.hasTls = false;
    FakeConnection plain = server.connect(SmtpListener.mx());
    assertThat(plain.ask("EHLO c.example")).doesNotContain("STARTTLS").endsWith("250 8BITMIME\r\n");
    assertThat(plain.ask("STARTTLS")).startsWith("502 5.5.1 ");
  }

  @Test
  void answersHeloWithOneLineAndNoExtensions() {
    client.read();
    assertThat(client.ask("HELO c")).isEqualTo("250 mx.l.test\r\n");
    assertThat(client.ask("MAIL FROM:<a@b.test> SIZE=10")).startsWith("555 5.5.4 ");
    assertThat(client.ask("MAIL FROM:<a@b.test>")).isEqualTo("250 2.1.0 Ok\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "NOOP, 250 2.0.0 Ok",
    "NOOP x y, 250 2.0.0 Ok",
    "noop, 250 2.0.0 Ok",
    "RSET, 250 2.0.0 Ok",
    "RSET x, 501 5.5.4 Syntax: RSET",
    "VRFY u, '252 2.0.0 Cannot VRFY user, but will try to deliver'",
    "VRFY, 501 5.5.4 Syntax: VRFY address",
    "EXPN list, 502 5.5.1 Lists are not shown",
    "QUIT, 221 2.0.0 mx.l.test closing connection",
    "QUIT now, 501 5.5.4 Syntax: QUIT",
    "FOO, 500 5.5.2 Command not recognized",
    "'', 500 5.5.2 Command not recognized",
    "' NOOP', 500 5.5.2 Command not recognized",
    "EHLO, 501 5.5.4 Syntax: EHLO host name or address literal",
    "EHLO a b, 501 5.5.4 Syntax: EHLO host name or address literal",
    "DATA, 503 5.5.1 Send MAIL first",
    "RCPT TO:<u@l.test>, 503 5.5.1 Send MAIL first",
    "STARTTLS x, 501 5.5.4 Syntax: STARTTLS",
    "MAIL FROM:<a@b.test>, 250 2.1.0 Ok",
    "MAIL FROM:<>, 250 2.1.0 Ok",
    "mail from:<a@b.test>, 250 2.1.0 Ok",
    "MAIL FROM: <a@b.test>, 250 2.1.0 Ok",
    "'MAIL FROM:<a@b.test>  ', 250 2.1.0 Ok",
    "MAIL FROM:<a@b.test> SIZE=1000000, 250 2.1.0 Ok",
    "MAIL FROM:<a@b.test> SIZE=99999999999, 552 5.3.4 The message is larger than this server takes",
    "MAIL FROM:<a@b.test> SIZE=99999999999999999999, 552 5.3.4 The message is larger than this server takes",
    "MAIL FROM:<a@b.test> SIZE=abc, 501 5.5.4 Not a value of SIZE",
    "MAIL FROM:<a@b.test> SIZE, 501 5.5.4 Not a value of SIZE",
    "MAIL FROM:<a@b.test> BODY=8BITMIME, 250 2.1.0 Ok",
    "MAIL FROM:<a@b.test> body=7bit, 250 2.1.0 Ok",
    "MAIL FROM:<a@b.test> BODY=FOO, 501 5.5.4 Not a value of BODY",
    "MAIL FROM:<a@b.test> AUTH=<>, 250 2.1.0 Ok",
    "MAIL FROM:<a@b.test> AUTH=c+00d, 501 5.5.4 Not a value of AUTH",
    "MAIL FROM:<a@b.test> FOO=1, 555 5.5.4 A parameter of MAIL is not known here",
    "MAIL FROM:<a@b.test> SIZE=1 SIZE=2, 501 5.5.4 A parameter is malformed or given twice",
    "MAIL FROM:a@b.test, 501 5.5.4 Syntax: MAIL FROM:<address>",
    "MAIL, 501 5.5.4 Syntax: MAIL FROM:<address>",
    "MAIL FROM:<a>, 501 5.1.7 Not an address of RFC 5321",
    "AUTH PLAIN AHUAcA==, 538 5.7.11 Encryption required for authentication",
  })
  void answers(String line, String reply) {
    assertThat(greeted().ask(line)).isEqualTo(reply + "\r\n");
  }

  @Test
  void answersHelpWithTheVerbs() {
    assertThat(greeted().ask("HELP")).startsWith("214 2.0.0 ").contains(" EHLO ", " DATA ");
  }

  @Test
  void wantsEhloFirst() {
    client.read();
    assertThat(client.ask("MAIL FROM:<a@b.test>")).isEqualTo("503 5.5.1 Send EHLO first\r\n");
    assertThat(client.ask("STARTTLS")).isEqualTo("503 5.5.1 Send EHLO first\r\n");
  }

  @Test
  void refusesMailInATransaction() {
    greeted().ask("MAIL FROM:<a@b.test>");
    assertThat(client.ask("MAIL FROM:<a@b.test>"))
        .isEqualTo("503 5.5.1 MAIL isn't allowed in a transaction\r\n");
  }

  @Test
  void forgetsTheTransactionAtEhloAndRset() {
    greeted().ask("MAIL FROM:<a@b.test>");
    client.ask("EHLO c.example");
    assertThat(client.ask("RCPT TO:<u@l.test>")).startsWith("503 5.5.1 ");
    client.ask("MAIL FROM:<a@b.test>");
    client.ask("RSET");
    assertThat(client.ask("RCPT TO:<u@l.test>")).startsWith("503 5.5.1 ");
  }

  @Test
  void closesAtQuit() {
    greeted().ask("QUIT");
    assertThat(client.isClosed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT TO:<u@l.test>, 250 2.1.5 Ok",
    "RCPT TO:<postmaster>, 250 2.1.5 Ok",
    "RCPT TO:<PostMaster>, 250 2.1.5 Ok",
    "RCPT TO:<Postmaster@m.test>, 250 2.1.5 Ok",
    "RCPT TO:<u+tag@l.test>, 250 2.1.5 Ok",
    "RCPT TO:<nouser@l.test>, 550 5.1.1 No such user here",
    "RCPT TO:<u@evil.test>, 550 5.7.1 Relaying denied",
    "RCPT TO:<>, 501 5.1.3 Not an address of RFC 5321",
    "RCPT TO:<u@l.test> FOO, 555 5.5.4 A parameter of RCPT is not known here",
    "RCPT TO:<u@l.test>garbage, 501 5.5.4 Syntax: RCPT TO:<address>",
    "RCPT TO:<u@l.test, 501 5.1.3 Not an address of RFC 5321",
  })
  void answersRecipients(String line, String reply) {
    greeted().ask("MAIL FROM:<a@b.test>");
    assertThat(client.ask(line)).isEqualTo(reply + "\r\n");
  }

  @Test
  void refusesDataWithoutARecipient() {
    greeted().ask("MAIL FROM:<a@b.test>");
    assertThat(client.ask("DATA")).isEqualTo("554 5.5.1 No valid recipients\r\n");
  }

  @Test
  void takesAMessage() {
    greeted().ask("MAIL FROM:<a@b.test>");
    client.ask("RCPT TO:<u@l.test>");
    assertThat(client.ask("DATA")).isEqualTo("354 End data with <CR><LF>.<CR><LF>\r\n");
    assertThat(client.send("Subject: x\r\n\r\n..dots\r\nend\r\n.\r\n").read())
        .matches("250 2\\.0\\.0 Ok: queued as [0-9A-Z]+\r\n");
    assertThat(server.inbox("u"))
        .singleElement()
        .asString()
        .startsWith(
            "Return-Path: <a@b.test>\r\nDelivered-To: u@l.test\r\n"
                + "Received: from c.example ([192.0.2.7])\r\n\tby mx.l.test with ESMTP id ")
        .contains(
            "\r\n\tfor <u@l.test>;\r\n\tSun, 1 Mar 2026 12:00:00 +0000\r\n"
                + "Subject: x\r\n\r\n.dots\r\nend\r\n");
    assertThat(client.summary()).isEqualTo("hello=c.example messages=1");
  }

  @Test
  void tellsTheLogWhyItEnded() {
    greeted();
    for (int i = 0; i < 3; i++) {
      client.ask("WHAT");
    }
    assertThat(client.isClosed()).isTrue();
    assertThat(client.summary())
        .isEqualTo("hello=c.example messages=0 said=\"421 4.7.0 mx.l.test Too many errors\"");
  }

  @Test
  void tellsTheLogNothingWhereTheClientLeft() {
    greeted().ask("QUIT");
    assertThat(client.summary()).isEqualTo("hello=c.example messages=0");
  }

  @Test
  void takesEightBitOctetsAsTheyAre() {
    greeted().ask("MAIL FROM:<> BODY=8BITMIME");
    client.ask("RCPT TO:<u@l.test>");
    client.ask("DATA");
    StringBuilder all = new StringBuilder();
    for (char c = 1; c < 256; c++) {
      all.append(c == '\r' || c == '\n' ? ' ' : c);
    }
    client.send("Subject: x\r\n\r\n" + all + "\r\n.\r\n");
    assertThat(server.inbox("u").get(0)).endsWith("\r\n\r\n" + all + "\r\n");
  }

  @Test
  void takesAnEmptyMessage() {
    greeted().ask("MAIL FROM:<>");
    client.ask("RCPT TO:<u@l.test>");
    client.ask("DATA");
    assertThat(client.send(".\r\n").read()).startsWith("250 2.0.0 ");
    assertThat(server.inbox("u").get(0)).startsWith("Return-Path: <>\r\n").endsWith("+0000\r\n");
  }

  @Test
  void answersAPipelinedGroupInItsOrder() {
    greeted();
    String group =
        "MAIL FROM:<a@b.test>\r\nRCPT TO:<u@l.test>\r\nRCPT TO:<nouser@l.test>\r\nDATA\r\n";
    assertThat(client.send(group).read())
        .isEqualTo(
            "250 2.1.0 Ok\r\n250 2.1.5 Ok\r\n550 5.1.1 No such user here\r\n"
                + "354 End data with <CR><LF>.<CR><LF>\r\n");
    assertThat(client.send("x\r\n.\r\nRSET\r\nQUIT\r\n").read())
        .matches("250 2.0.0 [^\r]+\r\n250 2.0.0 Ok\r\n221 2.0.0 [^\r]+\r\n");
  }

  @Test
  void namesNoRecipientInTheTraceIfThereAreTwo() {
    greeted().ask("MAIL FROM:<a@b.test>");
    client.ask("RCPT TO:<u@l.test>");
    client.ask("RCPT TO:<v@l.test>");
    client.ask("DATA");
    client.send("x\r\n.\r\n");
    assertThat(server.inbox("u").get(0)).doesNotContain("for <");
    assertThat(server.inbox("v").get(0)).startsWith("Return-Path: <a@b.test>\r\nDelivered-To: v@");
  }

  @Test
  void readsOnAndStaysUsableBehindAMessageThatIsTooLarge() {
    server.maxMessageSize = 1000;
    greeted().ask("MAIL FROM:<a@b.test>");
    client.ask("RCPT TO:<u@l.test>");
    client.ask("DATA");
    client.send("x".repeat(500) + "\r\n");
    assertThat(client.send("x".repeat(600) + "\r\n.\r\n").read()).startsWith("552 5.3.4 ");
    assertThat(client.ask("MAIL FROM:<a@b.test>")).startsWith("250 ");
    assertThat(server.inbox("u")).isEmpty();
  }

  @Test
  void removesWhatASenderHasNoBusinessToSet() {
    greeted().ask("MAIL FROM:<a@b.test>");
    client.ask("RCPT TO:<u@l.test>");
    client.ask("DATA");
    client.send(
        "Return-Path: <forged@evil.test>\r\nAuthentication-Results: mx.l.test;\r\n spf=pass\r\n"
            + "Authentication-Results: other.test; spf=pass\r\nBcc: x@y.test\r\nSubject: s\r\n\r\n"
            + "Return-Path: body\r\n.\r\n");
    assertThat(server.inbox("u").get(0))
        .endsWith(
            "Authentication-Results: other.test; spf=pass\r\nBcc: x@y.test\r\nSubject: s\r\n\r\n"
                + "Return-Path: body\r\n")
        .doesNotContain("forged", "Authentication-Results: mx");
  }

  @Test
  void refusesAMessageWithTooManyHops() {
    greeted().ask("MAIL FROM:<a@b.test>");
    client.ask("RCPT TO:<u@l.test>");
    client.ask("DATA");
    String hops = "Received: from a by b\r\n".repeat(101);
    assertThat(client.send(hops + "\r\nx\r\n.\r\n").read())
        .isEqualTo("554 5.4.6 Too many hops\r\n");
    client.send("MAIL FROM:<a@b.test>\r\nRCPT TO:<u@l.test>\r\nDATA\r\n").read();
    hops = "Received: from a by b\r\n".repeat(100);
    assertThat(client.send(hops + "\r\nx\r\n.\r\n").read()).startsWith("250 ");
  }
}
