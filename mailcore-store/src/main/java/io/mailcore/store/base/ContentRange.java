package io.mailcore.store.base;

/**
 * A range of a content, cut to what is there.
 *
 * @param offset where it begins
 * @param length how many octets it has
 */
public record ContentRange(long offset, long length) {

  /**
   * The part of {@code size} octets that begins at {@code offset} and has at most {@code length}.
   *
   * @throws IllegalArgumentException if the offset lies outside 0 to {@code size}, or the length is
   *     negative
   */
  public static ContentRange of(long offset, long length, long size) {
    if (offset < 0 || offset > size) {
      throw new IllegalArgumentException("offset: " + offset + " (expected: 0 to " + size + ")");
    }
    if (length < 0) {
      throw new IllegalArgumentException("length: " + length + " (expected: 0 or more)");
    }
    return new ContentRange(offset, Math.min(length, size - offset));
  }
}
