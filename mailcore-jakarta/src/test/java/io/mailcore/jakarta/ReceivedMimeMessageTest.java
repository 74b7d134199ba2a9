package io.mailcore.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Envelope;
import io.mailcore.model.MailAddress;
import io.mailcore.model.SessionContext;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.smtp.ReceivedMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReceivedMimeMessageTest {

  private static final String BIG = "x".repeat(70) + "\r\n";

  private static final String RAW =
      "Subject: =?UTF-8?Q?=C4=8D?=\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
          + "--b\r\n\r\nfirst\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
          + BIG.repeat(10_000)
          + "--b--\r\n";

  /** Counts the octets that are read. */
  private static final class Counted implements MessageContent {

    private final byte[] octets;
    private long opened;

    Counted(String text) {
      this.octets = text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public long size() {
      return octets.length;
    }

    @Override
    public InputStream open(long offset, long length) {
      opened += length;
      return new ByteArrayInputStream(octets, (int) offset, (int) length);
    }
  }

  private static ReceivedMimeMessage received(MessageContent content) throws Exception {
    Envelope envelope =
        Envelope.of(MailAddress.of("a@example.test"), MailAddress.of("b@example.test"));
    return ReceivedMimeMessage.of(
        ReceivedMessage.of("t1", envelope, content, SessionContext.inProcess("s"), Instant.EPOCH));
  }

  @Test
  void readsTheHeaderAlone() throws Exception {
    Counted content = new Counted(RAW);
    ReceivedMimeMessage message = received(content);
    assertThat(message.getSubject()).isEqualTo("\u010d");
    assertThat(message.transactionId()).isEqualTo("t1");
    assertThat(message.envelope().recipients()).hasToString("[b@example.test]");
    assertThat(message.receivedAt()).isEqualTo(Instant.EPOCH);
    assertThat(content.opened).isLessThan(64 * 1024);
  }

  @Test
  void readsParts() throws Exception {
    MimeMultipart parts = (MimeMultipart) received(new Counted(RAW)).getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo("first");
    assertThat(parts.getBodyPart(1).getContent().toString()).startsWith(BIG).hasSize(719_998);
  }

  @Test
  void writesTheOctetsThatWereReceived() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    received(new Counted(RAW)).writeTo(out);
    assertThat(out.toString(StandardCharsets.ISO_8859_1)).isEqualTo(RAW);
  }

  @Test
  void skipsAndPartsItsStream() throws Exception {
    ContentStream stream = new ContentStream(new Counted("0123456789"), 2, 8);
    assertThat(stream.read()).isEqualTo('2');
    assertThat(stream.skip(2)).isEqualTo(2);
    assertThat(stream.getPosition()).isEqualTo(3);
    assertThat(stream.available()).isEqualTo(3);
    assertThat(new String(stream.newStream(1, 3).readAllBytes(), StandardCharsets.US_ASCII))
        .isEqualTo("34");
    assertThat(new String(stream.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("567");
    assertThat(stream.skip(5)).isZero();
  }
}
