package io.mailcore.imap.wire;

/** How a literal was announced. */
public enum LiteralKind {
  /** {@code {n}}: the client waits for a continuation request. */
  SYNCHRONIZING(true, false),
  /** {@code {n+}}: the octets follow at once (RFC 7888). */
  NON_SYNCHRONIZING(false, false),
  /** {@code ~{n}}: may hold NUL, the client waits (RFC 4466). */
  BINARY_SYNCHRONIZING(true, true),
  /** {@code ~{n+}}: may hold NUL, the octets follow at once. */
  BINARY_NON_SYNCHRONIZING(false, true);

  private final boolean synchronizing;
  private final boolean binary;

  LiteralKind(boolean synchronizing, boolean binary) {
    this.synchronizing = synchronizing;
    this.binary = binary;
  }

  static LiteralKind of(boolean synchronizing, boolean binary) {
    if (binary) {
      return synchronizing ? BINARY_SYNCHRONIZING : BINARY_NON_SYNCHRONIZING;
    }
    return synchronizing ? SYNCHRONIZING : NON_SYNCHRONIZING;
  }

  /** Whether the client waits for {@code +} before it sends the octets. */
  public boolean synchronizing() {
    return synchronizing;
  }

  /** Whether it is a {@code literal8}, which may hold NUL. */
  public boolean binary() {
    return binary;
  }
}
