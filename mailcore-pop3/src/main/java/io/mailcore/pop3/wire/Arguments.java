package io.mailcore.pop3.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What stands behind a command's keyword and the space after it.
 *
 * @param rest the octets, up to the end of the line; empty if not even the space is there
 */
public record Arguments(Optional<byte[]> rest) {

  /** Nothing, not even a space. */
  public static final Arguments NONE = new Arguments(Optional.empty());

  /** Whether there are none. */
  public boolean areNone() {
    return rest.isEmpty();
  }

  /**
   * All of it as one argument, spaces included, as PASS takes it (RFC 1939, section 7) and USER
   * here too; empty if there is nothing.
   */
  public Optional<byte[]> whole() {
    return rest.filter(octets -> octets.length > 0);
  }

  /**
   * The arguments, parted by one space each, of printable ASCII: {@code *(SP param)}. Empty if they
   * are anything else.
   */
  public Optional<List<String>> words() {
    if (rest.isEmpty()) {
      return Optional.of(List.of());
    }
    String text = new String(rest.get(), StandardCharsets.ISO_8859_1);
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == ' ') {
        if (i == start) {
          return Optional.empty();
        }
        words.add(text.substring(start, i));
        start = i + 1;
      } else if (text.charAt(i) < '!' || text.charAt(i) > '~') {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(words));
  }

  /** The only argument as a number, or empty if there are none, more, or another. */
  public OptionalInt number() {
    return words()
        .filter(list -> list.size() == 1)
        .map(list -> number(list.get(0)))
        .orElse(OptionalInt.empty());
  }

  /**
   * A number of decimal digits, 0 to 2147483647; empty for all else: signs, fractions, more than an
   * {@code int} holds.
   */
  public static OptionalInt number(String text) {
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return OptionalInt.empty();
      }
      value = value * 10 + (c - '0');
      if (value > Integer.MAX_VALUE) {
        return OptionalInt.empty();
      }
    }
    return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) value);
  }
}
