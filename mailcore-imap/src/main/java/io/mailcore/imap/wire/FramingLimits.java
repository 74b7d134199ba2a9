package io.mailcore.imap.wire;

/**
 * How much of one command a {@link CommandFramer} takes.
 *
 * @param lineBytes most bytes of text in one command, all its lines together, without literals
 * @param literalBytes most bytes of one literal that is kept in memory
 * @param commandLiteralBytes most bytes of all literals of one command that are kept in memory
 * @param swallowBytes most bytes of refused non-synchronizing literals that are read and thrown
 *     away before the connection has to be closed instead (RFC 7888 section 4)
 */
public record FramingLimits(
    int lineBytes, int literalBytes, int commandLiteralBytes, long swallowBytes) {

  /** Room for a LOGIN or AUTHENTICATE of a stranger and no more. */
  public static final FramingLimits BEFORE_LOGIN =
      new FramingLimits(16 * 1024, 4 * 1024, 8 * 1024, 64 * 1024);

  /** Room for large sequence sets and search strings of a user who is known. */
  public static final FramingLimits AFTER_LOGIN =
      new FramingLimits(64 * 1024, 64 * 1024, 256 * 1024, 64L * 1024 * 1024);

  /** Checks that each limit is at least one byte, {@code swallowBytes} at least none. */
  public FramingLimits {
    positive(lineBytes, "lineBytes");
    positive(literalBytes, "literalBytes");
    positive(commandLiteralBytes, "commandLiteralBytes");
    if (swallowBytes < 0) {
      throw new IllegalArgumentException("swallowBytes: " + swallowBytes + " (expected: >= 0)");
    }
  }

  private static void positive(int value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
    }
  }
}
