package io.mailcore.jakarta;

import static java.util.Objects.requireNonNull;

import io.mailcore.mime.MessageBuilder;
import io.mailcore.model.Envelope;
import io.mailcore.model.MailAddress;
import io.mailcore.net.MailServer;
import io.mailcore.spi.smtp.MessageSubmission;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Sends the host's own mail through its server, in process: no socket, no log-in, no copy of the
 * message in memory. Safe for use by several threads; a call returns when the message is durable
 * for all its recipients, and nothing of it has happened if it throws.
 *
 * <p>A header is refused with an {@link IllegalArgumentException}, before a byte is written, if it
 * holds what would become another header or command: a line end that isn't a fold, NUL, or a
 * character that isn't one octet (its lower octet may be CR or LF: {@code U+010D}, {@code U+560A}).
 * Text of other languages belongs into a header encoded, as {@code setSubject(text, "UTF-8")} and
 * {@code new InternetAddress(address, name, "UTF-8")} do it. What Jakarta Mail has made harmless
 * before this sees it, such as a line end in a subject, which it folds or encodes, is sent as that.
 *
 * <p>Bcc counts for the envelope and isn't written.
 */
public final class Mailer {

  private final MessageSubmission submission;

  private Mailer(MessageSubmission submission) {
    this.submission = submission;
  }

  /**
   * Sends through this server.
   *
   * @throws IllegalStateException if it has no SMTP listener
   */
  public static Mailer of(MailServer server) {
    return of(server.submission());
  }

  /** Sends through this way in. */
  public static Mailer of(MessageSubmission submission) {
    return new Mailer(requireNonNull(submission, "submission"));
  }

  /**
   * Sends to the recipients of To, Cc and Bcc, from Sender or else the first author. Like {@code
   * Transport.send} it gives a new message its Message-ID and MIME fields.
   *
   * @return the transaction's id
   * @throws IllegalArgumentException if the message has no author or no recipients, or a header or
   *     address is unsafe
   * @throws MessageSubmission.RejectedException if the server refuses it
   * @throws MessagingException if the message can't be read
   */
  public String send(MimeMessage message) throws MessagingException {
    return send(message, Recipients.of(message));
  }

  /** Sends to these recipients whatever To, Cc and Bcc say, as {@code Transport.send} does. */
  public String send(MimeMessage message, Address... recipients) throws MessagingException {
    return send(message, Recipients.of(recipients));
  }

  private String send(MimeMessage message, List<MailAddress> recipients) throws MessagingException {
    return send(Envelope.of(Recipients.sender(message), recipients), message);
  }

  /** Sends with this envelope, whatever the header says. */
  public String send(Envelope envelope, MimeMessage message) throws MessagingException {
    requireNonNull(envelope, "envelope");
    if (envelope.recipients().isEmpty()) {
      throw new IllegalArgumentException("recipients: none (expected: 1 or more)");
    }
    SafeMessage safe = SafeMessage.check(requireNonNull(message, "message"));
    try {
      return submission.submit(envelope, safe::writeTo);
    } catch (IOException e) {
      if (e.getCause() instanceof MessagingException problem) {
        throw problem;
      }
      throw new MessagingException("the message can't be read: " + e.getMessage(), e);
    }
  }

  /**
   * Sends a built message from its author to its To and Cc.
   *
   * @return the transaction's id
   * @throws IllegalArgumentException if it has no recipients
   * @throws IllegalStateException if it has no author
   * @throws MessageSubmission.RejectedException if the server refuses it
   * @throws UncheckedIOException if an attachment can't be read
   */
  public String send(MessageBuilder message) {
    requireNonNull(message, "message");
    try {
      return send(BuiltHeader.of(message).envelope(), message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a built message with this envelope: the way to blind copies and to other senders. */
  public String send(Envelope envelope, MessageBuilder message) {
    requireNonNull(message, "message");
    try {
      return submission.submit(requireNonNull(envelope, "envelope"), message::writeTo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
