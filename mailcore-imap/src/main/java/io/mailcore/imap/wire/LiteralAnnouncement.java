package io.mailcore.imap.wire;

import java.util.Optional;

/**
 * The {@code {n}}, {@code {n+}}, {@code ~{n}} or {@code ~{n+}} at the end of a line.
 *
 * @param start where it starts in the line
 * @param size announced octets, or {@link #UNREADABLE}
 * @param kind how it was announced
 */
record LiteralAnnouncement(int start, long size, LiteralKind kind) {

  /** Size of a literal that is announced with more digits than any size has. */
  static final long UNREADABLE = -1;

  /**
   * Looks at the end of a line. What is not an announcement to the letter, such as {@code {0x10}},
   * is left to the reader, for whom a brace is a syntax error in any place.
   */
  static Optional<LiteralAnnouncement> atEndOf(byte[] line, int length) {
    int end = length - 1;
    if (end < 2 || line[end] != '}') {
      return Optional.empty();
    }
    boolean synchronizing = line[end - 1] != '+';
    int digitsEnd = synchronizing ? end : end - 1;
    int digits = digitsEnd;
    while (digits > 0 && isDigit(line[digits - 1])) {
      digits--;
    }
    if (digits == digitsEnd || digits == 0 || line[digits - 1] != '{') {
      return Optional.empty();
    }
    int start = digits - 1;
    boolean binary = start > 0 && line[start - 1] == '~';
    long size = size(line, digits, digitsEnd);
    return Optional.of(
        new LiteralAnnouncement(
            binary ? start - 1 : start, size, LiteralKind.of(synchronizing, binary)));
  }

  private static long size(byte[] line, int from, int to) {
    long size = 0;
    for (int i = from; i < to; i++) {
      int digit = line[i] - '0';
      if (size > (Long.MAX_VALUE - digit) / 10) {
        return UNREADABLE;
      }
      size = size * 10 + digit;
    }
    return size;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
