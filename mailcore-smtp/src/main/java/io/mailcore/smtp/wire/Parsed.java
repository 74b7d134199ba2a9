package io.mailcore.smtp.wire;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.SmtpReply;

/**
 * What became of reading something a client sent: a value, or the reply that refuses it.
 *
 * @param <T> what is read
 */
public sealed interface Parsed<T> {

  /** It is right, and says this. */
  record Value<T>(T value) implements Parsed<T> {
    public Value {
      requireNonNull(value, "value");
    }
  }

  /** It isn't right. */
  record Refused<T>(SmtpReply reply) implements Parsed<T> {
    public Refused {
      requireNonNull(reply, "reply");
    }
  }

  /** What was read. */
  static <T> Parsed<T> of(T value) {
    return new Value<>(value);
  }

  /** Nothing could be read. */
  static <T> Parsed<T> refused(SmtpReply reply) {
    return new Refused<>(reply);
  }

  /** Nothing could be read: a reply of one line. */
  static <T> Parsed<T> refused(int code, String status, String text) {
    return new Refused<>(SmtpReply.of(code, status, text));
  }
}
