package io.mailcore.smtp.session;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.ConnectionLimits;
import io.mailcore.net.ConnectionTimeouts;

/**
 * What a listener says of its sessions.
 *
 * @param role whom it is for
 * @param limits how much a client may ask for
 * @param timeouts how long it may take
 * @param bounds how much of SMTP's own things it may ask for
 * @param leniency where the rules are stretched
 */
public record SmtpSettings(
    Role role,
    ConnectionLimits limits,
    ConnectionTimeouts timeouts,
    Bounds bounds,
    Leniency leniency) {

  public SmtpSettings {
    requireNonNull(role, "role");
    requireNonNull(limits, "limits");
    requireNonNull(timeouts, "timeouts");
    requireNonNull(bounds, "bounds");
    requireNonNull(leniency, "leniency");
  }

  /** Whom a listener is for. */
  public enum Role {
    /** Other servers, which bring mail for our users (RFC 5321). */
    MX,
    /** Our users, who log in and send mail anywhere (RFC 6409). */
    SUBMISSION
  }

  /**
   * How much a client may ask for.
   *
   * @param recipients in a transaction
   * @param unknownRecipients in a session
   * @param hops the Received fields of a message
   */
  public record Bounds(int recipients, int unknownRecipients, int hops) {}

  /**
   * Where the rules are stretched.
   *
   * @param bareLineEnds a CR or LF alone becomes a blank instead of refusing the message
   * @param blankBehindColon in MAIL and RCPT
   * @param initialResponseOfLogin AUTH LOGIN with the name on the same line
   */
  public record Leniency(
      boolean bareLineEnds, boolean blankBehindColon, boolean initialResponseOfLogin) {}
}
