package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.testing.FakeConnection;
import io.mailcore.smtp.SmtpCompliance;
import io.mailcore.smtp.SmtpCompliance.Deviation;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.smtp.testing.FakeSmtpServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** End of data is CR LF, dot, CR LF and nothing else (attack S-01: smuggled messages). */
class SmugglingTest {

  private static final String BEHIND =
      "MAIL FROM:<evil@e.test>\r\nRCPT TO:<u@l.test>\r\nDATA\r\nSubject: smuggled\r\n\r\nX"
          + "\r\n.\r\nQUIT\r\n";

  private final FakeSmtpServer server = new FakeSmtpServer();

  private FakeConnection atData(SmtpCompliance compliance) {
    FakeConnection client = server.connect(SmtpListener.mx().compliance(compliance));
    client.ask("EHLO c.example");
    client.send("MAIL FROM:<a@b.test>\r\nRCPT TO:<u@l.test>\r\nDATA\r\n").read();
    return client;
  }

  private static byte[] octets(String sequence) {
    return ("Subject: x\r\n\r\nA" + sequence + BEHIND).getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n.\n",
        "\n.\r\n",
        "\r\n.\n",
        "\r.\r",
        "\r.\r\n",
        "\r\n.\r",
        "\n.\r",
        "\r.\n",
        "\r\n.\r\r\n",
        "\r\r\n.\n",
        "\r\n\0.\r\n",
        "\r\n.\0\r\n"
      })
  void readsToTheRealEndThenRefusesAndCloses(String sequence) {
    byte[] octets = octets(sequence);
    for (int pieces = 1; pieces <= octets.length; pieces++) {
      FakeConnection client = atData(SmtpCompliance.DEFAULT).send(octets, pieces);
      assertThat(client.read()).isEqualTo("550 5.5.2 bare CR or LF not allowed\r\n");
      assertThat(client.isClosed()).isTrue();
    }
    assertThat(server.inbox("u")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n.\n", "\r.\r", "\r\n.\r\r\n", "\r\n\0.\r\n", "\r\n.\r", "\r.\n"})
  void keepsOneMessageWhereBareLineEndsAreMadeBlanks(String sequence) {
    byte[] octets = octets(sequence);
    for (int pieces = 1; pieces <= octets.length; pieces++) {
      FakeConnection client =
          atData(SmtpCompliance.DEFAULT.with(Deviation.BARE_LINE_ENDS)).send(octets, pieces);
      assertThat(client.read()).matches("250 2.0.0 [^\r]+\r\n221 2.0.0 [^\r]+\r\n");
    }
    assertThat(server.inbox("u"))
        .hasSize(octets.length)
        .allSatisfy(
            message ->
                assertThat(message.replace("\r\n", ""))
                    .doesNotContain("\r", "\n", "\0")
                    .contains("smuggled"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n.\013\r\n",
        "\r\n.\f\r\n",
        "\r\n.\302\205",
        "\r\n.\342\200\250",
        "\r\n. \r\n",
        "\r\n.\t\r\n",
        "\r\n .\r\n",
        "\205.\205"
      })
  void takesWhatHasNoBareLineEndAsPlainText(String sequence) {
    byte[] octets = octets(sequence);
    for (int pieces = 1; pieces <= octets.length; pieces++) {
      FakeConnection client = atData(SmtpCompliance.DEFAULT).send(octets, pieces);
      assertThat(client.read()).matches("250 2.0.0 [^\r]+\r\n221 2.0.0 [^\r]+\r\n");
    }
    assertThat(server.inbox("u"))
        .hasSize(octets.length)
        .allSatisfy(message -> assertThat(message).contains("MAIL FROM:<evil@e.test>\r\n"));
  }

  @Test
  void endsAtOnceWhereTheTextIsEmpty() {
    FakeConnection client = atData(SmtpCompliance.DEFAULT);
    assertThat(client.send(".\r\nNOOP\r\n").read())
        .matches("250 2.0.0 Ok: q[^\r]+\r\n250 2.0.0 Ok\r\n");
  }

  @Test
  void takesTwoDotsForALineOfOne() {
    atData(SmtpCompliance.DEFAULT).send("Subject: x\r\n\r\na\r\n..\r\nb\r\n.\r\n");
    assertThat(server.inbox("u").get(0)).endsWith("\r\n\r\na\r\n.\r\nb\r\n");
  }
}
