package io.mailcore.smtp.wire;

/**
 * Looks, in a message that comes without dot-stuffing, for a CR or LF alone and for NUL. For use by
 * one thread at a time.
 */
public final class LineEndCheck {

  private boolean afterCr;
  private boolean damaged;
  private boolean atLineStart = true;

  /** Takes the next octets. */
  public void accept(byte[] octets, int from, int length) {
    for (int at = from; at < from + length; at++) {
      byte octet = octets[at];
      damaged |= octet == 0 || afterCr != (octet == '\n');
      afterCr = octet == '\r';
      atLineStart = octet == '\n';
    }
  }

  /** Whether there has been a CR or LF alone, or a NUL; a CR at the end is one. */
  public boolean isDamaged() {
    return damaged || afterCr;
  }

  /** Whether the last line is ended, or there is none. */
  public boolean isAtLineStart() {
    return atLineStart;
  }
}
