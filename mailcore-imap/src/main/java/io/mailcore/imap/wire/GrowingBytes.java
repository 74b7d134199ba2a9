package io.mailcore.imap.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that take memory as they arrive, never ahead by an announced size. */
final class GrowingBytes {

  private static final int FIRST = 256;

  private byte[] bytes = new byte[FIRST];
  private int length;

  int length() {
    return length;
  }

  byte[] array() {
    return bytes;
  }

  void add(byte b) {
    ensure(length + 1);
    bytes[length++] = b;
  }

  void add(byte[] source, int offset, int count) {
    ensure(length + count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  void add(ByteBuffer source, int count) {
    ensure(length + count);
    source.get(bytes, length, count);
    length += count;
  }

  void truncate(int newLength) {
    length = newLength;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  void clear() {
    length = 0;
    if (bytes.length > 16 * FIRST) {
      bytes = new byte[FIRST];
    }
  }

  /** Adds printable ASCII; other characters are an error of this library's own. */
  void addAscii(String ascii) {
    int count = ascii.length();
    ensure(length + count);
    for (int i = 0; i < count; i++) {
      char c = ascii.charAt(i);
      if (c < 0x20 || c > 0x7E) {
        throw new IllegalArgumentException("ascii: not printable at " + i);
      }
      bytes[length + i] = (byte) c;
    }
    length += count;
  }

  /** Adds the digits of a number that isn't negative. */
  void addNumber(long number) {
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    ensure(length + digits);
    long rest = number;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  private void ensure(int wanted) {
    if (wanted > bytes.length) {
      long doubled = Math.min(bytes.length * 2L, Integer.MAX_VALUE - 8L);
      bytes = Arrays.copyOf(bytes, (int) Math.max(wanted, doubled));
    }
  }
}
