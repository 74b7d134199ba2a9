package io.mailcore.testkit.transcript;

import static io.mailcore.testkit.MessageConditions.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.mime.MessageBuilder;
import io.mailcore.testkit.MailServerExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TranscriptRunnerTest {

  @RegisterExtension
  static final MailServerExtension SERVER = MailServerExtension.create().user("ann@example.test");

  private static TranscriptRunner runner(String listener) {
    return TranscriptRunner.to(SERVER.server(), listener).timeout(Duration.ofSeconds(20));
  }

  @Test
  void runsSeveralConnectionsWithTlsAndVariables() throws IOException {
    SERVER
        .mailer()
        .send(
            MessageBuilder.create()
                .from("a@example.test")
                .to("ann@example.test")
                .subject("one")
                .text("x"));
    Map<String, String> variables =
        runner("pop3").run(Transcript.resource(getClass(), "/transcripts/pop3.txt"));
    assertThat(variables).containsEntry("count", "1").containsEntry("uid", "1");
  }

  @Test
  void sendsMessages() throws IOException {
    runner("smtp").run(Transcript.resource(getClass(), "/transcripts/smtp.txt"));
    assertThat(SERVER.messages().await(subject("by transcript")).raw())
        .endsWith("\r\n\r\nEND\r\n\\\r\n");
  }

  @Test
  void saysWhereItFailed() {
    Transcript wrong =
        Transcript.parse("pop3/wrong.txt", "S: +OK <<any>>\n\n# x\nC: NOOP\nS: +OK done\n");
    assertThatThrownBy(() -> runner("pop3").run(wrong))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "pop3/wrong.txt:5: expected: +OK done\n  but came: -ERR log in first\n  conversation:")
        .hasMessageContaining("C: NOOP");
  }

  @Test
  void saysThatTheServerHasClosed() {
    Transcript early = Transcript.parse("t", "S: +OK <<any>>\nC: QUIT\nS: +OK bye\nS: more\n");
    assertThatThrownBy(() -> runner("pop3").run(early))
        .hasMessageStartingWith("t:4: expected: more\n  but the server closed");
    Transcript open = Transcript.parse("t", "S: <<closed>>\n");
    assertThatThrownBy(() -> runner("pop3").timeout(Duration.ofMillis(200)).run(open))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("t:1: ");
  }

  @Test
  void expectsLinesInAnyOrder() throws IOException {
    String script =
        "S: +OK <<any>>\nC: CAPA\nS: +OK <<any>>\nS& <<word>>\nS& UIDL\nS& STLS\nS& USER\n"
            + "S& SASL <<any>>\nS& TOP\nS~ .\n";
    assertThatThrownBy(() -> runner("pop3").run(Transcript.parse("t", script)))
        .hasMessageContaining("expected one of:");
    String right = script.replace("S& <<word>>\n", "");
    runner("pop3").run(Transcript.parse("t", right));
  }

  @Test
  void refusesWhatIsNoStep() {
    for (String text :
        new String[] {"X: y", "C", "S2", "DATA a\nx", "OPEN 2", "hello", "S99999999999: x"}) {
      assertThatThrownBy(() -> Transcript.parse("t", text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("t:1: ");
    }
  }

  @Test
  void refusesUnknownAddressesAndVariables() {
    for (String text : new String[] {"OPEN 1 nowhere", "C: <<nobody>>"}) {
      assertThatThrownBy(() -> runner("pop3").run(Transcript.parse("t", text)))
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith("t:1: ");
    }
  }
}
