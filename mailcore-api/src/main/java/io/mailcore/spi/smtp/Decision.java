package io.mailcore.spi.smtp;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.SmtpReply;
import java.util.Optional;

/** An {@link SmtpPolicy}'s word. Immutable; grows by kinds. */
public final class Decision {

  /** What the policy said. */
  public enum Kind {
    /** Nothing against it: the next policy is asked, then the library's own rules. */
    PROCEED,
    /** The command, recipient or message is refused with a reply. */
    REJECT,
    /** It is refused, and the connection closed. */
    REJECT_AND_CLOSE,
    /** The message is acknowledged and thrown away. */
    DISCARD
  }

  private static final Decision PROCEED = new Decision(Kind.PROCEED, Optional.empty());
  private static final Decision DISCARD = new Decision(Kind.DISCARD, Optional.empty());

  private final Kind kind;
  private final Optional<SmtpReply> reply;

  private Decision(Kind kind, Optional<SmtpReply> reply) {
    this.kind = kind;
    this.reply = reply;
  }

  /** Nothing against it. A policy can't open what the library's own rules close. */
  public static Decision proceed() {
    return PROCEED;
  }

  /**
   * Refused, for now with a 4xx reply or for good with a 5xx.
   *
   * @throws IllegalArgumentException if the reply is neither
   */
  public static Decision reject(SmtpReply reply) {
    return new Decision(Kind.REJECT, Optional.of(negative(reply)));
  }

  /**
   * Refused, and the connection closed.
   *
   * @throws IllegalArgumentException if the reply is neither 4xx nor 5xx
   */
  public static Decision rejectAndClose(SmtpReply reply) {
    return new Decision(Kind.REJECT_AND_CLOSE, Optional.of(negative(reply)));
  }

  /** The whole message is acknowledged and thrown away, whichever step says it. */
  public static Decision discard() {
    return DISCARD;
  }

  private static SmtpReply negative(SmtpReply reply) {
    if (requireNonNull(reply, "reply").isPositive()) {
      throw new IllegalArgumentException("reply: " + reply.code() + " (expected: 400 to 599)");
    }
    return reply;
  }

  /** What the policy said. */
  public Kind kind() {
    return kind;
  }

  /** What the client is told; there if, and only if, the kind is REJECT or REJECT_AND_CLOSE. */
  public Optional<SmtpReply> reply() {
    return reply;
  }
}
