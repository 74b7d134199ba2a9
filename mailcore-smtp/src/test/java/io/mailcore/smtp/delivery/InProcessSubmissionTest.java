package io.mailcore.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.Envelope;
import io.mailcore.model.MailAddress;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.smtp.testing.FakeSmtpServer;
import io.mailcore.spi.smtp.MessageSubmission;
import io.mailcore.spi.smtp.MessageSubmission.RejectedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of the host process itself. */
class InProcessSubmissionTest {

  private static final MailAddress U = MailAddress.of("u@l.test");
  private static final MailAddress V = MailAddress.of("v@l.test");

  private final FakeSmtpServer server = new FakeSmtpServer();

  private MessageSubmission submission() {
    SmtpListener.mx().protocol(server);
    return server.shared(
        MessageSubmission.class,
        () -> {
          throw new IllegalStateException("nobody registered it");
        });
  }

  private String submit(Envelope envelope, String message) throws IOException {
    byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
    return submission().submit(envelope, out -> out.write(octets));
  }

  @Test
  void deliversAndCompletesTheHeader() throws IOException {
    String id = submit(Envelope.of(U, List.of(U, V)), "Subject: x\r\nBcc: v@l.test\r\n\r\nhi");
    assertThat(server.inbox("v"))
        .containsExactly(
            "Return-Path: <u@l.test>\r\nDelivered-To: v@l.test\r\n"
                + "Received: by mx.l.test with local id "
                + id
                + ";\r\n\tSun, 1 Mar 2026 12:00:00 +0000\r\nSubject: x\r\n"
                + "Date: Sun, 1 Mar 2026 12:00:00 +0000\r\nMessage-ID: <"
                + id
                + "@mx.l.test>\r\n\r\nhi\r\n");
    assertThat(server.inbox("u")).hasSize(1);
  }

  @Test
  void deliversToAllOrNone() {
    Envelope envelope = Envelope.of(U, List.of(V, MailAddress.of("nobody@l.test")));
    assertThatThrownBy(() -> submit(envelope, "Subject: x\r\n\r\nhi\r\n"))
        .isInstanceOf(RejectedException.class)
        .hasMessageStartingWith("550 5.1.1 ");
    assertThat(server.inbox("v")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\0b", "a\r", "a\n.\r\nMAIL FROM:<>", "\n"})
  void refusesBareLineEnds(String text) {
    assertThatThrownBy(() -> submit(Envelope.of(U, V), "Subject: x\r\n\r\n" + text))
        .isInstanceOf(RejectedException.class)
        .hasMessageStartingWith("550 5.5.2 bare CR or LF not allowed");
    assertThat(server.inbox("v")).isEmpty();
    assertThat(server.store).hasToString("MemoryMailStore: 0 messages, 0 octets");
  }

  @Test
  void keepsADotOnItsOwnLine() throws IOException {
    submit(Envelope.of(U, V), "Subject: x\r\n\r\n.\r\n..\r\n");
    assertThat(server.inbox("v").get(0)).endsWith("\r\n\r\n.\r\n..\r\n");
  }

  @Test
  void refusesWhatIsTooLarge() {
    server.maxMessageSize = 100;
    assertThatThrownBy(() -> submit(Envelope.of(U, V), "x".repeat(101)))
        .isInstanceOf(RejectedException.class)
        .hasMessageStartingWith("552 5.3.4 ");
  }

  @Test
  void sendsElsewhereOnlyThroughARelay() throws IOException {
    Envelope envelope = Envelope.of(U, MailAddress.of("x@else.test"));
    assertThatThrownBy(() -> submit(envelope, "x\r\n"))
        .isInstanceOf(RejectedException.class)
        .hasMessageStartingWith("550 5.4.4 ");
    server.relay =
        Optional.of(
            (message, report) -> message.envelope().recipients().forEach(report::delivered));
    assertThat(submit(envelope, "x\r\n")).isNotEmpty();
  }

  @Test
  void passesTheWritersFailureOnAndKeepsNothing() {
    assertThatThrownBy(
            () ->
                submission()
                    .submit(
                        Envelope.of(U, V),
                        out -> {
                          out.write('x');
                          throw new IOException("mine");
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage("mine");
    assertThat(server.store).hasToString("MemoryMailStore: 0 messages, 0 octets");
  }

  @Test
  void givesIdsThatGrowEvenIfTheClockFalls() throws IOException {
    String first = submit(Envelope.of(U, V), "x\r\n");
    server.now = server.now.minusSeconds(3600);
    assertThat(submit(Envelope.of(U, V), "x\r\n")).isGreaterThan(first);
  }
}
