package io.mailcore.spi.smtp;

import io.mailcore.model.Envelope;
import io.mailcore.model.SmtpReply;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Hands a message of the host process to a running server, without a socket. Safe for use by
 * several threads; blocks until the message is durable.
 */
public interface MessageSubmission {

  /** Writes a message with CRLF line ends. */
  @FunctionalInterface
  interface Writer {
    /** Writes all of it to {@code out} and doesn't close it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Delivers a message to each recipient of its envelope, or to none.
   *
   * @return the transaction's id
   * @throws RejectedException if the server refuses the message or a recipient
   * @throws IOException if {@code message} throws it
   */
  String submit(Envelope envelope, Writer message) throws IOException;

  /** The server said no. */
  final class RejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SmtpReply reply;

    /** Refused with this reply. */
    public RejectedException(SmtpReply reply) {
      super(reply.toString());
      this.reply = reply;
    }

    /** What an SMTP client would have been told. */
    public SmtpReply reply() {
      return reply;
    }
  }
}
