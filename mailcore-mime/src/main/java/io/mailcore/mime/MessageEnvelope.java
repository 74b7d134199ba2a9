package io.mailcore.mime;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of the IMAP envelope structure (RFC 3501 section 7.4.2), from the header of a
 * message.
 *
 * <p>Strings hold octets of the header, one a character (ISO-8859-1), unfolded, not decoded,
 * without CR, LF and NUL. A string is absent if the field is, and empty if the field is. An address
 * list is empty if its field is absent or empty, except that sender and reply-to are then the same
 * as from. A string field that is there twice counts once, the first time; the addresses of an
 * address field that is there twice are joined.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class MessageEnvelope {

  private final @Nullable String date;
  private final @Nullable String subject;
  private final List<EnvelopeAddress> from;
  private final List<EnvelopeAddress> sender;
  private final List<EnvelopeAddress> replyTo;
  private final List<EnvelopeAddress> to;
  private final List<EnvelopeAddress> cc;
  private final List<EnvelopeAddress> bcc;
  private final @Nullable String inReplyTo;
  private final @Nullable String messageId;

  MessageEnvelope(EnvelopeDraft draft) {
    this.date = draft.date;
    this.subject = draft.subject;
    this.from = List.copyOf(draft.from);
    this.sender = draft.sender.isEmpty() ? from : List.copyOf(draft.sender);
    this.replyTo = draft.replyTo.isEmpty() ? from : List.copyOf(draft.replyTo);
    this.to = List.copyOf(draft.to);
    this.cc = List.copyOf(draft.cc);
    this.bcc = List.copyOf(draft.bcc);
    this.inReplyTo = draft.inReplyTo;
    this.messageId = draft.messageId;
  }

  /** The Date field as written; {@link MessageDate#parse} reads it. */
  public Optional<String> date() {
    return Optional.ofNullable(date);
  }

  /** The Subject field as written; {@link EncodedWords#decode(String)} makes it text. */
  public Optional<String> subject() {
    return Optional.ofNullable(subject);
  }

  /** The authors. */
  public List<EnvelopeAddress> from() {
    return from;
  }

  /** The sender, or the authors if there is no Sender field. */
  public List<EnvelopeAddress> sender() {
    return sender;
  }

  /** Where answers go, or the authors if there is no Reply-To field. */
  public List<EnvelopeAddress> replyTo() {
    return replyTo;
  }

  /** The addresses of the To field. */
  public List<EnvelopeAddress> to() {
    return to;
  }

  /** The addresses of the Cc field. */
  public List<EnvelopeAddress> cc() {
    return cc;
  }

  /** The addresses of the Bcc field. */
  public List<EnvelopeAddress> bcc() {
    return bcc;
  }

  /** The In-Reply-To field as written. */
  public Optional<String> inReplyTo() {
    return Optional.ofNullable(inReplyTo);
  }

  /** The Message-ID field as written. */
  public Optional<String> messageId() {
    return Optional.ofNullable(messageId);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MessageEnvelope that
        && Objects.equals(date, that.date)
        && Objects.equals(subject, that.subject)
        && from.equals(that.from)
        && sender.equals(that.sender)
        && replyTo.equals(that.replyTo)
        && to.equals(that.to)
        && cc.equals(that.cc)
        && bcc.equals(that.bcc)
        && Objects.equals(inReplyTo, that.inReplyTo)
        && Objects.equals(messageId, that.messageId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(date, subject, from, to, messageId);
  }

  @Override
  public String toString() {
    return "(" + date + " " + subject + " " + from + " " + to + " " + messageId + ")";
  }
}
