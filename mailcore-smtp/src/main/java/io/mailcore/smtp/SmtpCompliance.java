package io.mailcore.smtp;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where a listener departs from the letter of the RFCs, each departure with a name. Immutable; this
 * class grows by deviations.
 */
public final class SmtpCompliance {

  /** A departure from the rules. */
  public enum Deviation {

    /**
     * A CR or LF alone, or a NUL, in the text of a message becomes a blank, instead of refusing the
     * message and closing the connection (RFC 5321, section 2.3.8; RFC 5322, section 2.3). It never
     * ends a line, so this opens no way to smuggle messages in. Off by default.
     */
    BARE_LINE_ENDS,

    /**
     * Blanks may stand between {@code MAIL FROM:} or {@code RCPT TO:} and the address (RFC 5321,
     * section 3.3, forbids them; many clients send them). On by default.
     */
    BLANK_BEHIND_COLON,

    /**
     * {@code AUTH LOGIN} may bring the name along, although the mechanism lets the server speak
     * first (RFC 4954, section 4; common mail libraries do it). On by default.
     */
    INITIAL_RESPONSE_OF_LOGIN
  }

  /** Without any deviation. */
  public static final SmtpCompliance STRICT = new SmtpCompliance(EnumSet.noneOf(Deviation.class));

  /** With the deviations that are harmless and that clients need. */
  public static final SmtpCompliance DEFAULT =
      STRICT.with(Deviation.BLANK_BEHIND_COLON, Deviation.INITIAL_RESPONSE_OF_LOGIN);

  private final Set<Deviation> deviations;

  private SmtpCompliance(Set<Deviation> deviations) {
    this.deviations = deviations;
  }

  /** With these deviations too. */
  public SmtpCompliance with(Deviation... added) {
    EnumSet<Deviation> changed = EnumSet.copyOf(deviations);
    changed.addAll(Arrays.asList(added));
    return new SmtpCompliance(changed);
  }

  /** Without these deviations. */
  public SmtpCompliance without(Deviation... removed) {
    EnumSet<Deviation> changed = EnumSet.copyOf(deviations);
    Arrays.asList(removed).forEach(changed::remove);
    return new SmtpCompliance(changed);
  }

  /** Whether the listener departs from the rules in this way. */
  public boolean allows(Deviation deviation) {
    return deviations.contains(requireNonNull(deviation, "deviation"));
  }

  @Override
  public String toString() {
    return deviations.toString();
  }
}
