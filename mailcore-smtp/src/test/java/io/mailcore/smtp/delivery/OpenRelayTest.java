package io.mailcore.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.testing.FakeConnection;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.smtp.testing.FakeSmtpServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody who hasn't logged in gets mail out (attack S-50), whatever the address looks like. */
class OpenRelayTest {

  private static final List<String> SENDERS =
      List.of("<>", "<u@l.test>", "<root@[192.0.2.1]>", "<x@evil.test>");

  private final FakeSmtpServer server = new FakeSmtpServer();
  private final List<Object> relayed = new ArrayList<>();

  OpenRelayTest() {
    server.relay = Optional.of((message, report) -> relayed.add(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<u@evil.test> ~ 550 5.7.1",
        "<u%evil.test@l.test> ~ 550 5.1.1",
        "<evil.test!u> ~ 501 5.1.3",
        "<evil.test!u@l.test> ~ 550 5.1.1",
        "<\"u@evil.test\"@l.test> ~ 550 5.1.1",
        "<\"u%evil.test\"@l.test> ~ 550 5.1.1",
        "<u@evil.test@l.test> ~ 501 5.1.3",
        "<u@l.test@evil.test> ~ 501 5.1.3",
        "<@l.test:u@evil.test> ~ 550 5.7.1",
        "<@l.test,@x.test:u@evil.test> ~ 550 5.7.1",
        "<@l.test:u@evil.test@l.test> ~ 501 5.1.3",
        "<\"u@evil.test\"> ~ 501 5.1.3",
        "<u@[127.0.0.1]> ~ 550 5.7.1",
        "<u@[192.0.2.1]> ~ 550 5.7.1",
        "<u@[IPv6:::1]> ~ 550 5.7.1",
        "<u@[10.0.0.1]> ~ 550 5.7.1",
        "<u@[l.test]> ~ 501 5.1.3",
        "<u@l.test.evil.test> ~ 550 5.7.1",
        "<u@evil.test.> ~ 501 5.1.3",
        "<u@l.test.> ~ 501 5.1.3",
        "<u@L.TEST> ~ 250 2.1.5",
        "<u@l.test\0.evil.test> ~ 501 5.5.2",
        "<u@evil\u00e3\u0080\u0082l.test> ~ 553 5.6.7",
        "<u\u00ef\u00bc\u00a0evil@l.test> ~ 553 5.6.7",
        "<=?utf-8?q?u=40evil=3e=00?=@l.test> ~ 550 5.1.1",
        "<u@xn--a-.test> ~ 501 5.1.3",
        "<u+evil.test=evil@l.test> ~ 250 2.1.5",
        "<> ~ 501 5.1.3",
        "<postmaster> ~ 250 2.1.5",
        "<|cmd@l.test> ~ 550 5.1.1",
        "</etc/passwd@l.test> ~ 550 5.1.1",
        "<${run{x}}@l.test> ~ 550 5.1.1",
        "<o'brien@l.test> ~ 550 5.1.1",
        "<..@l.test> ~ 501 5.1.3",
        "<\"../../x\"@l.test> ~ 550 5.1.1",
      })
  void takesNothingForOthers(String recipient, String reply) {
    for (String hello : List.of("EHLO l.test", "EHLO [192.0.2.1]", "HELO mx.l.test")) {
      for (String sender : SENDERS) {
        FakeConnection client = server.connectTls(SmtpListener.mx());
        client.ask(hello);
        client.ask("MAIL FROM:" + sender);
        byte[] line = ("RCPT TO:" + recipient + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(client.send(line, line.length).read()).startsWith(reply + " ");
      }
    }
    assertThat(relayed).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<\"\"@l.test> ~ 501 5.1.3",
        "<\" \"@l.test> ~ 501 5.1.3",
        "<.a@l.test> ~ 501 5.1.3",
        "<a.@l.test> ~ 501 5.1.3",
        "<a..b@l.test> ~ 501 5.1.3",
        "<a@-l.test> ~ 501 5.1.3",
        "<a@l-.test> ~ 501 5.1.3",
        "<a@[1.2.3.4> ~ 501 5.1.3",
        "<a@[IPv6:::ffff:1.2.3.4]> ~ 550 5.7.1",
        "<(c(d)e)a@l.test> ~ 501 5.1.3",
        "<\"a@l.test> ~ 501 5.1.3",
        "<a\"@l.test> ~ 501 5.1.3",
      })
  void refusesOddAddresses(String recipient, String reply) {
    FakeConnection client = server.connect(SmtpListener.mx());
    client.ask("EHLO c");
    client.ask("MAIL FROM:<>");
    assertThat(client.ask("RCPT TO:" + recipient)).startsWith(reply + " ");
  }

  @Test
  void measuresLocalPartsLabelsAndDomains() {
    FakeConnection client = server.connect(SmtpListener.mx());
    client.ask("EHLO c");
    client.ask("MAIL FROM:<>");
    assertThat(client.ask("RCPT TO:<" + "a".repeat(64) + "@l.test>")).startsWith("550 5.1.1 ");
    assertThat(client.ask("RCPT TO:<" + "a".repeat(65) + "@l.test>")).startsWith("501 5.1.3 ");
    assertThat(client.ask("RCPT TO:<a@" + "b".repeat(63) + ".test>")).startsWith("550 5.7.1 ");
    assertThat(client.ask("RCPT TO:<a@" + "b".repeat(64) + ".test>")).startsWith("501 5.1.3 ");
    String labels = "b.".repeat(125);
    assertThat(client.ask("RCPT TO:<a@" + labels + "tests>")).startsWith("550 5.7.1 ");
    assertThat(client.ask("RCPT TO:<a@" + labels + "tests1>")).startsWith("501 5.1.3 ");
  }
}
