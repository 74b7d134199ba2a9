package io.mailcore.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SmtpReply;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.smtp.testing.FakeSmtpServer;
import io.mailcore.smtp.testing.FaultyStore;
import io.mailcore.smtp.testing.Stored;
import io.mailcore.spi.directory.Resolution;
import io.mailcore.spi.smtp.ReceivedMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a message that is there: mailboxes, handlers, the way out, and failures. */
class DeliveryTest {

  private static final String MESSAGE = "Subject: x\r\nMessage-ID: <1@b.test>\r\n\r\nhi\r\n.\r\n";

  private final FakeSmtpServer server = new FakeSmtpServer();
  private final FaultyStore faults = new FaultyStore(server.store);

  DeliveryTest() {
    server.store = faults;
  }

  private String deliver(String message, String... recipients) {
    FakeConnection client = server.connect(SmtpListener.mx());
    client.ask("EHLO c.example");
    client.ask("MAIL FROM:<a@b.test>");
    for (String recipient : recipients) {
      assertThat(client.ask("RCPT TO:<" + recipient + ">")).startsWith("250 ");
    }
    client.ask("DATA");
    return client.send(message).read();
  }

  @Test
  void makesOneCopyForAnAccountHoweverManyAddressesLeadThere() {
    server.alias("alias@l.test", Resolution.local(AccountId.of("v")));
    assertThat(deliver(MESSAGE, "v@l.test", "v@l.test", "v@m.test", "alias@l.test", "v+x@l.test"))
        .startsWith("250 2.0.0 ");
    assertThat(server.inbox("v")).hasSize(1);
  }

  @Test
  void sharesTheOctetsOfAllCopies() {
    String large = "Subject: x\r\n\r\n" + "x".repeat(100_000) + "\r\n.\r\n";
    deliver(large, "u@l.test", "v@l.test");
    assertThat(server.inbox("u")).hasSize(1);
    assertThat(server.inbox("v")).hasSize(1);
    assertThat(faults.octets()).isLessThan(102_000);
  }

  @Test
  void makesTheMailboxThatAnAliasNames() {
    server.alias(
        "bugs@l.test", Resolution.local(AccountId.of("u")).into(MailboxName.of("Work/Bugs")));
    deliver(MESSAGE, "bugs@l.test");
    deliver(MESSAGE, "bugs@l.test");
    assertThat(Stored.messages(server.store, "u", "Work/Bugs")).hasSize(2);
    assertThat(server.inbox("u")).isEmpty();
  }

  @Test
  void callsAHandlerOnceForAllItsRecipients() {
    List<String> seen = new ArrayList<>();
    server.handler(message -> seen.add("all " + message.envelope().recipients()));
    server.handler("contact@l.test", message -> seen.add(text(message)));
    deliver(MESSAGE, "u@l.test", "contact@l.test", "v@l.test");
    assertThat(seen).hasSize(2);
    assertThat(seen)
        .anySatisfy(call -> assertThat(call).isEqualTo("all [u@l.test, contact@l.test, v@l.test]"))
        .anySatisfy(
            call ->
                assertThat(call)
                    .startsWith("<a@b.test> -> [contact@l.test] Received: from c.example ")
                    .endsWith("\r\n\r\nhi\r\n"));
  }

  private static String text(ReceivedMessage message) throws IOException {
    try (InputStream in = message.content().open()) {
      return message.envelope() + " " + new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void callsNoHandlerTwiceThatTookTheMessage() {
    List<String> calls = new ArrayList<>();
    server.handler("contact@l.test", message -> calls.add("contact"));
    server.handler(
        "flaky@l.test",
        message -> {
          calls.add("flaky");
          if (calls.size() < 3) {
            throw new IOException("not now");
          }
        });
    assertThat(deliver(MESSAGE, "contact@l.test", "flaky@l.test", "u@l.test"))
        .startsWith("451 4.3.0 ")
        .doesNotContain("not now");
    assertThat(deliver(MESSAGE, "contact@l.test", "flaky@l.test", "u@l.test"))
        .startsWith("250 2.0.0 ");
    assertThat(calls).containsExactly("contact", "flaky", "flaky");
    assertThat(server.inbox("u")).hasSize(1);
  }

  @Test
  void doesNotDoubleWhatWasDeliveredWhereOthersMustBeTriedAgain() {
    faults.failAppend("v", new StoreException(Kind.OVER_QUOTA, "full"));
    assertThat(deliver(MESSAGE, "u@l.test", "v@l.test")).isEqualTo("452 4.2.2 Mailbox full\r\n");
    assertThat(server.inbox("u")).hasSize(1);
    assertThat(deliver(MESSAGE, "u@l.test", "v@l.test")).startsWith("452 4.2.2 ");
    faults.repair();
    assertThat(deliver(MESSAGE, "u@l.test", "v@l.test")).startsWith("250 2.0.0 ");
    assertThat(server.inbox("u")).hasSize(1);
    assertThat(server.inbox("v")).hasSize(1);
    // Delivered to all: the same octets are now a new message.
    deliver(MESSAGE, "u@l.test", "v@l.test");
    assertThat(server.inbox("u")).hasSize(2);
  }

  @Test
  void deliversAnotherMessageInBetween() {
    faults.failAppend("v", new StoreException(Kind.OVER_QUOTA, "full"));
    deliver(MESSAGE, "u@l.test", "v@l.test");
    deliver(MESSAGE.replace("hi", "ho"), "u@l.test", "v@l.test");
    assertThat(server.inbox("u")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "TEMPORARY, 451 4.3.0",
    "NOT_FOUND, 451 4.3.0",
    "ALREADY_EXISTS, 451 4.3.0",
    "OVER_QUOTA, 452 4.2.2",
    "LIMIT, 452 4.2.0",
    "NOT_PERMITTED, 550 5.7.1",
    "NOT_POSSIBLE, 554 5.3.0",
    "DAMAGED, 451 4.3.0"
  })
  void saysWhatTheStoreSaid(Kind kind, String reply) {
    faults.failAppend("u", new StoreException(kind, "secret detail"));
    assertThat(deliver(MESSAGE, "u@l.test")).startsWith(reply + " ").doesNotContain("detail");
    assertThat(faults.octets()).isZero();
  }

  @Test
  void failsForNowWhateverElseTheStoreThrows() {
    faults.failAppend("u", new IllegalStateException("bug"));
    assertThat(deliver(MESSAGE, "u@l.test")).startsWith("451 4.3.0 ").doesNotContain("bug");
  }

  @Test
  void deliversToNobodyWhereAStoreIsDownFromTheStart() {
    faults.failAccount("v", new StoreException(Kind.TEMPORARY, "down"));
    assertThat(deliver(MESSAGE, "u@l.test", "v@l.test")).startsWith("451 4.3.0 ");
    assertThat(server.inbox("u")).isEmpty();
  }

  @Test
  void readsOnWhereTheDiskIsFullInTheMiddle() {
    faults.failWrite(new StoreException(Kind.TEMPORARY, "disk full"));
    assertThat(deliver(MESSAGE, "u@l.test")).isEqualTo("452 4.3.1 No room for the message now\r\n");
    faults.repair();
    assertThat(server.inbox("u")).isEmpty();
    assertThat(deliver(MESSAGE, "u@l.test")).startsWith("250 ");
  }

  @Test
  void refusesDataWhereNothingCanBeStaged() {
    faults.failStage(new StoreException(Kind.TEMPORARY, "disk full"));
    FakeConnection client = server.connect(SmtpListener.mx());
    client.ask("EHLO c.example");
    client.send("MAIL FROM:<a@b.test>\r\nRCPT TO:<u@l.test>\r\n").read();
    assertThat(client.ask("DATA")).isEqualTo("452 4.3.1 No room for the message now\r\n");
    faults.repair();
    assertThat(client.ask("DATA")).startsWith("354 ");
  }

  @Test
  void failsForNowWhereTheOctetsCannotBeMadeDurable() {
    faults.failCommit(new StoreException(Kind.TEMPORARY, "disk full"));
    assertThat(deliver(MESSAGE, "u@l.test")).startsWith("452 4.3.1 ");
    assertThat(server.inbox("u")).isEmpty();
  }

  @Test
  void stopsAMessageThatHasBeenInTheMailboxBefore() {
    String looped = "Delivered-To: u@l.test\r\n" + MESSAGE;
    assertThat(deliver(looped, "u@l.test")).startsWith("554 5.4.6 ");
    assertThat(deliver(looped, "v@l.test")).startsWith("250 ");
    assertThat(deliver(looped, "u@l.test", "v@l.test")).startsWith("250 ");
    assertThat(server.inbox("u")).isEmpty();
    assertThat(server.inbox("v")).hasSize(2);
  }

  @Test
  void sendsOnWhatAnAliasSendsElsewhere() {
    List<String> sent = new ArrayList<>();
    server.relay =
        Optional.of(
            (message, report) -> {
              sent.add(message.envelope().toString());
              message.envelope().recipients().forEach(report::delivered);
            });
    server.alias("out@l.test", Resolution.rewrite(List.of(MailAddress.of("x@else.test"))));
    assertThat(deliver(MESSAGE, "out@l.test", "u@l.test")).startsWith("250 ");
    assertThat(sent).containsExactly("<a@b.test> -> [x@else.test]");
  }

  @Test
  void believesTheRelayAboutEachRecipient() {
    List<String> sent = new ArrayList<>();
    server.relay =
        Optional.of(
            (message, report) -> {
              for (MailAddress recipient : message.envelope().recipients()) {
                sent.add(recipient.localPart());
                if (recipient.localPart().equals("bad")) {
                  report.failed(recipient, SmtpReply.of(450, "4.2.1", "Busy"));
                } else if (recipient.localPart().equals("good")) {
                  report.delivered(recipient);
                }
              }
            });
    for (String name : List.of("good", "bad", "silent")) {
      MailAddress target = MailAddress.of(name + "@else.test");
      server.alias(name + "@l.test", Resolution.rewrite(List.of(target)));
    }
    assertThat(deliver(MESSAGE, "good@l.test", "bad@l.test")).isEqualTo("450 4.2.1 Busy\r\n");
    assertThat(deliver(MESSAGE, "good@l.test", "bad@l.test")).startsWith("450 ");
    assertThat(sent).containsExactly("good", "bad", "bad");
    assertThat(deliver(MESSAGE, "silent@l.test")).startsWith("451 4.3.0 ");
  }

  @Test
  void tellsAPermanentFailureAtOnce() {
    faults.failAppend("v", new StoreException(Kind.NOT_PERMITTED, "no"));
    assertThat(deliver(MESSAGE, "u@l.test", "v@l.test")).startsWith("550 5.7.1 ");
    assertThat(server.inbox("u")).hasSize(1);
  }
}
