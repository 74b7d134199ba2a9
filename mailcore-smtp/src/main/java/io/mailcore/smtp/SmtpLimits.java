package io.mailcore.smtp;

/**
 * How much the clients of an SMTP listener may ask for, beside {@link
 * io.mailcore.net.ConnectionLimits}. Immutable; this class grows.
 */
public final class SmtpLimits {

  /** The limits of a server on the open Internet. */
  public static final SmtpLimits DEFAULT = new SmtpLimits(1000, 10, 100);

  private static final int MIN_RECIPIENTS = 100;
  private static final int MIN_HOPS = 30;
  private static final int MAX_HOPS = 1000;

  private final int recipients;
  private final int unknownRecipients;
  private final int hops;

  private SmtpLimits(int recipients, int unknownRecipients, int hops) {
    this.recipients = recipients;
    this.unknownRecipients = unknownRecipients;
    this.hops = hops;
  }

  /**
   * With another number of recipients in a transaction; those beyond are refused with 452, and the
   * client sends them in the next one. 1000 by default; at least 100, which every server must take
   * (RFC 5321, section 4.5.3.1.8).
   *
   * @throws IllegalArgumentException if there are fewer than 100
   */
  public SmtpLimits withRecipients(int changed) {
    return new SmtpLimits(
        check("recipients", changed, MIN_RECIPIENTS, Integer.MAX_VALUE), unknownRecipients, hops);
  }

  /**
   * With another number of recipients in a session that nobody knows; at the next the client, which
   * guesses names, is sent away with 421. 10 by default, at least 1.
   *
   * @throws IllegalArgumentException if there is none
   */
  public SmtpLimits withUnknownRecipients(int changed) {
    return new SmtpLimits(
        recipients, check("unknownRecipients", changed, 1, Integer.MAX_VALUE), hops);
  }

  /**
   * With another number of Received fields that a message may have; one with more goes in circles
   * (RFC 5321, section 6.3). 100 by default, 30 to 1000.
   *
   * @throws IllegalArgumentException if it is another number
   */
  public SmtpLimits withHops(int changed) {
    return new SmtpLimits(
        recipients, unknownRecipients, check("hops", changed, MIN_HOPS, MAX_HOPS));
  }

  private static int check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      String expected = max == Integer.MAX_VALUE ? min + " or more" : min + " to " + max;
      throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
    }
    return value;
  }

  /** The recipients in a transaction. */
  public int recipients() {
    return recipients;
  }

  /** The recipients in a session that nobody knows. */
  public int unknownRecipients() {
    return unknownRecipients;
  }

  /** The Received fields of a message. */
  public int hops() {
    return hops;
  }
}
