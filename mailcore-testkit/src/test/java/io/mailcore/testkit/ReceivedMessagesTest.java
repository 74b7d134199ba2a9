package io.mailcore.testkit;

import static io.mailcore.testkit.MessageConditions.bodyContains;
import static io.mailcore.testkit.MessageConditions.header;
import static io.mailcore.testkit.MessageConditions.subject;
import static io.mailcore.testkit.MessageConditions.subjectContains;
import static io.mailcore.testkit.MessageConditions.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.Envelope;
import io.mailcore.model.MailAddress;
import io.mailcore.model.SessionContext;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.smtp.ReceivedMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReceivedMessagesTest {

  private static final String WELCOME =
      "Subject: =?UTF-8?Q?Welcome_=C4=8D?=\r\nFrom: Shop <shop@example.test>\r\n"
          + "X-Shop: a\r\n folded\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
          + "--b\r\nContent-Type: text/plain; charset=utf-8\r\n"
          + "Content-Transfer-Encoding: quoted-printable\r\n\r\nYour code: 1=C4=8D\r\n"
          + "--b\r\nContent-Type: text/html\r\n\r\n<b>code</b>\r\n--b--\r\n";

  private final ReceivedMessages messages = new ReceivedMessages();

  private void arrive(String raw, String recipient) {
    byte[] octets = raw.getBytes(StandardCharsets.ISO_8859_1);
    MessageContent content =
        new MessageContent() {
          @Override
          public long size() {
            return octets.length;
          }

          @Override
          public InputStream open(long offset, long length) {
            return new ByteArrayInputStream(octets, (int) offset, (int) length);
          }
        };
    Envelope envelope =
        Envelope.of(MailAddress.of("bounce@example.test"), MailAddress.of(recipient));
    try {
      messages.received(
          ReceivedMessage.of(
              "t" + messages.count(),
              envelope,
              content,
              SessionContext.inProcess("s"),
              Instant.EPOCH));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void findsWhatIsThereAlready() {
    arrive(WELCOME, "ann@example.test");
    TestMessage found =
        messages.await(
            subject("Welcome \u010d")
                .and(subjectContains("\u010d"))
                .and(MessageConditions.from("bounce@example.test"))
                .and(to("ann@example.test"))
                .and(bodyContains("code: 1\u010d"))
                .and(bodyContains("<b>"))
                .and(header("X-Shop", "a folded")));
    assertThat(found.text().map(String::strip)).contains("Your code: 1\u010d");
    assertThat(found.html().map(String::strip)).contains("<b>code</b>");
    assertThat(found.raw()).isEqualTo(WELCOME);
    assertThat(found.bytes()).hasSize(WELCOME.length());
    assertThat(messages.await(message -> message.id().equals("t0"))).isSameAs(found);
  }

  @Test
  void isWokenByWhatArrives() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    CompletableFuture<TestMessage> found =
        CompletableFuture.supplyAsync(
            () -> {
              waiting.countDown();
              return messages.await(to("ben@example.test"));
            });
    assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
    arrive(WELCOME, "ann@example.test");
    arrive(WELCOME, "ben@example.test");
    assertThat(found.get(20, TimeUnit.SECONDS).id()).isEqualTo("t1");
  }

  @Test
  void saysWhatDidArriveAndWhyItIsNotTheOne() {
    arrive(WELCOME, "ann@example.test");
    arrive("\r\n", "ben@example.test");
    assertThatThrownBy(
            () ->
                messages.await(
                    subject("Goodbye").and(to("ann@example.test")), Duration.ofMillis(20)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "no message with subject \"Goodbye\" and recipient ann@example.test within 20 ms; 2"
                + " arrived")
        .hasMessageContaining("t0 <bounce@example.test> -> [ann@example.test]")
        .hasMessageContaining("has subject \"Welcome \u010d\"")
        .hasMessageContaining("has no subject");
  }

  @Test
  void waitsForSeveral() {
    arrive(WELCOME, "ann@example.test");
    arrive(WELCOME, "ben@example.test");
    arrive(WELCOME, "ann@example.test");
    assertThat(messages.awaitCount(2)).extracting(TestMessage::id).containsExactly("t0", "t1");
    assertThat(messages.await(to("ann@example.test"), 2))
        .extracting(TestMessage::id)
        .containsExactly("t0", "t2");
    assertThatThrownBy(() -> messages.await(to("ann@example.test"), 3, Duration.ofMillis(10)))
        .hasMessageStartingWith("fewer than 3 messages with recipient ann@example.test");
    assertThat(messages.all(to("ben@example.test"))).hasSize(1);
  }

  @Test
  void forgets() {
    arrive(WELCOME, "ann@example.test");
    messages.clear();
    assertThat(messages.count()).isZero();
    assertThat(messages.all()).isEqualTo(List.of());
  }

  @Test
  void survivesMessagesThatCannotBeParsed() {
    arrive("Subject: x\r\nContent-Type: multipart/mixed\r\n\r\nno boundary", "ann@example.test");
    arrive("Content-Type: text/plain; charset=no-such\r\n\r\nx", "ann@example.test");
    arrive("Content-Type: \"\r\nSubject: =?x?q?=?=\r\n\r\nx", "ann@example.test");
    for (TestMessage message : messages.all()) {
      assertThat(message.html()).isEmpty();
      assertThat(message.text().orElse("")).hasSizeLessThan(20);
      assertThat(message.toString()).contains("subject");
    }
    assertThat(messages.all().get(1).text()).contains("x");
  }
}
