package io.mailcore.imap.wire;

/**
 * The range of octets in {@code BODY[...]<offset.length>}.
 *
 * @param offset first octet, from 0
 * @param length most octets, at least 1
 */
public record Partial(long offset, long length) {
  /** Checks the range. */
  public Partial {
    if (offset < 0 || length < 1) {
      throw new IllegalArgumentException(
          "partial: " + offset + "." + length + " (expected: >= 0 and >= 1)");
    }
  }
}
