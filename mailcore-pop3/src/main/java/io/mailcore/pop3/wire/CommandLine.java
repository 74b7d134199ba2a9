package io.mailcore.pop3.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A line as a command: {@code keyword *(SP param)} (RFC 2449, section 3).
 *
 * @param keyword in capitals
 * @param arguments what stands behind it
 */
public record CommandLine(String keyword, Arguments arguments) {

  private static final int MAX_KEYWORD = 16;

  /** Reads the octets of a complete line; empty if they begin with no keyword. */
  public static Optional<CommandLine> parse(byte[] line) {
    int end = 0;
    while (end < line.length && isLetter(line[end])) {
      end++;
    }
    boolean keyword = end > 0 && end <= MAX_KEYWORD && (end == line.length || line[end] == ' ');
    if (!keyword) {
      return Optional.empty();
    }
    String name = new String(line, 0, end, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
    Arguments arguments =
        end == line.length
            ? Arguments.NONE
            : new Arguments(Optional.of(Arrays.copyOfRange(line, end + 1, line.length)));
    return Optional.of(new CommandLine(name, arguments));
  }

  private static boolean isLetter(byte octet) {
    return octet >= 'A' && octet <= 'Z' || octet >= 'a' && octet <= 'z';
  }
}
