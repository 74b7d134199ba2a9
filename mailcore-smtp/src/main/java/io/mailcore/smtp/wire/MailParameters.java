package io.mailcore.smtp.wire;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.BodyType;
import java.util.Set;

/**
 * What the parameters of MAIL say.
 *
 * @param size the octets that are announced (RFC 1870); 0 if the client doesn't say; {@link
 *     Long#MAX_VALUE} for all that is larger
 * @param bodyType of RFC 6152
 */
public record MailParameters(long size, BodyType bodyType) {

  private static final Set<String> KNOWN = Set.of("SIZE", "BODY", "AUTH");
  private static final int MAX_SIZE_DIGITS = 20;

  /** A MAIL without parameters. */
  public static final MailParameters NONE = new MailParameters(0, BodyType.SEVEN_BIT);

  public MailParameters {
    requireNonNull(bodyType, "bodyType");
  }

  /**
   * Reads parameters.
   *
   * @param extended whether the session began with EHLO: after HELO there are no parameters
   */
  public static Parsed<MailParameters> of(EsmtpParameters parameters, boolean extended) {
    if (!KNOWN.containsAll(parameters.keywords())
        || !extended && !parameters.keywords().isEmpty()) {
      return Parsed.refused(555, "5.5.4", "A parameter of MAIL is not known here");
    }
    if (parameters.has("AUTH")
        && parameters.value("AUTH").filter(MailParameters::isAuth).isEmpty()) {
      return refused("AUTH");
    }
    long size = 0;
    if (parameters.has("SIZE")) {
      size = parameters.value("SIZE").map(MailParameters::parseSize).orElse(-1L);
    }
    if (size < 0) {
      return refused("SIZE");
    }
    BodyType bodyType = BodyType.SEVEN_BIT;
    if (parameters.has("BODY")) {
      String value = Ascii.upper(parameters.value("BODY").orElse(""));
      if (!value.equals("7BIT") && !value.equals("8BITMIME")) {
        return refused("BODY");
      }
      bodyType = value.equals("7BIT") ? BodyType.SEVEN_BIT : BodyType.EIGHT_BIT_MIME;
    }
    return Parsed.of(new MailParameters(size, bodyType));
  }

  private static boolean isAuth(String value) {
    return Xtext.decode(value).isPresent();
  }

  private static long parseSize(String digits) {
    if (digits.length() > MAX_SIZE_DIGITS || !digits.chars().allMatch(Ascii::isDigit)) {
      return -1;
    }
    long size = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (size > (Long.MAX_VALUE - digit) / 10) {
        return Long.MAX_VALUE;
      }
      size = size * 10 + digit;
    }
    return size;
  }

  private static Parsed<MailParameters> refused(String keyword) {
    return Parsed.refused(501, "5.5.4", "Not a value of " + keyword);
  }
}
