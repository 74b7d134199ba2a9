package io.mailcore.spi.smtp;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Envelope;
import io.mailcore.model.SessionContext;
import io.mailcore.spi.blob.MessageContent;
import java.time.Instant;

/** A message that has come in whole, with its envelope. Immutable; this class grows. */
public final class ReceivedMessage {

  private final String id;
  private final Envelope envelope;
  private final MessageContent content;
  private final SessionContext session;
  private final Instant receivedAt;

  private ReceivedMessage(
      String id,
      Envelope envelope,
      MessageContent content,
      SessionContext session,
      Instant receivedAt) {
    this.id = requireNonNull(id, "id");
    this.envelope = requireNonNull(envelope, "envelope");
    this.content = requireNonNull(content, "content");
    this.session = requireNonNull(session, "session");
    this.receivedAt = requireNonNull(receivedAt, "receivedAt");
  }

  /** A message under the transaction's id. */
  public static ReceivedMessage of(
      String id,
      Envelope envelope,
      MessageContent content,
      SessionContext session,
      Instant receivedAt) {
    return new ReceivedMessage(id, envelope, content, session, receivedAt);
  }

  /** The transaction's id, as it stands in the {@code Received} field and the log. */
  public String id() {
    return id;
  }

  /** Who sent it, and to whom. */
  public Envelope envelope() {
    return envelope;
  }

  /**
   * Its bytes, our {@code Received} field on top. Readable until the method that got this message
   * returns.
   */
  public MessageContent content() {
    return content;
  }

  /** The session that it came in. */
  public SessionContext session() {
    return session;
  }

  /** When its last byte was there. */
  public Instant receivedAt() {
    return receivedAt;
  }

  @Override
  public String toString() {
    return id + " " + envelope;
  }
}
