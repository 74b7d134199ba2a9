package io.mailcore.jakarta;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Envelope;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.smtp.ReceivedMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Properties;

/**
 * A message that the server received, as Jakarta Mail sees it. The header is read at once, the body
 * when it is asked for, and no more of it than that: a large message isn't brought into memory. As
 * its content it is readable until the method that got the message returns. Used by one thread at a
 * time.
 */
public final class ReceivedMimeMessage extends MimeMessage {

  private final ReceivedMessage received;

  private ReceivedMimeMessage(ReceivedMessage received) throws MessagingException {
    super(Session.getInstance(new Properties()), stream(received.content()));
    this.received = received;
  }

  private static ContentStream stream(MessageContent content) {
    return new ContentStream(content, 0, content.size());
  }

  /**
   * Reads the header of a message.
   *
   * @throws MessagingException if it can't be read
   */
  public static ReceivedMimeMessage of(ReceivedMessage message) throws MessagingException {
    return new ReceivedMimeMessage(requireNonNull(message, "message"));
  }

  /** The transaction's id. */
  public String transactionId() {
    return received.id();
  }

  /** Who sent it, and to whom, as SMTP was told. */
  public Envelope envelope() {
    return received.envelope();
  }

  /** When its last byte was there. */
  public Instant receivedAt() {
    return received.receivedAt();
  }
}
