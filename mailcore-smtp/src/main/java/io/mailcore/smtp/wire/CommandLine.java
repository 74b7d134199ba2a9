package io.mailcore.smtp.wire;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A command line (RFC 5321, section 4.1.1): a verb, and what stands behind it.
 *
 * @param verb in capitals; empty if the line begins with a blank or is empty
 * @param argument without blanks around it; empty if there is none
 * @param length the octets of the line with its CR LF
 */
public record CommandLine(String verb, String argument, int length) {

  public CommandLine {
    requireNonNull(verb, "verb");
    requireNonNull(argument, "argument");
  }

  /**
   * Reads a line without its CR LF. Refused are octets that aren't UTF-8 and control characters but
   * the tab: among them each CR and LF that ended no line.
   */
  public static Parsed<CommandLine> parse(byte[] octets) {
    String text;
    try {
      text = text(octets);
    } catch (CharacterCodingException e) {
      return Parsed.refused(501, "5.5.2", "The line isn't UTF-8");
    }
    if (hasControl(text)) {
      return Parsed.refused(501, "5.5.2", "The line holds a control character");
    }
    int end = 0;
    while (end < text.length() && !Ascii.isBlank(text.charAt(end))) {
      end++;
    }
    String argument = Ascii.stripEnd(text.substring(Ascii.skipBlanks(text, end)));
    return Parsed.of(
        new CommandLine(Ascii.upper(text.substring(0, end)), argument, octets.length + 2));
  }

  /** Most lines are ASCII, which needs no decoder. */
  private static String text(byte[] octets) throws CharacterCodingException {
    for (byte octet : octets) {
      if (octet < 0) {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
      }
    }
    return new String(octets, StandardCharsets.US_ASCII);
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' || c == 0x7F) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing stands behind the verb. */
  public boolean isBare() {
    return argument.isEmpty();
  }
}
