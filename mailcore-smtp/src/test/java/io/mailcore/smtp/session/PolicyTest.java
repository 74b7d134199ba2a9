package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Envelope;
import io.mailcore.model.MailAddress;
import io.mailcore.model.SessionContext;
import io.mailcore.model.SmtpReply;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.smtp.testing.FakeSmtpServer;
import io.mailcore.spi.smtp.Decision;
import io.mailcore.spi.smtp.ReceivedMessage;
import io.mailcore.spi.smtp.SmtpPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The host's policies at each step. */
class PolicyTest {

  private static final SmtpReply NO = SmtpReply.of(550, "5.7.1", "No");

  private final FakeSmtpServer server = new FakeSmtpServer();
  private final List<String> asked = new ArrayList<>();

  /** Says something at one step, and notes all. */
  private final class StepPolicy implements SmtpPolicy {

    private final String step;
    private final Supplier<Decision> word;

    StepPolicy(String step, Supplier<Decision> word) {
      this.step = step;
      this.word = word;
    }

    private Decision at(String now, Object what) {
      asked.add(now + " " + what);
      return now.equals(step) ? word.get() : Decision.proceed();
    }

    @Override
    public Decision connect(SessionContext session) {
      return at("connect", session.protocol());
    }

    @Override
    public Decision hello(SessionContext session, String name) {
      return at("hello", name);
    }

    @Override
    public Decision mailFrom(SessionContext session, Optional<MailAddress> sender) {
      return at("mail", sender);
    }

    @Override
    public Decision rcptTo(SessionContext session, Envelope envelope, MailAddress recipient) {
      return at("rcpt", envelope.recipients() + " " + recipient);
    }

    @Override
    public Decision data(SessionContext session, Envelope envelope) {
      return at("data", envelope);
    }

    @Override
    public Decision message(ReceivedMessage message) {
      return at("message", message.envelope());
    }

    @Override
    public void transactionEnded(SessionContext session) {
      asked.add("ended");
    }

    @Override
    public void disconnected(SessionContext session) {
      asked.add("disconnected");
    }
  }

  private String converse(String step, Supplier<Decision> word) {
    server.policies.add(new StepPolicy(step, word));
    FakeConnection client = server.connect(SmtpListener.mx());
    for (String line : List.of("EHLO c", "MAIL FROM:<a@b.test>", "RCPT TO:<u@l.test>", "DATA")) {
      client.send(line + "\r\n");
    }
    client.send("Subject: x\r\n\r\nx\r\n.\r\n");
    client.send("QUIT\r\n");
    return client.read();
  }

  @Test
  void asksAtEveryStepInOrder() {
    assertThat(converse("none", Decision::proceed)).contains("354 ", "250 2.0.0 ", "221 ");
    assertThat(asked)
        .containsExactly(
            "connect smtp",
            "hello c",
            "mail Optional[a@b.test]",
            "rcpt [] u@l.test",
            "data <a@b.test> -> [u@l.test]",
            "message <a@b.test> -> [u@l.test]",
            "ended",
            "disconnected");
  }

  @ParameterizedTest
  @CsvSource({"connect", "hello", "mail", "rcpt", "data", "message"})
  void refusesForGood(String step) {
    assertThat(converse(step, () -> Decision.reject(NO))).contains("550 5.7.1 No\r\n");
    assertThat(server.inbox("u")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"connect", "hello", "mail", "rcpt", "data", "message"})
  void refusesAndCloses(String step) {
    assertThat(converse(step, () -> Decision.rejectAndClose(NO))).endsWith("550 5.7.1 No\r\n");
    assertThat(server.inbox("u")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"connect", "hello", "mail", "rcpt", "data", "message"})
  void refusesForNowWhereThePolicyThrows(String step) {
    assertThat(
            converse(
                step,
                () -> {
                  throw new IllegalStateException("broken");
                }))
        .contains("451 4.3.0 Try again later\r\n")
        .doesNotContain("broken");
    assertThat(server.inbox("u")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"connect", "hello", "mail", "rcpt", "data", "message"})
  void acknowledgesAndThrowsAway(String step) {
    assertThat(converse(step, Decision::discard)).contains("354 ", "250 2.0.0 Ok: queued as ");
    assertThat(server.inbox("u")).isEmpty();
  }

  @Test
  void takesQuitOnlyBehindARefusedGreeting() {
    server.policies.add(new StepPolicy("connect", () -> Decision.reject(NO)));
    FakeConnection client = server.connect(SmtpListener.mx());
    assertThat(client.read()).isEqualTo("550 5.7.1 No\r\n");
    assertThat(client.ask("EHLO c")).startsWith("503 5.5.1 ");
    assertThat(client.ask("QUIT")).startsWith("221 ");
  }

  @Test
  void cannotOpenTheServer() {
    server.policies.add(new StepPolicy("rcpt", Decision::proceed));
    FakeConnection client = server.connect(SmtpListener.mx());
    client.send("EHLO c\r\n");
    client.ask("MAIL FROM:<a@b.test>");
    assertThat(client.ask("RCPT TO:<x@evil.test>")).startsWith("550 5.7.1 ");
  }

  @Test
  void forgetsToThrowAwayBehindTheTransaction() {
    List<Boolean> once = new ArrayList<>(List.of(true));
    server.policies.add(
        new StepPolicy(
            "mail",
            () -> once.isEmpty() || !once.remove(0) ? Decision.proceed() : Decision.discard()));
    FakeConnection client = server.connect(SmtpListener.mx());
    client.send("EHLO c\r\n");
    for (int i = 0; i < 2; i++) {
      client.send("MAIL FROM:<a@b.test>\r\nRCPT TO:<u@l.test>\r\nDATA\r\n");
      client.send("x\r\n.\r\n");
    }
    assertThat(server.inbox("u")).hasSize(1);
  }
}
