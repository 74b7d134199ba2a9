package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.testing.FakeConnection;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.smtp.testing.FakeSmtpServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds whatever a client sends: answers are replies, and nothing goes wrong here. */
class SessionPropertyTest {

  private static void assertReplies(String output) {
    for (String line : output.split("\r\n")) {
      assertThat(line).matches("[2-5][0-9][0-9][ -][\\x20-\\x7e]*").hasSizeLessThan(511);
      boolean coded = !line.startsWith("220 mx") && !line.startsWith("3") && !isEhlo(line);
      assertThat(!coded || line.matches("([245])[0-9][0-9][ -]\\1\\.[0-9]+\\.[0-9]+ .+")).isTrue();
    }
    // 451 4.3.0 is what a failure of ours would be.
    assertThat(output).doesNotContain("451 ");
  }

  private static boolean isEhlo(String line) {
    return line.startsWith("250") && !line.matches("250 2\\..*");
  }

  @Property(tries = 300)
  void answersAnyOctetsWithReplies(
      @ForAll byte[] octets, @ForAll @IntRange(min = 1, max = 40) int pieces) {
    FakeConnection client = new FakeSmtpServer().connect(SmtpListener.mx());
    assertReplies(client.send(octets, pieces).read());
    client.drop();
  }

  @Property(tries = 500)
  void answersAnyCommandsWithReplies(
      @ForAll("groups") List<String> groups, @ForAll @IntRange(min = 1, max = 200) int pieces) {
    FakeConnection client = new FakeSmtpServer().connectTls(SmtpListener.submission());
    for (String group : groups) {
      client.send(group.getBytes(StandardCharsets.ISO_8859_1), pieces);
    }
    assertReplies(client.read());
    client.drop();
  }

  @Provide
  Arbitrary<List<String>> groups() {
    return Arbitraries.of(
            "EHLO c\r\n",
            "HELO c\r\n",
            "AUTH PLAIN AHUAc2VjcmV0\r\n",
            "AUTH LOGIN\r\n",
            "AUTH LOGIN dQ==\r\n",
            "dQ==\r\n",
            "c2VjcmV0\r\n",
            "*\r\n",
            "MAIL FROM:<u@l.test>\r\n",
            "MAIL FROM:<> SIZE=1 BODY=8BITMIME\r\n",
            "RCPT TO:<v@l.test>\r\n",
            "RCPT TO:<nobody@l.test>\r\n",
            "RCPT TO:<x@else.test>\r\n",
            "DATA\r\n",
            "From: u@l.test\r\n\r\nhi\r\n.\r\n",
            ".\r\n",
            "a\nb\r\n",
            "NOOP\r\n",
            "RSET\r\n",
            "VRFY x\r\n",
            "HELP\r\n",
            "EXPN x\r\n",
            "STARTTLS\r\n",
            "QU",
            "IT\r\n",
            "\r\n")
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }
}
