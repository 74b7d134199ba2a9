package io.mailcore.smtp.wire;

import static java.util.Objects.requireNonNull;

/**
 * What a client calls itself in EHLO or HELO. What it is worth isn't looked into (RFC 5321, section
 * 4.1.4), but it stands in the trace field of each message, so only what a host name or an address
 * literal is made of may be in it; the underscore too, which names of workstations have.
 *
 * @param value 1 to 255 letters, digits, dots, hyphens, underscores, colons and brackets
 */
public record HelloName(String value) {

  private static final int MAX_LENGTH = 255;

  public HelloName {
    requireNonNull(value, "value");
  }

  /** Reads the argument of EHLO or HELO. */
  public static Parsed<HelloName> parse(String argument) {
    boolean right =
        !argument.isEmpty()
            && argument.length() <= MAX_LENGTH
            && argument.chars().allMatch(HelloName::isAllowed);
    if (!right) {
      return Parsed.refused(501, "5.5.4", "Syntax: EHLO host name or address literal");
    }
    return Parsed.of(new HelloName(argument));
  }

  private static boolean isAllowed(int c) {
    return Ascii.isLetter(c) || Ascii.isDigit(c) || ".-_:[]".indexOf(c) >= 0;
  }
}
